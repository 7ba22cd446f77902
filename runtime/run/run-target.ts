import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { quoteText } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { failure, many } from '../failures.ts'
import { shownPath, workFolder } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import type { WriteText } from '../store/atomic.ts'
import { abandonRun, beginRun, type Current, finishRun, type OpenRun, resultFolder } from '../store/results.ts'
import type { KeyChecks } from './key-checks.ts'
import type { Outcome, Step } from './outcome.ts'
import { countStrangers, type Populations } from './populations.ts'
import type { RawSets } from './raw-sets.ts'
import { checkResult, columnTypes, countDropped, type Dropped } from './result-checks.ts'
import { createRawTraitsTable, createRulesTable, resultTable } from './table.ts'
import { definitionHash, type Target, tablesOf } from './target.ts'

/** What all targets of one connection share in a run. */
export interface RunContext {
  readonly root: string
  readonly config: Config
  readonly session: Session
  /** Microseconds since 1970, whole milliseconds. */
  readonly now: bigint
  readonly keyChecks: KeyChecks
  readonly populations: Populations
  readonly rawSets: RawSets
  readonly write?: WriteText
}

/** Runs one segment or trait set. Whatever fails, its last successful result stays. */
export const runTarget = async (context: RunContext, target: Target): Promise<Outcome> => {
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
    const ready = await prepare(context, target)
    if ('failed' in ready) return failed(ready.failed)
    open = beginRun(context.root, target.place)
    await writeParquet(context.session, open.file)
    const current: Current = {
      ...ready.value,
      run: open.run,
      milliseconds: elapsed(),
      finishedAt: new Date().toISOString(),
    }
    finishRun(context.root, target.place, open, current, context.config.keptRuns, context.write)
    const diagnostics = droppedWarnings(target, ready.value.dropped).map((diagnostic) => inFile(diagnostic, target))
    return { target, status: 'succeeded', current, milliseconds: current.milliseconds, diagnostics }
  } catch (error) {
    if (open) abandonRun(open)
    return failed(diagnose(error, context, target))
  }
}

type Ready = Omit<Current, 'run' | 'milliseconds' | 'finishedAt'>

/** Everything up to the file: keys, the statement, checks of the whole result. */
const prepare = async (context: RunContext, target: Target): Promise<Step<Ready>> => {
  const { session, config, now } = context
  const broken = await brokenKey(context, target)
  if (broken) return { failed: broken }
  const { program } = target
  const table = { session, rawSets: context.rawSets, now, limits: config.limits }
  const created =
    program.kind === 'sql traits'
      ? await createRawTraitsTable(table, program, target.entity)
      : await createRulesTable(table, program)
  if ('failed' in created) return created
  const unchecked = program.kind === 'sql traits' || config.keyChecks === 'never'
  const counted = await checkResult(session, {
    repeated: unchecked,
    ...(target.place.kind === 'traits' && { rows: config.limits.traitRows }),
  })
  if ('failed' in counted) return counted
  const size = target.entity.population && (await context.populations.size(target.entity.population))
  const dropped = await rawDropped(context, target, counted.value)
  const { kind, entity, name } = target.place
  return {
    value: {
      version: 1,
      kind,
      entity,
      name,
      asOf: new Date(Number(now / 1000n)).toISOString(),
      count: counted.value,
      columns: [...(await columnTypes(session))],
      definition: definitionHash(target),
      ...(size && { population: size.people }),
      ...(dropped && { dropped }),
    },
  }
}

const brokenKey = async ({ keyChecks }: RunContext, { entity, program }: Target): Promise<Diagnostic | undefined> => {
  const tables = tablesOf(program)
  for (const check of entity.keyChecks) {
    const used = check.role === 'entity id' || tables.has(JSON.stringify(check.table.name))
    const found = used && (await keyChecks.check(check))
    if (found) return found
  }
  return undefined
}

const rawDropped = async (
  { session, rawSets, config }: RunContext,
  { program, raw, entity }: Target,
  count: number,
): Promise<Dropped | undefined> => {
  if (!raw) return undefined
  if (program.kind === 'sql traits') {
    const strangers = await countStrangers(session, entity, config)
    return { strangers, withoutId: 0, repeated: 0 }
  }
  const own = program.sets[program.name] ?? Object.values(program.sets)[0]
  const table = own?.kind === 'sql' ? rawSets.tableOf(own.text) : undefined
  return table && countDropped(session, table, program.population, count)
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

const writeParquet = async (session: Session, file: string): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true })
  await session.read(`copy ${resultTable} to ${quoteText(file)} (format parquet, compression zstd)`)
  await session.read(`drop table ${resultTable}`)
}

const inFile = (diagnostic: Diagnostic, { file, name }: Target): Diagnostic => ({
  ...diagnostic,
  message: `\`${name}\`: ${diagnostic.message}`,
  ...(file !== undefined && { file }),
})

/** Errors of the file system carry a code; all others are the database's. */
const diagnose = (error: unknown, { session, root }: RunContext, target: Target): Diagnostic => {
  const folder = shownPath(resultFolder(root, target.place))
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('E931', { folder: workFolder })
  if (typeof code === 'string') return failure('E943', { file: folder, reason: reasonOf(error) })
  const stopped = session.stopped()
  return toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) })
}
