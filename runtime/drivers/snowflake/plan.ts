import type { Estimate } from '../driver.ts'

/** https://docs.snowflake.com/en/sql-reference/sql/explain */
interface Plan {
  readonly GlobalStats?: { readonly bytesAssigned?: number }
  readonly Operations?: readonly (readonly { readonly operation?: string }[])[]
}

export const explained = (sql: string): string => `explain using json\n${sql}`

export interface ReadPlan {
  readonly estimate: Estimate
  /** `Result` of a query, else what the statement does. */
  readonly does: string
}

/** A plan may have several steps; what writes is an operator of one of them. */
const writing =
  /^(insert|update|delete|merge|multi|create|alter|drop|truncate|copy|unload|put|call|undrop|grant|revoke)/i

export const readPlan = (text: string): ReadPlan => {
  const { GlobalStats: stats, Operations: steps = [] } = JSON.parse(text) as Plan
  const operations = steps.flat().map(({ operation = 'nothing' }) => operation)
  const found = operations.find((operation) => writing.test(operation)) ?? operations.find((name) => name === 'Result')
  return {
    estimate: { source: 'plan', ...(stats?.bytesAssigned !== undefined && { bytes: stats.bytesAssigned }) },
    does: found ?? operations[0] ?? 'nothing that has a plan',
  }
}
