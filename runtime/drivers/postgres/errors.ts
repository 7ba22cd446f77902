import { networkError, textOf } from '../network.ts'
import type { Cause, ObjectKind, VendorError } from '../warehouse-failure.ts'

interface ServerError {
  readonly code?: string
  readonly message: string
  readonly position?: string
}

/** `permission denied for table orders`; Redshift says `relation`. */
const denied =
  /permission denied for (table|view|relation|schema|database|function|sequence|materialized view|foreign table|column|large object) "?([^"]+?)"?$/m

/** The object that a message of a missing permission names. */
export const deniedCause = (message: string): Cause => {
  const [, of = '', object] = denied.exec(message) ?? []
  if (object === undefined) return { kind: 'permission' }
  return { kind: 'permission', object, of: kinds[of] ?? 'table' }
}
const kinds: Readonly<Record<string, ObjectKind>> = {
  view: 'view',
  schema: 'schema',
  database: 'database',
  function: 'function',
  column: 'column',
}

const absent = (message: string): Cause => {
  const object = /"([^"]+)"/.exec(message)?.[1]
  return { kind: 'absent', ...(object !== undefined && { object }) }
}

/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const byCode: readonly { readonly pattern: RegExp; readonly cause: (message: string) => Cause }[] = [
  { pattern: /^28/, cause: () => ({ kind: 'credentials' }) },
  { pattern: /^42501$/, cause: deniedCause },
  { pattern: /^(42P01|3F000|3D000)$/, cause: absent },
  { pattern: /^25006$/, cause: () => ({ kind: 'read only' }) },
  { pattern: /^57014$/, cause: (message) => ({ kind: /timeout/.test(message) ? 'timed out' : 'cancelled' }) },
  { pattern: /^(53300|53400)$/, cause: () => ({ kind: 'throttled' }) },
  { pattern: /^57P03$/, cause: () => ({ kind: 'throttled' }) },
  { pattern: /^(57P0|08)/, cause: () => ({ kind: 'lost' }) },
]

/** What the network says has no severity, but may have a code of five letters as well (`EPIPE`). */
const isServerError = (error: unknown): error is ServerError & Error => error instanceof Error && 'severity' in error

/** What `pg` throws. `begun`: it was signed in before. */
export const readError = (error: unknown, place: string, begun: boolean): VendorError => {
  if (isServerError(error)) {
    const { code = '', message } = error
    const cause = byCode.find(({ pattern }) => pattern.test(code))?.cause(message) ?? { kind: 'refused' }
    return { cause, message, code }
  }
  const message = textOf(error)
  if (/password must be a string|SASL|no password/i.test(message)) return { cause: { kind: 'credentials' }, message }
  if (/timeout expired|timeout exceeded/i.test(message)) {
    return { cause: { kind: 'unreachable' }, message: `\`${place}\` does not answer` }
  }
  if (/Connection terminated|not queryable|connection error/i.test(message)) {
    return { cause: { kind: begun ? 'lost' : 'unreachable' }, message: `\`${place}\`: ${message}` }
  }
  if (/does not support SSL/.test(message)) {
    return {
      cause: { kind: 'unreachable' },
      message: `\`${place}\`: ${message}. \`tls\` of the connection may be \`off\``,
    }
  }
  return networkError(error, place, begun) ?? { cause: { kind: 'refused' }, message }
}

/** Too many connections, or a server that is starting: worth another try. */
export const isBusy = (error: unknown): boolean =>
  isServerError(error) && /^(53300|53400|57P03)$/.test(error.code ?? '')

/** Where in the text the server points, counted by it in characters from 1. */
export const errorPlace = (error: unknown, text: string): number | undefined => {
  if (!isServerError(error) || error.position === undefined) return undefined
  return [...text].slice(0, Number(error.position) - 1).join('').length
}
