import type { RedshiftDataClient } from '@aws-sdk/client-redshift-data'
import type { ResolvedRedshiftDataApi } from '../../connections/resolved.ts'

/** Whose identity the calls have: the access key's, or the machine's own; through the role, if one is assumed. */
const credentialsOf = async (connection: ResolvedRedshiftDataApi) => {
  const { accessKeyId, secretAccessKey, roleArn, externalId, region, stsEndpoint } = connection
  const own = accessKeyId !== undefined && secretAccessKey !== undefined ? { accessKeyId, secretAccessKey } : undefined
  if (roleArn === undefined) return own
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  return fromTemporaryCredentials({
    ...(own && { masterCredentials: own }),
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'segql',
      ...(externalId !== undefined && { ExternalId: externalId }),
    },
    clientConfig: { region, maxAttempts: 1, ...(stsEndpoint !== undefined && { endpoint: stsEndpoint }) },
  })
}

/** AWS's client of the Data API. It does not retry by itself: its caller does, and knows what may be sent twice. */
export const createClient = async (connection: ResolvedRedshiftDataApi): Promise<RedshiftDataClient> => {
  const { RedshiftDataClient: Client } = await import('@aws-sdk/client-redshift-data')
  const { region, endpoint } = connection
  const credentials = await credentialsOf(connection)
  const client = new Client({
    region,
    maxAttempts: 1,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
  })
  keepLongNumbers(client)
  return client
}

interface Answered {
  readonly response: { body?: AsyncIterable<Uint8Array> | Uint8Array }
}
type Handle = (given: object) => Promise<Answered>

/**
 * The client reads JSON's numbers as floats: 9007199254740993 would come as …992. Before it reads an answer, long numbers are
 * made texts. Within a text of the answer the quotes are escaped, so that nothing else can look like this.
 */
const keepLongNumbers = (client: RedshiftDataClient): void => {
  const keep =
    (next: Handle): Handle =>
    async (given) => {
      const result = await next(given)
      const { response } = result
      if (response.body === undefined) return result
      const text = (await wholeBody(response.body)).toString('utf8')
      response.body = Buffer.from(text.replaceAll(/\{"longValue":\s*(-?\d{16,})\s*\}/g, '{"stringValue":"$1"}'))
      return result
    }
  const place = { relation: 'after', toMiddleware: 'deserializerMiddleware', name: 'keepLongNumbers' } as const
  client.middlewareStack.addRelativeTo(keep as never, place)
}

const wholeBody = async (body: AsyncIterable<Uint8Array> | Uint8Array): Promise<Buffer> => {
  if (body instanceof Uint8Array) return Buffer.from(body)
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}
