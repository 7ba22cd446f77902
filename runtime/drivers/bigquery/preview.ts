import { dialects } from '../../../dialects/index.ts'
import type { QueryOptions, Sample, Warehouse } from '../driver.ts'
import { allRows } from '../row-stream.ts'
import { tablePath } from './introspect.ts'
import type { JobSettings, Page } from './job.ts'
import { toColumns } from './stream.ts'
import { cellReader, type Field } from './types.ts'

const quoted = (table: readonly string[]): string => {
  const { open, close, escapedClose } = dialects.bigquery.identifiers
  return `${open}${table.join('.').replaceAll('\\', '\\\\').replaceAll(close, escapedClose)}${close}`
}

/** A table's rows cost nothing when they are read as they are stored; a view's must be asked for. */
export const previewTable = async (
  { client, calls }: JobSettings,
  stream: Warehouse['stream'],
  table: readonly string[],
  rows: number,
  asked: QueryOptions | undefined,
): Promise<Sample> => {
  const stored = await calls.run(asked, async (limit): Promise<Sample | undefined> => {
    const path = tablePath(table)
    const { type, schema } = await calls.retry(
      () => client.call<{ readonly type?: string; readonly schema?: { readonly fields?: readonly Field[] } }>({ path }),
      limit,
    )
    if (type !== undefined && type !== 'TABLE') return undefined
    const fields = schema?.fields ?? []
    const query = { maxResults: Math.trunc(rows), 'formatOptions.useInt64Timestamp': true }
    const page = await calls.retry(() => client.call<Page>({ path: `${path}/data`, query }), limit)
    const readers = fields.map(cellReader)
    return {
      columns: toColumns(fields),
      rows: (page.rows ?? []).map(({ f }) => readers.map((read, index) => read(f[index]?.v ?? null))),
    }
  })
  if (stored) return stored
  const found = await stream({ sql: `select * from ${quoted(table)} limit ${Math.trunc(rows)}`, parameters: [] }, asked)
  return { columns: found.columns, rows: await allRows(found) }
}
