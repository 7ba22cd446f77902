import { networkError, textOf } from '../network.ts'
import type { Cause, ObjectKind, VendorError } from '../warehouse-failure.ts'

/** What Google's client throws, or a job tells of itself. */
interface GoogleError {
  readonly code?: number | string
  readonly message?: string
  readonly reason?: string
  readonly errors?: readonly { readonly reason?: string; readonly message?: string }[]
}

const asGoogleError = (error: unknown): GoogleError => (typeof error === 'object' && error !== null ? error : {})

const reasonOf = (error: unknown): string | undefined => {
  const { reason, errors } = asGoogleError(error)
  return reason ?? errors?.find((one) => one.reason !== undefined)?.reason
}

/** `Access Denied: Table p:d.t: User does not have permission to query table …` */
const denied: readonly { readonly pattern: RegExp; readonly of: ObjectKind }[] = [
  { pattern: /Access Denied: (?:Table|View) ([^\s:]+:[^\s:]+)/, of: 'table' },
  { pattern: /Access Denied: Dataset ([^\s:]+:[^\s:]+)/, of: 'schema' },
  { pattern: /Access Denied: Project ([^\s:]+)/, of: 'project' },
]

const permission = (message: string): Cause => {
  for (const { pattern, of } of denied) {
    const object = pattern.exec(message)?.[1]
    if (object !== undefined) return { kind: 'permission', object, of }
  }
  return { kind: 'permission' }
}

const absent = (message: string): Cause => {
  const object = /Not found: \w+ (\S+?)[:.]?(?:\s|$)/.exec(message)?.[1]
  return { kind: 'absent', ...(object !== undefined && { object }) }
}

/** https://cloud.google.com/bigquery/docs/error-messages#errortable */
const byReason: Readonly<Record<string, (message: string) => Cause>> = {
  accessDenied: permission,
  notFound: absent,
  authError: () => ({ kind: 'credentials' }),
  rateLimitExceeded: () => ({ kind: 'throttled' }),
  userRateLimitExceeded: () => ({ kind: 'throttled' }),
  jobRateLimitExceeded: () => ({ kind: 'throttled' }),
  quotaExceeded: () => ({ kind: 'throttled' }),
  backendError: () => ({ kind: 'throttled' }),
  jobBackendError: () => ({ kind: 'throttled' }),
  bytesBilledLimitExceeded: () => ({ kind: 'too expensive' }),
  stopped: (message) => ({ kind: /tim(ed|e) ?out/i.test(message) ? 'timed out' : 'cancelled' }),
  timeout: () => ({ kind: 'timed out' }),
}

const byStatus: Readonly<Record<number, (message: string) => Cause>> = {
  401: () => ({ kind: 'credentials' }),
  403: permission,
  404: absent,
  429: () => ({ kind: 'throttled' }),
  500: () => ({ kind: 'throttled' }),
  502: () => ({ kind: 'throttled' }),
  503: () => ({ kind: 'throttled' }),
  504: () => ({ kind: 'throttled' }),
}

/** A key that cannot sign, or one that Google's own sign-in refuses. */
const credentials = /invalid_grant|invalid_client|DECODER|PEM|asn1|default credentials|ERR_OSSL|Invalid JWT/i

/** `begun`: it was signed in before. */
export const readError = (error: unknown, place: string, begun: boolean): VendorError => {
  const message = asGoogleError(error).message ?? textOf(error)
  const reason = reasonOf(error)
  const status = Number(asGoogleError(error).code)
  const known = byReason[reason ?? ''] ?? byStatus[status]
  if (known) return { cause: known(message), message, ...(reason !== undefined && { code: reason }) }
  const network = networkError(error, place, begun)
  if (network) return network
  if (credentials.test(message)) return { cause: { kind: 'credentials' }, message }
  if (/socket hang up|Premature close|aborted|terminated/i.test(message)) {
    return { cause: { kind: begun ? 'lost' : 'unreachable' }, message: `\`${place}\` closed the connection` }
  }
  return { cause: { kind: 'refused' }, message, ...(reason !== undefined && { code: reason }) }
}

export const isBusy = (error: unknown): boolean => readError(error, '', true).cause.kind === 'throttled'

/** A page can be asked for again. */
export const isPassing = (error: unknown): boolean => /^(throttled|lost)$/.test(readError(error, '', true).cause.kind)

export const isDuplicate = (error: unknown): boolean => Number(asGoogleError(error).code) === 409
