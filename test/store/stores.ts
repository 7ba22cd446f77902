import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../../runtime/store/open.ts'

/** A place for a store that nothing was written to yet. Every `open` is another program's view of it. */
export interface EmptyPlace {
  readonly options: StoreOptions
  readonly open: (more?: Partial<StoreOptions>) => Promise<Store>
  /** Every byte that the store keeps, as text. */
  readonly everything: () => Promise<string>
}

const place = (options: StoreOptions, everything: EmptyPlace['everything']): EmptyPlace => ({
  options,
  open: async (more) => {
    const opened = await openStore({ ...options, ...more })
    if ('failed' in opened) throw new Error(opened.failed.message)
    onTestFinished(() => opened.value.close())
    return opened.value
  },
  everything,
})

export const temporaryRoot = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'segql-store-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return root
}

const sqlite = (): EmptyPlace => {
  const root = temporaryRoot()
  return place({ root, environment: {} }, async () => {
    const { readFileSync, readdirSync } = await import('node:fs')
    const folder = join(root, '.segql')
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('\n')
  })
}

export const postgresUrl = (): string => `postgres://postgres@127.0.0.1:${inject('postgresPort')}/postgres`

const postgres = (): EmptyPlace => {
  const schema = `store_${randomUUID().replaceAll('-', '')}`
  const ask = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client(postgresUrl())
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
  onTestFinished(() => ask(`drop schema if exists ${schema} cascade`).then(() => undefined))
  const environment = { SEGQL_STORE_URL: postgresUrl() }
  return place({ root: '/nowhere', environment, schema }, async () => {
    const tables = await ask(`select tablename from pg_tables where schemaname = '${schema}'`)
    const rows = await Promise.all(tables.map(({ tablename }) => ask(`select * from ${schema}."${tablename}"`)))
    return JSON.stringify(rows)
  })
}

/** The databases that a store may be in: whatever is true of one is true of the other. */
export const databases: readonly (readonly [string, () => EmptyPlace])[] = [
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
]
