import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUUIDValue,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'
import { dialects } from '../../dialects/index.ts'
import { columnMeaning } from './column-kind.ts'
import { type Engine, type PhysicalTable, slices } from './engine.ts'
import { valueOfText } from './stored-text.ts'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const quotePath = (path: readonly string[]): string => path.map(quote).join('.')

const load = async (connection: DuckDBConnection, table: PhysicalTable): Promise<void> => {
  const natives = Object.entries(table.columns).map(([name, kind]) => ({ name, ...columnMeaning(kind) }))
  const columns = natives.map(({ name, duckdb }) => `${quote(name)} ${duckdb}`)
  await connection.run(`create table ${quotePath(table.name)} (${columns.join(', ')})`)
  for (const rows of slices(table.rows, natives.length)) {
    const values: (string | null)[] = []
    const tuples = rows.map((row) => {
      const cells = natives.map(({ duckdb, write }, index) => {
        const cell = row[index] ?? null
        values.push(cell === null ? null : write(cell))
        const through = duckdb.endsWith('[]') ? '::json' : ''
        return `$${values.length}::varchar${through}::${duckdb}`
      })
      return `(${cells.join(', ')})`
    })
    await connection.run(`insert into ${quotePath(table.name)} values ${tuples.join(', ')}`, values)
  }
}

const rescaled = (value: DuckDBDecimalValue, type: Type): Value => {
  const scale = type.kind === 'decimal' ? type.scale : 0
  if (value.scale === scale) return type.kind === 'integer' ? value.value : { unscaled: value.value, scale }
  return valueOfText(value.toString(), type)
}

const toValue = (value: DuckDBValue, type: Type): Value => {
  if (value === null) return null
  if (value instanceof DuckDBListValue) {
    const element: Type = type.kind === 'array' ? type.element : { kind: 'text' }
    return value.items.map((item) => toValue(item, element))
  }
  if (value instanceof DuckDBDecimalValue) return rescaled(value, type)
  if (value instanceof DuckDBDateValue) return { day: value.days }
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return { micros: value.micros }
  if (value instanceof DuckDBUUIDValue) return value.toString()
  if (typeof value === 'bigint' || typeof value === 'number') {
    return type.kind === 'float' ? Number(value) : valueOfText(String(value), type)
  }
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return valueOfText(value, type)
  throw new Error(`no logical value for DuckDB's ${value.constructor.name}`)
}

/** DuckDB in this process, in memory, without access to files. */
export const createDuckDb = async (): Promise<Engine> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', enable_external_access: 'false' })
  const connection = await instance.connect()
  await connection.run(`set timezone = 'UTC'`)
  const schemas = new Set<string>()
  return {
    name: 'DuckDB',
    dialect: dialects.duckdb,
    createTables: async (tables) => {
      for (const schema of schemas) await connection.run(`drop schema ${quote(schema)} cascade`)
      schemas.clear()
      for (const table of tables) {
        const schema = table.name.at(-2)
        if (schema && !schemas.has(schema)) {
          schemas.add(schema)
          await connection.run(`create schema ${quote(schema)}`)
        }
        await load(connection, table)
      }
    },
    run: async (statement) => {
      const parameters = statement.parameters.map(({ value }) => value)
      const reader = await connection.runAndReadAll(statement.sql, parameters)
      return reader.getRows().map((row) => row.map((cell, index) => toValue(cell, statement.columns[index]!.type)))
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
