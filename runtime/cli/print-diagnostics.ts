import { join } from 'node:path'
import type { Diagnostic, Severity } from '../../grammar/diagnostic.ts'
import { shownPath } from '../paths.ts'
import type { SourceText } from './command.ts'
import { locate, type Place } from './locate.ts'
import type { Paint } from './terminal.ts'
import { cellWidth } from './width.ts'

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>

export interface Printing {
  readonly root: string
  readonly source: SourceText
  readonly paint: Paint
}

/** A diagnostic with its place, the line it stands on and the range under it, the hint and the fix. */
export const printDiagnostic = (diagnostic: Diagnostic, { root, source, paint }: Printing): string => {
  const { code, severity, message, hint, fix, file } = diagnostic
  const text = file === undefined ? undefined : source(file)
  const place = locate(diagnostic, text)
  const lines = [`${paint([colours[severity], 'bold'], `${severity} ${code}`)}${paint('bold', `: ${message}`)}`]
  if (file !== undefined) {
    const where = place ? `:${place.line}:${place.column}` : ''
    lines.push(`  ${paint('cyan', '-->')} ${shownPath(join(root, file))}${where}`)
  }
  if (place && text !== undefined) lines.push(...excerpt(text, place, (line) => paint(colours[severity], line), paint))
  else if (diagnostic.path) lines.push(`  at ${diagnostic.path}`)
  if (hint !== undefined) lines.push(`  ${paint('cyan', 'hint:')} ${hint}`)
  if (fix) lines.push(`  ${paint('green', 'fix:')} ${fix.title}`)
  return lines.join('\n')
}

/** The first line of the place, with carets under the part of it that is meant. */
const excerpt = (text: string, place: Place, mark: (line: string) => string, paint: Paint): readonly string[] => {
  const line = (text.split(/\r\n|\r|\n/)[place.line - 1] ?? '').replaceAll('\t', ' ')
  const from = place.column - 1
  const to = place.endLine === place.line ? place.endColumn - 1 : line.length
  const gutter = String(place.line)
  const blank = ' '.repeat(gutter.length)
  const carets = '^'.repeat(Math.max(1, cellWidth(line.slice(from, to))))
  return [
    ` ${paint('dim', `${gutter} |`)} ${line}`,
    ` ${paint('dim', `${blank} |`)} ${' '.repeat(cellWidth(line.slice(0, from)))}${mark(carets)}`,
  ]
}

/** Of infos of one kind the first is shown in full; the others are counted. */
export const foldInfos = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map<string, number>()
  for (const { severity, code } of diagnostics) if (severity === 'info') seen.set(code, (seen.get(code) ?? 0) + 1)
  return diagnostics.flatMap((diagnostic) => {
    const count = seen.get(diagnostic.code)
    if (diagnostic.severity !== 'info' || count === 1) return [diagnostic]
    seen.delete(diagnostic.code)
    return count === undefined
      ? []
      : [{ ...diagnostic, hint: `${count - 1} more like it: \`--json\` lists ${count === 2 ? 'it' : 'them'}.` }]
  })
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** By file, then by place. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      order[a.severity] - order[b.severity],
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `2 errors, 1 warning`. */
export const summarize = (diagnostics: readonly Diagnostic[]): string =>
  (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((found) => found.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`)
    .join(', ')
