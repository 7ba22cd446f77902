import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Program } from '../../compiler/ir.ts'
import { runTest } from '../../compiler/test-run.ts'
import type { Storage, Type } from '../../compiler/types.ts'
import type { Rows } from '../../compiler/values.ts'
import { parseText, printDocument, readJson } from '../../grammar/index.ts'
import { type Project, readProject } from '../../runtime/project.ts'
import type { RunReport } from '../../runtime/run/outcome.ts'
import { run } from '../../runtime/run/run.ts'
import { listTargets } from '../../runtime/run/target.ts'
import { resultFile } from '../../runtime/store/results.ts'
import { readByHand } from '../bench/by-hand.ts'
import { shown } from '../cases/show.ts'
import { copyShop, shopFolder, shopNow } from './shop-project.ts'
import { readColumns, readRows, type StoredColumn } from './warehouse-rows.ts'

const files = readdirSync(shopFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[^.].*\.segql$/.test(file),
)

describe('the sources of the example', () => {
  test.each(files)('%s is formatted', (file) => {
    const text = readFileSync(join(shopFolder, file), 'utf8')
    expect(printDocument(parseText(text, { file }).document)).toBe(text)
  })

  test.each(files)('%s is the same document as its JSON', (file) => {
    const { document } = parseText(readFileSync(join(shopFolder, file), 'utf8'), { file })
    const read = readJson(JSON.parse(JSON.stringify(document)), { file })
    expect(read.diagnostics).toEqual([])
    expect(read.document).toEqual(document)
    expect(parseText(printDocument(read.document)).document).toEqual(document)
  })
})

describe('the example over a small warehouse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-shop-'))
  let project: Project
  let report: RunReport
  let database: DuckDBConnection
  let rows: Rows

  beforeAll(async () => {
    const { file } = await copyShop(folder, { scale: 0.04 })
    project = await readProject(folder)
    if (!project.config) throw new Error('the example has no configuration')
    report = await run({ root: folder, config: project.config, targets: listTargets(project.checked), now: shopNow })
    const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
    database = await instance.connect()
    await database.run(`set TimeZone = 'UTC'`)
    rows = await readRows(database, 'demo', project.catalog.connections.demo!.tables, {
      'shop.customers': {
        signup_unix: { as: 'unix', unit: 'seconds' },
        created_at: { as: 'local', zone: 'Europe/Berlin' },
      },
    })
  })

  afterAll(() => {
    database?.closeSync()
    rmSync(folder, { recursive: true, force: true })
  })

  const outcomeOf = (name: string) => report.outcomes.find(({ target }) => target.name === name)!
  const parquet = (name: string) => {
    const { target, current } = outcomeOf(name)
    return `read_parquet('${resultFile(folder, target.place, current!.run)}')`
  }
  const membersOf = async (name: string): Promise<string[]> => {
    const text = { name: 'id', type: { kind: 'text' }, storage: { as: 'plain' } } as const
    return (await readColumns(database, parquet(name), [text])).map(([id]) => id as string).sort()
  }
  const rawSets = async (program: Program) => {
    const sets: Record<string, string[]> = {}
    const raw = Object.values(program.sets).filter((set) => set.kind === 'sql')
    for (const { name, text } of raw) {
      const ids = await database.runAndReadAll(`select id::varchar from (${text}) as ids(id)`)
      sets[name] = ids.getRowsJson().map(([id]) => String(id))
    }
    return sets
  }
  const evaluated = async (program: Program) => evaluate(program, { rows, sets: await rawSets(program), now: shopNow })

  test('has no errors and no warnings', () => {
    const told = project.diagnostics.filter(({ severity }) => severity !== 'info')
    expect(told.map(({ file, message }) => `${file}: ${message}`)).toEqual([])
  })

  test('has the segments, trait sets and tests it is meant to show', () => {
    expect(project.checked.segments.size).toBeGreaterThanOrEqual(15)
    expect(project.checked.traits.size).toBeGreaterThanOrEqual(4)
    expect(project.checked.tests.length).toBeGreaterThanOrEqual(10)
  })

  test('every unit test passes', () => {
    for (const checked of project.checked.tests) {
      expect(runTest(checked), `${checked.of}: ${checked.title}`).toMatchObject({ passed: true })
    }
  })

  test('every segment and trait set runs', () => {
    const failed = report.outcomes.filter(({ status }) => status !== 'succeeded')
    expect(failed.map(({ target, diagnostics }) => `${target.name}: ${diagnostics[0]?.message}`)).toEqual([])
  })

  test('every segment has the members that the reference evaluator gives it', async () => {
    for (const [name, { program }] of project.checked.segments) {
      const expected = await evaluated(program!)
      expect(await membersOf(name), name).toEqual([...expected.members].sort())
    }
  })

  test('every segment has the members that SQL written by hand gives it', async () => {
    const byHand = await readByHand()
    expect([...byHand.keys()].sort()).toEqual([...project.checked.segments.keys()].sort())
    for (const [name, sql] of byHand) {
      const ids = await database.runAndReadAll(`select id from (${sql}) as ids(id)`)
      const expected = ids.getRowsJson().map(([id]) => String(id))
      expect(await membersOf(name), name).toEqual(expected.sort())
    }
  })

  test('every trait set has the values that the reference evaluator gives it', async () => {
    for (const [name, { program }] of project.checked.traits) {
      if (!program || program.kind === 'sql traits') continue
      const expected = await evaluated(program)
      const columns = [{ name: 'id', type: { kind: 'text' } as const }, ...program.columns.map(typed)].map(stored)
      const read = await readColumns(database, parquet(name), columns)
      expect(new Map(read.map(([id, ...values]) => [id, values.map(shown)])), name).toEqual(
        new Map([...expected.traits].map(([id, values]) => [id, values.map(shown)])),
      )
    }
  })
})

const typed = ({ name, value }: Program['columns'][number]) => ({ name, type: value.type })

/** As a run stores them: times as instants, a list as the JSON text of its values. */
const stored = ({ name, type }: { readonly name: string; readonly type: Type }): StoredColumn => {
  const storage = storages[type.kind] ?? { as: 'plain' }
  return { name, type, storage }
}
const storages: Partial<Record<Type['kind'], Storage>> = {
  timestamp: { as: 'instant' },
  float: { as: 'float' },
  array: { as: 'json text' },
}
