import type { Estimate } from '../driver.ts'
import type { Cells } from './introspect.ts'

/** `XN Seq Scan on orders  (cost=0.00..1.04 rows=4 width=38)`: https://docs.aws.amazon.com/redshift/latest/dg/c-the-query-plan.html */
const step = /\(cost=[\d.]+\.\.([\d.]+) rows=(\d+) width=(\d+)\)/

/** The planner's word, from the lines of EXPLAIN. */
export const readPlan = (lines: readonly Cells[]): Estimate => {
  const steps = lines.flatMap(([line]) => {
    const found = step.exec(line ?? '')
    return found ? [{ line: line ?? '', cost: Number(found[1]), rows: Number(found[2]), width: Number(found[3]) }] : []
  })
  const [top] = steps
  const scans = steps.filter(({ line }) => /Scan /.test(line))
  return {
    source: 'plan',
    ...(top && { cost: top.cost, rows: top.rows }),
    ...(scans.length > 0 && { bytes: scans.reduce((sum, { rows, width }) => sum + rows * width, 0) }),
  }
}
