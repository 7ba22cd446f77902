import { compileProgram } from '../../compiler/compile.ts'
import { dialects } from '../../dialects/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import { hasErrors, readProject } from '../project.ts'
import type { Target } from '../run/target.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTargets, sourceOf } from './project-answer.ts'

type DialectName = keyof typeof dialects
const dialectNames = Object.keys(dialects) as readonly DialectName[]
const isDialect = (name: string): name is DialectName => Object.hasOwn(dialects, name)

export const compile = async ({ root, names, texts, flags, terminal, signal }: Invocation): Promise<Answer> => {
  const dialect = texts.dialect ?? 'duckdb'
  if (!isDialect(dialect)) {
    const near = nearest(dialect, dialectNames)
    return usageMistake(
      `\`${dialect}\` is no dialect of this version.`,
      `There ${dialectNames.length === 1 ? 'is' : 'are'}: ${(near.length > 0 ? near : dialectNames).join(', ')}.`,
    )
  }
  const project = await readProject(root, { signal })
  if (!project.config) return { exit: exits.errors, diagnostics: project.diagnostics, result: null }
  const now = texts['as-of'] === undefined ? 'current' : readAsOf(texts['as-of'], project.config.timeZone)
  if (typeof now === 'string' && now !== 'current') return usageMistake(now)
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const print = flags.has('inline') ? 'literals' : 'parameters'
  const compiled = chosen.targets.map((target) => compileTarget(target, dialect, { now, print }))
  const diagnostics = [
    ...(names.length === 0 ? project.diagnostics.filter(({ severity }) => severity === 'error') : []),
    ...compiled.flatMap(({ diagnostics }) => diagnostics),
  ]
  const statements = compiled.filter(({ sql }) => sql !== undefined)
  return {
    exit: hasErrors(diagnostics) ? exits.errors : exits.done,
    diagnostics,
    result: { dialect, statements: statements.map(({ diagnostics: _, ...statement }) => statement) },
    text: statements.map((statement) => printStatement(statement, (line) => terminal.out('dim', line))).join('\n'),
    source: sourceOf(project),
  }
}

interface Compiled {
  readonly name: string
  readonly kind: 'segment' | 'traits' | 'sql traits'
  readonly sql?: string
  readonly parameters: readonly { readonly value: string | boolean | null; readonly type: unknown }[]
  readonly columns: readonly { readonly name: string; readonly type: unknown }[]
  readonly diagnostics: readonly Diagnostic[]
}

type Options = Parameters<typeof compileProgram>[2]

const compileTarget = ({ name, program, file }: Target, dialect: DialectName, options: Options): Compiled => {
  const plain = { name, kind: program.kind, parameters: [], columns: [], diagnostics: [] }
  if (program.kind === 'sql traits') return { ...plain, sql: program.text.trim() }
  const { value, diagnostics } = compileProgram(program, dialects[dialect], options)
  const located = diagnostics.map((one) => (one.file === undefined && file !== undefined ? { ...one, file } : one))
  return hasErrors(diagnostics)
    ? { ...plain, diagnostics: located }
    : { ...plain, sql: value.sql, parameters: value.parameters, columns: value.columns, diagnostics: located }
}

const printStatement = ({ name, sql, parameters }: Compiled, dim: (line: string) => string): string => {
  const values = parameters.map(({ value }, index) => dim(`-- ${index + 1}: ${JSON.stringify(value)}\n`)).join('')
  return `${dim(`-- ${name.replaceAll(/[\r\n]/g, ' ')}\n`)}${values}${sql};\n`
}
