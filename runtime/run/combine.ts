import type { Program } from '../../compiler/ir.ts'
import { type SetLeaf, type SetTree, type Split, splitProgram } from '../../compiler/split.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { quoteFile, quoteName } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import { type Operand, readCurrent } from '../store/results.ts'
import { clearTable } from './bench.ts'
import { foreignLooks } from './id-looks.ts'
import { quoteFor, quoteTableFor } from './into/names.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { fillPopulation, populationTable } from './populations.ts'
import type { Dropped } from './result-checks.ts'
import { resultTable, statementOf } from './table.ts'

export interface CombineOptions {
  readonly root: string
  readonly now: bigint
  readonly limits: { readonly traitRows: number; readonly traitColumns: number }
  readonly places: Places
  /** Segments that the rules name are taken as of their last runs; nothing of them is computed. */
  readonly useLast: boolean
  /** The segment's own raw SQL runs by itself, so that what of it is dropped can be counted. */
  readonly rawApart: boolean
}

export interface Combined {
  readonly operands: readonly Operand[]
  readonly dropped: Dropped
  /** Segments that have no last run: they count as empty. */
  readonly warnings: readonly Diagnostic[]
}

/**
 * Runs each part of a program on its own connection, all as of the same instant; only IDs leave it. What comes out of the
 * algebra stands in `resultTable` of the home's bench, as one column `id`.
 */
export const combine = async (home: Place, program: Program, options: CombineOptions): Promise<Step<Combined>> => {
  const { bench } = home
  const split = splitProgram(program, options)
  const known = program.population.kind === 'table'
  if (known) await fillPopulation(home, program)
  const filled = await fillLeaves(home, program, split, options)
  if ('failed' in filled) return filled
  const everybody = known ? `select id from ${populationTable}` : undefined
  const members = algebra(split.tree, everybody)
  const bounded = everybody === undefined || isBounded(split.tree, split.leaves) ? members : semi(members, everybody)
  await clearTable(bench, resultTable)
  await bench.read(`create temp table ${resultTable} as ${bounded}`)
  return { value: await describe(bench, split.leaves, filled.value, everybody) }
}

const leafTable = (index: number): string => `segql_part_${index}`

interface FilledLeaf {
  readonly connection: string
  /** Of a segment's last run. */
  readonly asOf?: string
  readonly neverRun?: true
}

const connectionOf = (leaf: SetLeaf): string | undefined =>
  leaf.kind === 'last' ? undefined : leaf.kind === 'program' ? leaf.program.connection : leaf.connection

/** A home that computes in its own bench goes first. Connections then work at the same time, each at one statement after the other. */
const fillLeaves = async (
  home: Place,
  program: Program,
  { leaves }: Split,
  options: CombineOptions,
): Promise<Step<readonly FilledLeaf[]>> => {
  const found = new Map<number, FilledLeaf>()
  const fillAll = async (wanted: (connection: string | undefined) => boolean): Promise<Diagnostic | undefined> => {
    for (const [index, leaf] of leaves.entries()) {
      if (!wanted(connectionOf(leaf))) continue
      const step = await fillLeaf(home, program, leaf, index, options)
      if ('failed' in step) return step.failed
      found.set(index, step.value)
    }
    return undefined
  }
  const others = [...new Set(leaves.map(connectionOf))].filter((name) => name !== undefined && name !== home.name)
  const first = await fillAll((connection) => connection === undefined || connection === home.name)
  const failed = first ?? (await Promise.all(others.map((other) => fillAll((name) => name === other)))).find(Boolean)
  if (failed) return { failed }
  return {
    value: leaves.map((_, index) => {
      const filled = found.get(index)
      if (!filled) throw new Error('a part of a combined segment was not run')
      return filled
    }),
  }
}

const fillLeaf = async (
  home: Place,
  program: Program,
  leaf: SetLeaf,
  index: number,
  options: CombineOptions,
): Promise<Step<FilledLeaf>> => {
  const table = leafTable(index)
  if (leaf.kind === 'last') return fillFromLast(home.bench, program, leaf.name, table, options)
  const connection = leaf.kind === 'program' ? leaf.program.connection : leaf.connection
  const opened = await options.places.open(connection)
  if ('failed' in opened) return opened
  const { place } = opened.value
  try {
    if (leaf.kind === 'program') {
      const statement = await statementOf({ ...options, place }, leaf.program)
      if ('failed' in statement) return statement
      await place.fill(home.bench, table, statement.value)
    } else {
      const raw = await place.fillRaw(home.bench, `${table}_raw`, leaf.text, onlyColumn, Number.POSITIVE_INFINITY)
      if ('failed' in raw) return { failed: inPart(raw.failed, leaf.name, program) }
      await normalise(home.bench, `${table}_raw`, table, program)
    }
    return { value: { connection } }
  } catch (error) {
    return { failed: inPart(place.diagnose(error), leaf.name, program) }
  }
}

const onlyColumn = (columns: readonly string[]): Step<{ readonly id: string; readonly others: readonly string[] }> => {
  const [id] = columns
  if (id === undefined || columns.length > 1) return { failed: failure('E936', { columns }) }
  return { value: { id, others: [] } }
}

const inPart = (diagnostic: Diagnostic, part: string, { name }: Program): Diagnostic =>
  part === name ? diagnostic : { ...diagnostic, message: `In \`${part}\`: ${diagnostic.message}` }

const fillFromLast = async (
  bench: Session,
  { population: { entity } }: Program,
  name: string,
  table: string,
  { root, places }: CombineOptions,
): Promise<Step<FilledLeaf>> => {
  const found = readCurrent(root, { kind: 'members', entity, name })
  switch (found.kind) {
    case 'damaged':
      return { failed: failure('E949', { file: found.file }) }
    case 'in warehouse': {
      const opened = await places.open(found.into.connection)
      if ('failed' in opened) return opened
      await fillFromTable(bench, opened.value.place, found.into.table, table)
      return { value: { connection: found.into.connection, asOf: found.current.asOf } }
    }
    case 'none':
    case 'current': {
      const none = 'select null::varchar as id where false'
      const source = found.kind === 'none' ? none : `select id from ${quoteFile(found.file)}`
      await clearTable(bench, table)
      // The file is read where it stands.
      await bench.read(`create temp view ${quoteName(table)} as ${source}`)
      const value = found.kind === 'none' ? { neverRun: true as const } : { asOf: found.current.asOf }
      return { value: { connection: 'last run', ...value } }
    }
    default:
      return found satisfies never
  }
}

/** IDs of a table that `--into` wrote. */
const fillFromTable = (bench: Session, { fill, dialect }: Place, from: readonly string[], table: string) => {
  const sql = `select ${quoteFor(dialect, 'id')} from ${quoteTableFor(dialect, from)}`
  return fill(bench, table, { sql, parameters: [], columns: [{ name: 'id', type: { kind: 'text' } }] })
}

/** Raw IDs in the entity's normal form: trimmed and in small letters where the model says so, each once. */
const normalise = async (bench: Session, from: string, table: string, { population }: Program): Promise<void> => {
  const text = 'cast(id as varchar)'
  const trimmed = population.trimmed ? `trim(${text}, ' ')` : text
  const id = population.lower ? `lower(${trimmed})` : trimmed
  await clearTable(bench, table)
  await bench.read(
    `create temp table ${quoteName(table)} as select distinct ${id} as id from ${quoteName(from)} where id is not null`,
  )
}

const semi = (left: string, right: string): string => `select id from (${left}) semi join (${right}) using (id)`
const anti = (left: string, right: string): string => `select id from (${left}) anti join (${right}) using (id)`

/** The tree as DuckDB's SQL; every leaf holds each ID once and none missing. */
const algebra = (tree: SetTree, everybody: string | undefined): string => {
  const inner = (operand: SetTree): string => algebra(operand, everybody)
  switch (tree.kind) {
    case 'leaf':
      return `select id from ${leafTable(tree.leaf)}`
    case 'or':
      return tree.operands.map((operand) => `(${inner(operand)})`).join(' union ')
    case 'and': {
      const kept = tree.operands.filter(({ kind }) => kind !== 'not').map(inner)
      const removed = tree.operands.flatMap((operand) => (operand.kind === 'not' ? [inner(operand.operand)] : []))
      const first = kept[0] ?? everybodyOf(everybody)
      return removed.reduce(anti, kept.slice(1).reduce(semi, first))
    }
    case 'not':
      return anti(everybodyOf(everybody), inner(tree.operand))
    case 'at least': {
      const all = tree.operands.map((operand) => `(${inner(operand)})`).join(' union all ')
      return `select id from (${all}) group by id having count(*) >= ${tree.atLeast}`
    }
    default:
      return tree satisfies never
  }
}

const everybodyOf = (everybody: string | undefined): string => {
  if (everybody === undefined) throw new Error('the checker let a negation of an unknown population pass')
  return everybody
}

/** Everybody it finds is in the population for sure. */
const isBounded = (tree: SetTree, leaves: readonly SetLeaf[]): boolean => {
  switch (tree.kind) {
    case 'leaf': {
      const leaf = leaves[tree.leaf]
      return leaf?.kind === 'program' && leaf.own
    }
    case 'not':
      return true
    case 'and': {
      // What is taken away bounds nothing; with nothing else, it is taken away from everybody.
      const kept = tree.operands.filter(({ kind }) => kind !== 'not')
      return kept.length === 0 || kept.some((operand) => isBounded(operand, leaves))
    }
    case 'or':
    case 'at least':
      return tree.operands.every((operand) => isBounded(operand, leaves))
    default:
      return tree satisfies never
  }
}

const count = async (bench: Session, sql: string): Promise<number> => Number((await bench.read(sql))[0]?.[0] ?? 0)

/** How many IDs of each part are no people of the entity, in one pass over all parts. */
const countOutside = async (
  bench: Session,
  leaves: readonly SetLeaf[],
  everybody: string | undefined,
): Promise<ReadonlyMap<number, number>> => {
  const unsure = leaves.flatMap((leaf, index) =>
    leaf.kind === 'program' && leaf.own ? [] : [`select ${index} as part, id from ${leafTable(index)}`],
  )
  if (everybody === undefined || unsure.length === 0) return new Map()
  const rows = await bench.read(
    `select part, count(*) from (${unsure.join(' union all ')}) anti join (${everybody}) using (id) group by part`,
  )
  return new Map(rows.map(([part, outside]) => [Number(part), Number(outside)]))
}

/** Sizes of the parts, and what of them are no people of the entity. */
const describe = async (
  bench: Session,
  leaves: readonly SetLeaf[],
  filled: readonly FilledLeaf[],
  everybody: string | undefined,
): Promise<Combined> => {
  const operands: Operand[] = []
  const dropped = { strangers: 0, withoutId: 0, repeated: 0 }
  const strangers = await countOutside(bench, leaves, everybody)
  for (const [index, leaf] of leaves.entries()) {
    const { connection, asOf } = filled[index] ?? { connection: '' }
    const table = leafTable(index)
    const size = await count(bench, `select count(*) from ${table}`)
    const outside = strangers.get(index) ?? 0
    dropped.strangers += outside
    if (leaf.kind === 'sql') {
      const [[rows, withId] = []] = await bench.read(`select count(*), count(id) from ${table}_raw`)
      dropped.withoutId += Number(rows) - Number(withId)
      dropped.repeated += Number(withId) - size
    }
    operands.push({ name: leaf.name, connection, count: size, outside, ...(asOf !== undefined && { asOf }) })
  }
  const looks: Diagnostic[] = []
  for (const [index, leaf] of leaves.entries()) {
    if (leaf.kind !== 'sql' || everybody === undefined) continue
    looks.push(...(await foreignLooks(bench, anti(`select id from ${leafTable(index)}`, everybody))))
  }
  const never = leaves.filter((_, index) => filled[index]?.neverRun)
  return { operands, dropped, warnings: [...never.map(({ name }) => failure('W953', { name })), ...looks] }
}
