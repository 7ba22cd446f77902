import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { defaultLimits } from '../../compiler/limits.ts'
import type { LintOptions } from '../../compiler/raw/lint.ts'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { RawShape } from '../../compiler/raw/shape.ts'
import type { SqlFacts } from '../../compiler/sql-reader.ts'
import { type SqlDialect, sqlDialects } from '../../dialects/lint/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import { failure } from '../failures.ts'
import { shownPath } from '../paths.ts'
import { hasErrors } from '../project.ts'
import { openForLint } from '../raw-sql/open-for-lint.ts'
import { closeReaders, exactReaderOf } from '../readers/index.ts'
import { reasonOf } from '../sources.ts'
import { type AsRulesAnswer, asRules } from './as-rules.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { summarize } from './print-diagnostics.ts'

const isDialect = (name: string): name is SqlDialect => sqlDialects.some((known) => known === name)
const seeHelp = '`segql lint --help` shows what it takes.'

/** Is this raw SQL one reading query, what does it give, which tables does it read, and is it a segment or a trait set? */
export const lint = async (invocation: Invocation): Promise<Answer> => {
  const { names, texts } = invocation
  const [file, ...more] = names
  if (file === undefined || more.length > 0)
    return usageMistake('`lint` takes one file, or `-` for the standard input.', seeHelp)
  const { dialect, as } = texts
  if (as !== undefined && as !== 'segment' && as !== 'traits') {
    return usageMistake(`\`--as ${as}\` is unknown; it may be \`segment\` or \`traits\`.`)
  }
  if (dialect !== undefined && !isDialect(dialect)) return unknownDialect(dialect)
  if (dialect === undefined && texts.connection === undefined) {
    return usageMistake('`lint` needs `--dialect NAME` or `--connection NAME`.', `The dialects: ${shown(sqlDialects)}.`)
  }
  const read = readText(file)
  if ('failed' in read) return { exit: exits.errors, diagnostics: [read.failed], result: null }
  const shape: RawShape | undefined =
    as === 'traits' ? { kind: as, most: defaultLimits.traitColumns } : as && { kind: as }
  try {
    return await lintText(read.text, file, dialect, shape, invocation)
  } finally {
    await closeReaders()
  }
}

const shown = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const unknownDialect = (name: string): Answer => {
  const near = nearest(name, sqlDialects)
  return usageMistake(
    `\`${name}\` is no dialect.`,
    `${near.length > 0 ? 'The nearest' : 'There are'}: ${shown(near.length > 0 ? near : sqlDialects)}.`,
  )
}

type Read = { readonly text: string } | { readonly failed: Diagnostic }

/** A byte order mark is no part of the text. */
const readText = (file: string): Read => {
  try {
    return { text: readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '') }
  } catch (error) {
    return { failed: failure('E921', { file: shownPath(file), reason: reasonOf(error) }) }
  }
}

const lintText = async (
  text: string,
  file: string,
  dialect: SqlDialect | undefined,
  as: RawShape | undefined,
  { root, texts, flags, signal }: Invocation,
): Promise<Answer> => {
  const name = file === '-' ? 'standard input' : relative('.', file)
  const answer = (facts: SqlFacts, used: SqlDialect, others: readonly Diagnostic[] = []): Answer => {
    const found = facts.diagnostics.map((diagnostic) => ({ ...diagnostic, file: name }))
    const diagnostics = [...others, ...found]
    return {
      exit: hasErrors(diagnostics) ? exits.errors : exits.done,
      diagnostics,
      result: toResult(facts, used),
      text: toText(facts, found),
      source: (asked) => (asked === name ? text : undefined),
      folder: process.cwd(),
      diagnosticsFirst: true,
    }
  }
  const base: LintOptions = as ? { as } : {}
  if (flags.has('as-rules') && texts.connection === undefined) {
    return usageMistake(
      '`--as-rules` needs `--connection NAME`.',
      'Rules speak of the entities of a project, in one of its connections.',
    )
  }
  if (texts.connection === undefined) {
    if (!dialect) throw new Error('neither a dialect nor a connection was given')
    return answer(await lintSql(await exactReaderOf(dialect), text, base), dialect)
  }
  const opened = await openForLint(root, texts.connection, signal)
  if ('failed' in opened) return { exit: exits.errors, diagnostics: opened.failed, result: null }
  const { kind, options, diagnostics, close, idNames, traitColumns } = opened.value
  if (dialect !== undefined && dialect !== kind) {
    await close()
    return usageMistake(`The connection \`${texts.connection}\` speaks \`${kind}\`, not \`${dialect}\`.`)
  }
  const shape: RawShape | undefined =
    as?.kind === 'traits' ? { ...as, idNames, most: traitColumns } : as && { ...as, idNames }
  try {
    const reader = await exactReaderOf(kind)
    const facts = await lintSql(reader, text, { ...options, ...(shape && { as: shape }) })
    if (!flags.has('as-rules')) return answer(facts, kind, diagnostics)
    const { connection, of } = texts
    return withRules(
      answer(facts, kind, diagnostics),
      await asRules(facts, reader, { root, connection, file, ...(of !== undefined && { of }) }),
      name,
    )
  } finally {
    await close()
  }
}

/** The segment stands behind what was found, ready to be copied. */
const withRules = (answer: Answer, { segment, diagnostics }: AsRulesAnswer, file: string): Answer => ({
  ...answer,
  diagnostics: [...answer.diagnostics, ...diagnostics.map((one) => ({ ...one, file }))],
  result: { ...(answer.result as object), rules: segment },
  text: segment === null ? (answer.text ?? '') : `${answer.text}\n\n${segment}`,
})

/** Plain JSON: `columns` is null where only the warehouse knows them. */
const toResult = ({ readOnly, columns, tables, functions, bytes }: SqlFacts, dialect: SqlDialect) => ({
  dialect,
  readOnly,
  columns:
    columns?.map(({ name, type, native }) => ({ name: name ?? null, type: type ?? null, native: native ?? null })) ??
    null,
  tables: tables.map(({ path, known }) => ({ name: path.map((part) => part.text), catalog: known ?? null })),
  functions: [...new Set(functions.map(({ path }) => path.join('.')))].sort(),
  ...(bytes !== undefined && { bytes: bytes.toString() }),
})

const verdicts = {
  proven: 'one reading query, proven',
  unproven: 'one query; that it only reads is not proven',
  refused: 'no query that can be run',
} as const satisfies Record<SqlFacts['readOnly'], string>

const toText = (facts: SqlFacts, found: readonly Diagnostic[]): string => {
  const { readOnly, columns, tables } = facts
  const told = summarize(found)
  const typeOf = (column: NonNullable<SqlFacts['columns']>[number]): string =>
    column.native?.toLowerCase() ?? column.type?.kind ?? 'type unknown until described'
  const lines = [`${verdicts[readOnly]}: ${told === '' ? 'no findings' : told}`]
  if (readOnly === 'refused') return lines.join('\n')
  const names = columns
    ?.map((column, index) => `${column.name ?? `column ${index + 1}`} (${typeOf(column)})`)
    .join(', ')
  lines.push(`columns: ${names ?? 'unknown until described'}`)
  const read = [...new Set(tables.map(({ path, known }) => (known ?? path.map(({ text }) => text)).join('.')))]
  lines.push(`tables: ${read.length === 0 ? 'none' : read.join(', ')}`)
  if (facts.bytes !== undefined) lines.push(`reads: ${facts.bytes.toLocaleString('en')} bytes`)
  return lines.join('\n')
}
