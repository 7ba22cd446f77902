import type { Estimate } from '../driver.ts'

/** https://docs.snowflake.com/en/sql-reference/sql/explain */
interface Plan {
  readonly GlobalStats?: { readonly bytesAssigned?: number }
  readonly Operations?: readonly (readonly { readonly operation?: string }[])[]
}

export const explained = (sql: string): string => `explain using json\n${sql}`

export interface ReadPlan {
  readonly estimate: Estimate
  /** What stands at the top of the plan: `Result` of a query, else what the statement does. */
  readonly does: string
}

export const readPlan = (text: string): ReadPlan => {
  const { GlobalStats: stats, Operations: steps } = JSON.parse(text) as Plan
  return {
    estimate: { source: 'plan', ...(stats?.bytesAssigned !== undefined && { bytes: stats.bytesAssigned }) },
    does: steps?.[0]?.[0]?.operation ?? 'nothing',
  }
}
