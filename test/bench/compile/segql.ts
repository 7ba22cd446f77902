import { checkProject, compileProgram } from '../../../compiler/index.ts'
import { dialects } from '../../../dialects/index.ts'
import { parseText } from '../../../grammar/index.ts'
import { readProject, settingsOf } from '../../../runtime/project.ts'
import { shopNow } from '../../examples/shop-project.ts'

const rule = (least: number): string => `segment spenders of customer {
  where sum(orders.amount within last 90 days where status = "paid") >= ${least}
}`

const model = `entity customer on demo {
  from shop.customers
  id customer_id
  many orders from shop.orders by customer_id at ordered_at
}`

const toSql = ({ value, diagnostics }: ReturnType<typeof checkProject>): string => {
  const program = value.segments.get('spenders')?.program
  if (!program) throw new Error(`the bench's rule has errors: ${diagnostics.map(({ message }) => message).join(' ')}`)
  return compileProgram(program, dialects.duckdb, { now: shopNow, print: 'parameters' }).value.sql
}

const surroundings = async (folder: string) => {
  const { config, catalog } = await readProject(folder)
  if (!config) throw new Error('the example has no configuration')
  return { catalog, settings: settingsOf(config) }
}

/** SegQL on a rule's text with its model checked before. */
export const segqlRule = async (folder: string): Promise<(least: number) => string> => {
  const { catalog, settings } = await surroundings(folder)
  const parsed = parseText(model, { file: 'model.segql' })
  const { value: loaded } = checkProject([parsed], catalog, settings)
  return (least) => toSql(checkProject([parsed, parseText(rule(least))], catalog, settings, loaded))
}

/** SegQL on the text of model and rule together. */
export const segqlModelAndRule = async (folder: string): Promise<(least: number) => string> => {
  const { catalog, settings } = await surroundings(folder)
  return (least) => toSql(checkProject([parseText(`${model}\n${rule(least)}`)], catalog, settings))
}
