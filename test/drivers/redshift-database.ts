import pg from 'pg'
import { inject } from 'vitest'
import { columnMeaning } from '../engines/column-kind.ts'
import { redshiftFunctions } from '../engines/redshift-functions.ts'
import { shopTables } from './shop.ts'

/** The views of Redshift's catalog that the driver asks, over PostgreSQL's: https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html */
const catalogViews = `
  create view redshift.svv_all_columns as
    select current_database() database_name, table_schema schema_name, table_name, column_name, ordinal_position, is_nullable,
      case when udt_name = 'super' then 'super' else data_type end data_type, character_maximum_length, numeric_precision, numeric_scale
    from information_schema.columns where table_schema <> 'redshift';
  create view redshift.svv_all_tables as
    select current_database() database_name, table_schema schema_name, table_name,
      case table_type when 'VIEW' then 'VIEW' else 'TABLE' end table_type from information_schema.tables;
  create view redshift.svv_table_info as
    select n.nspname "schema", c.relname "table", greatest(1, pg_table_size(c.oid) / 1048576) size, c.reltuples tbl_rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not like 'pg\\_%'`

export interface RedshiftDatabase {
  readonly owner: pg.Client
  readonly config: pg.ClientConfig
  readonly superType: number
  readonly close: () => Promise<void>
}

let databases = 0

/** A PostgreSQL database with Redshift's functions and catalog, the shop's tables, and a reader who may not see salaries. */
export const createRedshiftDatabase = async (): Promise<RedshiftDatabase> => {
  const server = { host: '127.0.0.1', port: inject('postgresPort') }
  const database = `redshift_drivers_${process.pid}_${databases++}`
  const reader = `${database}_reader`
  const admin = new pg.Client({ ...server, user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(
    `create database ${database} template template0 locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`,
  )
  await admin.query(`create role ${reader} login`)
  await admin.query(`alter database ${database} set search_path = redshift, pg_catalog, public`)
  const owner = new pg.Client({ ...server, user: 'postgres', database })
  await owner.connect()
  await owner.query(redshiftFunctions)
  await owner.query(catalogViews)
  await owner.query('create schema shop')
  for (const { name, columns, rows } of shopTables) {
    const natives = Object.entries(columns).map(([column, kind]) => ({ column, ...columnMeaning(kind) }))
    const typed = natives.map(({ column, postgres }) => `${column} ${postgres === 'text' ? 'varchar(256)' : postgres}`)
    await owner.query(`create table ${name.join('.')} (${typed.join(', ')})`)
    for (const row of rows) {
      const cells = row.map((cell, index) => (cell === null ? null : natives[index]!.write(cell)))
      await owner.query(`insert into ${name.join('.')} values (${cells.map((_, index) => `$${index + 1}`)})`, cells)
    }
  }
  await owner.query(`create table shop.salaries (a integer)`)
  await owner.query(
    `grant usage on schema shop, redshift to ${reader}; grant select on shop.customers, shop.orders to ${reader};
     grant select on all tables in schema redshift to ${reader}; grant delete on shop.customers to ${reader}; analyze`,
  )
  const { rows: types } = await owner.query<{ oid: number }>(`select oid from pg_type where typname = 'super'`)
  return {
    owner,
    config: { ...server, user: reader, database, application_name: 'segql' },
    superType: Number(types[0]?.oid),
    close: async () => {
      await owner.end()
      await admin.query(`drop database ${database} with (force)`)
      await admin.query(`drop role ${reader}`)
      await admin.end()
    },
  }
}
