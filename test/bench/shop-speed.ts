import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generate } from '../../examples/shop/generate.ts'
import type { Config } from '../../runtime/config-schema.ts'
import { readProject } from '../../runtime/project.ts'
import { run } from '../../runtime/run/run.ts'
import { listTargets, type Target } from '../../runtime/run/target.ts'
import { readCurrent } from '../../runtime/store/results.ts'
import { copyShop, shopFolder, shopNow } from '../examples/shop-project.ts'
import { readByHand } from './by-hand.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

/** Milliseconds of each segment in one pass over the project. */
type Pass = ReadonlyMap<string, number>
const rounds = 3

/** The statements by hand, each into a Parquet file as a run does, on a connection with the settings of a run. */
const openByHand = async (file: string, folder: string) => {
  const statements = await readByHand()
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY', preserve_insertion_order: 'false' })
  const connection = await instance.connect()
  await connection.run("set TimeZone = 'UTC'")
  await connection.run(`set temp_directory = '${folder}'`)
  const output = (name: string) => join(folder, `${name}.parquet`)
  return {
    write: async (name: string): Promise<void> => {
      const sql = statements.get(name)
      if (sql === undefined) throw new Error(`by-hand.sql has no statement for ${name}`)
      await connection.run(`copy (${sql}) to '${output(name)}' (format parquet, compression zstd)`)
    },
    /** How many IDs are in only one of the two files. */
    differences: async (name: string, other: string): Promise<number> => {
      const read = (path: string) => `select id from read_parquet('${path}') as t(id)`
      const [left, right] = [read(output(name)), read(other)]
      const rows = await connection.runAndReadAll(
        `select count(*) from ((${left} except all ${right}) union all (${right} except all ${left}))`,
      )
      return Number(rows.getRowsJson()[0]?.[0])
    },
    close: (): void => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Every segment in turn, on a database just opened, into a file each. */
const passByHand = async (warehouse: string, folder: string, names: readonly string[]): Promise<Pass> => {
  const byHand = await openByHand(warehouse, folder)
  const times = new Map<string, number>()
  try {
    for (const name of names) times.set(name, await timed(() => byHand.write(name)))
  } finally {
    byHand.close()
  }
  return times
}

interface Project {
  readonly root: string
  readonly config: Config
  readonly targets: readonly Target[]
}

/** The same by a run: it too opens the database once, and counts and checks what it writes. */
const passOfRun = async ({ root, config, targets }: Project): Promise<Pass> => {
  const { outcomes } = await run({ root, config, targets, now: shopNow })
  for (const { target, current, diagnostics } of outcomes) {
    if (!current) throw new Error(`${target.name} failed: ${diagnostics[0]?.message}`)
  }
  return new Map(outcomes.map(({ target, milliseconds }) => [target.name, milliseconds]))
}

const compareMembers = async (warehouse: string, { root, targets }: Project): Promise<void> => {
  const byHand = await openByHand(warehouse, root)
  try {
    for (const { name, place } of targets) {
      const found = readCurrent(root, place)
      if (found.kind !== 'current') throw new Error(`${name} has no members`)
      const differences = await byHand.differences(name, found.file)
      if (differences > 0) throw new Error(`${name}: ${differences} members differ from the SQL by hand`)
    }
  } finally {
    byHand.close()
  }
}

/** The first pass of each side warms the machine's cache and is compared, not timed; then they take turns at going first. */
export const measureShop = async (scale: number): Promise<readonly Finding[]> => {
  const warehouse = join(shopFolder, `warehouse/bench-${scale}.duckdb`)
  if (!existsSync(warehouse)) await generate({ scale, file: warehouse, tell: console.error })
  const root = await mkdtemp(join(tmpdir(), 'segql-bench-'))
  try {
    await copyShop(root, { file: warehouse })
    const { checked, config } = await readProject(root)
    if (!config) throw new Error('the example has no configuration')
    const targets = listTargets(checked).filter(({ place }) => place.kind === 'members')
    const project: Project = { root, config, targets }
    const names = targets.map(({ name }) => name)
    const ours = (): Promise<Pass> => passOfRun(project)
    const hand = (): Promise<Pass> => passByHand(warehouse, root, names)
    await hand()
    await ours()
    await compareMembers(warehouse, project)
    const passes: { readonly ours: Pass; readonly hand: Pass }[] = []
    for (let round = 0; round < rounds; round++) {
      const early = round % 2 === 0 ? undefined : await ours()
      const byHand = await hand()
      passes.push({ hand: byHand, ours: early ?? (await ours()) })
    }
    const each = names.map((name) => ({
      name,
      ours: median(passes.map((pass) => pass.ours.get(name) ?? Number.NaN)),
      hand: median(passes.map((pass) => pass.hand.get(name) ?? Number.NaN)),
    }))
    for (const { name, ours, hand } of each) {
      console.error(`${name}: ${ours.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ${(ours / hand).toFixed(2)} ×`)
    }
    return [toFinding(each, scale)]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

const toFinding = (each: readonly { readonly ours: number; readonly hand: number }[], scale: number): Finding => {
  const ours = each.reduce((sum, one) => sum + one.ours, 0)
  const hand = each.reduce((sum, one) => sum + one.hand, 0)
  return {
    what: `the example's ${each.length} segments at scale ${scale}, against DuckDB SQL by hand (same members)`,
    measured: `segql ${(ours / 1000).toFixed(2)} s, by hand ${(hand / 1000).toFixed(2)} s, medians of ${rounds}`,
    value: ours / hand,
    unit: '×',
    target: { compare: 'at most', value: 1.3 },
  }
}
