import type { ResolvedBigQuery } from '../../connections/resolved.ts'
import { textOf } from '../network.ts'

export interface Request {
  readonly method?: 'GET' | 'POST'
  /** Below `/bigquery/v2/projects/PROJECT`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: object
}

/** Calls of BigQuery's REST API through Google's own client. Throws what the client throws. */
export interface Client {
  readonly call: <Answer>(request: Request) => Promise<Answer>
  readonly place: string
}

const scopes = ['https://www.googleapis.com/auth/bigquery']
const defaultEndpoint = 'https://bigquery.googleapis.com'

export const createClient = async ({
  project,
  endpoint = defaultEndpoint,
  credentials,
}: ResolvedBigQuery): Promise<Client> => {
  // It would beat the connection's own endpoint.
  delete process.env.BIGQUERY_EMULATOR_HOST
  const [{ BigQuery }, { JWT }] = await Promise.all([import('@google-cloud/bigquery'), import('google-auth-library')])
  const signer = credentials && new JWT({ email: credentials.client_email, key: credentials.private_key, scopes })
  // The token is signed here, without asking another server first: https://google.aip.dev/auth/4111
  if (signer) signer.useJWTAccessWithScope = true
  const vendor = new BigQuery({
    projectId: project,
    apiEndpoint: endpoint,
    // Its own retries leave out 403 `rateLimitExceeded` and try a host that is not there for 16 seconds.
    retryOptions: { autoRetry: false },
    ...(signer && { authClient: signer }),
  })
  return {
    place: new URL(endpoint).host,
    call: <Answer>({ method = 'GET', path, query, body }: Request) =>
      new Promise<Answer>((resolve, reject) => {
        const asked = { method, uri: path, ...(query && { qs: defined(query) }), ...(body && { json: body }) }
        vendor.request(asked, (error, answer) => {
          if (error) reject(error)
          else if (typeof answer !== 'object')
            reject(new Error(`no answer of BigQuery: ${textOf(answer).slice(0, 200)}`))
          else resolve(answer as Answer)
        })
      }),
  }
}

const defined = (query: NonNullable<Request['query']>) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
