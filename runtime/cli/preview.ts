import { mask } from '../../compiler/explain.ts'
import { cellText } from '../csv.ts'
import { previewTarget } from '../run/preview.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { chooseTarget, counted } from './project-answer.ts'
import { formatTable } from './table.ts'

export const preview = async (invocation: Invocation): Promise<Answer> => {
  const { root, flags, terminal, signal } = invocation
  const chosen = await chooseTarget(invocation)
  if ('answer' in chosen) return chosen.answer
  const { target, project, now, source } = chosen
  terminal.progress(`${target.name} …`)
  const done = await previewTarget(target, {
    root,
    config: project.config,
    catalog: project.catalog,
    now,
    pii: flags.has('pii'),
    signal,
  })
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
  const covered = masked.length > 0 ? `\n${mask}: personal data (${masked.join(', ')}); \`--pii\` shows it.` : ''
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
