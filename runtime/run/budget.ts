import type { Budget } from '../connections/resolved.ts'
import type { Estimate } from '../drivers/driver.ts'
import { WarehouseFailure } from '../drivers/warehouse-failure.ts'
import { failure } from '../failures.ts'

const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Powers of 1000, as warehouses bill. */
export const printBytes = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = (bytes / 1000 ** power).toLocaleString('en', { maximumFractionDigits: power === 0 ? 0 : 2 })
  return `${amount} ${units[power]}`
}

const printCost = (cost: number): string => `${cost.toLocaleString('en', { maximumFractionDigits: 2 })} planner units`

/** An estimate above its budget, both as texts. */
export const overBudget = (
  { bytes, cost }: Estimate,
  budget: Budget,
): { readonly estimate: string; readonly budget: string } | undefined => {
  if (bytes !== undefined && budget.bytes !== undefined && bytes > budget.bytes) {
    return { estimate: printBytes(bytes), budget: printBytes(budget.bytes) }
  }
  if (cost !== undefined && budget.cost !== undefined && cost > budget.cost) {
    return { estimate: printCost(cost), budget: printCost(budget.cost) }
  }
  return undefined
}

export const printEstimate = ({ bytes, cost, rows, source }: Estimate): string => {
  const parts = [
    ...(bytes !== undefined ? [printBytes(bytes)] : []),
    ...(cost !== undefined ? [printCost(cost)] : []),
    ...(rows !== undefined ? [`about ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`] : []),
  ]
  return parts.length === 0 ? 'not provided' : `${parts.join(', ')} (${source})`
}

/** Stops before a statement whose estimate is above the connection's budget; without one nothing is asked. */
export const keepToBudget = async (
  name: string,
  budget: Budget | undefined,
  ask: () => Promise<Estimate>,
): Promise<void> => {
  if (!budget) return
  const over = overBudget(await ask(), budget)
  if (over) throw new WarehouseFailure(failure('E979', { name, ...over }), { kind: 'too expensive' })
}
