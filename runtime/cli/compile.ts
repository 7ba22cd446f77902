import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { isSplit, type SetLeaf, splitProgram } from '../../compiler/split.ts'
import { dialects } from '../../dialects/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Config } from '../config-schema.ts'
import { exportDbt } from '../dbt/export.ts'
import { failure } from '../failures.ts'
import { hasErrors, readProject } from '../project.ts'
import type { Target } from '../run/target.ts'
import { refusalOf } from '../sources.ts'
import { replaceText } from '../store/atomic.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTargets, counted, sourceOf } from './project-answer.ts'

type DialectName = keyof typeof dialects
const dialectNames = Object.keys(dialects) as readonly DialectName[]
const isDialect = (name: string): name is DialectName => Object.hasOwn(dialects, name)

type Options = Parameters<typeof compileProgram>[2]

interface Wanted {
  readonly dialect?: DialectName
  readonly options: Options
}

export const compile = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, texts, terminal, signal } = invocation
  const { dialect } = texts
  if (dialect !== undefined && !isDialect(dialect)) return unknownDialect(dialect)
  if (texts.export !== undefined && texts.export !== 'dbt') return usageMistake('`--export` knows `dbt`.')
  if (texts.export === undefined && texts.out !== undefined) return usageMistake('`--out` goes with `--export dbt`.')
  const project = await readProject(root, { signal })
  const { config } = project
  if (!config) return { exit: exits.errors, diagnostics: project.diagnostics, result: null }
  const now = texts['as-of'] === undefined ? 'current' : readAsOf(texts['as-of'], config.timeZone)
  if (typeof now === 'string' && now !== 'current') return usageMistake(now)
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const inline = invocation.flags.has('inline') || texts.export !== undefined
  const wanted: Wanted = { ...(dialect && { dialect }), options: { now, print: inline ? 'literals' : 'parameters' } }
  const compiled = chosen.targets.flatMap((target) => compileTarget(target, config, wanted))
  const errors = names.length === 0 ? project.diagnostics.filter(({ severity }) => severity === 'error') : []
  const diagnostics = [...errors, ...compiled.flatMap((one) => one.diagnostics)]
  const statements = compiled.filter(({ sql }) => sql !== undefined)
  const base = { diagnostics, source: sourceOf(project) }
  if (texts.export !== undefined) return exported(statements, chosen.targets, base, invocation)
  return {
    ...base,
    exit: hasErrors(diagnostics) ? exits.errors : exits.done,
    result: {
      dialect: dialect ?? statements[0]?.dialect ?? null,
      statements: statements.map(({ diagnostics: _, ...statement }) => statement),
    },
    text: statements.map((statement) => printStatement(statement, (line) => terminal.out('dim', line))).join('\n'),
  }
}

const unknownDialect = (dialect: string): Answer => {
  const near = nearest(dialect, dialectNames)
  return usageMistake(
    `\`${dialect}\` is no dialect of this version.`,
    `There are: ${(near.length > 0 ? near : dialectNames).join(', ')}.`,
  )
}

interface Compiled {
  readonly name: string
  /** Of a segment that several connections share: which of them, and which part of it. */
  readonly part?: { readonly name: string; readonly connection: string }
  readonly dialect: DialectName
  readonly kind: 'segment' | 'traits' | 'sql traits'
  readonly sql?: string
  readonly parameters: readonly { readonly value: string | boolean | null; readonly type: unknown }[]
  readonly columns: readonly { readonly name: string; readonly type: unknown }[]
  readonly diagnostics: readonly Diagnostic[]
}

const dialectOf = (connection: string, { connections }: Config, { dialect }: Wanted): DialectName =>
  dialect ?? connections[connection]?.kind ?? 'duckdb'

/** One statement, or one a part where a segment needs several connections. */
const compileTarget = (target: Target, config: Config, wanted: Wanted): readonly Compiled[] => {
  const { name, program } = target
  const dialect = dialectOf(program.connection, config, wanted)
  const plain = { name, dialect, kind: program.kind, parameters: [], columns: [], diagnostics: [] }
  if (program.kind === 'sql traits') return [{ ...plain, sql: program.text.trim() }]
  if (!isSplit(program)) return [{ ...plain, ...compileOne(program, dialect, target, wanted) }]
  return splitProgram(program).leaves.flatMap((leaf): readonly Compiled[] => {
    const connection = connectionOf(leaf)
    if (connection === undefined) return []
    const used = dialectOf(connection, config, wanted)
    const base = { ...plain, dialect: used, part: { name: leaf.name, connection } }
    if (leaf.kind === 'sql') return [{ ...base, sql: leaf.text.trim() }]
    return leaf.kind === 'program' ? [{ ...base, ...compileOne(leaf.program, used, target, wanted) }] : []
  })
}

const connectionOf = (leaf: SetLeaf): string | undefined =>
  leaf.kind === 'last' ? undefined : leaf.kind === 'sql' ? leaf.connection : leaf.program.connection

const compileOne = (
  program: Program,
  dialect: DialectName,
  { file }: Target,
  { options }: Wanted,
): Pick<Compiled, 'sql' | 'parameters' | 'columns' | 'diagnostics'> => {
  const { value, diagnostics } = compileProgram(program, dialects[dialect], options)
  const located = diagnostics.map((one) => (one.file === undefined && file !== undefined ? { ...one, file } : one))
  const { sql, parameters, columns } = value
  return hasErrors(diagnostics)
    ? { parameters: [], columns: [], diagnostics: located }
    : { sql, parameters, columns, diagnostics: located }
}

const printStatement = ({ name, part, sql, parameters }: Compiled, dim: (line: string) => string): string => {
  const values = parameters.map(({ value }, index) => dim(`-- ${index + 1}: ${JSON.stringify(value)}\n`)).join('')
  const title = part ? `${name}: ${part.name} on ${part.connection}` : name
  return `${dim(`-- ${title.replaceAll(/[\r\n]/g, ' ')}\n`)}${values}${sql};\n`
}

/** Writes a dbt model for each, into the folder that `--out` names. */
const exported = (
  statements: readonly Compiled[],
  targets: readonly Target[],
  { diagnostics, source }: Pick<Answer, 'diagnostics' | 'source'>,
  { texts }: Invocation,
): Answer => {
  const cut = [...new Set(statements.flatMap(({ name, part }) => (part ? [name] : [])))]
  const whole = statements.filter(({ part }) => !part)
  const models = whole.map(({ name, sql = '', columns }) => {
    const { title, description } = targets.find((target) => target.name === name)?.about ?? {}
    const others = columns.map((column) => column.name).filter((column) => column !== 'id')
    return { name, sql, columns: others, ...(title && { title }), ...(description && { description }) }
  })
  const { files, diagnostics: refused } = exportDbt(models)
  const folder = texts.out ?? 'models/segql'
  const found = [...diagnostics, ...refused, ...cut.map((name) => failure('E965', { name }))]
  try {
    mkdirSync(resolve(folder), { recursive: true })
    for (const { file, text } of files) replaceText(join(resolve(folder), file), text)
  } catch (error) {
    const wrong = failure('E924', { file: folder, reason: refusalOf(error) })
    return { exit: exits.runFailed, diagnostics: [...found, wrong], result: null, ...(source && { source }) }
  }
  return {
    exit: hasErrors(found) ? exits.errors : exits.done,
    diagnostics: found,
    result: { folder, files: files.map(({ file }) => file) },
    text: `${counted(files.length, 'file')} written to ${folder}`,
    ...(source && { source }),
  }
}
