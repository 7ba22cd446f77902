import type { Estimate, Query, QueryOptions } from '../driver.ts'
import type { Wire, WireSession } from './wire.ts'

/** A node of a plan: https://www.postgresql.org/docs/18/sql-explain.html */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Total Cost': number
  readonly 'Plan Rows': number
  readonly 'Plan Width': number
  readonly Schema?: string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly PlanNode[]
}

const nodes = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)]

/** Whole tables are read by their size, the others by the rows that the planner expects of their indexes. */
const bytesRead = async (session: WireSession, plan: PlanNode): Promise<number> => {
  const scans = nodes(plan).filter((node) => node['Relation Name'] !== undefined)
  const whole = scans.filter((node) => node['Node Type'] === 'Seq Scan')
  const partly = scans.filter((node) => node['Node Type'] !== 'Seq Scan')
  const expected = partly.reduce((sum, node) => sum + node['Plan Rows'] * node['Plan Width'], 0)
  if (whole.length === 0) return expected
  const names = JSON.stringify(whole.map((node) => [node.Schema ?? '', node['Relation Name'] ?? '']))
  const [row] = await session.read(
    `select coalesce(sum(pg_table_size(c.oid)), 0)::text
     from json_array_elements(cast($1 as json)) scan
     join pg_namespace n on n.nspname = scan->>0 join pg_class c on c.relnamespace = n.oid and c.relname = scan->>1`,
    [{ value: names, type: { kind: 'text' } }],
  )
  return Number(row?.[0] ?? 0) + expected
}

/** The planner's word, without running. */
export const estimateQuery = (wire: Wire, query: Query, options: QueryOptions): Promise<Estimate> =>
  wire.transaction(async (session) => {
    const [row] = await session.read(`explain (format json, verbose) ${query.sql}`, query.parameters)
    const [{ Plan: plan }] = JSON.parse(row?.[0] ?? '') as [{ readonly Plan: PlanNode }]
    return {
      bytes: await bytesRead(session, plan),
      rows: plan['Plan Rows'],
      cost: plan['Total Cost'],
      source: 'plan',
    }
  }, options)
