import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { createProject, segqlJson, vip } from './command-line.ts'

const read = (project: string, file: string) => readFileSync(join(project, 'models', file), 'utf8')

test('a dbt model a segment, which follows the clock and finds the same members', async () => {
  const recent = 'segment recent of customer {\n  title "Lately"\n  where has orders within last 36500 days\n}\n'
  const project = await createProject({ 'segments/vip.segql': vip, 'segments/recent.segql': recent })
  const { exit, result } = await segqlJson(project, 'compile', '--export', 'dbt', '--out', join(project, 'models'))
  expect({ exit, files: result.files }).toEqual({ exit: 0, files: ['recent.sql', 'vip.sql', 'segql.yml'] })
  expect(readdirSync(join(project, 'models')).sort()).toEqual(['recent.sql', 'segql.yml', 'vip.sql'])
  const model = read(project, 'recent.sql')
  expect(model).toMatch(/^\{\{ config\(materialized='table'\) \}\}\n\n/)
  expect(model).toContain('current_timestamp')
  const sql = model.replace(/^\{\{.*\}\}/, '')
  const connection = await (await DuckDBInstance.create(join(project, 'shop.duckdb'))).connect()
  const found = await connection.runAndReadAll(`select id from (${sql}) order by id`)
  expect(found.getRowsJson()).toEqual([['c1'], ['c2']])
  expect(read(project, 'segql.yml')).toContain(
    '  - name: "recent"\n    description: "Lately"\n    columns:\n      - name: id\n        data_tests: [not_null, unique]',
  )
})

test('a text that dbt would read as its own stays a text, or is refused', async () => {
  const tricky = (text: string) => `segment tricky of customer { where country = "${text}" }\n`
  const project = await createProject({ 'segments/a.segql': tricky('{{ 7 }}') })
  const out = join(project, 'models')
  expect((await segqlJson(project, 'compile', '--export', 'dbt', '--out', out)).exit).toBe(0)
  expect(read(project, 'tricky.sql')).toMatch(/\{% raw %\}\n[\s\S]*'\{\{ 7 \}\}'[\s\S]*\n\{% endraw %\}\n$/)
  const other = await createProject({ 'segments/a.segql': tricky('{% endraw %}{{ 7 }}') })
  const { exit, codes } = await segqlJson(other, 'compile', '--export', 'dbt', '--out', join(other, 'models'))
  expect({ exit, codes }).toEqual({ exit: 1, codes: ['E964'] })
})
