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

/** Malloy on a query's text with its model loaded before, and on the text of model and query together. */
export const createMalloy = () => {
  const runtime = new SingleConnectionRuntime({
    connection: new TablesOnly(),
    urlReader: { readURL: async () => '' },
  })
  const loaded = runtime.loadModel(model)
  return {
    query: (query: string): Promise<string> => loaded.loadQuery(query).getSQL(),
    modelAndQuery: (query: string): Promise<string> => runtime.loadQuery(`${model}\n${query}`).getSQL(),
  }
}
