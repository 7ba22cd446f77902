import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listTargets, readProject, run } from '../../runtime/index.ts'
import { folderWith, writeDatabase } from './folders.ts'

const data = `
  create type mood as enum ('glad', 'sad');
  create table people as select * from (values
    ('1', 5::tinyint, 12345678901234567890::hugeint, 1.25::decimal(9,2), 'nan'::float, true, '{"a": {"b": "x"}}'::json,
     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid, 'glad'::mood, date '2026-01-31', timestamp_s '2026-01-31 10:00:00',
     timestamp_ms '2026-01-31 10:00:00.5', timestamp_ns '2026-01-31 10:00:00.123456789', timestamptz '2026-01-31 10:00:00+02',
     ['a', 'b'], [1, 2, 3]::integer[3], {'a': 1}),
    ('2', null, null, null, 1.5::float, false, null, null, 'sad'::mood, null, null, null, null, null, null, null, null)
  ) t (id, tiny, huge, money, real, flag, doc, code, mood, born, at_s, at_ms, at_ns, instant, tags, three, pair)`

const holds: Readonly<Record<string, string>> = {
  tiny: 'tiny = 5',
  huge: 'huge = 12345678901234567890',
  money: 'money * 2 = 2.5',
  not_a_number: 'not (real is set)',
  flag: 'flag',
  json: 'doc.a.b = "x"',
  uuid: 'code = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"',
  enumeration: 'mood starts with "gl"',
  date: 'born on 2026-01-31',
  seconds: 'at_s = 2026-01-31T10:00:00Z',
  milliseconds: 'at_ms = 2026-01-31T10:00:00.5Z',
  nanoseconds: 'at_ns from 2026-01-31T10:00:00.123456Z to 2026-01-31T10:00:00.123457Z',
  zoned: 'instant = 2026-01-31T08:00:00Z',
  list: 'tags contains "b" and length(tags) = 2',
  fixed_array: 'three contains 3 and length(three) = 3',
  structure: 'pair is set',
}

test('a condition on a column of each DuckDB type finds the row that satisfies it', async () => {
  const segments = Object.entries(holds).map(([name, where]) => `segment has_${name} of person { where ${where} }\n`)
  const root = folderWith({
    'segql.config.json': JSON.stringify({ version: 1, connections: { demo: { kind: 'duckdb', path: 'd.duckdb' } } }),
    'model.segql': `entity person { from people id id }\n${segments.join('')}`,
  })
  await writeDatabase(join(root, 'd.duckdb'), data)
  const { config, checked, diagnostics } = await readProject(root)
  expect(diagnostics.map(({ message }) => message)).toEqual([])
  if (!config) throw new Error('the configuration has errors')
  const now = BigInt(Date.now()) * 1000n
  const { outcomes } = await run({ root, config, targets: listTargets(checked), now })
  const counts = outcomes.map(({ target, current, diagnostics: found }) => [
    target.name,
    current?.count ?? found[0]?.message,
  ])
  expect(counts).toEqual(Object.keys(holds).map((name) => [`has_${name}`, 1]))
})
