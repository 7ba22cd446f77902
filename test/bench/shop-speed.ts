import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generate } from '../../examples/shop/generate.ts'
import { readProject } from '../../runtime/project.ts'
import { run } from '../../runtime/run/run.ts'
import { listTargets, type Target } from '../../runtime/run/target.ts'
import { copyShop, shopFolder, shopNow } from '../examples/shop-project.ts'
import { readByHand } from './by-hand.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

interface Times {
  readonly ours: number[]
  readonly byHand: number[]
}
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

const measureTarget = async (folder: string, target: Target, byHand: ByHand): Promise<Times> => {
  const { config } = await readProject(folder)
  if (!config) throw new Error('the example has no configuration')
  const times: Times = { ours: [], byHand: [] }
  for (let round = 0; round <= rounds; round++) {
    const hand = await timed(() => byHand.write(target.name))
    const report = await run({ root: folder, config, targets: [target], now: shopNow })
    const outcome = report.outcomes[0]
    if (!outcome?.current) throw new Error(`${target.name} failed: ${outcome?.diagnostics[0]?.message}`)
    if (round === 0) {
      const file = join(folder, '.segql/members', target.entity.name, target.name, `${outcome.current.run}.parquet`)
      const differences = await byHand.differences(target.name, file)
      if (differences > 0) throw new Error(`${target.name}: ${differences} members differ from the SQL by hand`)
    } else {
      times.ours.push(outcome.milliseconds)
      times.byHand.push(hand)
    }
  }
  return times
}

export const measureShop = async (scale: number): Promise<readonly Finding[]> => {
  const warehouse = join(shopFolder, `warehouse/bench-${scale}.duckdb`)
  if (!existsSync(warehouse)) await generate({ scale, file: warehouse, tell: console.error })
  const folder = await mkdtemp(join(tmpdir(), 'segql-bench-'))
  const byHand = await openByHand(warehouse, folder)
  try {
    await copyShop(folder, { file: warehouse })
    const targets = listTargets((await readProject(folder)).checked).filter(({ place }) => place.kind === 'members')
    const each: { readonly name: string; readonly ours: number; readonly hand: number }[] = []
    for (const target of targets) {
      const times = await measureTarget(folder, target, byHand)
      each.push({ name: target.name, ours: median(times.ours), hand: median(times.byHand) })
      const { name, ours, hand } = each.at(-1) ?? { name: '', ours: 0, hand: 0 }
      console.error(`${name}: ${ours.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ${(ours / hand).toFixed(2)} ×`)
    }
    return [toFinding(each, scale)]
  } finally {
    byHand.close()
    await rm(folder, { recursive: true, force: true })
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
