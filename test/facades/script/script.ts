import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { TypedValue } from '../../../compiler/dialect.ts'
import { bindParameters } from '../../../runtime/duckdb/bind.ts'
import { loadDuckDb } from '../../drivers/load-duckdb.ts'

/** What a warehouse without an engine of its own here answers to one exact text. */
export type Scripted =
  /** The statement of the same meaning for DuckDB; the warehouse's parameters must come as they are given here. */
  | {
      readonly kind: 'duckdb'
      readonly sql: string
      readonly bound?: readonly TypedValue[]
      readonly parameters?: readonly TypedValue[]
    }
  | { readonly kind: 'long'; readonly rows: number }
  | { readonly kind: 'endless' }
  | { readonly kind: 'refused'; readonly code: string; readonly state: string; readonly message: string }
  | { readonly kind: 'writes'; readonly sql: string; readonly operation: string }

export interface ScriptColumn {
  readonly name: string
  /** DuckDB's type. */
  readonly native: string
}

export interface ScriptResult {
  readonly columns: readonly ScriptColumn[]
  readonly length: number
  readonly row: (index: number) => readonly unknown[]
}

/** Maps each text that a test announced to DuckDB, and refuses all others: it proves the way of a statement, not its dialect. */
export interface Script {
  readonly learn: (text: string, answer: Scripted) => void
  readonly of: (text: string) => Scripted | undefined
  readonly run: (answer: Scripted, given: readonly (string | null)[]) => Promise<ScriptResult>
  readonly close: () => void
}

const filling = 'x'.repeat(100)
const longColumns = ['id', 'a', 'b'].map((name) => ({ name, native: 'VARCHAR' }))

const same = (bound: readonly TypedValue[], given: readonly (string | null)[]): boolean =>
  bound.length === given.length &&
  bound.every(({ value }, index) => (value === null ? given[index] === null : String(value) === given[index]))

const rowsOf = async (
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly TypedValue[],
): Promise<ScriptResult> => {
  const statement = await connection.prepare(sql)
  try {
    bindParameters(parameters)(statement)
    const result = await statement.runAndReadAll()
    const rows = result.getRowsJson() as readonly (readonly unknown[])[]
    const columns = result.columnNames().map((name, index) => {
      const type = result.columnType(index)
      return { name, native: type.alias ?? type.toString() }
    })
    return { columns, length: rows.length, row: (index) => rows[index] ?? [] }
  } finally {
    statement.destroySync()
  }
}

export const openScript = async (): Promise<Script> => {
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' })
  const connection = await instance.connect()
  await connection.run(`set TimeZone = 'UTC'`)
  await loadDuckDb(connection)
  const texts = new Map<string, Scripted>()
  return {
    learn: (text, answer) => {
      texts.set(text, answer)
    },
    of: (text) => texts.get(text),
    run: async (answer, given) => {
      switch (answer.kind) {
        case 'duckdb': {
          const { sql, bound = [], parameters = bound } = answer
          if (!same(bound, given)) throw new Error(`bound otherwise than the statement says: ${JSON.stringify(given)}`)
          return rowsOf(connection, sql, parameters)
        }
        case 'long':
          return {
            columns: longColumns,
            length: answer.rows,
            row: (index) => [String(index + 1), `a${index}`, filling],
          }
        case 'writes':
          return rowsOf(connection, answer.sql, [])
        case 'refused':
        case 'endless':
          throw new Error(`${answer.kind} has no rows`)
        default:
          return answer satisfies never
      }
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
