import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import type { Metrics, Row, Sample } from '../drivers/driver.ts'
import { openWarehouse } from '../drivers/index.ts'
import { WarehouseFailure } from '../drivers/warehouse-failure.ts'
import { failure } from '../failures.ts'
import { safeFunctionsOf } from '../raw-sql/lint-options.ts'
import { readerOf } from '../readers/index.ts'
import { readyConnection } from './resolve-connection.ts'

export interface QueryOptions {
  readonly root: string
  readonly config: Config
  readonly catalog: ConnectionCatalog | undefined
  readonly signal?: AbortSignal
}

export interface QueryDone {
  readonly metrics: Metrics
  /** As many rows and columns as a download may hold. */
  readonly sample: Sample
  readonly warnings: readonly Diagnostic[]
}

/** Rows that are read of a query to count them; a result beyond that is stopped. */
const mostRows = 10_000_000

/** Runs somebody's query: only when it is proven to be one query that reads. */
export const runQuery = async (
  name: string,
  sql: string,
  { root, config, catalog, signal }: QueryOptions,
): Promise<{ readonly value: QueryDone } | { readonly failed: readonly Diagnostic[] }> => {
  const connection = config.connections[name]
  if (!connection) return { failed: [failure('E930', { name, kind: 'connection', near: [] })] }
  const facts = await lintSql(await readerOf(connection.kind), sql, {
    safeFunctions: safeFunctionsOf(connection),
    ...(catalog && { catalog }),
  })
  const errors = facts.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { failed: errors }
  if (facts.readOnly !== 'proven') {
    const [doubt] = facts.diagnostics
    return {
      failed: [failure('E957', { reason: doubt?.message ?? 'something in it is unknown.' }), ...facts.diagnostics],
    }
  }
  const ready = await readyConnection(name, connection, root)
  if ('failed' in ready) return { failed: [ready.failed] }
  const minutes = connection.queryMinutes ?? config.limits.queryMinutes
  const opened = await openWarehouse(ready.value, { name, root, minutes, ...(signal && { signal }) })
  if ('failed' in opened) return { failed: [opened.failed] }
  const warehouse = opened.value
  try {
    const stream = await warehouse.stream({ sql: facts.statement ?? sql, parameters: [] })
    const { downloadRows, downloadColumns } = config.limits
    const kept: Row[] = []
    let count = 0
    for await (const rows of stream) {
      for (const row of rows.slice(0, Math.max(0, downloadRows - kept.length))) kept.push(row.slice(0, downloadColumns))
      count += rows.length
      if (count >= mostRows) break
    }
    const metrics = await stream.metrics()
    const sample = { columns: stream.columns.slice(0, downloadColumns), rows: kept }
    // Of a result that was stopped nobody knows how many rows it has.
    const rows = count >= mostRows ? ('not provided' as const) : count
    return { value: { metrics: { ...metrics, rows }, sample, warnings: facts.diagnostics } }
  } catch (error) {
    if (error instanceof WarehouseFailure) return { failed: [error.diagnostic] }
    throw error
  } finally {
    await warehouse.close()
  }
}
