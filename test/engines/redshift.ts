import pg from 'pg'
import { namedParameters, redshift } from '../../dialects/redshift.ts'
import { columnMeaning } from './column-kind.ts'
import { type Engine, type PhysicalTable, slices } from './engine.ts'
import { redshiftFunctions } from './redshift-functions.ts'
import { asPostgres } from './redshift-text.ts'
import { valueOfText } from './stored-text.ts'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const quotePath = (path: readonly string[]): string => path.map(quote).join('.')

/** Redshift's types where PostgreSQL's differ; it has no arrays, UUIDs and BYTEA. */
const natives: Readonly<Record<string, string>> = {
  text: 'varchar(65535)',
  jsonb: 'super',
  uuid: 'varchar(36)',
}
const nativeOf = (postgres: string): string => (postgres.endsWith('[]') ? 'super' : (natives[postgres] ?? postgres))

const load = async (client: pg.Client, table: PhysicalTable): Promise<void> => {
  const columns = Object.entries(table.columns).map(([name, kind]) => {
    const { postgres, write } = columnMeaning(kind)
    return { name, native: nativeOf(postgres), write }
  })
  const declared = columns.map(({ name, native }) => `${quote(name)} ${native}`)
  await client.query(`create table ${quotePath(table.name)} (${declared.join(', ')})`)
  for (const rows of slices(table.rows, columns.length)) {
    const values: (string | null)[] = []
    const tuples = rows.map((row) => {
      const cells = columns.map(({ native, write }, index) => {
        const cell = row[index] ?? null
        values.push(cell === null ? null : write(cell))
        const text = `$${values.length}::text`
        return native === 'super' ? `json_parse(${text})` : `${text}::${native}`
      })
      return `(${cells.join(', ')})`
    })
    await client.query(`insert into ${quotePath(table.name)} values ${tuples.join(', ')}`, values)
  }
}

let databases = 0

/**
 * Redshift's stand-in: a database of its own on the run's PostgreSQL, with Redshift's functions, its SUPER, its comparison of text
 * and its backslashes in literals. What PostgreSQL takes and Redshift does not is refused by `test/dialects/redshift-denied.ts`.
 */
export const createRedshift = async (port: number): Promise<Engine> => {
  const connection = { host: '127.0.0.1', port, user: 'postgres' }
  const database = `redshift_${process.pid}_${databases++}`
  const admin = new pg.Client({ ...connection, database: 'postgres' })
  await admin.connect()
  // Case by code point, order by bytes: https://docs.aws.amazon.com/redshift/latest/dg/c_collation_sequences.html
  await admin.query(
    `create database ${quote(database)} template template0 locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`,
  )
  const types = { getTypeParser: () => (text: string) => text }
  const client = new pg.Client({ ...connection, database, types: types as never })
  await client.connect()
  await client.query(redshiftFunctions)
  await client.query(
    `set timezone = 'UTC'; set escape_string_warning = off; set backslash_quote = on; set standard_conforming_strings = off`,
  )
  const schemas = new Set<string>()
  return {
    name: 'Redshift',
    dialect: redshift,
    createTables: async (tables) => {
      for (const schema of schemas) await client.query(`drop schema ${quote(schema)} cascade`)
      schemas.clear()
      for (const table of tables) {
        const schema = table.name.at(-2)
        if (schema && !schemas.has(schema)) {
          schemas.add(schema)
          await client.query(`create schema ${quote(schema)}`)
        }
        await load(client, table)
      }
    },
    run: async (statement) => {
      const { text, names } = asPostgres(statement.sql)
      const bound = new Map(namedParameters(statement.parameters).map(({ name, value }) => [name, value]))
      const values = names.map((name) => bound.get(name)!)
      const result = await client.query<(string | null)[]>({ text, values, rowMode: 'array' })
      return result.rows.map((row) =>
        row.map((cell, index) => (cell === null ? null : valueOfText(cell, statement.columns[index]!.type))),
      )
    },
    close: async () => {
      await client.end()
      await admin.query(`drop database ${quote(database)}`)
      await admin.end()
    },
  }
}
