import type { Catalog } from '../../compiler/catalog.ts'
import { mask } from '../../compiler/explain.ts'
import type { Program, SqlTraits } from '../../compiler/ir.ts'
import { normalId } from '../../compiler/person-id.ts'
import { isSplit } from '../../compiler/split.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { quoteName } from '../duckdb/quote.ts'
import type { Cell } from '../duckdb/session.ts'
import { type CombineOptions, combine } from './combine.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { openPlaces } from './places.ts'
import { entityColumns, readKnown, readPeople } from './sample.ts'
import { createRawTraitsTable, createRulesTable, resultTable } from './table.ts'
import type { Target } from './target.ts'

export interface Preview {
  readonly count: number
  readonly columns: readonly PreviewColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Trait sets only: which of the shown IDs stand in the entity's table; absent when nobody knows. */
  readonly known?: readonly boolean[]
}

export interface PreviewColumn {
  readonly name: string
  /** Holds personal data: its values are covered. */
  readonly masked: boolean
}

export interface PreviewOptions {
  readonly root: string
  readonly config: Config
  readonly catalog: Catalog
  readonly now: bigint
  /** Personal data is shown. */
  readonly pii?: boolean
  /** Rows shown; without it `limits.previewRows`. */
  readonly limit?: number
  readonly signal?: AbortSignal
}

/** The first rows by ID and the count, computed now; nothing is stored. */
export const previewTarget = async (target: Target, options: PreviewOptions): Promise<Step<Preview>> => {
  const places = openPlaces(options)
  try {
    const home = await places.open(target.program.connection)
    if ('failed' in home) return home
    const { place } = home.value
    try {
      const combining = { ...options, limits: options.config.limits, places, useLast: false, rawApart: false }
      return await compute(place, target, options, combining)
    } catch (error) {
      return { failed: place.diagnose(error) satisfies Diagnostic }
    }
  } finally {
    await places.close()
  }
}

const compute = async (
  place: Place,
  target: Target,
  options: PreviewOptions,
  combining: CombineOptions,
): Promise<Step<Preview>> => {
  const created = await createResult(place, target, options, combining)
  if ('failed' in created) return created
  const [[count] = []] = await place.bench.read(`select count(*) from ${resultTable}`)
  const limit = options.limit ?? options.config.limits.previewRows
  const rows =
    target.place.kind === 'traits'
      ? await traitRows(place, created.value, limit)
      : await peopleRows(place, target, options, limit)
  const personal = maskedNames(target)
  const columns = rows.columns.map((name) => ({ name, masked: personal(name) && !options.pii }))
  const covered = rows.rows.map((row) =>
    row.map((cell, index) => (columns[index]?.masked && cell !== null ? mask : cell)),
  )
  const known = target.place.kind === 'traits' ? await knownRows(place, target, rows, options) : undefined
  return { value: { count: Number(count ?? 0), columns, rows: covered, ...(known && { known }) } }
}

const knownRows = async (
  place: Place,
  { entity }: Target,
  { rows }: Rows,
  { config }: PreviewOptions,
): Promise<readonly boolean[] | undefined> => {
  const { population, connection } = entity
  if (population?.kind !== 'table' || connection !== place.name) return undefined
  const ids = rows.flatMap(([id]) => (id === null || id === undefined ? [] : [normalId(String(id), population)]))
  const found = await readKnown(place, ids, {
    population,
    connection,
    zone: config.timeZone,
    weekStart: config.weekStart,
  })
  return rows.map(([id]) => id !== null && id !== undefined && found.has(normalId(String(id), population)))
}

const createResult = async (
  place: Place,
  { program, entity }: Target,
  { config, now }: PreviewOptions,
  combining: CombineOptions,
): Promise<Step<readonly string[]>> => {
  const context = { place, now, limits: config.limits }
  if (program.kind !== 'sql traits' && program.kind === 'segment' && isSplit(program)) {
    const combined = await combine(place, program, combining)
    return 'failed' in combined ? combined : { value: [] }
  }
  const filled = await (program.kind === 'sql traits'
    ? createRawTraitsTable(context, program, entity)
    : createRulesTable(context, program))
  return 'failed' in filled ? filled : { value: filled.value.columns }
}

interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const traitRows = async ({ bench }: Place, traits: readonly string[], limit: number): Promise<Rows> => {
  const columns = ['id', ...traits]
  const list = columns.map(quoteName).join(', ')
  return { columns, rows: await bench.read(`select ${list} from ${resultTable} order by id limit ${limit}`) }
}

/** A segment's preview shows columns of the entity's table beside the ID, for the eye. */
const peopleRows = async (place: Place, target: Target, options: PreviewOptions, limit: number): Promise<Rows> => {
  const { entity, program } = target
  const { config, catalog } = options
  const ids = (await place.bench.read(`select id from ${resultTable} order by id limit ${limit}`)).map(([id]) =>
    String(id),
  )
  const beside = entityColumns(entity, catalog).slice(0, config.limits.sampleColumns - 1)
  if (program.kind === 'sql traits') return { columns: ['id'], rows: ids.map((id) => [id]) }
  const { population, connection, zone, weekStart } = program
  const people = await readPeople(place, ids, beside, { population, connection, zone, weekStart })
  const rows = ids.map((id) => [id, ...(people.get(id) ?? beside.map(() => null))])
  return { columns: ['id', ...beside.map(({ column }) => column)], rows }
}

/** Which columns of a target's rows hold personal data. */
export const maskedNames = ({ entity, program, place }: Target): ((name: string) => boolean) => {
  const personal = new Set(entity.pii.map(({ column }) => column.toLowerCase()))
  const idColumn = entity.item.id?.column.toLowerCase()
  return (name) => {
    if (name === 'id') return idColumn !== undefined && personal.has(idColumn)
    const own = personal.has(name.toLowerCase())
    return own || (place.kind === 'traits' && readsPersonal(program, name, personal))
  }
}

/** A trait made of a personal column is personal too, whatever its name. */
const readsPersonal = (program: Program | SqlTraits, name: string, personal: ReadonlySet<string>): boolean => {
  if (program.kind === 'sql traits') return false
  const seen = new Set<string>()
  const walk = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false
    if ('kind' in value && value.kind === 'column' && 'read' in value) {
      return personal.has((value.read as { column: string }).column.toLowerCase())
    }
    if ('kind' in value && value.kind === 'reference' && 'definition' in value) {
      const definition = String(value.definition)
      if (seen.has(definition)) return false
      seen.add(definition)
      return walk(program.definitions[definition])
    }
    return Object.values(value).some(walk)
  }
  return walk(program.columns.find((column) => column.name === name)?.value)
}
