import { describe, expect, test } from 'vitest'
import { readCatalog } from '../../runtime/catalog.ts'
import { parseConfig, readConfig } from '../../runtime/config.ts'
import { configurationDiagnostics } from '../../runtime/diagnostics.ts'
import { folderWith } from './folders.ts'

const demo = { kind: 'duckdb', path: 'demo.duckdb' }
const findings = (config: unknown) =>
  parseConfig(JSON.stringify(config)).diagnostics.map(({ code, path, message }) => [code, path, message])

test('what is not said has its default', () => {
  const { value, diagnostics } = parseConfig(JSON.stringify({ version: 1, connections: { demo } }))
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject({
    timeZone: 'UTC',
    weekStart: 'Monday',
    keyChecks: 'changed',
    keptRuns: 10,
    sources: ['.'],
  })
  expect(value?.limits).toMatchObject({ traitColumns: 25, traitRows: 10_000_000, queryMinutes: 15 })
})

test('an unknown key is told with the nearest known one, at the key', () => {
  const text = '{ "version": 1, "connections": {}, "timezone": "UTC" }'
  const [found] = parseConfig(text).diagnostics
  expect(found).toMatchObject({ code: 'E903', path: '/timezone', file: 'segql.config.json' })
  expect(found?.hint).toBe('The nearest names: `timeZone`.')
  expect(text.slice(found?.span?.start, found?.span?.end)).toBe('"timezone"')
})

test('an unknown key of a connection is told with the nearest of a connection', () => {
  const [found] = parseConfig('{ "version": 1, "connections": { "a": { "kind": "duckdb", "paht": "x" } } }').diagnostics
  expect(found).toMatchObject({ code: 'E903', path: '/connections/a/paht', hint: 'The nearest names: `path`.' })
})

test.each([
  ['a version of the future', { version: 2, connections: {} }, '`version` is `2`; it must be `1`.'],
  ['no connections', { version: 1 }, '`connections` is absent; it must be an object.'],
  [
    'a time zone on Mars',
    { version: 1, connections: {}, timeZone: 'Mars' },
    '`timeZone` is `"Mars"`; it must be a time zone of the IANA database, such as "Europe/Berlin".',
  ],
  [
    'a limit below 1',
    { version: 1, connections: {}, limits: { traitRows: 0 } },
    '`limits.traitRows` is `0`; it must be at least 1.',
  ],
  ['a list as the whole', [], '`the file` is `[]`; it must be an object.'],
  [
    'a memory limit in words',
    { version: 1, connections: { demo: { ...demo, memoryLimit: 'lots' } } },
    '`connections.demo.memoryLimit` is `"lots"`; it must be a size such as `"2GB"` or `"50%"`.',
  ],
])('%s is told in one sentence', (_, config, message) => {
  expect(findings(config).map(([, , text]) => text)).toEqual([message])
})

test('every mistake is told, not the first alone', () => {
  const config = { version: 1, connections: { a: { kind: 'duck' } }, weekStart: 'Tuesday', colour: 'red' }
  expect(
    findings(config)
      .map(([, path]) => path)
      .sort(),
  ).toEqual(['/colour', '/connections/a/kind', '/weekStart'])
})

test('what is no JSON is told where it breaks', () => {
  const text = '{\n  "version": 1,,\n}'
  const [found] = parseConfig(text).diagnostics
  expect(found?.code).toBe('E902')
  expect(text.slice(0, found?.span?.start)).toBe('{\n  "version": 1,')
})

describe('the example of every configuration diagnostic finds it', () => {
  for (const [code, { example }] of Object.entries(configurationDiagnostics)) {
    test(code, async () => {
      const text = 'source' in example ? example.source : JSON.stringify(example.json)
      const root = folderWith(text === undefined ? {} : { 'segql.config.json': text })
      const { value, diagnostics } = readConfig(root)
      const found = value ? (await readCatalog(root, value)).diagnostics : []
      expect([...diagnostics, ...found].map((diagnostic) => diagnostic.code)).toContain(code)
    })
  }
})
