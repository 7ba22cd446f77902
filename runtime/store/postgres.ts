import { type Dialect, PostgresDialect } from 'kysely'

/** The schema that the tables stand in, so that the store can share a database with others. */
export const storeSchema = 'segql'

const int8 = 20

/** kysely over `pg`, loaded when a store on PostgreSQL is used. */
export const postgresDialect = async (url: string): Promise<Dialect> => {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    application_name: 'segql',
    types: { getTypeParser: (type, format) => (type === int8 ? readInt8 : pg.types.getTypeParser(type, format)) },
  })
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}

const readInt8 = (text: string): number | bigint => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text))
