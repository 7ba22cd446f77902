import { parse } from '@polyglot-sql/sdk'
import { loadModule, parseSync } from 'libpg-query'
import nodeSqlParser from 'node-sql-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DialectName, dialects } from '../../dialects/index.ts'
import { polyglotGaps } from './polyglot-gaps.ts'
import { askedPrograms, statementsOf } from './statements.ts'

const names = Object.keys(dialects) as readonly DialectName[]
let statements: ReadonlyMap<DialectName, readonly string[]>
beforeAll(async () => {
  const asked = await askedPrograms()
  statements = new Map(names.map((name) => [name, statementsOf(asked, dialects[name])]))
  await loadModule()
})

type Polyglot = Parameters<typeof parse>[1]
const polyglotName = (name: DialectName): string => (name === 'postgres' ? 'postgresql' : name)
const polyglotRefusal = (sql: string, name: DialectName): string | undefined => {
  const { success, error } = parse(sql, polyglotName(name) as Polyglot)
  return success ? undefined : `${error}\n${sql}`
}

describe('polyglot reads every statement of', () => {
  test.each(names)('%s', (name) => {
    const gaps = polyglotGaps.filter(({ dialect }) => dialect === name)
    const found = statements.get(name)!.filter((sql) => !gaps.some(({ stands }) => stands.test(sql)))
    expect(found.length).toBeGreaterThan(1000)
    expect(found.flatMap((sql) => polyglotRefusal(sql, name) ?? [])).toEqual([])
  })
})

test.each(polyglotGaps)('polyglot still does not read: $example', ({ dialect, example, stands }) => {
  expect(polyglotRefusal(example, dialect)).toBeDefined()
  expect(statements.get(dialect)!.some((sql) => stands.test(sql))).toBe(true)
})

/** PostgreSQL reads a parameter as it does a value. */
test("libpg_query, PostgreSQL's own parser, reads every statement", () => {
  const refused = statements.get('postgres')!.flatMap((sql) => {
    try {
      parseSync(sql)
      return []
    } catch (error) {
      return [`${String(error)}\n${sql}`]
    }
  })
  expect(refused).toEqual([])
})

const nodeSqlParserNames: Readonly<Partial<Record<DialectName, string>>> = {
  bigquery: 'BigQuery',
  postgres: 'Postgresql',
  redshift: 'Redshift',
  snowflake: 'Snowflake',
}

/** It refuses much of ordinary SQL, so its share is told and gates nothing. */
test.each(Object.entries(nodeSqlParserNames))(
  'node-sql-parser reads a share of the statements of %s',
  (name, database) => {
    const every = statements.get(name as DialectName)!.filter((_, index) => index % 10 === 0)
    const parser = new nodeSqlParser.Parser()
    const read = every.filter((sql) => {
      try {
        parser.parse(sql, { database })
        return true
      } catch {
        return false
      }
    })
    console.info(
      `node-sql-parser reads ${Math.round((100 * read.length) / every.length)} % of every tenth statement of ${name}`,
    )
    expect(every.length).toBeGreaterThan(100)
  },
)
