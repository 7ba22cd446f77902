import type { Generated, Kysely, Transaction } from 'kysely'

/**
 * The tables of the store, the same on SQLite and PostgreSQL. Moments are ISO texts in UTC, so that they sort as they are; what
 * has inner structure is JSON text; whole numbers are `bigint` columns read as numbers.
 */
export interface StoreTables {
  store_form: { version: number }
  connections: {
    id: string
    name: string
    kind: string
    /** JSON, without secrets. */
    settings: string
    created_at: string
    created_by: string
    updated_at: string
  }
  secrets: {
    connection: string
    setting: string
    /** `next`: made by a rotation that is not confirmed. */
    state: 'current' | 'next'
    sealed: string
    key_id: string
    created_at: string
  }
  runs: RunRow
  versions: {
    kind: string
    entity: string
    name: string
    version: number
    /** Null: removed. */
    text: string | null
    who: string
    at: string
  }
  settings: { name: string; value: string; updated_at: string }
}

interface RunRow {
  id: string
  target: string
  entity: string | null
  name: string | null
  connection: string
  sql: string
  who: string
  as_of: string | null
  status: string
  queued_at: string
  started_at: string | null
  finished_at: string | null
  progress: number | null
  milliseconds: number | null
  bytes_scanned: number | null
  rows: number | null
  credits: number | null
  /** Measures that the warehouse does not tell, separated by spaces. */
  untold: Generated<string>
  query_id: string | null
  columns: string | null
  sample: string | null
  findings: Generated<string>
  /** The process that runs it, and when it last said so. */
  owner: string | null
  alive_at: string | null
}

export type StoreDatabase = Kysely<StoreTables>
export type StoreTransaction = Transaction<StoreTables>
