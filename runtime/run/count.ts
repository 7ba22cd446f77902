import type { Catalog } from '../../compiler/catalog.ts'
import type { Statement } from '../../compiler/compile.ts'
import { mask } from '../../compiler/explain.ts'
import { compileFunnel, type FunnelCount, readFunnel } from '../../compiler/funnel.ts'
import type { Program } from '../../compiler/ir.ts'
import { isSplit } from '../../compiler/split.ts'
import type { Config } from '../config-schema.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { openPlaces } from './places.ts'
import { type Preview, previewTarget } from './preview.ts'
import { entityColumns, readPeople } from './sample.ts'
import { statementOf } from './table.ts'
import type { Target } from './target.ts'

export interface CountOptions {
  readonly root: string
  readonly config: Config
  readonly catalog: Catalog
  readonly now: bigint
  /** People shown. */
  readonly sample: number
  readonly signal?: AbortSignal
}

export interface Counted {
  readonly count: number
  readonly population?: number
  readonly joined: 'and' | 'or'
  readonly steps: readonly FunnelCount[]
  readonly sample: Preview
}

/**
 * How many are in a segment now, and in each of its conditions, in one pass; with a few of them. Raw SQL and segments of
 * several connections are counted without their conditions.
 */
export const countTarget = async (target: Target, options: CountOptions): Promise<Step<Counted>> => {
  const { program } = target
  if (program.kind !== 'segment' || target.raw || isSplit(program)) return countWhole(target, options)
  const places = openPlaces(options)
  try {
    const home = await places.open(program.connection)
    if ('failed' in home) return home
    const { place } = home.value
    try {
      return await countByConditions(place, target, program, options)
    } catch (error) {
      return { failed: place.diagnose(error) }
    }
  } finally {
    await places.close()
  }
}

const countWhole = async (target: Target, options: CountOptions): Promise<Step<Counted>> => {
  const done = await previewTarget(target, { ...options, limit: options.sample })
  if ('failed' in done) return done
  return { value: { count: done.value.count, joined: 'and', steps: [], sample: done.value } }
}

const countByConditions = async (
  place: Place,
  target: Target,
  program: Program,
  options: CountOptions,
): Promise<Step<Counted>> => {
  const { now, config } = options
  const materialized = await place.rawSets.materialize(program)
  if ('refused' in materialized) return { failed: materialized.refused }
  const { value: funnel, diagnostics } = compileFunnel(materialized.program, place.dialect, {
    now,
    print: 'parameters',
  })
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) return { failed: wrong }
  const [row = []] = await place.rows(funnel.statement)
  const counts = readFunnel(
    funnel,
    row.map((cell) => String(cell ?? 0)),
  )
  const statement = await statementOf({ place, now, limits: config.limits }, program)
  if ('failed' in statement) return statement
  const sample = await readSample(place, target, statement.value, options)
  const { count, population, steps } = counts
  const known = program.population.kind === 'table' && { population }
  return { value: { count, ...known, joined: funnel.joined, steps, sample } }
}

const readSample = async (
  place: Place,
  { entity, program }: Target,
  { sql, parameters }: Statement,
  { catalog, config, sample }: CountOptions,
): Promise<Preview> => {
  const some = await place.rows({ sql: `select * from (\n${sql}\n) ${alias(place)} limit ${sample}`, parameters })
  const ids = some.map(([id]) => String(id)).toSorted()
  const beside = entityColumns(entity, catalog).slice(0, config.limits.sampleColumns - 1)
  if (program.kind === 'sql traits') throw new Error('raw SQL has no sample of people')
  const people = await readPeople(place, ids, beside, program)
  const personal = new Set(entity.pii.map(({ column }) => column.toLowerCase()))
  const idIsPersonal = personal.has(entity.item.id?.column.toLowerCase() ?? '')
  const columns = [
    { name: 'id', masked: idIsPersonal },
    ...beside.map(({ column }) => ({ name: column, masked: personal.has(column.toLowerCase()) })),
  ]
  const rows = ids.map((id) =>
    [id, ...(people.get(id) ?? beside.map(() => null))].map((cell, index) =>
      columns[index]?.masked && cell !== null ? mask : cell,
    ),
  )
  return { count: ids.length, columns, rows }
}

const alias = ({ dialect: { identifiers } }: Place): string => `${identifiers.open}people${identifiers.close}`
