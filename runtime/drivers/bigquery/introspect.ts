import type { IntrospectedCatalog, IntrospectedTable } from '../driver.ts'
import type { Limit } from '../limit.ts'
import type { Calls } from '../limited.ts'
import type { Client, Request } from './client.ts'
import { readError } from './errors.ts'
import { type Field, readField } from './types.ts'

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#Table */
interface TableFacts {
  readonly tableReference: { readonly datasetId: string; readonly tableId: string }
  readonly type?: string
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly numRows?: string
  readonly numBytes?: string
  readonly timePartitioning?: { readonly field?: string; readonly requirePartitionFilter?: boolean }
  readonly rangePartitioning?: { readonly field?: string }
  readonly requirePartitionFilter?: boolean
}

/** Of a table partitioned by when its rows arrived: https://cloud.google.com/bigquery/docs/partitioned-tables#ingestion_time */
const arrival = '_PARTITIONTIME'

const partitionOf = (facts: TableFacts): Pick<IntrospectedTable, 'partition'> => {
  const { timePartitioning: time, rangePartitioning: range } = facts
  const column = time ? (time.field ?? arrival) : range?.field
  if (column === undefined) return {}
  const required = facts.requirePartitionFilter === true || time?.requirePartitionFilter === true
  return { partition: { columns: [column], ...(required && { filterRequired: true }) } }
}

const toTable = (facts: TableFacts): IntrospectedTable => ({
  name: [facts.tableReference.datasetId, facts.tableReference.tableId],
  kind: /VIEW/.test(facts.type ?? '') ? 'view' : 'table',
  columns: (facts.schema?.fields ?? []).map((field) => ({
    name: field.name,
    ...readField(field),
    nullable: field.mode !== 'REQUIRED',
  })),
  // Primary keys are not kept by BigQuery: https://cloud.google.com/bigquery/docs/information-schema-table-constraints
  uniqueKeys: [],
  ...(facts.numRows !== undefined && { rows: Number(facts.numRows) }),
  ...(facts.numBytes !== undefined && { bytes: Number(facts.numBytes) }),
  ...partitionOf(facts),
})

/** Tables asked for at the same time. */
const abreast = 16

/** Datasets, their tables and these one by one: it costs nothing, unlike a query of INFORMATION_SCHEMA. */
export const introspectBigQuery = async (
  client: Client,
  calls: Calls,
  schemas: readonly string[] | undefined,
  limit: Limit,
): Promise<IntrospectedCatalog> => {
  const call = <Answer>(request: Request): Promise<Answer> => {
    limit.signal.throwIfAborted()
    return calls.retry(() => client.call<Answer>(request), limit)
  }
  const all = async <Item>(path: string, part: string): Promise<readonly Item[]> => {
    const found: Item[] = []
    for (let pageToken: string | undefined, more = true; more; more = pageToken !== undefined) {
      const answer = await call<Record<string, unknown>>({ path, query: { maxResults: 1000, pageToken } })
      found.push(...((answer[part] ?? []) as readonly Item[]))
      pageToken = answer.nextPageToken as string | undefined
    }
    return found
  }
  const datasets =
    schemas ??
    (await all<{ readonly datasetReference: { readonly datasetId: string } }>('/datasets', 'datasets')).map(
      ({ datasetReference }) => datasetReference.datasetId,
    )
  const listed = (
    await mapAbreast(datasets, (dataset) => {
      const tables = all<TableFacts>(`/datasets/${dataset}/tables`, 'tables')
      // Of a dataset that nobody named, tables that may not be listed are none that this user sees.
      return schemas ? tables : tables.catch(unseen(() => []))
    })
  ).flat()
  const tables = await mapAbreast(listed, ({ tableReference: { datasetId, tableId } }) =>
    call<TableFacts>({ path: tablePath([datasetId, tableId]) }).catch(unseen(() => undefined)),
  )
  return { identifiers: 'insensitive', tables: tables.filter((table) => table !== undefined).map(toTable) }
}

/** What may not be looked into, or was dropped meanwhile. */
const unseen =
  <Nothing>(nothing: () => Nothing) =>
  (error: unknown): Nothing => {
    if (/^(permission|absent)$/.test(readError(error, '', true).cause.kind)) return nothing()
    throw error
  }

export const tablePath = (name: readonly string[]): string =>
  `/datasets/${encodeURIComponent(name.at(-2) ?? '')}/tables/${encodeURIComponent(name.at(-1) ?? '')}`

const mapAbreast = async <Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> => {
  const made: Made[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) made[index] = await make(items[index] as Item)
  }
  await Promise.all(Array.from({ length: Math.min(abreast, items.length) }, work))
  return made
}
