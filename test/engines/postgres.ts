import pg from 'pg'
import { dialects } from '../../dialects/index.ts'
import { columnMeaning } from './column-kind.ts'
import { type Engine, type PhysicalTable, slices } from './engine.ts'
import { valueOfText } from './stored-text.ts'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const quotePath = (path: readonly string[]): string => path.map(quote).join('.')

/** PostgreSQL writes arrays its own way; its cells come as JSON. */
const stored = (text: string, native: string): string =>
  native.endsWith('[]')
    ? `{${(JSON.parse(text) as unknown[]).map((one) => (one === null ? 'NULL' : `"${String(one).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
    : text

const load = async (client: pg.Client, table: PhysicalTable): Promise<void> => {
  const natives = Object.entries(table.columns).map(([name, kind]) => ({ name, ...columnMeaning(kind) }))
  const columns = natives.map(({ name, postgres }) => `${quote(name)} ${postgres}`)
  await client.query(`create table ${quotePath(table.name)} (${columns.join(', ')})`)
  for (const rows of slices(table.rows, natives.length)) {
    const values: (string | null)[] = []
    const tuples = rows.map((row) => {
      const cells = natives.map(({ postgres, write }, index) => {
        const cell = row[index] ?? null
        values.push(cell === null ? null : stored(write(cell), postgres))
        return `$${values.length}::text::${postgres}`
      })
      return `(${cells.join(', ')})`
    })
    await client.query(`insert into ${quotePath(table.name)} values ${tuples.join(', ')}`, values)
  }
}

let databases = 0

/** A database of its own on the run's PostgreSQL server (started by `postgres-server.ts`). */
export const createPostgres = async (port: number): Promise<Engine> => {
  const connection = { host: '127.0.0.1', port, user: 'postgres' }
  const database = `test_${process.pid}_${databases++}`
  const admin = new pg.Client({ ...connection, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${quote(database)}`)
  // Results are read as the text that the server sends, so that nothing is lost on the way.
  const types = { getTypeParser: () => (text: string) => text }
  const client = new pg.Client({ ...connection, database, types: types as never })
  await client.connect()
  await client.query(`set timezone = 'UTC'`)
  const schemas = new Set<string>()
  return {
    name: 'PostgreSQL',
    dialect: dialects.postgres,
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
      const parameters = statement.parameters.map(({ value }) => value)
      const result = await client.query<(string | null)[]>({
        text: statement.sql,
        values: parameters,
        rowMode: 'array',
      })
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
