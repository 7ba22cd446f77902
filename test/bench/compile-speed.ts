import prql from 'prqlc'
import { checkProject, compileProgram } from '../../compiler/index.ts'
import { dialects } from '../../dialects/index.ts'
import { parseText } from '../../grammar/index.ts'
import { readDocument, readProject, settingsOf } from '../../runtime/project.ts'
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

/** SegQL with its model checked, as Malloy with its model loaded; every round has another number, so nothing is found again. */
const createSegql = async (folder: string): Promise<(text: string) => string> => {
  const { config, catalog, sources } = await readProject(folder)
  if (!config) throw new Error('the example has no configuration')
  const model = sources.filter(({ file }) => file.startsWith('model/')).map(readDocument)
  const settings = settingsOf(config)
  const { value: loaded } = checkProject(model, catalog, settings)
  return (text) => {
    const document = parseText(text, { file: 'rule.segql' })
    const { value: checked, diagnostics } = checkProject([...model, document], catalog, settings, loaded)
    const program = checked.segments.get('spenders')?.program
    if (!program)
      throw new Error(`the rule of the bench has errors: ${diagnostics.map(({ message }) => message).join(' ')}`)
    return compileProgram(program, dialects.duckdb, { now: shopNow, print: 'parameters' }).value.sql
  }
}

export const measureCompilers = async (folder: string): Promise<readonly Finding[]> => {
  const segql = await createSegql(folder)
  const malloy = createMalloy()
  const options = new prql.CompileOptions()
  options.target = 'sql.duckdb'
  options.format = false
  options.signature_comment = false
  const times = await takeTurns(
    {
      segql: (round) => segql(segqlRule(500 + round)),
      prqlc: (round) => prql.compile(prqlQuery(500 + round), options),
      malloy: (round) => malloy(malloyQuery(500 + round)),
    },
    { warmSeconds: 5, rounds: 25, batch: 25 },
  )
  const against = (name: 'prqlc' | 'malloy', least: number): Finding => ({
    what: `text to SQL of a one-aggregate rule, times faster than ${name}`,
    measured: `segql ${milliseconds(times.segql)}, ${name} ${milliseconds(times[name])}`,
    value: times[name] / times.segql,
    target: { compare: 'at least', value: least, unit: '×' },
  })
  return [against('prqlc', 10), against('malloy', 20)]
}
