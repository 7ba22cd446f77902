import type { Estimate, IntrospectedCatalog, Query, QueryOptions, Sample, Warehouse } from '../driver.ts'
import { allRows } from '../row-stream.ts'
import { readOnly } from '../warehouse-failure.ts'
import { createReadColumns } from './columns.ts'
import { describeQuery } from './describe.ts'
import { streamQuery } from './stream.ts'
import type { TypeRead } from './types.ts'
import { values, type Wire } from './wire.ts'

/** In what databases of the same protocol differ. */
export interface WireDifferences {
  readonly kind: 'postgres' | 'redshift'
  readonly readType: (native: string, isEnum?: boolean) => TypeRead
  /** The statement as the protocol has it: with `$1`, `$2`, … */
  readonly toServer: (query: Query) => Query
  readonly introspect: (wire: Wire, options: QueryOptions) => Promise<IntrospectedCatalog>
  readonly estimate: (wire: Wire, query: Query, options: QueryOptions) => Promise<Estimate>
}

export interface WireWarehouseOptions {
  readonly name: string
  readonly minutes: number
  readonly writes: boolean
}

const quoted = (table: readonly string[]): string => table.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')

export const createWireWarehouse = (
  wire: Wire,
  { kind, readType, toServer, introspect, estimate }: WireDifferences,
  { name, minutes, writes }: WireWarehouseOptions,
): Warehouse => {
  const readColumns = createReadColumns(wire, readType)
  const stream: Warehouse['stream'] = (query, options = {}) => streamQuery(wire, readColumns, toServer(query), options)
  const execute: Warehouse['execute'] = async (query, options = {}) => {
    if (!writes) throw readOnly(name, minutes)
    const started = performance.now()
    const { sql: text, parameters } = toServer(query)
    const rows = await wire.transaction(
      async ({ client, within }) => (await within(client.query({ text, values: values(parameters) }))).rowCount,
      { ...options, writes: true },
    )
    const milliseconds = Math.round(performance.now() - started)
    return { milliseconds, bytesScanned: 'not provided', rows: rows ?? 'not provided', credits: 'not provided' }
  }
  return {
    kind,
    introspect: (options = {}) => introspect(wire, options),
    estimate: (query, options = {}) => estimate(wire, query, options),
    describe: (sql, options = {}) => describeQuery(wire, readColumns, sql, options),
    stream,
    execute,
    // Without values the protocol takes several statements at once.
    together: (statements, options) => execute({ sql: statements.join(';\n'), parameters: [] }, options),
    preview: async (table, rows, options = {}): Promise<Sample> => {
      const sql = `select * from ${quoted(table)} limit ${Math.trunc(rows)}`
      const found = await stream({ sql, parameters: [] }, options)
      return { columns: found.columns, rows: await allRows(found) }
    },
    close: wire.close,
  }
}
