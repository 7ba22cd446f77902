import { join, relative, sep } from 'node:path'
import type { Diagnostic, Severity } from '../../grammar/diagnostic.ts'
import type { SourceText } from './command.ts'
import { locate } from './locate.ts'

const kinds = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** A finding as an annotation of a pull request; files are named from the repository's root. */
export const githubAnnotation = (diagnostic: Diagnostic, root: string, source: SourceText): string => {
  const { severity, code, message, hint, file } = diagnostic
  const place = file === undefined ? undefined : locate(diagnostic, source(file))
  const repository = process.env.GITHUB_WORKSPACE ?? process.cwd()
  const properties = {
    ...(file !== undefined && { file: relative(repository, join(root, file)).split(sep).join('/') }),
    ...(place && {
      line: String(place.line),
      col: String(place.column),
      endLine: String(place.endLine),
      endColumn: String(Math.max(place.endColumn, place.column + 1)),
    }),
    title: code,
  }
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`)
  return `::${kinds[severity]} ${listed.join(',')}::${escapeMessage(hint === undefined ? message : `${message}\n${hint}`)}`
}
