import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forms, optionOf } from '../../runtime/connections/fields.ts'
import { Connection } from '../../runtime/connections/schema.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/connections.md'), 'utf8')
const sections = new Map(page.split(/^## /m).map((section) => [section.split('\n')[0] ?? '', section]))
const fenced = (language: string): readonly string[] =>
  [...page.matchAll(/```(\w*)\n([\s\S]*?)```/g)].filter(([, name]) => name === language).map(([, , text = '']) => text)

const titles = ['BigQuery', 'Snowflake', 'Databricks', 'Redshift', 'PostgreSQL', 'DuckDB']

test.each(titles)('%s takes less than a page', (title) => {
  const section = sections.get(title) ?? ''
  expect(section.length).toBeGreaterThan(200)
  expect(section.split(/\s+/).length).toBeLessThan(450)
})

describe('every connection in JSON is one', () => {
  const written = fenced('json')
    .map((text) => JSON.parse(text))
    .filter((json) => 'kind' in json)
  test.each(written.map((json) => [json.kind, json]))('%s', (_, json) => {
    expect(Connection.safeParse(json)).toMatchObject({ success: true })
  })
  test('of each kind that is written so', () => {
    expect(written.map(({ kind }) => kind)).toEqual(['bigquery', 'snowflake', 'redshift', 'postgres', 'duckdb'])
  })
})

test('every option of a command is one', () => {
  const options = new Set([
    ...Object.values(forms).flatMap(({ fields }) => fields.map(optionOf)),
    'kind',
    'generate-key',
    'table',
  ])
  const commands = fenced('')
    .flatMap((text) => text.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line.startsWith('segql connection'))
  expect(commands.length).toBeGreaterThan(6)
  for (const command of commands) {
    for (const [, option = ''] of command.matchAll(/ --([a-z-]+)/g)) expect(options).toContain(option)
  }
})

test('every policy is JSON', () => {
  expect(
    fenced('json')
      .map((text) => JSON.parse(text))
      .filter((json) => 'Statement' in json),
  ).toHaveLength(2)
})

test.each([
  ['BigQuery', ['roles/bigquery.jobUser', 'roles/bigquery.dataViewer', 'location', 'private_key_id', 'GoogleSQL']],
  ['Snowflake', ['account identifier', 'RSA_PUBLIC_KEY_2', 'PrivateLink', 'GRANT USAGE ON WAREHOUSE', 'GRANT SELECT']],
  ['Databricks', ['USE CATALOG', 'USE SCHEMA', 'Can use', 'HTTP path', '2 to 5 minutes', 'ANSI standard SQL']],
  [
    'Redshift',
    [
      ...['ExecuteStatement', 'CancelStatement', 'ListStatements', 'GetStatementResult', 'DescribeStatement'],
      ...['ListDatabases', 'ListSchemas', 'ListTables', 'DescribeTable', 'redshift:Get*', 'redshift:Describe*'],
      ...['iam:CreateServiceLinkedRole', 'sts:AssumeRole', 'redshift.amazonaws.com', 'ec2.amazonaws.com'],
      ...['redshift_finegrained', 'stsAssumerRole', 'sts:ExternalId'],
    ],
  ],
  ['PostgreSQL', ['GRANT USAGE ON SCHEMA', 'GRANT SELECT ON TABLE', 'read-only']],
])('%s names what its administrator needs', (title, words) => {
  for (const word of words) expect(sections.get(title)).toContain(word)
})
