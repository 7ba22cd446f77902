import { SingleConnectionRuntime, type TableSourceDef } from '@malloydata/malloy'
import { BaseConnection } from '@malloydata/malloy/connection'

const tables: Readonly<Record<string, TableSourceDef['fields']>> = {
  'shop.customers': [
    { name: 'customer_id', type: 'string' },
    { name: 'country', type: 'string' },
  ],
  'shop.orders': [
    { name: 'order_id', type: 'string' },
    { name: 'customer_id', type: 'string' },
    { name: 'ordered_at', type: 'timestamp' },
    { name: 'status', type: 'string' },
    { name: 'amount', type: 'number' },
  ],
}

/** A connection that knows its tables and runs nothing: only compilation is measured. */
class TablesOnly extends BaseConnection {
  get name() {
    return 'demo'
  }
  get dialectName() {
    return 'duckdb'
  }
  getDigest() {
    return 'demo'
  }
  async fetchTableSchema(name: string, tablePath: string): Promise<TableSourceDef | string> {
    const fields = tables[tablePath]
    return fields
      ? { type: 'table', name, tablePath, dialect: 'duckdb', connection: 'demo', fields }
      : `no table ${tablePath}`
  }
  async fetchSelectSchema() {
    return 'no SQL here'
  }
  async runSQL(): Promise<never> {
    throw new Error('the bench compiles, it runs nothing')
  }
}

const model = `
source: orders is demo.table('shop.orders')
source: customers is demo.table('shop.customers') extend {
  primary_key: customer_id
  join_many: orders on customer_id = orders.customer_id
}`

const query = (least: number): string => `run: customers -> {
  group_by: customer_id
  having: orders.amount.sum() {
    where: orders.status = 'paid' and orders.ordered_at ? @2026-08-03 to @2026-11-01
  } >= ${least}
}`

const createRuntime = (): SingleConnectionRuntime =>
  new SingleConnectionRuntime({ connection: new TablesOnly(), urlReader: { readURL: async () => '' } })

/** Malloy on a query's text with its model loaded before. */
export const malloyQuery = (): ((least: number) => Promise<string>) => {
  const loaded = createRuntime().loadModel(model)
  return (least) => loaded.loadQuery(query(least)).getSQL()
}

/** Malloy on the text of model and query together. */
export const malloyModelAndQuery = (): ((least: number) => Promise<string>) => {
  const runtime = createRuntime()
  return (least) => runtime.loadQuery(`${model}\n${query(least)}`).getSQL()
}
