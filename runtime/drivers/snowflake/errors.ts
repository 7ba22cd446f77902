import { networkError, systemCode, textOf } from '../network.ts'
import type { Cause, ObjectKind, VendorError } from '../warehouse-failure.ts'

/** What the SDK throws: codes of the server are text with leading zeros, its own are numbers. */
interface SnowflakeError {
  readonly code?: string | number
  readonly sqlState?: string
  readonly message?: string
  readonly response?: { readonly status?: number; readonly statusCode?: number }
}

const kinds: Readonly<Record<string, ObjectKind>> = {
  table: 'table',
  view: 'view',
  schema: 'schema',
  database: 'database',
  warehouse: 'warehouse',
  function: 'function',
}

/** `Insufficient privileges to operate on table 'SALARIES'` */
const permission = (message: string): Cause => {
  const [, of = '', object] = /privileges to operate on (\w+) '([^']+)'/.exec(message) ?? []
  if (object === undefined) return { kind: 'permission' }
  return { kind: 'permission', object, of: kinds[of.toLowerCase()] ?? 'table' }
}

/** The same words for what does not exist and for what this role may not know of. */
const absent = (message: string): Cause => {
  const object = /'([^']+)' does not exist or not authorized/.exec(message)?.[1]
  return { kind: 'absent', ...(object !== undefined && { object }) }
}

const byCode: Readonly<Record<string, (message: string) => Cause>> = {
  '003001': permission,
  '002003': absent,
  '002043': absent,
  // No warehouse is selected, or it cannot be resumed.
  '000606': () => ({ kind: 'permission', of: 'warehouse' }),
  '000604': () => ({ kind: 'cancelled' }),
  '000630': () => ({ kind: 'timed out' }),
  '000625': () => ({ kind: 'timed out' }),
  // Incorrect username or password; user locked; JWT invalid; token expired; no such account.
  '390100': () => ({ kind: 'credentials' }),
  '390102': () => ({ kind: 'credentials' }),
  '390144': () => ({ kind: 'credentials' }),
  '390111': () => ({ kind: 'credentials' }),
  '390114': () => ({ kind: 'credentials' }),
  '390201': () => ({ kind: 'credentials' }),
  '390303': () => ({ kind: 'credentials' }),
  '390318': () => ({ kind: 'credentials' }),
  '394300': () => ({ kind: 'credentials' }),
  '394304': () => ({ kind: 'credentials' }),
  // The role of the connection does not exist or is not granted.
  '390186': () => ({ kind: 'permission', of: 'action' }),
  '390189': () => ({ kind: 'permission', of: 'action' }),
}

const byState: Readonly<Record<string, (message: string) => Cause>> = {
  '42501': permission,
  '42S02': absent,
  '02000': absent,
  '57014': () => ({ kind: 'cancelled' }),
}

const throttled = new Set([429, 502, 503, 504])

/** Large results come as files of a store besides Snowflake's own server. */
const fileFailures = new Set(['402001', '402002'])

/** `begun`: it was signed in before. */
export const readError = (error: unknown, place: string, begun: boolean): VendorError => {
  const { code: rawCode, sqlState, response } = (typeof error === 'object' && error ? error : {}) as SnowflakeError
  const message = textOf(error)
  const code = rawCode === undefined ? undefined : String(rawCode)
  const known = byCode[code ?? ''] ?? byState[sqlState ?? '']
  if (known) return { cause: known(message), message, ...(code !== undefined && { code }) }
  const status = response?.status ?? response?.statusCode
  if (status !== undefined && throttled.has(status)) {
    return { cause: { kind: 'throttled' }, message: `\`${place}\` answers ${status}`, code: String(status) }
  }
  if (status === 404 && !begun) {
    return { cause: { kind: 'unreachable' }, message: `\`${place}\` knows no such account`, code: '404' }
  }
  const network = networkError(error, place, begun)
  if (network) return network
  if (fileFailures.has(code ?? '')) return { cause: { kind: 'lost' }, message, ...(code !== undefined && { code }) }
  if (/^(401001|401002)$/.test(code ?? '')) {
    return { cause: { kind: begun ? 'lost' : 'unreachable' }, message: `\`${place}\`: ${message}` }
  }
  if (/private key|DECODER|PEM|asn1|passphrase/i.test(message)) return { cause: { kind: 'credentials' }, message }
  return { cause: { kind: 'refused' }, message, ...(code !== undefined && { code }) }
}

export const isBusy = (error: unknown): boolean => readError(error, '', true).cause.kind === 'throttled'
export const isNetwork = (error: unknown): boolean => systemCode(error) !== undefined
