import type {
  Aggregate,
  Column,
  Expr,
  Hop,
  IdSet,
  Link,
  Literal,
  Program,
  SequenceStep,
  TableRef,
} from '../../compiler/ir.ts'
import type { ColumnRead, Storage, Type } from '../../compiler/types.ts'
import type { AggregateName } from '../../grammar/operators.ts'
import { columnMeaning } from '../engines/column-kind.ts'
import type { ColumnKind } from '../engines/index.ts'

export const text = { kind: 'text' } as const
export const integer = { kind: 'integer' } as const
export const float = { kind: 'float' } as const
export const boolean = { kind: 'boolean' } as const
export const date = { kind: 'date' } as const
export const timestamp = { kind: 'timestamp' } as const

export const table = (name: string): TableRef => ({ connection: 'demo', name: ['shop', name] })

/** A column as the checker would read one stored so: `timestamp in Europe/Berlin`, `unix seconds`. */
export const read = (column: string, kind: ColumnKind = 'text'): ColumnRead => {
  if (kind.startsWith('timestamp in '))
    return { column, type: timestamp, storage: { as: 'local', zone: kind.slice(13) } }
  if (kind.startsWith('unix '))
    return { column, type: timestamp, storage: { as: 'unix', unit: kind.slice(5) as 'seconds' } }
  if (kind === 'json text') return { column, type: { kind: 'json' }, storage: { as: 'json text' } }
  const { type, storage } = columnMeaning(kind) as { type: Type; storage: Storage }
  return { column, type, storage }
}

export const column = (frame: number, name: string, kind: ColumnKind = 'text', hops: readonly Hop[] = []): Column => {
  const made = read(name, kind)
  return { kind: 'column', type: made.type, frame, hops, read: made }
}

export const literal = (value: string | number | boolean): Literal => {
  if (typeof value === 'string') return { kind: 'literal', type: text, value }
  if (typeof value === 'boolean') return { kind: 'literal', type: boolean, value }
  return { kind: 'literal', type: integer, value: String(value) }
}

export const apply = (name: string, operands: readonly Expr[], type: Type = boolean, variant?: string): Expr => ({
  kind: 'apply',
  type,
  name,
  operands,
  ...(variant && { variant }),
})
export const equals = (left: Expr, right: string | number | boolean | Expr): Expr =>
  apply('=', [left, typeof right === 'object' ? right : literal(right)])
export const atLeast = (left: Expr, right: number): Expr => apply('>=', [left, literal(right)])
export const not = (operand: Expr): Expr => ({ kind: 'not', type: boolean, operand })
export const and = (...operands: Expr[]): Expr => ({ kind: 'and', type: boolean, operands })
export const or = (...operands: Expr[]): Expr => ({ kind: 'or', type: boolean, operands })
export const reference = (definition: string, type: Type = boolean): Expr => ({ kind: 'reference', type, definition })

export const link = (relation: string, parent: string, child: string, options: Partial<Link> = {}): Link => ({
  relation,
  hops: [],
  table: table(relation),
  keys: [{ parent: read(parent), child: read(child) }],
  ...options,
})
export const orders = link('orders', 'customer_id', 'customer_id')
export const items = link('items', 'order_id', 'order_id')
export const events = link('events', 'customer_id', 'customer_id', { cut: read('at', 'timestamp') })

export const aggregate = (
  name: AggregateName,
  type: Type,
  links: readonly Link[],
  options: Partial<Aggregate> = {},
): Expr => ({ kind: 'aggregate', type, function: name, frame: 0, links, ...options })

export const step = (event: string, options: Partial<SequenceStep> = {}): SequenceStep => ({
  link: events,
  time: column(1, 'at', 'timestamp'),
  where: equals(column(1, 'name'), event),
  ...options,
})
export const sequence = (...steps: SequenceStep[]): Expr => ({ kind: 'sequence', type: boolean, frame: 0, steps })

const bare = {
  version: 1,
  name: 'tried',
  connection: 'demo',
  population: {
    kind: 'table',
    entity: 'customer',
    trimmed: false,
    lower: false,
    table: table('customers'),
    id: read('customer_id'),
    distinct: false,
  },
  zone: 'UTC',
  weekStart: 'Monday',
  definitions: {},
  sets: {},
} as const satisfies Partial<Program>

export const segment = (condition: Expr, options: Partial<Program> = {}): Program => ({
  ...bare,
  kind: 'segment',
  condition,
  columns: [],
  ...options,
})
export const traits = (values: Readonly<Record<string, Expr>>, options: Partial<Program> = {}): Program => ({
  ...bare,
  kind: 'traits',
  columns: Object.entries(values).map(([name, value]) => ({ name, value })),
  ...options,
})
export const rawSet = (name: string, sql: string): IdSet => ({ kind: 'sql', name, connection: 'demo', text: sql })
