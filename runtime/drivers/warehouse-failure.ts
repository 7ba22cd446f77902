import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { redactor } from '../connections/redact.ts'
import { failure } from '../failures.ts'
import type { StopReason } from './limit.ts'

/** What a permission is missing on; `action`: something that is done, such as creating a job. */
export type ObjectKind =
  | 'table'
  | 'view'
  | 'schema'
  | 'database'
  | 'catalog'
  | 'warehouse'
  | 'project'
  | 'function'
  | 'column'
  | 'file'
  | 'action'

/** What went wrong, so that a caller can tell what mends it: which GRANT, other credentials, trying later. */
export type Cause =
  | { readonly kind: 'unreachable' | 'credentials' | 'lost' | 'throttled' | 'too expensive' | 'read only' }
  /** `object`: as the warehouse names it. */
  | { readonly kind: 'permission'; readonly object?: string; readonly of?: ObjectKind }
  | { readonly kind: 'absent'; readonly object?: string }
  | { readonly kind: 'refused' }
  | { readonly kind: StopReason }

/** The only thing that a warehouse's methods reject with: a sentence for people, and its cause for the program. */
export class WarehouseFailure extends Error {
  readonly diagnostic: Diagnostic
  readonly reason: Cause
  /** The warehouse's own words, without what is said around them. */
  readonly told: string

  constructor(diagnostic: Diagnostic, reason: Cause, told = diagnostic.message) {
    super(diagnostic.message)
    this.name = 'WarehouseFailure'
    this.diagnostic = diagnostic
    this.reason = reason
    this.told = told
  }
}

/** A vendor's error, read: the cause, and the warehouse's own words with its own code. */
export interface VendorError {
  readonly cause: Cause
  readonly message: string
  readonly code?: string
}

export interface FailureContext {
  readonly name: string
  readonly minutes: number
  /** Never shown, whatever a vendor writes into its messages. */
  readonly secrets: readonly string[]
}

export const toWarehouseFailure = (
  { cause, message, code }: VendorError,
  context: FailureContext,
): WarehouseFailure => {
  const told = { name: context.name, reason: withCode(redactor(context.secrets)(message), code) }
  return new WarehouseFailure(diagnosticOf(cause, told, context), cause, told.reason)
}

/** The same as the answer of a driver that could not open its connection. */
export const openFailure = (error: VendorError, context: FailureContext) => {
  const { diagnostic, reason } = toWarehouseFailure(error, context)
  return { failed: diagnostic, reason }
}

/** A statement that would write is refused here already, before anything is sent. */
export const readOnly = (name: string, minutes: number, statement?: string): WarehouseFailure =>
  toWarehouseFailure(
    { cause: { kind: 'read only' }, message: statement ? `this is ${statement}` : 'nothing is written through it' },
    { name, minutes, secrets: [] },
  )

const codes = {
  unreachable: 'E970',
  credentials: 'E971',
  lost: 'E973',
  throttled: 'E974',
  refused: 'E975',
  absent: 'E976',
  'too expensive': 'E977',
  'read only': 'E978',
} as const

const diagnosticOf = (
  cause: Cause,
  told: { name: string; reason: string },
  { minutes }: FailureContext,
): Diagnostic => {
  switch (cause.kind) {
    case 'permission':
      return failure('E972', { ...told, ...cause })
    case 'cancelled':
      return failure('E932', {})
    case 'timed out':
      return failure('E933', { minutes })
    default:
      return failure(codes[cause.kind], told)
  }
}

/** One line that ends with a full stop, the code of the warehouse behind it. */
const withCode = (message: string, code: string | undefined): string => {
  const line = message.trim().replaceAll(/\s*\n\s*/g, ' ')
  return code === undefined || line.includes(code)
    ? line.replace(/([^.!?])$/, '$1.')
    : `${line.replace(/\.$/, '')} (${code}).`
}
