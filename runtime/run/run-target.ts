import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SqlTraits } from '../../compiler/ir.ts'
import { isSplit } from '../../compiler/split.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import type { Metrics, Sample } from '../drivers/driver.ts'
import { quoteName, quoteText } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { readType } from '../duckdb/types.ts'
import { failure, many } from '../failures.ts'
import { shownPath, workFolder } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import type { WriteText } from '../store/atomic.ts'
import { abandonRun, beginRun, type Current, finishRun, type OpenRun, resultFolder } from '../store/results.ts'
import { clearTable } from './bench.ts'
import { compareWithLast } from './change.ts'
import { type Combined, combine } from './combine.ts'
import type { Outcome, Step } from './outcome.ts'
import type { OpenPlace, Places } from './places.ts'
import { countStrangers } from './populations.ts'
import { checkResult, columnTypes, countDropped, type Dropped } from './result-checks.ts'
import { createRawTraitsTable, createRulesTable, resultTable } from './table.ts'
import { definitionHash, type Target, tablesOf } from './target.ts'

/** What all targets of a run share. */
export interface RunContext {
  readonly root: string
  readonly config: Config
  readonly places: Places
  /** Microseconds since 1970, whole milliseconds. */
  readonly now: bigint
  /** Segments that a rule names are taken as of their last runs. */
  readonly useLast: boolean
  /** Keep the first rows of each result. */
  readonly sampled?: boolean
  readonly write?: WriteText
}

/** Runs one segment or trait set at its home. Whatever fails, its last successful result stays. */
export const runTarget = async (context: RunContext, home: OpenPlace, target: Target): Promise<Outcome> => {
  const started = performance.now()
  const elapsed = (): number => Math.round(performance.now() - started)
  const failed = (diagnostic: Diagnostic): Outcome => ({
    target,
    status: 'failed',
    milliseconds: elapsed(),
    diagnostics: [inFile(diagnostic, target)],
  })
  let open: OpenRun | undefined
  try {
    const ready = await prepare(context, home, target)
    if ('failed' in ready) return failed(ready.failed)
    const { current: found, warnings, metrics } = ready.value
    const sample = context.sampled
      ? await readSample(home.place.bench, found.columns, context.config.limits)
      : undefined
    open = beginRun(context.root, target.place)
    const change = await compareWithLast(home.place.bench, context.root, target.place, found.columns)
    await writeParquet(home.place.bench, open.file, found.columns)
    const current: Current = {
      ...found,
      ...(change && { change }),
      run: open.run,
      milliseconds: elapsed(),
      finishedAt: new Date().toISOString(),
    }
    finishRun(context.root, target.place, open, current, context.config.keptRuns, context.write)
    const told = [...warnings, ...(found.operands ? [] : droppedWarnings(target, found.dropped))]
    const diagnostics = told.map((diagnostic) => inFile(diagnostic, target))
    return {
      target,
      status: 'succeeded',
      current,
      milliseconds: current.milliseconds,
      diagnostics,
      ...(metrics && { metrics }),
      ...(sample && { sample }),
    }
  } catch (error) {
    if (open) abandonRun(open)
    return failed(diagnose(error, context, home, target))
  }
}

interface Ready {
  readonly current: Omit<Current, 'run' | 'milliseconds' | 'finishedAt'>
  readonly warnings: readonly Diagnostic[]
  readonly metrics?: Metrics
}

/** Everything up to the file: keys, the statement, checks of the whole result. */
const prepare = async (context: RunContext, home: OpenPlace, target: Target): Promise<Step<Ready>> => {
  const { config, now } = context
  const { place } = home
  const broken = await brokenKey(context, target)
  if (broken) return { failed: broken }
  const { program } = target
  const filled = await fillResult(context, home, target)
  if ('failed' in filled) return filled
  const { combined, metrics } = filled.value
  const unchecked = program.kind === 'sql traits' || config.keyChecks === 'never'
  const counted = await checkResult(place.bench, {
    repeated: unchecked,
    ...(target.place.kind === 'traits' && { rows: config.limits.traitRows }),
  })
  if ('failed' in counted) return counted
  const size = target.entity.population && (await home.populations.size(target.entity.population))
  const dropped = combined ? nonzero(combined.dropped) : await rawDropped(context, home, target, counted.value)
  const { kind, entity, name } = target.place
  const current = {
    version: 1 as const,
    kind,
    entity,
    name,
    asOf: new Date(Number(now / 1000n)).toISOString(),
    count: counted.value,
    columns: [...(await columnTypes(place.bench))],
    definition: definitionHash(target),
    ...(size && { population: size.people }),
    ...(combined && { operands: [...combined.operands] }),
    ...(dropped && { dropped }),
  }
  const warnings = [...(combined?.warnings ?? []), ...outsideWarnings(combined)]
  return { value: { current, warnings, ...(metrics && { metrics }) } }
}

const nonzero = (dropped: Dropped): Dropped | undefined =>
  Object.values(dropped).some((count) => count > 0) ? dropped : undefined

/** What of a part counts for nothing. */
const outsideWarnings = (combined: Combined | undefined): readonly Diagnostic[] =>
  (combined?.operands ?? []).flatMap(({ name, connection, outside }) =>
    outside > 0 ? [failure('W954', { name, connection, count: outside })] : [],
  )

interface Result {
  readonly combined?: Combined
  readonly metrics?: Metrics
}

/** Puts the result into `resultTable` of the home's bench: by one statement there, or combined of several connections. */
const fillResult = async (context: RunContext, { place }: OpenPlace, target: Target): Promise<Step<Result>> => {
  const { now, config } = context
  const { program, entity } = target
  const table = { place, now, limits: config.limits }
  if (program.kind === 'sql traits') return noColumns(await createRawTraitsTable(table, program, entity))
  const apart = target.raw && place.rawSets.tableOf === undefined
  if (!apart && !context.useLast && !isSplit(program)) return noColumns(await createRulesTable(table, program))
  const options = { ...context, limits: config.limits, rawApart: apart }
  const combined = await combine(place, program, options)
  if ('failed' in combined) return combined
  if (program.kind === 'segment') return { value: { combined: combined.value } }
  const members = 'segql_members'
  await clearTable(place.bench, members)
  await place.bench.read(`create temp table ${members} as select id from ${resultTable}`)
  const { condition: _, ...everybody } = program
  const filled = await createRulesTable(table, everybody)
  if ('failed' in filled) return filled
  await keepOnly(place.bench, members)
  return { value: { combined: combined.value } }
}

const keepOnly = async (bench: Session, members: string): Promise<void> => {
  const kept = 'segql_kept'
  await clearTable(bench, kept)
  await bench.read(`create temp table ${kept} as select * from ${resultTable} semi join ${members} using (id)`)
  await clearTable(bench, resultTable)
  await bench.read(`alter table ${kept} rename to ${resultTable}`)
}

const noColumns = (step: Step<{ readonly metrics?: Metrics }>): Step<Result> =>
  'failed' in step ? step : { value: step.value.metrics ? { metrics: step.value.metrics } : {} }

const brokenKey = async ({ places }: RunContext, { entity, program }: Target): Promise<Diagnostic | undefined> => {
  const tables = tablesOf(program)
  for (const check of entity.keyChecks) {
    if (check.role !== 'entity id' && !tables.has(JSON.stringify(check.table.name))) continue
    const home = await places.open(check.table.connection)
    const found = 'failed' in home ? home.failed : await home.value.keyChecks.check(check)
    if (found) return found
  }
  return undefined
}

const rawDropped = async (
  { config }: RunContext,
  { place }: OpenPlace,
  { program, raw, entity }: Target,
  count: number,
): Promise<Dropped | undefined> => {
  if (!raw) return undefined
  if (program.kind === 'sql traits') {
    const strangers = await countStrangers(place, entity, config)
    return { strangers, withoutId: 0, repeated: 0 }
  }
  const table = ownRawTable(place.rawSets.tableOf, program)
  return table && countDropped(place.bench, table, program.population, count)
}

const ownRawTable = (
  tableOf: OpenPlace['place']['rawSets']['tableOf'],
  program: Exclude<Target['program'], SqlTraits>,
) => {
  const own = program.sets[program.name] ?? Object.values(program.sets)[0]
  return own?.kind === 'sql' ? tableOf?.(own.text) : undefined
}

const parts = {
  strangers: (count: number) => `${many(count, 'ID')} of nobody in the entity's table`,
  withoutId: (count: number) => `${many(count, 'row')} without an ID`,
  repeated: (count: number) => many(count, 'repeated ID'),
} as const satisfies Record<keyof Dropped, (count: number) => string>

/** A segment holds people only; a trait set of raw SQL keeps rows of people who may only become known by it. */
const droppedWarnings = ({ place }: Target, dropped: Dropped | undefined): readonly Diagnostic[] => {
  if (!dropped) return []
  if (place.kind === 'traits') return dropped.strangers > 0 ? [failure('W952', { count: dropped.strangers })] : []
  const found = (Object.keys(parts) as (keyof Dropped)[]).filter((part) => dropped[part] > 0)
  if (found.length === 0) return []
  return [failure('W946', { parts: found.map((part) => parts[part](dropped[part])).join(', ') })]
}

const readSample = async (
  bench: Session,
  columns: Current['columns'],
  { sampleRows, sampleColumns }: Config['limits'],
): Promise<Sample> => {
  const shown = columns.slice(0, sampleColumns)
  const list = shown.map(({ name }) => `cast(${quoteName(name)} as varchar)`).join(', ')
  const rows = await bench.read(`select ${list} from ${resultTable} order by id limit ${sampleRows}`)
  return {
    columns: shown.map(({ name, type }) => ({ name, native: type, type: readType(type).type })),
    rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
  }
}

/** Parquet has no integer of 128 bits; DuckDB would write one as a float. */
const stored = ({ name, type }: Current['columns'][number]): string =>
  type === 'HUGEINT' || type === 'UHUGEINT'
    ? `cast(${quoteName(name)} as decimal(38, 0)) as ${quoteName(name)}`
    : quoteName(name)

const writeParquet = async (bench: Session, file: string, columns: Current['columns']): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true })
  const rows = `select ${columns.map(stored).join(', ')} from ${resultTable}`
  await bench.read(`copy (${rows}) to ${quoteText(file)} (format parquet, compression zstd)`)
  await clearTable(bench, resultTable)
}

const inFile = (diagnostic: Diagnostic, { file, name }: Target): Diagnostic => ({
  ...diagnostic,
  message: `\`${name}\`: ${diagnostic.message}`,
  ...(file !== undefined && { file }),
})

/** Errors of the file system carry a code; all others are the database's. */
const diagnose = (error: unknown, { root }: RunContext, { place }: OpenPlace, target: Target): Diagnostic => {
  const folder = shownPath(resultFolder(root, target.place))
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('E931', { folder: workFolder })
  if (typeof code === 'string') return failure('E943', { file: folder, reason: reasonOf(error) })
  return place.diagnose(error)
}
