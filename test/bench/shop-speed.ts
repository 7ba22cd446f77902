import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generate } from '../../examples/shop/generate.ts'
import type { Config } from '../../runtime/config-schema.ts'
import { readProject } from '../../runtime/project.ts'
import { openPlaces } from '../../runtime/run/places.ts'
import { type RunContext, runTarget } from '../../runtime/run/run-target.ts'
import { listTargets, type Target } from '../../runtime/run/target.ts'
import { readCurrent } from '../../runtime/store/results.ts'
import { copyShop, shopFolder, shopNow } from '../examples/shop-project.ts'
import { readByHand } from './by-hand.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

/** Milliseconds. */
interface Times {
  readonly ours: number
  readonly hand: number
}
/** Every segment once. */
type Pass = ReadonlyMap<string, Times>
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

type ByHand = Awaited<ReturnType<typeof openByHand>>

interface Project {
  readonly root: string
  readonly config: Config
  readonly targets: readonly Target[]
  readonly warehouse: string
}

const openRun = ({ root, config }: Project): RunContext => ({
  root,
  config,
  now: shopNow,
  useLast: false,
  places: openPlaces({ root, config }),
})

const runOne = async (context: RunContext, target: Target): Promise<void> => {
  const home = await context.places.open('demo')
  if ('failed' in home) throw new Error(home.failed.message)
  const { current, diagnostics } = await runTarget(context, home.value, target)
  if (!current) throw new Error(`${target.name} failed: ${diagnostics[0]?.message}`)
}

/**
 * Both sides open the database anew and make every segment once. A segment's two measurements follow each other, so that a
 * busy moment of the machine meets both, and take turns at going first.
 */
const pass = async (project: Project, round: number): Promise<Pass> => {
  const byHand = await openByHand(project.warehouse, project.root)
  const context = openRun(project)
  const times = new Map<string, Times>()
  try {
    for (const [index, target] of project.targets.entries()) {
      const measureOurs = (): Promise<number> => timed(() => runOne(context, target))
      const early = (index + round) % 2 === 0 ? await measureOurs() : undefined
      const hand = await timed(() => byHand.write(target.name))
      times.set(target.name, { hand, ours: early ?? (await measureOurs()) })
    }
    if (round === 0) await compareMembers(project, byHand)
  } finally {
    await context.places.close()
    byHand.close()
  }
  return times
}

const compareMembers = async ({ root, targets }: Project, byHand: ByHand): Promise<void> => {
  for (const { name, place } of targets) {
    const found = readCurrent(root, place)
    if (found.kind !== 'current') throw new Error(`${name} has no members`)
    const differences = await byHand.differences(name, found.file)
    if (differences > 0) throw new Error(`${name}: ${differences} members differ from the SQL by hand`)
  }
}

/** The first pass warms the machine's cache, looks at the keys, and is compared, not timed. */
export const measureShop = async (scale: number): Promise<readonly Finding[]> => {
  const warehouse = join(shopFolder, `warehouse/bench-${scale}.duckdb`)
  if (!existsSync(warehouse)) await generate({ scale, file: warehouse, tell: console.error })
  const root = await mkdtemp(join(tmpdir(), 'segql-bench-'))
  try {
    await copyShop(root, { file: warehouse })
    const { checked, config } = await readProject(root)
    if (!config) throw new Error('the example has no configuration')
    const targets = listTargets(checked).filter(({ place }) => place.kind === 'members')
    const passes: Pass[] = []
    for (let round = 0; round <= rounds; round++) passes.push(await pass({ root, config, targets, warehouse }, round))
    const each = targets.map(({ name }) => medians(name, passes.slice(1)))
    for (const { name, ours, hand } of each) {
      console.error(`${name}: ${ours.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ${(ours / hand).toFixed(2)} ×`)
    }
    return [toFinding(each, scale)]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

const medians = (name: string, passes: readonly Pass[]): Times & { readonly name: string } => {
  const times = passes.flatMap((each) => each.get(name) ?? [])
  return { name, ours: median(times.map(({ ours }) => ours)), hand: median(times.map(({ hand }) => hand)) }
}

const toFinding = (each: readonly Times[], scale: number): Finding => {
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
