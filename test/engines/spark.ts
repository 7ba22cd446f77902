import type { Statement } from '../../compiler/compile.ts'
import type { Value } from '../../compiler/values.ts'
import { databricks } from '../../dialects/databricks.ts'
import { columnMeaning } from './column-kind.ts'
import type { Engine, PhysicalTable } from './engine.ts'
import type { Bridge } from './python-bridge.ts'
import { valueOfText } from './stored-text.ts'

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** Spark's own catalog holds no table whose name has a blank or the like, so such a table stands there under another name. */
const heldAs = (name: string): string => (/^\w+$/.test(name) ? name : `held_${Buffer.from(name).toString('hex')}`)
const quotePath = (path: readonly string[]): string => path.map((name) => quote(heldAs(name))).join('.')
const withHeldNames = (sql: string, tables: readonly PhysicalTable[]): string =>
  tables.reduce((text, { name }) => text.replaceAll(name.map(quote).join('.'), quotePath(name)), sql)

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

const stored = (text: string | null, native: string): string => {
  if (text === null) return `cast(null as ${native})`
  if (native === 'VARIANT') return `parse_json(${literal(text)})`
  return native.startsWith('ARRAY') ? `from_json(${literal(text)}, '${native}')` : `cast(${literal(text)} as ${native})`
}

/** A view over its rows: faster than files, and as any table to who reads it. */
const viewOf = (table: PhysicalTable): string => {
  const columns = Object.entries(table.columns).map(([name, kind]) => {
    const { duckdb, write } = columnMeaning(kind)
    return { name, native: nativeOf(duckdb), write }
  })
  const rows = table.rows.map((row) => {
    const cells = columns.map(({ native, write }, index) => {
      const cell = row[index] ?? null
      return stored(cell === null ? null : written(write(cell), native), native)
    })
    return `(${cells.join(', ')})`
  })
  const none = `(${columns.map(({ native }) => stored(null, native)).join(', ')})`
  const names = `(${columns.map(({ name }) => quote(name)).join(', ')})`
  const source = rows.length === 0 ? `select * from values ${none} where false` : `values ${rows.join(', ')}`
  return `create view ${quotePath(table.name)} ${names} as ${source}`
}

type Values = readonly (readonly Value[])[]

interface Answer {
  readonly kinds: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** How a session of `python/spark.py` is set up. */
export type Session = 'compiling' | 'interpreting'

/** Spark behind a bridge to `python/spark.py`: a statement means the same in all sessions, which share their tables. */
export const createSpark = (bridge: Bridge): Readonly<Record<Session, Engine>> => {
  let held: readonly PhysicalTable[] = []
  const createTables = async (tables: readonly PhysicalTable[]): Promise<void> => {
    const schemasOf = (all: readonly PhysicalTable[]) => [
      ...new Set(all.map(({ name }) => quotePath(name.slice(0, -1)))),
    ]
    await bridge.ask('execute', {
      statements: [
        ...schemasOf(held).map((schema) => `drop schema if exists ${schema} cascade`),
        ...schemasOf(tables).map((schema) => `create schema ${schema}`),
        ...tables.map(viewOf),
      ],
    })
    held = tables
  }
  const run = async (session: Session, { sql, parameters, columns }: Statement): Promise<Values> => {
    // As the driver binds them: every value as its text, which the statement casts.
    const named = Object.fromEntries(
      parameters.map(({ value }, index) => [`p${index + 1}`, value === null ? null : String(value)]),
    )
    const request = { session, sql: withHeldNames(sql, held), parameters: named }
    const { kinds, rows } = await bridge.ask<Answer>('query', request)
    return rows.map((row) =>
      row.map((cell, index) => {
        if (cell === null) return null
        return kinds[index]?.startsWith('timestamp')
          ? { micros: BigInt(cell) }
          : valueOfText(cell, columns[index]!.type)
      }),
    )
  }
  const engine = (session: Session): Engine => ({
    name: 'Databricks',
    escapes: 'by backslash',
    dialect: databricks,
    createTables,
    run: (statement) => run(session, statement),
    close: bridge.close,
  })
  return { compiling: engine('compiling'), interpreting: engine('interpreting') }
}
