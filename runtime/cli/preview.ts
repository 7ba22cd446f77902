import { readProject } from '../project.ts'
import { mask, previewTarget } from '../run/preview.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { cellText } from './csv.ts'
import { chooseTargets, counted, sourceOf } from './project-answer.ts'
import { formatTable } from './table.ts'

export const preview = async ({ root, names, texts, terminal, signal }: Invocation): Promise<Answer> => {
  const project = await readProject(root, { signal })
  const { config, diagnostics } = project
  const source = sourceOf(project)
  if (!config) return { exit: exits.errors, diagnostics, result: null, source }
  const now = readAsOf(texts['as-of'], config.timeZone)
  if (typeof now === 'string') return usageMistake(now)
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const [target] = chosen.targets
  if (!target) throw new Error('a chosen name has no target')
  terminal.progress(`${target.name} …`)
  const done = await previewTarget(target, { root, config, now, signal })
  if ('failed' in done) {
    const exit = signal.aborted ? exits.interrupted : exits.runFailed
    const file = target.file === undefined ? {} : { file: target.file }
    return { exit, diagnostics: [{ ...file, ...done.failed }], result: null, source }
  }
  const { count, columns, rows } = done.value
  const named = columns.map(({ name }) => name)
  const table = formatTable(
    named.map((title) => ({ title })),
    rows.map((row) => row.map((cell) => (cell === null ? '—' : cellText(cell)))),
  )
  const masked = columns.filter((column) => column.masked).map(({ name }) => name)
  const covered = masked.length > 0 ? `\n${mask}: personal data (${masked.join(', ')}).` : ''
  const shown = `${counted(count, target.place.kind === 'members' ? 'member' : 'row')}, ${rows.length} shown. Nothing is stored.`
  return {
    exit: exits.done,
    diagnostics: [],
    result: {
      name: target.name,
      asOf: new Date(Number(now / 1000n)).toISOString(),
      count,
      columns,
      rows: rows.map((row) => Object.fromEntries(named.map((name, index) => [name, row[index] ?? null]))),
    },
    text: `${table}\n\n${terminal.out('dim', shown + covered)}`,
    source,
  }
}
