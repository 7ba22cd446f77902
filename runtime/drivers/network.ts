import type { VendorError } from './warehouse-failure.ts'

/** Errors of the network as Node names them: https://nodejs.org/api/errors.html#common-system-errors */
const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'its name cannot be looked up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network to it',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
}
const certificates = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO|CERT_|ERR_TLS_|ERR_SSL)/

/** The code of an error or of what caused it: vendors wrap Node's own errors. */
export const systemCode = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 6; depth++) {
    const { code, errno } = at as { code?: unknown; errno?: unknown }
    for (const found of [code, errno]) {
      if (typeof found === 'string' && (unreachable[found] || certificates.test(found))) return found
    }
    const { cause, errors } = at as { cause?: unknown; errors?: unknown }
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return undefined
}

/** What Node says of the way to a host; `begun`: an answer had begun, so the host was there. */
export const networkError = (error: unknown, place: string, begun = false): VendorError | undefined => {
  const code = systemCode(error)
  if (code === undefined) return undefined
  if (begun) return { cause: { kind: 'lost' }, message: `\`${place}\`: ${unreachable[code] ?? textOf(error)}`, code }
  const reason = unreachable[code] ?? `its certificate is not trusted: ${textOf(error)}`
  return { cause: { kind: 'unreachable' }, message: `\`${place}\`: ${reason}`, code }
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
