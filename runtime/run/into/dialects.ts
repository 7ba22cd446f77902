import type { WarehouseKind } from '../../drivers/driver.ts'

/**
 * How a warehouse gets a table whole. The result is written aside as `{fresh}` and looked at; `swap` then puts it in the place
 * of `{target}`, and readers see the old rows or the new ones.
 */
export interface IntoRow {
  /** What the warehouse makes of names without quotes. */
  readonly folds: 'upper' | 'lower' | 'no'
  /** The type of IDs. */
  readonly text: string
  /** Writes `{query}` aside. */
  readonly fresh: string
  /** The table aside is the session's own, so that no schema holds it. */
  readonly own?: true
  readonly swap: readonly string[]
  /** The statements of `swap` take effect in one transaction. */
  readonly together?: true
}

const replaced = 'create or replace table {target} as select * from {fresh}'
const renamed = ['drop table if exists {target}', 'alter table {fresh} rename to {name}']

export const removal = 'drop table if exists {fresh}'

export const intoRows: Readonly<Record<WarehouseKind, IntoRow>> = {
  // What a process that died leaves behind is gone after a day.
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/data-definition-language#table_option_list
  bigquery: {
    folds: 'no',
    text: 'string',
    fresh:
      'create table {fresh} options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day)) as\n{query}',
    swap: [replaced],
  },
  // https://docs.snowflake.com/en/sql-reference/sql/create-table#create-table-as-select-also-referred-to-as-ctas
  snowflake: {
    folds: 'upper',
    text: 'varchar',
    fresh: 'create temporary table {fresh} as\n{query}',
    swap: ['create or replace table {target} copy grants as select * from {fresh}'],
  },
  // https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-syntax-ddl-create-table-using
  databricks: { folds: 'no', text: 'string', fresh: 'create table {fresh} as\n{query}', swap: [replaced] },
  duckdb: { folds: 'no', text: 'varchar', fresh: 'create temp table {fresh} as\n{query}', own: true, swap: [replaced] },
  // https://www.postgresql.org/docs/current/sql-altertable.html: DDL is part of transactions.
  postgres: {
    folds: 'lower',
    text: 'text',
    fresh: 'create table {fresh} as\n{query}',
    swap: renamed,
    together: true,
  },
  redshift: {
    folds: 'lower',
    text: 'varchar(65535)',
    fresh: 'create table {fresh} as\n{query}',
    swap: renamed,
    together: true,
  },
}
