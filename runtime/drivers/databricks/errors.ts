import { networkError, textOf } from '../network.ts'
import type { Cause, ObjectKind, VendorError } from '../warehouse-failure.ts'

/** What the package throws: of HTTP, of a status, of an operation, of retries. */
interface DatabricksError {
  readonly name?: string
  readonly message?: string
  readonly errorCode?: string
  readonly statusCode?: number
  readonly response?: {
    readonly status?: number
    readonly sqlState?: string
    readonly errorMessage?: string
    readonly headers?: { readonly get?: (name: string) => string | null }
  }
  readonly payload?: unknown
}

const kinds: Readonly<Record<string, ObjectKind>> = {
  table: 'table',
  view: 'view',
  schema: 'schema',
  database: 'schema',
  catalog: 'catalog',
  function: 'function',
}

/** ``User does not have SELECT on Table 'main.shop.salaries'`` */
const permission = (message: string): Cause => {
  const [, of = '', object] = / on (\w+) '([^']+)'/i.exec(message) ?? []
  if (object === undefined) return { kind: 'permission' }
  return { kind: 'permission', object, of: kinds[of.toLowerCase()] ?? 'table' }
}

const absent = (message: string): Cause => {
  const object = /(?:table or view|schema|catalog) `?([^\s]+?)`? cannot be found/i
    .exec(message)?.[1]
    ?.replaceAll('`', '')
  return { kind: 'absent', ...(object !== undefined && { object }) }
}

/** https://docs.databricks.com/aws/en/error-messages/error-classes */
const byText: readonly { readonly pattern: RegExp; readonly cause: (message: string) => Cause }[] = [
  { pattern: /INSUFFICIENT_PERMISSIONS|PERMISSION_DENIED|42501/, cause: permission },
  { pattern: /TABLE_OR_VIEW_NOT_FOUND|SCHEMA_NOT_FOUND|NO_SUCH_CATALOG|42P01/, cause: absent },
  { pattern: /statement timeout|timed out|STATEMENT_TIMEOUT/i, cause: () => ({ kind: 'timed out' }) },
  { pattern: /Session .*(expired|closed)|Invalid SessionHandle/i, cause: () => ({ kind: 'lost' }) },
]

const byStatus: Readonly<Record<number, (message: string, begun: boolean) => Cause>> = {
  401: () => ({ kind: 'credentials' }),
  // With a token that is taken, the warehouse itself may not be used.
  403: (message) =>
    /token|credential/i.test(message) ? { kind: 'credentials' } : { kind: 'permission', of: 'warehouse' },
  404: () => ({ kind: 'unreachable' }),
  429: () => ({ kind: 'throttled' }),
  503: () => ({ kind: 'throttled' }),
}

const states: Readonly<Record<string, Cause['kind']>> = {
  CANCELED: 'cancelled',
  CLOSED: 'cancelled',
  TIMEOUT: 'timed out',
}

const asError = (error: unknown): DatabricksError => (typeof error === 'object' && error !== null ? error : {})

/** Why an HTTP call was refused stands in a header. */
const spokenReason = (headers: { readonly get?: (name: string) => string | null } | undefined): string | undefined =>
  headers?.get?.('x-databricks-reason-phrase') ?? headers?.get?.('x-thriftserver-error-message') ?? undefined

/** Errors of retries hold what they gave up on. */
const statusOf = (error: unknown): number | undefined => {
  const { statusCode, response, payload } = asError(error)
  if (statusCode !== undefined) return statusCode
  if (response?.status !== undefined) return response.status
  if (typeof payload !== 'object' || payload === null) return undefined
  const inner = payload as DatabricksError & { readonly status?: number }
  return inner.status ?? statusOf(inner)
}

/** `begun`: it was signed in before. */
export const readError = (error: unknown, place: string, begun: boolean): VendorError => {
  const { errorCode, response, payload } = asError(error)
  const message = response?.errorMessage?.split('\n\tat ')[0] ?? textOf(error)
  const state = states[errorCode ?? '']
  if (state !== undefined) return { cause: { kind: state } as Cause, message }
  const status = statusOf(error)
  const known = byStatus[status ?? 0]
  if (known) {
    const said = spokenReason(response?.headers) ?? textOf(error)
    return { cause: known(said, begun), message: `\`${place}\` answers ${status}: ${said}`, code: String(status) }
  }
  const network = networkError(error, place, begun) ?? networkError(payload, place, begun)
  if (network) return network
  if (/socket hang up|Premature close|network timeout|FetchError|ECONN|terminated/i.test(message)) {
    return { cause: { kind: begun ? 'lost' : 'unreachable' }, message: `\`${place}\`: ${message}` }
  }
  const code = response?.sqlState ?? /SQLSTATE: (\w{5})/.exec(message)?.[1]
  const cause = byText.find(({ pattern }) => pattern.test(`${message} ${code ?? ''}`))?.cause(message)
  return { cause: cause ?? { kind: 'refused' }, message, ...(code !== undefined && { code }) }
}

export const isBusy = (error: unknown): boolean => readError(error, '', true).cause.kind === 'throttled'
