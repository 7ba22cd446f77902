import { bindParameters } from '../../duckdb/bind.ts'
import { quoteList, quoteText } from '../../duckdb/quote.ts'
import type { Session } from '../../duckdb/session.ts'
import type { Estimate, Query } from '../driver.ts'

/** A node of `explain (format json)`. */
interface PlanNode {
  readonly name: string
  readonly children: readonly PlanNode[]
  readonly extra_info: {
    readonly Table?: string
    readonly Projections?: string | readonly string[]
    readonly 'Estimated Cardinality'?: string
  }
}

const nodes = (node: PlanNode): readonly PlanNode[] => [node, ...node.children.flatMap(nodes)]

const blockSize = 262_144

/** The blocks that hold the columns read; https://duckdb.org/docs/stable/configuration/pragmas#storage-information */
const bytesOf = async (session: Session, table: string, columns: readonly string[]): Promise<number> => {
  const wanted = columns.length > 0 ? `and column_name in (select unnest(${quoteList(columns)}))` : ''
  const [row] = await session.read(
    `select count(distinct block_id) + coalesce(sum(len(additional_block_ids)), 0)
     from pragma_storage_info(${quoteText(table)}) where block_id >= 0 ${wanted}`,
  )
  return Number(row?.[0] ?? 0) * blockSize
}

/** What the planner expects. How much is read of files outside a database is not known before. */
export const estimateQuery = async (session: Session, { sql, parameters }: Query): Promise<Estimate> => {
  const [row] = await session.read(`explain (format json) ${sql}`, bindParameters(parameters))
  const plan = JSON.parse(String(row?.[1])) as readonly PlanNode[]
  const all = plan.flatMap(nodes)
  const rows = all.map((node) => node.extra_info['Estimated Cardinality']).find((text) => text !== undefined)
  const scans = all.filter(({ name }) => name === 'SEQ_SCAN')
  const outside = all.some(({ name }) => /^READ_|_SCAN$/.test(name) && name !== 'SEQ_SCAN' && name !== 'DUMMY_SCAN')
  let bytes = 0
  for (const { extra_info: info } of scans) {
    const { Table: table, Projections: read = [] } = info
    if (table !== undefined) bytes += await bytesOf(session, table, typeof read === 'string' ? [read] : read)
  }
  return {
    ...(!outside && { bytes }),
    ...(rows !== undefined && { rows: Number(rows) }),
    source: 'plan',
  }
}
