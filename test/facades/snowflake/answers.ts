import type { Scripted, ScriptResult } from '../script/script.ts'
import { writtenColumn } from './values.ts'

export const refused = (code: string, sqlState: string, message: string, queryId?: string) => ({
  success: false,
  code,
  message,
  data: { errorCode: code, sqlState, queryId, internalError: false, line: -1, pos: -1, type: 'COMPILATION' },
})

const fields = ({ columns }: ScriptResult) => columns.map(writtenColumn)

export const rowsBetween = (result: ScriptResult, from: number, to: number) => {
  const writers = fields(result)
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const row = result.row(from + index)
    return writers.map(({ write }, column) => write(row[column] ?? null))
  })
}

export const inlineRows = 100
const chunkRows = 5_000

export interface Answering {
  readonly queryId: string
  readonly port: number
  /** What ALTER SESSION set: the package writes times in the formats that answers name. */
  readonly settings: ReadonlyMap<string, string>
  readonly describeOnly?: boolean
  /** https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses */
  readonly typeId?: number
}

/** The first rows stand in the answer, the others in files. */
export const resultAnswer = (
  result: ScriptResult,
  { queryId, port, settings, describeOnly, typeId = 4096 }: Answering,
) => {
  const length = describeOnly ? 0 : result.length
  const inline = Math.min(length, inlineRows)
  const chunks = []
  for (let from = inline; from < length; from += chunkRows) {
    const rowCount = Math.min(chunkRows, length - from)
    const url = `http://127.0.0.1:${port}/chunks/${queryId}/${from}/${from + rowCount}`
    chunks.push({ url, rowCount, uncompressedSize: rowCount * 100, compressedSize: rowCount * 10 })
  }
  const data = {
    parameters: [...settings].map(([name, value]) => ({ name, value })),
    rowtype: fields(result).map(({ describe }) => describe),
    rowset: rowsBetween(result, 0, inline),
    total: length,
    returned: length,
    queryId,
    queryResultFormat: 'json',
    statementTypeId: typeId,
    version: 1,
    ...(chunks.length > 0 && { chunks, qrmk: 'key' }),
  }
  return { success: true, code: null, message: null, data }
}

const one = (columns: ScriptResult['columns'], row: readonly unknown[]): ScriptResult => ({
  columns,
  length: 1,
  row: () => row,
})

export const done = one([{ name: 'status', native: 'VARCHAR' }], ['Statement executed successfully.'])

/** EXPLAIN USING JSON */
export const planOf = (answer: Scripted): ScriptResult => {
  const top = { id: 0, operation: answer.kind === 'writes' ? answer.operation : 'Result' }
  const stats = { partitionsTotal: 1, partitionsAssigned: 1, bytesAssigned: 1024 }
  const plan = { GlobalStats: stats, Operations: [[top, { id: 1, operation: 'TableScan' }]] }
  return one([{ name: 'content', native: 'VARCHAR' }], [JSON.stringify(plan)])
}

/** QUERY_HISTORY_BY_SESSION of one statement: milliseconds, bytes and credits. */
export const history = one(
  ['TOTAL_ELAPSED_TIME', 'BYTES_SCANNED', 'CREDITS_USED_CLOUD_SERVICES'].map((name) => ({ name, native: 'DOUBLE' })),
  [12, 2048, 0.000012],
)
