import { hasErrors, readProject } from '../project.ts'
import type { Outcome, RunReport } from '../run/outcome.ts'
import { openRecorder } from '../run/record.ts'
import { run } from '../run/run.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { dryRun } from './dry-run.ts'
import { chooseTargets, sourceOf } from './project-answer.ts'
import { formatTable } from './table.ts'
import type { Paint } from './terminal.ts'

export const runCommand = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, texts, flags, terminal, signal } = invocation
  const project = await readProject(root, { signal })
  const { config, diagnostics } = project
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const now = readAsOf(texts['as-of'], config.timeZone)
  if (typeof now === 'string') return usageMistake(now)
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const { targets } = chosen
  const total = targets.length
  const use = texts.use ?? 'now'
  if (use !== 'now' && use !== 'last') return usageMistake('`--use` is `now` or `last`.')
  const { into } = texts
  if (into !== undefined && total !== 1) return usageMistake('`--into` writes one result: one NAME must be given.')
  if (flags.has('dry-run')) return dryRun(invocation, { project, config, targets, now, useLast: use === 'last' })
  const recorder = await openRecorder({ root, config, now, ...(into !== undefined && { into }) })
  const report = await run({
    use,
    ...(into !== undefined && { into }),
    recorder,
    root,
    config,
    targets,
    now,
    signal,
    onStart: (target, index) => terminal.progress(`${index + 1} of ${total}: ${target.name} …`),
  })
  await recorder.close()
  terminal.progress('')
  const found = [
    ...recorder.findings(),
    ...report.notices,
    ...report.outcomes.flatMap((outcome) => outcome.diagnostics),
  ]
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return {
    exit: exitOf(report, hasErrors(diagnostics)),
    diagnostics: [...(names.length === 0 ? errors : []), ...unique(found)],
    result: toJson(report),
    text: formatReport(report, terminal.out),
    source: sourceOf(project),
  }
}

const exitOf = ({ outcomes, interrupted }: RunReport, errors: boolean): number => {
  if (interrupted) return exits.interrupted
  if (outcomes.some(({ status }) => status === 'failed')) return exits.runFailed
  return errors ? exits.errors : exits.done
}

/** A connection that cannot be opened stops many targets with one and the same finding. */
const unique = (diagnostics: Answer['diagnostics']): Answer['diagnostics'] => [
  ...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
]

const toJson = ({ asOf, outcomes }: RunReport) => ({
  asOf: new Date(Number(asOf / 1000n)).toISOString(),
  runs: outcomes.map(({ target, status, current, milliseconds }) => ({
    name: target.name,
    kind: target.place.kind,
    entity: target.place.entity,
    status,
    milliseconds,
    ...(current && {
      run: current.run,
      count: current.count,
      population: current.population ?? null,
      columns: current.columns,
      ...(current.into && { into: current.into }),
      ...(current.dropped && { dropped: current.dropped }),
      ...(current.change && { change: current.change }),
      ...(current.operands && { operands: current.operands }),
    }),
    ...(target.refresh && { refresh: { ...target.refresh, scheduled: false } }),
  })),
})

const titles = {
  members: ['segment', 'of', 'members', 'share', 'time', ''],
  traits: ['trait set', 'of', 'rows', 'columns', 'time', ''],
} as const

const formatReport = (report: RunReport, paint: Paint): string => {
  const tables = (['members', 'traits'] as const).map((kind) => {
    const outcomes = report.outcomes.filter(({ target }) => target.place.kind === kind)
    if (outcomes.length === 0) return ''
    const columns = titles[kind].map((title, index) =>
      index >= 2 && index <= 4 ? { title, align: 'right' as const } : { title },
    )
    return `${formatTable(
      columns,
      outcomes.map((outcome) => formatOutcome(outcome)),
    )}\n\n`
  })
  const scheduled = report.outcomes.filter(({ target }) => target.refresh)
  const refresh =
    scheduled.length === 0
      ? ''
      : paint('dim', `${scheduled.length} of them say \`refresh\`: it is stored, nothing schedules it yet.\n`)
  const asOf = new Date(Number(report.asOf / 1000n)).toISOString()
  return `${tables.join('')}${paint('dim', `As of ${asOf}.\n`)}${refresh}`
}

const formatOutcome = ({ target, status, current, milliseconds }: Outcome): readonly string[] => {
  const refresh = target.refresh
    ? `refresh every ${target.refresh.every} ${target.refresh.every === 1 ? target.refresh.unit.slice(0, -1) : target.refresh.unit}`
    : ''
  if (!current) return [target.name, target.place.entity, status, '', '', refresh]
  const second =
    target.place.kind === 'traits' ? String(current.columns.length - 1) : share(current.count, current.population)
  const seconds = `${(milliseconds / 1000).toFixed(2)} s`
  return [target.name, target.place.entity, current.count.toLocaleString('en'), second, seconds, refresh]
}

const share = (count: number, population: number | undefined): string =>
  population === undefined || population === 0 ? '' : `${((100 * count) / population).toFixed(1)} %`
