import type { Kysely } from 'kysely'

/** Connections and their secrets, the history of runs, versions of definitions, settings. */
export const first = async (database: Kysely<unknown>): Promise<void> => {
  await createConnections(database)
  await createRuns(database)
  await database.schema
    .createTable('versions')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('versions_key', ['kind', 'entity', 'name', 'version'])
    .execute()
  await database.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
}

const createConnections = async (database: Kysely<unknown>): Promise<void> => {
  await database.schema
    .createTable('connections')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('secrets')
    .addColumn('connection', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
    .addColumn('setting', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('secrets_key', ['connection', 'setting', 'state'])
    .execute()
}

const createRuns = async (database: Kysely<unknown>): Promise<void> => {
  await database.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('entity', 'text')
    .addColumn('name', 'text')
    .addColumn('connection', 'text', (column) => column.notNull())
    .addColumn('sql', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('progress', 'double precision')
    .addColumn('milliseconds', 'bigint')
    .addColumn('bytes_scanned', 'bigint')
    .addColumn('rows', 'bigint')
    .addColumn('credits', 'double precision')
    .addColumn('untold', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('query_id', 'text')
    .addColumn('columns', 'text')
    .addColumn('sample', 'text')
    .addColumn('findings', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('owner', 'text')
    .addColumn('alive_at', 'text')
    .execute()
  await database.schema.createIndex('runs_of_target').on('runs').columns(['name', 'id']).execute()
  await database.schema.createIndex('runs_by_status').on('runs').columns(['status', 'id']).execute()
}
