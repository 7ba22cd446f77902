import { snowflake } from '../../dialects/snowflake.ts'
import { columnMeaning } from './column-kind.ts'
import type { Engine, PhysicalTable } from './engine.ts'
import { type Bridge, openBridge } from './python-bridge.ts'
import { valueOfText } from './stored-text.ts'
import type { Opened } from './tier2/suite.ts'

/** How fakesnow holds what Snowflake's types hold: NUMBER as decimals, VARIANT as JSON, ARRAY as lists. */
const nativeOf = (duckdb: string): string =>
  duckdb.replace('BIGINT', 'DECIMAL(38,0)').replace('UUID', 'VARCHAR').replace('DECIMAL(24', 'DECIMAL(38')

const requestOf = (table: PhysicalTable): object => {
  const meanings = Object.values(table.columns).map(columnMeaning)
  return {
    name: table.name,
    columns: Object.keys(table.columns).map((name, index) => [name, nativeOf(meanings[index]!.duckdb)]),
    rows: table.rows.map((row) => meanings.map(({ write }, index) => (row[index] == null ? null : write(row[index]!)))),
  }
}

/** fakesnow behind a bridge to `python/fakesnow_server.py`. */
export const createSnowflake = (bridge: Bridge): Engine => ({
  name: 'Snowflake',
  escapes: 'by backslash',
  dialect: snowflake,
  createTables: async (tables) => {
    await bridge.ask('tables', { tables: tables.map(requestOf) })
  },
  run: async ({ sql, parameters, columns }) => {
    // As the driver binds them: every value as its text, which the statement casts.
    const texts = parameters.map(({ value }) => (value === null ? null : String(value)))
    const rows = await bridge.ask<readonly (readonly (string | null)[])[]>('query', { sql, parameters: texts })
    return rows.map((row) => row.map((cell, index) => (cell === null ? null : valueOfText(cell, columns[index]!.type))))
  },
  close: async () => {},
})

export const openFakesnow = async (): Promise<Opened> => {
  const bridge = await openBridge('fakesnow_server.py')
  const engine = createSnowflake(bridge)
  return { engine: 'fakesnow', version: bridge.version, parameters: engine, literals: engine, close: bridge.close }
}
