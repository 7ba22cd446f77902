import fc from 'fast-check'
import type { Expression } from '../../grammar/tree/index.ts'
import { condition } from './condition.ts'
import { nows, zones } from './pools.ts'
import type { ValueKind } from './scope.ts'
import { listed, value } from './value.ts'

/** Segments that random rules speak of: rules, another entity's, raw SQL with strangers, repeated and missing IDs. */
export const lawItems = `
  segment in_us of customer { where country = "US" }
  segment young of customer { where age < 18 or did "Cart" }
  segment told of customer { sql """ select customer_id from shop.tickets """ }
  segment pro of account { where seats > 2 }`

/** A well-typed rule about customers of the shop. */
export const rule: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 3, arbitrary: condition('customer', 2) },
  { weight: 1, arbitrary: condition('customer', 3) },
)

const kinds: readonly ValueKind[] = ['text', 'integer', 'decimal', 'float', 'boolean', 'date', 'timestamp']

/** A trait: a value of any type, a condition included. */
export const trait: fc.Arbitrary<Expression> = fc.oneof(
  ...kinds.map((kind) => value(kind, 'customer', 2)),
  listed(1),
  condition('customer', 1),
)

/** When and where a run takes place. */
export const circumstances = fc.record({
  now: fc.constantFrom(...nows),
  zone: fc.constantFrom(...zones),
  weekStart: fc.constantFrom('Monday' as const, 'Sunday' as const),
})
