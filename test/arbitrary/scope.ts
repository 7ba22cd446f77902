import type { Path } from '../../grammar/tree/index.ts'

export type ValueKind = 'text' | 'integer' | 'decimal' | 'float' | 'boolean' | 'date' | 'timestamp'

/** A chain of relations that may be entered from a scope. */
export interface Chain {
  readonly path: Path
  readonly scope: ScopeName
  readonly timed: boolean
}

/** What a bare name may be where a condition is asked of a row of this relation. */
export interface Scope {
  readonly fields: Readonly<Record<ValueKind, readonly Path[]>>
  /** Columns of the relation itself, for the value of an aggregate. */
  readonly own: Readonly<Partial<Record<ValueKind, readonly string[]>>>
  readonly chains: readonly Chain[]
}

export type ScopeName = 'customer' | 'orders' | 'items' | 'events' | 'tickets'

const none = { text: [], integer: [], decimal: [], float: [], boolean: [], date: [], timestamp: [] } as const

export const scopes: Readonly<Record<ScopeName, Scope>> = {
  customer: {
    fields: {
      text: [['country'], ['name'], ['city'], ['code'], ['device'], ['account', 'plan'], ['customer_id']],
      integer: [['age'], ['points'], ['account', 'seats']],
      decimal: [['balance'], ['rate']],
      float: [['score'], ['weight']],
      boolean: [['is_vip'], ['opted_out']],
      date: [['birthday'], ['joined_on'], ['account', 'renewed_on']],
      timestamp: [['created_at'], ['seen_at'], ['registered'], ['signup_unix']],
    },
    own: {},
    chains: [
      { path: ['orders'], scope: 'orders', timed: true },
      { path: ['orders', 'items'], scope: 'items', timed: true },
      { path: ['events'], scope: 'events', timed: true },
      { path: ['tickets'], scope: 'tickets', timed: false },
    ],
  },
  orders: {
    fields: {
      text: [['status'], ['channel'], ['coupon'], ['customer', 'country']],
      integer: [['quantity'], ['customer', 'age']],
      decimal: [['amount'], ['customer', 'balance']],
      float: [['weight']],
      boolean: [['gift'], ['customer', 'is_vip']],
      date: [['deliver_on']],
      timestamp: [['ordered_at']],
    },
    own: {
      text: ['status', 'coupon'],
      integer: ['quantity'],
      decimal: ['amount'],
      float: ['weight'],
      boolean: ['gift'],
      date: ['deliver_on'],
      timestamp: ['ordered_at'],
    },
    chains: [{ path: ['items'], scope: 'items', timed: false }],
  },
  items: {
    fields: {
      ...none,
      text: [['sku'], ['status'], ['product', 'category'], ['orders', 'status'], ['customer', 'country']],
      integer: [['quantity'], ['orders', 'quantity']],
      decimal: [['unit_price'], ['product', 'price']],
    },
    own: { text: ['sku', 'status'], integer: ['quantity'], decimal: ['unit_price'] },
    chains: [],
  },
  events: {
    fields: {
      ...none,
      text: [['category'], ['campaign'], ['event_name']],
      integer: [['total'], ['customer', 'points']],
      timestamp: [['occurred_at']],
    },
    own: { text: ['category', 'event_name'], integer: ['total'], timestamp: ['occurred_at'] },
    chains: [],
  },
  tickets: {
    fields: { ...none, text: [['status']], integer: [['priority']] },
    own: { text: ['status'], integer: ['priority'] },
    chains: [],
  },
}
