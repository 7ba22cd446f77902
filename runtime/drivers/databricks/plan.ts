import { dialects } from '../../../dialects/index.ts'
import type { Estimate, Query } from '../driver.ts'

/** EXPLAIN knows no parameters: their texts stand in it as the dialect's own literals. Literals, names and comments hold none. */
const token = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|--[^\n]*|\/\*.*?\*\/|::|:p(\d+)\b/gs

export const explained = ({ sql, parameters }: Query): string => {
  const text = sql.replace(token, (whole, digits: string | undefined) => {
    const found = digits === undefined ? undefined : parameters[Number(digits) - 1]
    if (found === undefined) return whole
    const value = found.value === null ? null : String(found.value)
    return dialects.databricks.literal({ value, type: { kind: 'text' } })
  })
  return `explain cost ${text}`
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
  EiB: 2 ** 60,
}

/** `Relation main.shop.orders[…] parquet, Statistics(sizeInBytes=1.2 GiB, rowCount=4.00E+3)` */
const statistics = /Statistics\(sizeInBytes=([\d.E+]+) (\w+)(?:, rowCount=([\d.E+]+))?/

/** Bytes are those of the tables read; rows those that the planner expects of the result, if it has statistics. */
export const readPlan = (text: string): Estimate => {
  const lines = text.split('\n')
  const relations = lines.filter((line) => /Relation|Scan/.test(line)).flatMap((line) => statistics.exec(line) ?? [])
  const sizes = lines
    .filter((line) => /Relation|Scan/.test(line))
    .map((line) => statistics.exec(line))
    .filter((found) => found !== null)
    .map(([, size, unit = 'B']) => Number(size) * (units[unit] ?? 1))
  const rows = lines.map((line) => statistics.exec(line)).find((found) => found !== null)?.[3]
  return {
    source: 'plan',
    ...(relations.length > 0 && { bytes: Math.round(sizes.reduce((sum, size) => sum + size, 0)) }),
    ...(rows !== undefined && { rows: Math.round(Number(rows)) }),
  }
}
