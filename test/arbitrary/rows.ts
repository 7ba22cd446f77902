import fc from 'fast-check'
import type { GivenRow, Model } from '../cases/case.ts'
import type { Cell, ColumnKind } from '../engines/index.ts'
import { dates, decimals, eventNames, floats, instants, integers, someText, tameTexts } from './pools.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'é', 'Z', '🎉', '\uffff', '10', '2', "o'k"] as const
const orderIds = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'] as const
const productIds = ['p1', 'p2', 'p3'] as const
const accountIds = ['A1', 'A2', 'A3'] as const

const cellOf: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  text: someText,
  integer: fc.constantFrom(...integers),
  'decimal 2': fc.constantFrom(...decimals),
  'decimal 4': fc.constantFrom('0.1000', '0.1234', '2.5000', '-2.5000', '7.0000'),
  float: fc.constantFrom<Cell>(...floats, 'NaN', 'Infinity'),
  boolean: fc.boolean(),
  date: fc.constantFrom(...dates),
  timestamptz: fc.constantFrom(...instants),
  timestamp: fc.constantFrom(...instants.map((instant) => instant.replace('T', ' ').replace('Z', ''))),
  // Finer than the microsecond, in the years that 64 bits of nanoseconds hold.
  'timestamp ns': fc.constantFrom(
    ...instants
      .filter((instant) => instant > '1970' && instant < '2200')
      .map(
        (instant) =>
          `${instant.slice(0, 19).replace('T', ' ')}${(/[.]\d+/.exec(instant)?.[0] ?? '.').padEnd(7, '0')}400`,
      ),
  ),
  'unix seconds': fc.constantFrom(...instants.map((instant) => Math.floor(Date.parse(instant) / 1000))),
  json: fc.constantFrom<Cell[]>(
    { x: 'US', y: { z: 'ab' } },
    { x: '12', y: { z: 5 } },
    { x: 5 },
    { x: 2.5, y: 1 },
    { x: true },
    { x: null },
    { x: [1], y: { z: null } },
    {},
  ),
  uuid: fc.constantFrom('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12'),
  'char 5': fc.constantFrom('ab', 'abc', '', 'a b'),
  bytes: fc.constant('x'),
  'text array': fc.array(fc.constantFrom(null, 'ab', 'US', 'us', 'é'), { maxLength: 3 }),
  'integer array': fc.array(fc.constantFrom(null, 1, 5, -1), { maxLength: 3 }),
}
const kindOf = (kind: ColumnKind): string => {
  if (kind.startsWith('timestamp in')) return 'timestamp'
  return kind === 'json text' ? 'json' : kind
}

/** Columns whose values are drawn from elsewhere than their kind's pool. */
const special: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  event_name: fc.constantFrom(...eventNames),
  city: fc.constantFrom(...tameTexts),
  order_id: fc.constantFrom(...orderIds),
  product_id: fc.constantFrom(...productIds),
  account_id: fc.constantFrom(...accountIds),
  customer_id: fc.constantFrom(...ids, 'stranger'),
}

type Cells = Readonly<Record<string, fc.Arbitrary<Cell>>>

/** Few people and few instants: so that rows of one person share an instant, follow each other, and tie. */
const crowded: Cells = {
  customer_id: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
    { weight: 1, arbitrary: fc.constantFrom(...ids, 'stranger') },
  ),
  occurred_at: fc.constantFrom(...instants.filter((_, index) => index % 3 === 0)),
  ordered_at: fc.constantFrom(...instants.filter((_, index) => index % 4 === 0)),
}

const rowOf = (
  columns: Readonly<Record<string, ColumnKind>>,
  fixed: GivenRow,
  own: Cells = {},
): fc.Arbitrary<GivenRow> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(columns).map(([name, kind]) => {
          const values = own[name] ?? special[name] ?? cellOf[kindOf(kind)]
          if (!values) throw new Error(`no random cells for ${name}, a ${kind}`)
          return [name, fc.option(values, { freq: own[name] ? 12 : 5 })]
        }),
      ),
    )
    .map((row) => ({ ...row, ...fixed }))

/** Rows that each have a key of their own: the keys are some of `keys`. */
const keyed = (columns: Readonly<Record<string, ColumnKind>>, key: string, keys: readonly string[], some = 0) =>
  fc
    .subarray([...keys], { minLength: some })
    .chain((chosen) => fc.tuple(...chosen.map((id) => rowOf(columns, { [key]: id }))))

const rowsOf = (columns: Readonly<Record<string, ColumnKind>>, most: number, own: Cells = {}) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(rowOf(columns, {}, own), { minLength: 4, maxLength: most }) },
    { weight: 1, arbitrary: fc.constant([]) },
  )

/** Rows for the shop's tables: keys are unique where the model says so, everything else is anything. */
export const shopRows = ({ tables }: Model): fc.Arbitrary<Readonly<Record<string, readonly GivenRow[]>>> =>
  fc.record({
    customers: keyed(tables.customers!.columns, 'customer_id', ids, 4),
    orders: keyed(tables.orders!.columns, 'order_id', orderIds).chain((some) =>
      rowsOf(tables.orders!.columns, 20, crowded).map((more) => [
        ...some,
        ...more.map((row) => ({ ...row, order_id: null })),
      ]),
    ),
    items: rowsOf(tables.items!.columns, 16),
    products: keyed(tables.products!.columns, 'product_id', productIds),
    events: rowsOf(tables.events!.columns, 60, crowded),
    tickets: rowsOf(tables.tickets!.columns, 10),
    accounts: keyed(tables.accounts!.columns, 'account_id', accountIds),
  })
