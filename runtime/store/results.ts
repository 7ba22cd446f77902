import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { workFolder } from '../paths.ts'
import { removeLeftovers, replaceText, temporaryName, type WriteText } from './atomic.ts'
import { uuid7 } from './uuid7.ts'

/** One part of a combined segment: what a connection, or a segment's last run, contributed. */
export const Operand = z.object({
  name: z.string(),
  connection: z.string(),
  /** Distinct IDs. */
  count: z.number(),
  /** IDs that are no people of the entity. */
  outside: z.number(),
  /** Of a last run; absent: computed as of the run's own instant. */
  asOf: z.string().optional(),
})
export type Operand = z.infer<typeof Operand>

/** What `current.json` says of the last successful run. */
export const Current = z.object({
  version: z.literal(1),
  run: z.string(),
  kind: z.enum(['members', 'traits']),
  entity: z.string(),
  name: z.string(),
  /** The run's frozen instant, ISO in UTC. */
  asOf: z.string(),
  finishedAt: z.string(),
  count: z.number(),
  /** People of the entity at the run; absent when its population is unknown. */
  population: z.number().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  milliseconds: z.number(),
  /** SHA-256 of the definition that was run. */
  definition: z.string(),
  /** The result stands in a table of its warehouse, not in a file. */
  into: z.object({ connection: z.string(), table: z.array(z.string()) }).optional(),
  /** Only of segments that were combined of several parts. */
  operands: z.array(Operand).optional(),
  /** Compared with the successful run before it: IDs that were not there, are not any more; trait sets also rows that changed. */
  change: z.object({ entered: z.number(), left: z.number(), changed: z.number().optional() }).optional(),
  /** Raw SQL only: what counted for nothing. */
  dropped: z.object({ strangers: z.number(), withoutId: z.number(), repeated: z.number() }).optional(),
})
export type Current = z.infer<typeof Current>

/** Where the results of one segment or trait set stand. */
export interface ResultPlace {
  readonly kind: 'members' | 'traits'
  readonly entity: string
  readonly name: string
}

/** A name as a file name: other than letters, digits, `_` and `-` as their code points, so that none can leave the folder. */
const fileName = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N}_-]/gu, (character) => `%${character.codePointAt(0)?.toString(16)};`)

export const resultFolder = (root: string, { kind, entity, name }: ResultPlace): string =>
  join(root, workFolder, kind, fileName(entity), fileName(name))

export const resultFile = (root: string, place: ResultPlace, run: string): string =>
  join(resultFolder(root, place), `${run}.parquet`)

/** A new run's name and the file it writes to until it has succeeded. */
export interface OpenRun {
  readonly run: string
  readonly file: string
}

export const beginRun = (root: string, place: ResultPlace): OpenRun => {
  const folder = resultFolder(root, place)
  mkdirSync(folder, { recursive: true })
  removeLeftovers(folder)
  const run = uuid7()
  return { run, file: temporaryName(resultFile(root, place, run)) }
}

/** Makes a run the current one: from here on readers see it. Throws what the file system throws; the old run then stays. */
export const finishRun = (
  root: string,
  place: ResultPlace,
  { run, file }: OpenRun,
  current: Current,
  kept: number,
  write?: WriteText,
): void => {
  const final = resultFile(root, place, run)
  renameSync(file, final)
  try {
    replaceText(currentFile(root, place), `${JSON.stringify(current, null, 2)}\n`, write)
  } catch (error) {
    rmSync(final, { force: true })
    throw error
  }
  removeOldRuns(root, place, kept)
}

/** A result that a warehouse holds becomes the current one. */
export const finishInto = (root: string, place: ResultPlace, current: Current, write?: WriteText): void =>
  replaceText(currentFile(root, place), `${JSON.stringify(current, null, 2)}\n`, write)

export const abandonRun = ({ file }: OpenRun): void => rmSync(file, { force: true })

const currentFile = (root: string, place: ResultPlace): string => join(resultFolder(root, place), 'current.json')

export type ReadCurrent =
  | { readonly kind: 'current'; readonly current: Current; readonly file: string }
  | { readonly kind: 'in warehouse'; readonly current: Current; readonly into: NonNullable<Current['into']> }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly file: string }

export const readCurrent = (root: string, place: ResultPlace): ReadCurrent => {
  const file = currentFile(root, place)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { kind: 'none' }
  }
  try {
    const current = Current.parse(JSON.parse(text))
    if (current.into) return { kind: 'in warehouse', current, into: current.into }
    const data = resultFile(root, place, current.run)
    return statSync(data, { throwIfNoEntry: false })
      ? { kind: 'current', current, file: data }
      : { kind: 'damaged', file: data }
  } catch {
    return { kind: 'damaged', file }
  }
}

/** Keeps the newest runs, and always the current one, whichever process made it so. */
const removeOldRuns = (root: string, place: ResultPlace, kept: number): void => {
  const folder = resultFolder(root, place)
  const found = readCurrent(root, place)
  const current = found.kind === 'current' ? found.current.run : undefined
  const runs = readdirSync(folder)
    .filter((name) => name.endsWith('.parquet') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.parquet'.length))
    .sort()
    .reverse()
  for (const run of runs.slice(kept)) if (run !== current) rmSync(resultFile(root, place, run), { force: true })
}
