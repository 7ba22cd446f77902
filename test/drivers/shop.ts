import { compileProgram, type Statement } from '../../compiler/compile.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Program } from '../../compiler/ir.ts'
import { defaultLimits } from '../../compiler/limits.ts'
import { checkProject } from '../../compiler/project.ts'
import { type Row, type Rows, tableKey, type Value } from '../../compiler/values.ts'
import { dialects } from '../../dialects/index.ts'
import { parseText } from '../../grammar/index.ts'
import type { IntrospectedCatalog, WarehouseKind } from '../../runtime/drivers/driver.ts'
import { columnMeaning, readCell } from '../engines/column-kind.ts'
import type { PhysicalTable } from '../engines/index.ts'

/** The tables that every warehouse of the driver tests holds. */
export const shopTables: readonly PhysicalTable[] = [
  {
    name: ['shop', 'customers'],
    columns: { customer_id: 'text', country: 'text', age: 'integer', credit: 'decimal 2', joined_at: 'timestamptz' },
    rows: [
      ['c1', 'Österreich', 41, '12.50', '2026-01-31T10:00:00Z'],
      ['c2', 'Deutschland', 17, '0.00', '2025-06-01T00:00:00.123456Z'],
      ['c3', "Côte d'Ivoire", null, '99999999999999.99', null],
      ['c4', '日本 🎌', 9007199254740993n, null, '1969-12-31T23:59:59.999999Z'],
      ['c5', null, 30, '-0.05', '2026-02-28T12:00:00Z'],
    ],
  },
  {
    name: ['shop', 'orders'],
    columns: { order_id: 'integer', customer_id: 'text', amount: 'decimal 2', ordered_at: 'timestamptz' },
    rows: [
      [1, 'c1', '10.10', '2026-02-01T08:00:00Z'],
      [2, 'c1', '20.20', '2026-02-02T08:00:00Z'],
      [3, 'c2', '5.00', '2024-02-02T08:00:00Z'],
      [9007199254740993n, 'c4', '7.00', '2026-02-03T08:00:00Z'],
    ],
  },
]

const model = `
entity customer on demo {
  from shop.customers
  id customer_id
  many orders from shop.orders by customer_id at ordered_at
}
segment abroad of customer { where country != "Deutschland" and credit is set }
traits facts of customer {
  orders_90d = count(orders within last 90 days)
  spent = sum(orders.amount)
  latest = max(orders.ordered_at)
  grown_up = (age >= 18)
  age_now = age
}
`
/** 2026-03-01 */
export const now = 1_772_323_200_000_000n

const connection = 'demo'

/** A rule of the shop, checked against the tables that the driver found. */
export const programOf = (catalog: IntrospectedCatalog, name: 'abroad' | 'facts'): Program => {
  const settings = { zone: 'UTC', weekStart: 'Monday', limits: defaultLimits, defaultConnection: connection } as const
  const whole = { version: 1, connections: { [connection]: catalog } } as const
  const { value, diagnostics } = checkProject([parseText(model)], whole, settings)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const program = value.segments.get(name)?.program ?? value.traits.get(name)?.program
  if (!program || program.kind === 'sql traits') throw new Error(`the model has no rules for ${name}`)
  return program
}

export const statementOf = (program: Program, kind: WarehouseKind): Statement => {
  const { value, diagnostics } = compileProgram(program, dialects[kind as keyof typeof dialects], {
    now,
    print: 'parameters',
  })
  const [failed] = diagnostics
  if (failed) throw new Error(failed.message)
  return value
}

/** The tables as they stand in the reference evaluator: a warehouse may spell their names otherwise. */
const referenceCatalog: IntrospectedCatalog = {
  identifiers: 'sensitive',
  tables: shopTables.map(({ name, columns }) => ({
    name,
    kind: 'table',
    uniqueKeys: [],
    columns: Object.entries(columns).map(([column, kind]) => {
      const { type, storage, postgres } = columnMeaning(kind)
      return { name: column, type, storage, native: postgres, nullable: true }
    }),
  })),
}

/** The values that the reference evaluator gives, by ID. */
export const expectedOf = (name: 'abroad' | 'facts'): ReadonlyMap<string, readonly Value[]> => {
  const rows: Rows = new Map(
    shopTables.map((table) => [
      tableKey({ connection, name: table.name }),
      table.rows.map(
        (row): Row =>
          Object.fromEntries(
            Object.entries(table.columns).map(([column, kind], index) => [column, readCell(kind, row[index] ?? null)]),
          ),
      ),
    ]),
  )
  const { members, traits } = evaluate(programOf(referenceCatalog, name), { rows, sets: {}, now })
  return new Map(members.map((id) => [id, traits.get(id) ?? []]))
}

export const typesOf = (table: PhysicalTable) =>
  Object.entries(table.columns).map(([name, kind]) => [name, columnMeaning(kind).type] as const)
