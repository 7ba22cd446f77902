import { databricks } from '../../dialects/databricks.ts'
import { columnMeaning } from './column-kind.ts'
import type { Engine, PhysicalTable } from './engine.ts'
import type { Bridge } from './python-bridge.ts'
import { valueOfText } from './stored-text.ts'

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``
const quotePath = (path: readonly string[]): string => path.map(quote).join('.')

/** Every character but letters and digits by its number, so that nothing of Spark's reading of literals matters. */
const literal = (text: string): string =>
  `'${text.replace(/[^A-Za-z0-9]/gu, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  )}'`

const natives: Readonly<Record<string, string>> = {
  VARCHAR: 'STRING',
  BIGINT: 'BIGINT',
  DOUBLE: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP_NTZ',
  TIMESTAMP_NS: 'TIMESTAMP_NTZ',
  TIMESTAMPTZ: 'TIMESTAMP',
  JSON: 'VARIANT',
  UUID: 'STRING',
  BLOB: 'BINARY',
}
const nativeOf = (duckdb: string): string =>
  duckdb.endsWith('[]') ? `ARRAY<${nativeOf(duckdb.slice(0, -2))}>` : (natives[duckdb] ?? duckdb)

/** Spark takes no digit finer than the microsecond. */
const written = (text: string, native: string): string =>
  native === 'TIMESTAMP_NTZ' ? text.replace(/(\.\d{6})\d+$/, '$1') : text

const stored = (column: string, native: string): string => {
  if (native === 'VARIANT') return `parse_json(${column})`
  return native.startsWith('ARRAY') ? `from_json(${column}, '${native}')` : `cast(${column} as ${native})`
}

/** A view over its rows' text: faster than files, and as any table to who reads it. */
const viewOf = (table: PhysicalTable): string => {
  const columns = Object.entries(table.columns).map(([name, kind], index) => {
    const { duckdb, write } = columnMeaning(kind)
    return { name, native: nativeOf(duckdb), write, cell: `c${index}` }
  })
  const selected = columns.map(({ name, native, cell }) => `${stored(cell, native)} as ${quote(name)}`)
  const rows = table.rows.map((row) => {
    const cells = columns.map(({ native, write }, index) => {
      const cell = row[index] ?? null
      return cell === null ? 'cast(null as string)' : literal(written(write(cell), native))
    })
    return `(${cells.join(', ')})`
  })
  const none = `(${columns.map(() => 'cast(null as string)').join(', ')})`
  const source = `values ${rows.length === 0 ? none : rows.join(', ')} as cells (${columns.map(({ cell }) => cell).join(', ')})`
  const where = rows.length === 0 ? ' where false' : ''
  return `create view ${quotePath(table.name)} as select ${selected.join(', ')} from ${source}${where}`
}

interface Answer {
  readonly kinds: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** How a session of `python/spark.py` is set up. */
export type Session = 'compiling' | 'interpreting'

/** Spark behind a bridge to `python/spark.py`; engines of one bridge share its tables. */
export const createSpark = (bridge: Bridge, session: Session): Engine => {
  const schemas = new Set<string>()
  return {
    name: 'Databricks',
    escapes: 'by backslash',
    dialect: databricks,
    createTables: async (tables) => {
      const wanted = new Set(tables.flatMap(({ name }) => name.at(-2) ?? []))
      await bridge.ask('execute', {
        statements: [
          ...[...schemas].map((schema) => `drop schema ${quote(schema)} cascade`),
          ...[...wanted].map((schema) => `create schema ${quote(schema)}`),
          ...tables.map(viewOf),
        ],
      })
      schemas.clear()
      for (const schema of wanted) schemas.add(schema)
    },
    run: async ({ sql, parameters, columns }) => {
      // As the driver binds them: every value as its text, which the statement casts.
      const named = Object.fromEntries(
        parameters.map(({ value }, index) => [`p${index + 1}`, value === null ? null : String(value)]),
      )
      const { kinds, rows } = await bridge.ask<Answer>('query', { session, sql, parameters: named })
      return rows.map((row) =>
        row.map((cell, index) => {
          if (cell === null) return null
          if (kinds[index] === 'timestamp') return { micros: BigInt(cell) }
          return valueOfText(cell, columns[index]!.type)
        }),
      )
    },
    close: async () => {},
  }
}
