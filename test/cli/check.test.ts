import { readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createProject,
  runSql,
  segql,
  segqlJson,
  shopModel,
  start,
  temporaryFolder,
  vip,
  writeFiles,
} from './command-line.ts'

test('a sound project has no findings and exit code 0', async () => {
  const { exit, out, error } = await segql(await createProject(), 'check')
  expect({ exit, out, error }).toEqual({
    exit: 0,
    out: '1 entity, 1 segment, 0 trait sets, 0 tests: no findings\n',
    error: '',
  })
})

test('a typo is told with file, line, column, the line itself, and the nearest name', async () => {
  const project = await createProject({ 'segments/vip.segql': 'segment vip of customer {\n  where contry = "US"\n}\n' })
  const { exit, out } = await segql(project, 'check')
  expect(exit).toBe(1)
  expect(out).toContain('--> segments/vip.segql:2:9\n 2 |   where contry = "US"\n   |         ^^^^^^\n')
  expect(out).toContain('`country`')
  expect(out).toMatch(/1 error\n$/)
})

test('carets stand under the right letters after wide ones and tabs', async () => {
  const project = await createProject({
    'segments/vip.segql': 'segment vip of customer {\n\twhere country = "日本" and contry = "x"\n}\n',
  })
  const { out } = await segql(project, 'check')
  const [line = '', carets = ''] = out.split('\n').slice(2, 4)
  const start = line.indexOf('contry')
  expect(carets.indexOf('^')).toBe(start + 2)
  expect(carets.trimEnd().endsWith('^^^^^^')).toBe(true)
})

test('a broken file does not hide the findings of the others', async () => {
  const project = await createProject({
    'segments/a.segql': 'segment a of customer { where ((( }\n',
    'segments/b.segql': 'segment b of customer { where contry = "US" }\n',
    'segments/c.segql.json': '{ "version": 1, "items": [ }',
  })
  const { exit, diagnostics } = await segqlJson(project, 'check')
  expect(exit).toBe(1)
  const files = new Set(diagnostics.map((diagnostic) => (diagnostic as { file?: string }).file))
  expect([...files].sort()).toEqual(['segments/a.segql', 'segments/b.segql', 'segments/c.segql.json'])
})

test('--json gives one object with places, and nothing else', async () => {
  const project = await createProject({ 'segments/vip.segql': 'segment vip of customer {\n  where contry = "US"\n}\n' })
  const { exit, version, diagnostics, result, error } = await segqlJson(project, 'check')
  expect({ exit, version, error }).toEqual({ exit: 1, version: 1, error: '' })
  expect(diagnostics).toMatchObject([
    { severity: 'error', file: 'segments/vip.segql', line: 2, column: 9, endLine: 2, endColumn: 15 },
  ])
  expect(result).toEqual({ entities: ['customer'], segments: ['vip'], traits: [], tests: 0 })
})

test('--format github prints annotations from where the command runs', async () => {
  const folder = temporaryFolder()
  const project = await createProject({ 'segments/vip.segql': 'segment vip of customer {\n  where contry = "US"\n}\n' })
  const { exit, out } = await segql(folder, 'check', project, '--format', 'github')
  expect(exit).toBe(1)
  expect(out).toMatch(/^::error file=[^,]*segments\/vip\.segql,line=2,col=9,endLine=2,endColumn=15,title=E\d+::/)
  expect((await segql(project, 'check', '--format', 'github')).out).toMatch(/^::error file=segments\/vip\.segql,line=2/)
})

test('colours only where they are asked for', async () => {
  const project = await createProject()
  const coloured = await start(project, ['check'], { NO_COLOR: '', FORCE_COLOR: '1' }).ended
  expect(coloured.out).toContain('\u001b[32mno findings')
})

test('a JSON rule tree is checked like text, and told by the place of its node', async () => {
  const item = {
    kind: 'segment',
    name: 'vip',
    entity: 'customer',
    body: {
      kind: 'rules',
      where: {
        kind: 'operation',
        operator: '=',
        operands: [
          { kind: 'field', path: ['contry'] },
          { kind: 'text', value: 'US' },
        ],
      },
    },
  }
  const text = JSON.stringify({ version: 1, items: [item] }, null, 2)
  const project = await createProject({ 'segments/vip.segql.json': text })
  const { exit, diagnostics } = await segqlJson(project, 'check')
  expect(exit).toBe(1)
  expect(diagnostics).toHaveLength(1)
  const line = text.split('\n').findIndex((one) => one.includes('"kind": "field"')) + 1
  expect(diagnostics[0]?.line).toBeGreaterThanOrEqual(line - 1)
  expect(diagnostics[0]?.line).toBeLessThanOrEqual(line + 3)
})

test.each([
  ['no configuration', {}, 'E901', 'There is no `segql.config.json`'],
  ['a configuration that is no JSON', { 'segql.config.json': '{,}' }, 'E902', 'is not JSON'],
  [
    'a bad value',
    { 'segql.config.json': '{"version":1,"connections":{},"timeZone":"Mars"}' },
    'E904',
    '`timeZone` is `"Mars"`',
  ],
  [
    'a missing database',
    { 'segql.config.json': '{"version":1,"connections":{"demo":{"kind":"duckdb","path":"absent.duckdb"}}}' },
    'E911',
    'does not exist',
  ],
  [
    'a damaged database',
    {
      'segql.config.json': '{"version":1,"connections":{"demo":{"kind":"duckdb","path":"bad.duckdb"}}}',
      'bad.duckdb': 'this is no database, but a text that is long enough',
    },
    'E912',
    'is not a DuckDB database, or it is damaged',
  ],
])('%s is one clear sentence', async (_, files, code, sentence) => {
  const folder = temporaryFolder()
  writeFiles(folder, { 'model/shop.segql': shopModel, ...files })
  const { exit, diagnostics } = await segqlJson(folder, 'check')
  expect(exit).toBe(1)
  expect(diagnostics.find((diagnostic) => diagnostic.code === code)?.message).toContain(sentence)
  expect((await segql(folder, 'check')).out).toContain(sentence)
})

test('a database that cannot be opened is told once, not again for each table of it', async () => {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'segql.config.json': '{"version":1,"connections":{"demo":{"kind":"duckdb","path":"absent.duckdb"}}}',
    'model/shop.segql': shopModel,
    'segments/vip.segql': vip,
  })
  expect((await segqlJson(folder, 'check')).codes).toEqual(['E911'])
})

test('what makes a missing database is told, where the configuration says it', async () => {
  const folder = temporaryFolder()
  const demo = { kind: 'duckdb', path: 'absent.duckdb', madeBy: 'npm run demo' }
  writeFiles(folder, { 'segql.config.json': JSON.stringify({ version: 1, connections: { demo } }), 'a.segql': vip })
  expect((await segqlJson(folder, 'check')).diagnostics).toContainEqual(
    expect.objectContaining({ code: 'E911', hint: '`npm run demo` makes it.' }),
  )
})

test('the project is found from a folder inside it', async () => {
  const project = await createProject({ 'segments/vip.segql': 'segment vip of customer {\n  where contry = "US"\n}\n' })
  const inside = join(project, 'segments')
  const { exit, out } = await segql(inside, 'check')
  expect(exit).toBe(1)
  expect(out).toContain('--> vip.segql:2:9')
  expect((await segql(project, 'check', 'segments')).exit).toBe(2)
  expect((await segql(join(project, '..'), 'check', inside)).out).toContain('vip.segql:2:9')
})

test('raw SQL that did not change is not read again, until what is known of its tables changes', async () => {
  const raw = 'segment raw of customer {\n  sql """ select customer_id from customer """\n}\n'
  const project = await createProject({ 'segments/raw.segql': raw })
  const told = async () => (await segqlJson(project, 'check')).diagnostics.map(({ code }) => code)
  const first = await told()
  expect(first).toContain('E711')
  expect(await told()).toEqual(first)
  const kept = join(project, '.segql/raw-sql.json')
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('"code":"E711"', '"code":"E000"'))
  expect(await told()).toContain('E000')
  await runSql(join(project, 'shop.duckdb'), 'create table customer as from customers')
  expect(await told()).not.toContain('E000')
  writeFileSync(kept, '{')
  expect(await told()).not.toContain('E000')
})

test('a file that cannot be read does not hide the others', async () => {
  const project = await createProject()
  symlinkSync(join(project, 'nowhere'), join(project, 'segments/gone.segql'))
  writeFileSync(join(project, 'segments/b.segql'), 'segment b of customer { where contry = "US" }\n')
  const { codes } = await segqlJson(project, 'check')
  expect(codes).toContain('E921')
  expect(codes.length).toBe(2)
})

test('tables that changed are introspected again', async () => {
  const project = await createProject()
  expect((await segqlJson(project, 'check')).exit).toBe(0)
  await runSql(join(project, 'shop.duckdb'), 'alter table orders rename column amount to total')
  const { exit, diagnostics } = await segqlJson(project, 'check')
  expect(exit).toBe(1)
  expect(diagnostics[0]?.message).toContain('`amount`')
})

test('an unchanged project is checked without opening its database', async () => {
  const project = await createProject()
  const file = join(project, 'shop.duckdb')
  const then = new Date('2026-01-01T00:00:00Z')
  utimesSync(file, then, then)
  await segql(project, 'check')
  writeFileSync(file, Buffer.alloc(statSync(file).size))
  utimesSync(file, then, then)
  expect((await segql(project, 'check')).exit).toBe(0)
  expect((await segqlJson(project, 'catalog', '--refresh')).codes).toEqual(['E912'])
})
