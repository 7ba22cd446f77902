import type { Diagnostic } from '../../grammar/diagnostic.ts'

/** What went wrong, by kind, so that a caller can tell what to do: which GRANT would mend it, whether to try later. */
export type Cause =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'credentials' }
  /** `object`: as the warehouse names it. */
  | { readonly kind: 'permission'; readonly object?: string; readonly of?: ObjectKind }
  | { readonly kind: 'lost' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'refused'; readonly code?: string }
  | { readonly kind: 'absent'; readonly object?: string }
  | { readonly kind: 'too expensive' }
  | { readonly kind: 'read only' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timed out' }

export type ObjectKind =
  | 'table'
  | 'view'
  | 'schema'
  | 'database'
  | 'catalog'
  | 'warehouse'
  | 'project'
  | 'action'
  | 'function'

/** The only thing that a warehouse's methods reject with: a sentence for people, and its cause for the program. */
export class WarehouseFailure extends Error {
  readonly diagnostic: Diagnostic
  readonly reason: Cause

  constructor(diagnostic: Diagnostic, reason: Cause) {
    super(diagnostic.message)
    this.name = 'WarehouseFailure'
    this.diagnostic = diagnostic
    this.reason = reason
  }
}
