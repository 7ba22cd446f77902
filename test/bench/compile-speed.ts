import prql from 'prqlc'
import { checkProject, compileProgram } from '../../compiler/index.ts'
import { dialects } from '../../dialects/index.ts'
import { parseText } from '../../grammar/index.ts'
import { readProject, settingsOf } from '../../runtime/project.ts'
import { shopNow } from '../examples/shop-project.ts'
import { createMalloy } from './malloy.ts'
import { takeTurns } from './measure.ts'
import { type Finding, milliseconds } from './report.ts'

/** The same question three times: who paid at least this much in the 90 days before the first of November. */
const segqlRule = (least: number): string => `segment spenders of customer {
  where sum(orders.amount within last 90 days where status = "paid") >= ${least}
}`
const prqlQuery = (least: number): string => `from shop.customers
join side:left paid = (
  from shop.orders
  filter status == "paid" && ordered_at >= @2026-08-03T00:00:00 && ordered_at < @2026-11-01T00:00:00
  group customer_id (aggregate { amount = sum amount })
) (==customer_id)
filter paid.amount >= ${least}
select customers.customer_id`
const malloyQuery = (least: number): string => `run: customers -> {
  group_by: customer_id
  having: orders.amount.sum() {
    where: orders.status = 'paid' and orders.ordered_at ? @2026-08-03 to @2026-11-01
  } >= ${least}
}`

const segqlModel = `entity customer on demo {
  from shop.customers
  id customer_id
  many orders from shop.orders by customer_id at ordered_at
}`

/** SegQL on a rule's text with its model checked before, and on the text of model and rule together. */
const createSegql = async (folder: string) => {
  const { config, catalog } = await readProject(folder)
  if (!config) throw new Error('the example has no configuration')
  const settings = settingsOf(config)
  const model = parseText(segqlModel, { file: 'model.segql' })
  const { value: loaded } = checkProject([model], catalog, settings)
  const toSql = ({ value, diagnostics }: ReturnType<typeof checkProject>): string => {
    const program = value.segments.get('spenders')?.program
    if (!program) throw new Error(`the bench's rule has errors: ${diagnostics.map(({ message }) => message).join(' ')}`)
    return compileProgram(program, dialects.duckdb, { now: shopNow, print: 'parameters' }).value.sql
  }
  return {
    rule: (rule: string): string => toSql(checkProject([model, parseText(rule)], catalog, settings, loaded)),
    modelAndRule: (rule: string): string =>
      toSql(checkProject([parseText(`${segqlModel}\n${rule}`)], catalog, settings)),
  }
}

const createPrqlc = (): ((query: string) => string | undefined) => {
  const options = new prql.CompileOptions()
  options.target = 'sql.duckdb'
  options.format = false
  options.signature_comment = false
  return (query) => prql.compile(query, options)
}

/** Every call has another number in its text, so that nothing can be found again. */
export const measureCompilers = async (folder: string): Promise<readonly Finding[]> => {
  const segql = await createSegql(folder)
  const malloy = createMalloy()
  const prqlc = createPrqlc()
  const times = await takeTurns(
    {
      segql: (call) => segql.rule(segqlRule(call)),
      segqlWhole: (call) => segql.modelAndRule(segqlRule(call)),
      prqlc: (call) => prqlc(prqlQuery(call)),
      malloy: (call) => malloy.query(malloyQuery(call)),
      malloyWhole: (call) => malloy.modelAndQuery(malloyQuery(call)),
    },
    { warmSeconds: 5, rounds: 25, turnSeconds: 0.2 },
  )
  const against = (what: string, name: string, ours: number, theirs: number): Omit<Finding, 'target'> => ({
    what,
    measured: `segql ${milliseconds(ours)}, ${name} ${milliseconds(theirs)}`,
    value: theirs / ours,
    unit: '×',
  })
  return [
    {
      ...against('one-aggregate rule to SQL: times faster than prqlc', 'prqlc', times.segql, times.prqlc),
      target: { compare: 'at least', value: 10 },
    },
    {
      ...against('model and rule to SQL: times faster than malloy', 'malloy', times.segqlWhole, times.malloyWhole),
      target: { compare: 'at least', value: 20 },
    },
    against('the same with both models loaded before', 'malloy', times.segql, times.malloy),
  ]
}
