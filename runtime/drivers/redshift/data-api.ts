import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedRedshiftDataApi } from '../../connections/resolved.ts'
import { type ReadText, readRows } from '../cells.ts'
import type {
  Description,
  Metrics,
  Opened,
  Query,
  QueryOptions,
  ResultColumn,
  RowStream,
  Warehouse,
  WarehouseOptions,
} from '../driver.ts'
import { type Calls, createCalls } from '../limited.ts'
import { opening } from '../opening.ts'
import { allRows, createRowStream, createStopwatch } from '../row-stream.ts'
import { readOnly, WarehouseFailure } from '../warehouse-failure.ts'
import { createClient } from './client.ts'
import { isBusy, readError } from './errors.ts'
import { type Cells, introspectRedshift } from './introspect.ts'
import { readPlan } from './plan.ts'
import { cellText, createDataApi, type DataApi, type DataColumn } from './statement.ts'
import { readType } from './types.ts'

interface ReadColumn extends ResultColumn {
  readonly cell?: ReadText
}

const toColumn = ({ label, name, typeName = '', precision, scale }: DataColumn): ReadColumn => {
  const native = typeName === 'numeric' ? `numeric(${precision ?? 38},${scale ?? 0})` : typeName
  const { type, cell } = readType(native)
  return { name: label ?? name ?? '', type, native, ...(cell && { cell }) }
}

const bare = ({ name, type, native }: ReadColumn): ResultColumn => ({ name, type, native })

const streamQuery = async (api: DataApi, calls: Calls, query: Query, asked?: QueryOptions): Promise<RowStream> => {
  const limit = calls.start(asked)
  const watch = createStopwatch()
  try {
    limit.signal.throwIfAborted()
    const session = await api.openSession(limit, false)
    const facts = await watch.time(api.run(query, session, limit)).finally(() => api.endSession(session))
    const id = facts.Id ?? ''
    let page = facts.HasResultSet ? await api.page(id, undefined, limit) : undefined
    const columns = (page?.ColumnMetadata ?? []).map(toColumn)
    const readers = columns.map(({ cell }) => cell)
    let token = page?.NextToken
    return createRowStream({
      columns: columns.map(bare),
      limit,
      next: async () => {
        if (page === undefined && token === undefined) return undefined
        const { Records: records = [], NextToken: next } = page ?? (await api.page(id, token, limit))
        page = undefined
        token = next
        return readRows(
          records.map((row) => row.map(cellText)),
          readers,
        )
      },
      // The statement has ended before its first page: there is nothing left to end.
      end: async () => undefined,
      metrics: async (rows) => ({
        milliseconds: facts.Duration === undefined ? watch.milliseconds() : Math.round(facts.Duration / 1e6),
        bytesScanned: 'not provided',
        rows,
        credits: 'not provided',
        ...(facts.RedshiftQueryId !== undefined && { queryId: String(facts.RedshiftQueryId) }),
      }),
      fail: (error) => calls.fail(error, limit),
    })
  } catch (error) {
    limit.end()
    throw calls.fail(error, limit)
  }
}

const quoted = (table: readonly string[]): string => table.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')

const createWarehouse = (api: DataApi, calls: Calls, { writes, schemas }: ResolvedRedshiftDataApi): Warehouse => {
  const { name, minutes } = calls.context
  const stream: Warehouse['stream'] = (query, asked) => streamQuery(api, calls, query, asked)
  const read = async (query: Query, asked?: QueryOptions): Promise<readonly Cells[]> =>
    allRows(await stream(query, asked))
  return {
    kind: 'redshift',
    introspect: (asked) => introspectRedshift((sql) => read({ sql, parameters: [] }, asked), schemas),
    estimate: async ({ sql, parameters }, asked) => readPlan(await read({ sql: `explain ${sql}`, parameters }, asked)),
    describe: (sql, asked) => describe(stream, sql, asked),
    stream,
    execute: async (query, asked): Promise<Metrics> => {
      if (!writes) throw readOnly(name, minutes)
      return calls.run(asked, async (limit) => {
        const facts = await api.run(query, await api.openSession(limit, true), limit)
        const { ResultRows: rows = -1, Duration: duration = 0 } = facts
        return {
          milliseconds: Math.round(duration / 1e6),
          bytesScanned: 'not provided',
          rows: rows < 0 ? 'not provided' : rows,
          credits: 'not provided',
        }
      })
    },
    together: async (statements, asked): Promise<Metrics> => {
      if (!writes) throw readOnly(name, minutes)
      return calls.run(asked, async (limit) => {
        const session = await api.openSession(limit, true)
        const started = performance.now()
        try {
          for (const sql of ['begin', ...statements, 'commit']) await api.run({ sql, parameters: [] }, session, limit)
        } finally {
          await api.endSession(session)
        }
        const milliseconds = Math.round(performance.now() - started)
        return { milliseconds, bytesScanned: 'not provided', rows: 'not provided', credits: 'not provided' }
      })
    },
    preview: async (table, rows, asked) => {
      const sql = `select * from ${quoted(table)} limit ${Math.trunc(rows)}`
      const found = await stream({ sql, parameters: [] }, asked)
      return { columns: found.columns, rows: await allRows(found) }
    },
    close: async () => undefined,
  }
}

/** The Data API only runs: the text stands in a query that wants no row of it. Places of errors are not told. */
const describe = async (
  stream: Warehouse['stream'],
  sql: string,
  asked: QueryOptions | undefined,
): Promise<Description> => {
  try {
    const { columns } = await stream(
      { sql: `select * from (${sql.replace(/;\s*$/, '')}\n) as described limit 0`, parameters: [] },
      asked,
    )
    return { columns }
  } catch (error) {
    if (!(error instanceof WarehouseFailure) || !/^(refused|absent)$/.test(error.reason.kind)) throw error
    return { refused: { message: error.told } }
  }
}

/** In minutes: a serverless workgroup that sleeps takes a moment to start. */
const patience = 2

export const openDataApi = async (connection: ResolvedRedshiftDataApi, options: WarehouseOptions): Promise<Opened> => {
  const { endpoint, region } = connection
  const place = endpoint === undefined ? `redshift-data.${region}.amazonaws.com` : new URL(endpoint).host
  const calls = createCalls(options, secretsOf(connection), { read: (error) => readError(error, place, true), isBusy })
  const { signal } = options
  return opening(
    { calls, signal, place, patience, readError: (error) => readError(error, place, false) },
    async (limit) => {
      const api = await createDataApi(await createClient(connection), connection, calls)
      // It assumes the role, reaches the Data API and signs in to the database.
      await api.endSession(await api.openSession(limit, false))
      return createWarehouse(api, calls, connection)
    },
  )
}
