import { userInfo } from 'node:os'
import { mask } from '../../compiler/explain.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import type { Sample } from '../drivers/driver.ts'
import { openStore, type Store } from '../store/open.ts'
import type { FinalStatus } from '../store/run-history.ts'
import { StoreFailure } from '../store/store-failure.ts'
import { aliveEvery, endDeadRuns, owner } from './dead-runs.ts'
import type { Outcome } from './outcome.ts'
import { maskedNames } from './preview.ts'
import { printStatements, statementsOf } from './statements.ts'
import type { Target } from './target.ts'

/** Writes what runs do into the history. A history that cannot be written is told once, and stops no run. */
export interface Recorder {
  readonly begin: (target: Target) => Promise<void>
  readonly end: (outcome: Outcome) => Promise<void>
  /** What the history could not keep. */
  readonly findings: () => readonly Diagnostic[]
  readonly close: () => Promise<void>
}

export interface RecorderOptions {
  readonly root: string
  readonly config: Config
  readonly now: bigint
  /** The table that the result becomes. */
  readonly into?: string
}

export const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** The findings that mean that somebody, or the clock, ended a run. */
const endings: Readonly<Record<string, FinalStatus>> = { E932: 'cancelled', E933: 'timed out' }

/** How a run ended that has these findings and no result. */
export const statusAfter = (findings: readonly Diagnostic[]): FinalStatus =>
  findings.map(({ code }) => endings[code]).find((found) => found !== undefined) ?? 'failed'

export const finalStatus = ({ status, diagnostics }: Pick<Outcome, 'status' | 'diagnostics'>): FinalStatus => {
  if (status === 'succeeded') return 'successful'
  if (status === 'skipped') return 'cancelled'
  return statusAfter(diagnostics)
}

export const openRecorder = async (options: RecorderOptions): Promise<Recorder> => {
  const opened = await openStore({ root: options.root })
  const findings: Diagnostic[] = 'failed' in opened ? [asWarning(opened.failed)] : []
  const store = 'failed' in opened ? undefined : opened.value
  const runs = new Map<string, string>()
  const keep = async (work: (store: Store) => Promise<void>): Promise<void> => {
    if (!store || findings.length > 0) return
    try {
      await work(store)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      findings.push(asWarning(error.diagnostic))
    }
  }
  await keep(({ runs: history }) => endDeadRuns(history))
  const alive = setInterval(() => void keep(({ runs: history }) => history.alive(owner)), aliveEvery)
  alive.unref()
  return {
    begin: (target) =>
      keep(async ({ runs: history }) => {
        const { id } = await history.queue(newRun(target, options), owner)
        runs.set(target.name, id)
        await history.start(id)
      }),
    end: (outcome) =>
      keep(async ({ runs: history }) => {
        const id = runs.get(outcome.target.name)
        if (id !== undefined) await history.finish(id, endOf(outcome))
      }),
    findings: () => findings,
    close: async () => {
      clearInterval(alive)
      await keep(async ({ runs: history }) => {
        await history.prune(options.config.keptHistory)
      })
      await store?.close()
    },
  }
}

const asWarning = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' })

export const newRun = (target: Target, { config, now, into }: RecorderOptions) => ({
  target: {
    kind: target.place.kind === 'traits' ? ('traits' as const) : ('segment' as const),
    entity: target.place.entity,
    name: target.name,
  },
  connection: target.program.connection,
  sql: `${into === undefined ? '' : `-- into ${into.replaceAll(/\s/g, ' ')}\n`}${printStatements(statementsOf(target, config, now))}`,
  who: userName(),
  asOf: new Date(Number(now / 1000n)).toISOString(),
})

export const endOf = (outcome: Outcome) => ({
  status: finalStatus(outcome),
  metrics: {
    milliseconds: outcome.milliseconds,
    ...outcome.metrics,
    ...(outcome.current && { rows: outcome.current.count }),
  },
  findings: outcome.diagnostics,
  ...(outcome.sample && { sample: covered(outcome.sample, maskedNames(outcome.target)) }),
})

/** The history is read by everybody: personal data is covered in it. */
const covered = ({ columns, rows }: Sample, isPersonal: (column: string) => boolean): Sample => {
  const hidden = columns.map(({ name }) => isPersonal(name))
  return { columns, rows: rows.map((row) => row.map((cell, at) => (hidden[at] && cell !== null ? mask : cell))) }
}
