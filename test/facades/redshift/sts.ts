import { type Answer, type Facade, startFacade } from '../http.ts'
import { isSigned } from './signature.ts'

export interface StsOptions {
  readonly accessKeys: Readonly<Record<string, string>>
  readonly roleArn: string
  readonly externalId: string
  /** What those who assume the role get. */
  readonly session: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly token: string }
}

const xml = (status: number, body: string): Answer => ({ status, body, headers: { 'content-type': 'text/xml' } })

const refused = (code: string, message: string): Answer =>
  xml(
    403,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  )

/** AssumeRole: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const startSts = (options: StsOptions): Promise<Facade> =>
  startFacade({
    busyAnswer: refused('Throttling', 'Rate exceeded'),
    answer: async (request) => {
      const asked = new URLSearchParams(request.body.toString())
      if (!isSigned(request, (id) => options.accessKeys[id])) {
        return refused('InvalidClientTokenId', 'The security token included in the request is invalid.')
      }
      if (asked.get('RoleArn') !== options.roleArn || asked.get('ExternalId') !== options.externalId) {
        const user = 'arn:aws:iam::123456789012:user/segql'
        return refused(
          'AccessDenied',
          `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${asked.get('RoleArn')}`,
        )
      }
      const { accessKeyId, secretAccessKey, token } = options.session
      const expiration = new Date(Date.now() + 3_600_000).toISOString()
      const credentials = `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${token}</SessionToken><Expiration>${expiration}</Expiration>`
      return xml(
        200,
        `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${credentials}</Credentials><AssumedRoleUser><AssumedRoleId>A:segql</AssumedRoleId><Arn>${options.roleArn}/segql</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`,
      )
    },
  })
