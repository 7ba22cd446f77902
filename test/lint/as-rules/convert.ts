import { homesOf } from '../../../compiler/check/homes.ts'
import { defaultLimits } from '../../../compiler/limits.ts'
import type { SqlReader } from '../../../compiler/sql-reader.ts'
import { type AsRules, toRules } from '../../../dialects/lint/as-rules/index.ts'
import { parseText, printExpression } from '../../../grammar/index.ts'
import { catalogOf } from '../../cases/prepare.ts'
import { shop } from '../../cases/shop.ts'

export const shopText = shop.text
export const shopCatalog = catalogOf(shop)
export const shopSettings = {
  zone: 'UTC',
  weekStart: 'Monday',
  limits: defaultLimits,
  defaultConnection: 'demo',
} as const
export const shopHomes = homesOf([parseText(shop.text)], shopCatalog, shopSettings)
const home = shopHomes.find(({ entity }) => entity === 'customer')!
const catalog = shopCatalog.connections.demo!

/** A query over the shop as rules. */
export const convert = async (reader: SqlReader, sql: string): Promise<AsRules> => {
  const { query, diagnostics } = await reader.read(sql, { catalog })
  if (!query) throw new Error(`${sql}\ncannot be read: ${diagnostics.map(({ message }) => message).join(' ')}`)
  return toRules(query, { rules: reader.rules, catalog, home })
}

/** `rule | what is provided`, or `outside: the reasons`. */
export const told = (result: AsRules): string => {
  if (result.kind === 'outside') return `outside: ${result.reasons.map(({ what }) => what).join('; ')}`
  const rule = result.where ? printExpression(result.where) : 'everybody'
  const provided = result.provided.map(({ kind, column }) => `${kind} ${column}`)
  return [rule.replace(/\s+/g, ' '), ...provided].join(' | ')
}
