import { networkError, systemCode, textOf } from '../network.ts'
import { deniedCause } from '../postgres/errors.ts'
import type { Cause, VendorError } from '../warehouse-failure.ts'

const absent = (message: string): Cause => {
  const object = /(?:relation|schema|database|table) "?([^"\s]+)"? (?:does not exist|not found)/.exec(message)?.[1]
  return { kind: 'absent', ...(object !== undefined && { object }) }
}

/** A statement that failed has no code, only a text: `ERROR: permission denied for relation salaries`. */
const byText: readonly { readonly pattern: RegExp; readonly cause: (message: string) => Cause }[] = [
  { pattern: /permission denied for/i, cause: deniedCause },
  { pattern: /read-only/i, cause: () => ({ kind: 'read only' }) },
  { pattern: /statement timeout|query_group_timeout/i, cause: () => ({ kind: 'timed out' }) },
  {
    pattern: /cancell?ed on user'?s? request|cancell?ing statement due to user/i,
    cause: () => ({ kind: 'cancelled' }),
  },
  {
    pattern: /relation "[^"]*" does not exist|schema "[^"]*" does not exist|database "[^"]*" does not exist/i,
    cause: absent,
  },
  {
    pattern: /password authentication failed|user "[^"]*" does not exist|role "[^"]*" does not exist/i,
    cause: () => ({ kind: 'credentials' }),
  },
]

export const readStatementError = (text: string): VendorError => {
  const message = text.replace(/^ERROR:\s*/, '').replace(/\s*\[ErrorId: [^\]]*\]\s*$/, '')
  return { cause: byText.find(({ pattern }) => pattern.test(message))?.cause(message) ?? { kind: 'refused' }, message }
}

/** `User: arn:… is not authorized to perform: redshift-data:ExecuteStatement on resource: arn:…` */
const unauthorized = (message: string): Cause => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1]
  return { kind: 'permission', ...(action !== undefined && { object: action, of: 'action' as const }) }
}

/** https://docs.aws.amazon.com/redshift-data/latest/APIReference/CommonErrors.html */
const byName: Readonly<Record<string, (message: string) => Cause>> = {
  AccessDeniedException: unauthorized,
  AccessDenied: unauthorized,
  UnrecognizedClientException: () => ({ kind: 'credentials' }),
  InvalidSignatureException: () => ({ kind: 'credentials' }),
  SignatureDoesNotMatch: () => ({ kind: 'credentials' }),
  InvalidClientTokenId: () => ({ kind: 'credentials' }),
  ExpiredTokenException: () => ({ kind: 'credentials' }),
  ExpiredToken: () => ({ kind: 'credentials' }),
  MissingAuthenticationTokenException: () => ({ kind: 'credentials' }),
  CredentialsProviderError: () => ({ kind: 'credentials' }),
  ThrottlingException: () => ({ kind: 'throttled' }),
  Throttling: () => ({ kind: 'throttled' }),
  TooManyRequestsException: () => ({ kind: 'throttled' }),
  ActiveStatementsExceededException: () => ({ kind: 'throttled' }),
  ActiveSessionsExceededException: () => ({ kind: 'throttled' }),
  InternalServerException: () => ({ kind: 'throttled' }),
  ServiceUnavailable: () => ({ kind: 'throttled' }),
  ResourceNotFoundException: absent,
  ExecuteStatementException: () => ({ kind: 'refused' }),
}

export const readError = (error: unknown, place: string, begun: boolean): VendorError => {
  const message = textOf(error)
  const name = error instanceof Error ? error.name : ''
  const known = byName[name]
  if (known) return { cause: known(message), message, code: name }
  const network = networkError(error, place, begun)
  if (network) return network
  if (name === 'TimeoutError' || /socket hang up/i.test(message)) {
    return { cause: { kind: begun ? 'lost' : 'unreachable' }, message: `\`${place}\` closed the connection` }
  }
  return { cause: { kind: 'refused' }, message, ...(name !== '' && name !== 'Error' && { code: name }) }
}

export const isBusy = (error: unknown): boolean => readError(error, '', true).cause.kind === 'throttled'
/** What was only asked can be asked again. */
export const isPassing = (error: unknown): boolean => isBusy(error) || systemCode(error) !== undefined
