import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CorpusQuery, readCorpus } from '../../lint/corpus/queries.ts'
import { corpusCatalog } from '../../lint/corpus/tables.ts'
import { type Bridge, openBridge } from '../python-bridge.ts'

/** Spark is the open half of Databricks: it judges the queries of the corpus that do without what only Databricks has. */
const onlyDatabricks: readonly RegExp[] = [
  /\bQUALIFY\b/,
  // A path into JSON as text: `attributes:company`.
  /\b\w+:[a-z]/,
]

/** Spark keeps no table with a blank in its name, and knows one database of tables. */
const asSpark = (sql: string): string =>
  sql.replaceAll('`shop_prod`.', '').replaceAll('shop_prod.', '').replaceAll('Contact Cards', 'contact_cards')

const queries = [...readCorpus('databricks', 'main'), ...readCorpus('databricks', 'held out')]
const asked = queries.filter(({ sql }) => !onlyDatabricks.some((form) => form.test(sql)))

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^string/, 'text'],
  [/^(tinyint|smallint|int|bigint)/, 'integer'],
  [/^decimal/, 'decimal'],
  [/^(double|float)/, 'float'],
  [/^boolean/, 'boolean'],
  [/^date/, 'date'],
  [/^timestamp/, 'timestamp'],
  [/^array/, 'array'],
]
const kindOf = (native: string): string => kinds.find(([form]) => form.test(native))?.[1] ?? 'other'

let spark: Bridge
beforeAll(async () => {
  spark = await openBridge('spark.py')
  const { tables } = corpusCatalog('databricks')
  const folders = new Set(tables.map(({ name }) => name[1]))
  const statements = tables.map(({ name, columns }) => {
    const natives = columns.map((column) => `\`${column.name}\` ${column.native}`)
    return `create table ${name[1]}.${name[2]!.replace('Contact Cards', 'contact_cards')} (${natives.join(', ')}) using json`
  })
  await spark.ask('execute', {
    statements: [...[...folders].map((folder) => `create schema ${folder}`), ...statements],
  })
})
afterAll(() => spark?.close())

const describe = async ({ sql }: CorpusQuery) => {
  const { rows } = await spark.ask<{ readonly rows: readonly (readonly string[])[] }>('query', {
    session: 'compiling',
    sql: `describe query ${asSpark(sql)}`,
    parameters: {},
  })
  return rows.map(([name = '', native = '']) => ({ name, kind: kindOf(native) }))
}

test(`Spark gives the columns that stand beside ${asked.length} of ${queries.length} queries of the corpus`, async () => {
  expect(asked.length).toBeGreaterThanOrEqual(30)
  const wrong: object[] = []
  for (const query of asked) {
    const { name, columns } = query
    const given = await describe(query).catch((error: Error) => error.message.slice(0, 200))
    if (JSON.stringify(given) !== JSON.stringify(columns)) wrong.push({ name, given, columns })
  }
  expect(wrong).toEqual([])
})
