import { isSplit } from '../../compiler/split.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import type { Metrics } from '../drivers/driver.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { WriteText } from '../store/atomic.ts'
import { abandonRun, beginRun, type Current, finishRun, type OpenRun } from '../store/results.ts'
import { clearTable } from './bench.ts'
import { brokenKey } from './broken-key.ts'
import { compareWithLast } from './change.ts'
import { type Combined, combine } from './combine.ts'
import { droppedWarnings } from './dropped.ts'
import { runInto } from './into/run-into.ts'
import type { Outcome, Step } from './outcome.ts'
import { diagnose, inFile } from './outcome-findings.ts'
import type { OpenPlace, Places } from './places.ts'
import { countStrangers } from './populations.ts'
import { ownRawTable, rawBodyFinding, rawLooks } from './raw-body.ts'
import { checkResult, columnTypes, countDropped, type Dropped } from './result-checks.ts'
import { createRawTraitsTable, createRulesTable, resultTable } from './table.ts'
import { definitionHash, type Target } from './target.ts'
import { readSample, writeParquet } from './write-result.ts'

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
  /** The result becomes this table of its warehouse instead of a file. */
  readonly into?: string
}

/** Runs one segment or trait set at its home. Whatever fails, its last successful result stays. */
export const runTarget = async (context: RunContext, home: OpenPlace, target: Target): Promise<Outcome> => {
  if (context.into !== undefined) return runInto(context, context.into, home, target)
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
    return failed(diagnose(error, context.root, home.place, target))
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
  const wrong = await rawBodyFinding(place, target, config.limits)
  if (wrong) return { failed: wrong }
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
  const looks = await rawLooks(place, target)
  const warnings = [...(combined?.warnings ?? []), ...outsideWarnings(combined), ...looks]
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
  const table = ownRawTable(place, program)
  return table && countDropped(place.bench, table, program.population, count)
}
