import fc from 'fast-check'
import { dates, decimals, eventNames, instants, integers } from '../../arbitrary/pools.ts'

/** Random queries of IDs over the shop, of the class that rules can say, and a little beyond it. */
type Sql = fc.Arbitrary<string>

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const one = (...values: readonly string[]): Sql => fc.constantFrom(...values)
const texts = one("'US'", "'us'", "'ab'", "'aBc'", "''", "'o''k'", "'é'", "'12'", "'View'", "'Order'", "'Oslo'")
const patterns = one("'a%'", "'%b'", "'%b%'", "'US'", "'%'", "'%U%'", "''", "'%12'", "'%o%'", "'a%b'")
const foldedPatterns = one("'us'", "'A%'", "'%B%'", "'%c'", "'%I%'", "'o''k'")
const numbers = fc.oneof(fc.constantFrom(...integers).map(String), fc.constantFrom(...decimals).map(String))
const days = fc.constantFrom(...dates).map(quoted)
const moments = fc.constantFrom(...instants).map(quoted)
const sign = one('=', '<>', '!=', '<', '<=', '>', '>=')
const equal = one('=', '<>')

const list = (value: Sql): Sql => fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => values.join(', '))
const words = (...parts: readonly (string | Sql)[]): Sql =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(' '))

const missing = (column: Sql): Sql => words(column, one('is null', 'is not null'))

const textTest = (column: Sql): Sql =>
  fc.oneof(
    words(column, equal, texts),
    words(texts, equal, column),
    words(column, one('in', 'not in'), '(', list(texts), ')'),
    words(column, one('like', 'not like'), patterns),
    words(column, one('ilike', 'not ilike'), foldedPatterns),
    words(column, one('is distinct from', 'is not distinct from'), texts),
    words(column, equal, column),
    missing(column),
  )
const orderTest = (column: Sql, value: Sql): Sql =>
  fc.oneof(
    words(column, sign, value),
    words(value, sign, column),
    words(column, one('between', 'not between'), value, 'and', value),
    words(column, one('in', 'not in'), '(', list(value), ')'),
    words(column, 'is distinct from', value),
    missing(column),
  )
const truthTest = (column: Sql): Sql =>
  fc.oneof(
    column,
    words('not', column),
    words(column, one('is true', 'is false', 'is not true', 'is not false')),
    words(column, equal, one('true', 'false')),
    missing(column),
  )

/** A table's columns by kind; names are written with the alias. */
interface Columns {
  readonly alias: string
  readonly text: readonly string[]
  readonly number: readonly string[]
  readonly float?: readonly string[]
  readonly boolean?: readonly string[]
  readonly date?: readonly string[]
  readonly instant?: readonly string[]
}

const atoms = ({ alias, text, number, float = [], boolean = [], date = [], instant = [] }: Columns): Sql => {
  const of = (names: readonly string[]): Sql => one(...names.map((name) => `${alias}.${name}`))
  return fc.oneof(
    { weight: 4, arbitrary: textTest(of(text)) },
    { weight: 3, arbitrary: orderTest(of(number), numbers) },
    ...(number.length > 1 ? [words(of(number), sign, of(number))] : []),
    ...(float.length > 0 ? [orderTest(of(float), numbers)] : []),
    ...(boolean.length > 0 ? [truthTest(of(boolean))] : []),
    ...(date.length > 0 ? [orderTest(of(date), days)] : []),
    ...(instant.length > 0 ? [orderTest(of(instant), moments)] : []),
  )
}

/** NOT, AND and OR over atoms, three deep. */
const logic = (atom: Sql, depth = 2): Sql => {
  if (depth === 0) return atom
  const inner = logic(atom, depth - 1)
  return fc.oneof(
    { weight: 3, arbitrary: atom },
    words('(', inner, 'and', inner, ')'),
    words('(', inner, 'or', inner, ')'),
    words('not (', inner, ')'),
    words('(', inner, ')', one('is true', 'is not true')),
  )
}

const customers: Columns = {
  alias: 'c',
  text: ['country', 'city', 'name'],
  number: ['age', 'points', 'balance', 'rate'],
  float: ['score', 'weight'],
  boolean: ['is_vip', 'opted_out'],
  date: ['birthday', 'joined_on'],
  instant: ['created_at'],
}
const orders: Columns = {
  alias: 'o',
  text: ['status', 'channel', 'coupon', 'order_id'],
  number: ['amount', 'quantity'],
  float: ['weight'],
  boolean: ['gift'],
  date: ['deliver_on'],
  instant: ['ordered_at'],
}
const items: Columns = { alias: 'i', text: ['sku', 'status', 'product_id'], number: ['quantity', 'unit_price'] }
const tickets: Columns = { alias: 't', text: ['ticket_id', 'status'], number: ['priority'] }
const accounts: Columns = { alias: 'a', text: ['plan'], number: ['seats'], date: ['renewed_on'] }
const events: Columns = {
  alias: 'e',
  text: ['category', 'campaign'],
  number: ['total'],
  instant: ['occurred_at'],
}

const exists = one('exists', 'not exists')
const itemsOf = words(
  exists,
  '( select 1 from shop.order_items i where i.order_id = o.order_id and',
  logic(atoms(items), 1),
  ')',
)
const ordersAtom = fc.oneof({ weight: 5, arbitrary: atoms(orders) }, itemsOf)
const eventsAtom = fc.oneof(atoms(events), words('e.event_name', equal, fc.constantFrom(...eventNames).map(quoted)))
const personToo = (atom: Sql): Sql => fc.oneof({ weight: 6, arbitrary: atom }, words('c.country', equal, texts))

const having = (columns: Columns, numeric: readonly string[]): Sql => {
  const value = one(...numeric.map((name) => `${columns.alias}.${name}`))
  const column = one(...[...columns.text, ...numeric].map((name) => `${columns.alias}.${name}`))
  const filter = fc.oneof(fc.constant(''), words('filter ( where', atoms(columns), ')'))
  const test = fc.oneof(
    words('count(*)', filter, sign, fc.nat(3).map(String)),
    words(
      column.map((name) => `count(${name})`),
      sign,
      fc.nat(3).map(String),
    ),
    words(
      column.map((name) => `count(distinct ${name})`),
      sign,
      fc.nat(3).map(String),
    ),
    words(
      value.map((name) => `sum(${name})`),
      filter,
      sign,
      numbers,
    ),
    words(
      value.map((name) => `min(${name})`),
      sign,
      numbers,
    ),
    words(
      value.map((name) => `max(${name})`),
      one('between', 'not between'),
      numbers,
      'and',
      numbers,
    ),
    words(
      value.map((name) => `max(${name})`),
      one('is null', 'is not null'),
    ),
  )
  return logic(test, 1)
}

const grouped = (from: string, columns: Columns, numeric: readonly string[]): Sql =>
  words(
    `select ${columns.alias}.customer_id from ${from} where`,
    logic(atoms(columns), 1),
    `group by ${columns.alias}.customer_id having`,
    having(columns, numeric),
  )
const groupedTickets = grouped('shop.tickets t', tickets, ['priority'])
const groupedOrders = grouped('shop.orders o', orders, ['amount', 'quantity'])

const personAtom: Sql = fc.oneof(
  { weight: 6, arbitrary: atoms(customers) },
  words(
    exists,
    '( select * from shop.orders o where o.customer_id = c.customer_id and',
    logic(personToo(ordersAtom), 1),
    ')',
  ),
  words(exists, '( select 1 from shop.events e where c.customer_id = e.customer_id and', logic(eventsAtom, 1), ')'),
  words(
    exists,
    '( select a.plan from shop.accounts a where a.account_id = c.account_id and',
    logic(atoms(accounts), 1),
    ')',
  ),
  words('c.customer_id in ( select t.customer_id from shop.tickets t where', logic(atoms(tickets), 1), ')'),
  words(
    'c.customer_id not in ( select t.customer_id from shop.tickets t where t.customer_id is not null and',
    logic(atoms(tickets), 1),
    ')',
  ),
  words(
    'c.account_id',
    one('in', 'not in'),
    '( select account_id from shop.accounts a where account_id is not null and',
    atoms(accounts),
    ')',
  ),
  words('c.customer_id in (', groupedTickets, ')'),
  words('c.customer_id in (', groupedOrders, ')'),
)

const joined: Sql = fc.oneof(
  words(
    'select distinct c.customer_id from shop.customers c join shop.orders o on o.customer_id = c.customer_id and',
    atoms(orders),
    'where',
    logic(fc.oneof(atoms(customers), atoms(orders)), 1),
    'and',
    logic(atoms(orders), 1),
  ),
  words(
    'select c.customer_id from shop.customers c left join shop.tickets t on t.customer_id = c.customer_id and',
    atoms(tickets),
    'where t.customer_id is null and',
    logic(atoms(customers), 1),
  ),
  words(
    'select c.customer_id from shop.customers c',
    one('join', 'left join'),
    'shop.accounts a on a.account_id = c.account_id where',
    logic(fc.oneof(atoms(accounts), atoms(customers)), 2),
  ),
  words(
    'select c.customer_id from shop.customers c join shop.orders o on o.customer_id = c.customer_id left join shop.tickets t on t.customer_id = c.customer_id where',
    logic(atoms(customers), 1),
    'group by c.customer_id',
    fc.oneof(fc.constant(''), words('having', having(orders, ['amount', 'quantity']))),
  ),
  words(
    'select c.customer_id from shop.customers c, shop.tickets t where t.customer_id = c.customer_id and',
    logic(atoms(tickets), 1),
    'and',
    logic(atoms(customers), 1),
    'group by c.customer_id having',
    having(tickets, ['priority']),
  ),
)

const simple: Sql = fc.oneof(
  { weight: 6, arbitrary: words('select c.customer_id from shop.customers c where', logic(personAtom)) },
  { weight: 2, arbitrary: joined },
  groupedTickets,
  groupedOrders,
  words('select distinct o.customer_id from shop.orders o where', logic(ordersAtom, 1)),
)

export const randomQuery: Sql = fc.oneof(
  { weight: 8, arbitrary: simple },
  words('(', simple, ')', one('union', 'union all', 'intersect', 'except'), '(', simple, ')'),
)
