import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import { templateDiagnostic } from './diagnostics.ts'
import { templates } from './gallery/index.ts'
import { printParameter, type Target } from './parameter.ts'
import { targets } from './targets.ts'
import type { Template, TemplateDialect, TemplateParameter } from './template.ts'

export const findTemplate = (name: string): Result<Template | undefined> => {
  const value = templates.find((template) => template.name === name)
  if (value) return { value, diagnostics: [] }
  const known = templates.map((template) => template.name)
  return { value, diagnostics: [templateDiagnostic('E740', {}, { name, known })] }
}

/** The SQL of a template in a dialect; what is not set has its default. Without errors there is a value. */
export const fillTemplate = (
  template: Template,
  name: TemplateDialect,
  set: Readonly<Record<string, string>> = {},
): Result<string | undefined> => {
  const target = targets[name]
  const diagnostics: Diagnostic[] = unknownNames(template, Object.keys(set))
  const written = new Map<string, string>()
  for (const parameter of template.parameters) {
    const text = Object.hasOwn(set, parameter.name) ? (set[parameter.name] ?? '') : parameter.default
    const printed = printParameter(parameter, text, target)
    if (printed.kind === 'sql') written.set(parameter.name, printed.sql)
    else diagnostics.push(misfit(parameter, text, printed, target))
  }
  if (diagnostics.length > 0) return { value: undefined, diagnostics }
  const value = template.sql[name].replace(/\{\{(\w+)\}\}/g, (_, hole: string) => {
    const sql = written.get(hole)
    if (sql === undefined) throw new Error(`the template ${template.name} has no parameter ${hole}`)
    return sql
  })
  return { value, diagnostics }
}

const unknownNames = (template: Template, names: readonly string[]): Diagnostic[] => {
  const known = template.parameters.map((parameter) => parameter.name)
  return names
    .filter((name) => !known.includes(name))
    .map((name) => templateDiagnostic('E741', {}, { name, known, template: template.name }))
}

type Problem = Exclude<ReturnType<typeof printParameter>, { kind: 'sql' }>

const misfit = (parameter: TemplateParameter, value: string, problem: Problem, { dialect }: Target): Diagnostic => {
  const { name } = parameter
  return problem.kind === 'misfit'
    ? templateDiagnostic('E742', {}, { name, value, what: problem.what, example: parameter.default })
    : templateDiagnostic('E743', {}, { name, value, dialect: dialect.title, reason: problem.reason })
}
