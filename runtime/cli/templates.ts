import {
  fillTemplate,
  findTemplate,
  type Template,
  templateDialects,
  templates,
} from '../../dialects/templates/index.ts'
import type { TemplateDialect } from '../../dialects/templates/template.ts'
import { nearest } from '../../grammar/nearest.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { formatTable } from './table.ts'

const isDialect = (name: string): name is TemplateDialect => templateDialects.some((known) => known === name)

/** `segql templates` lists the gallery, `segql templates show NAME` one of it, with `--dialect` as SQL. */
export const showTemplates = async ({ names, texts, lists }: Invocation): Promise<Answer> => {
  const [verb, name, ...more] = names
  if (verb === undefined) return listing()
  if (verb !== 'show' || name === undefined || more.length > 0) {
    return usageMistake(`\`templates ${names.join(' ')}\` is not understood.`, 'Write `segql templates show NAME`.')
  }
  const { value: template, diagnostics } = findTemplate(name)
  if (!template) return { exit: exits.errors, diagnostics, result: null }
  if (texts.dialect === undefined) return description(template)
  if (!isDialect(texts.dialect)) return unknownDialect(texts.dialect)
  const set: Record<string, string> = {}
  for (const given of lists.set ?? []) {
    const [, parameter, value] = /^([^=]+)=(.+)$/s.exec(given) ?? []
    if (parameter === undefined || value === undefined) {
      return usageMistake(`\`--set\` needs a parameter and its value, not \`${given}\`.`, 'As in `--set days=90`.')
    }
    set[parameter] = value
  }
  return filled(template, texts.dialect, set)
}

const unknownDialect = (name: string): Answer => {
  const near = nearest(name, templateDialects)
  const known = (near.length > 0 ? near : templateDialects).map((one) => `\`${one}\``).join(', ')
  return usageMistake(`No dialect is named \`${name}\`.`, `${near.length > 0 ? 'The nearest' : 'There are'}: ${known}.`)
}

const listing = (): Answer => ({
  exit: exits.done,
  diagnostics: [],
  result: { templates: templates.map(({ sql: _, ...told }) => told) },
  text: formatTable(
    [{ title: 'name' }, { title: 'category' }, { title: 'source' }, { title: 'description' }],
    templates.map(({ name, category, source, description: told }) => [name, category, source, told]),
  ),
})

const description = (template: Template): Answer => {
  const { sql: _, ...told } = template
  const parameters = formatTable(
    [{ title: 'parameter' }, { title: 'default' }, { title: 'description' }],
    template.parameters.map(({ name, default: value, description: about }) => [name, value, about]),
  )
  const columns = formatTable(
    [{ title: 'column' }, { title: 'type' }, { title: 'description' }],
    template.columns.map(({ name, kind, description: about }) => [name, kind, about]),
  )
  return {
    exit: exits.done,
    diagnostics: [],
    result: told,
    text: `${template.title}: ${template.description}\n\n${parameters}\n\n${columns}\n\n\`--dialect\` prints its SQL: ${templateDialects.join(', ')}.`,
  }
}

const filled = (template: Template, dialect: TemplateDialect, set: Readonly<Record<string, string>>): Answer => {
  const { value, diagnostics } = fillTemplate(template, dialect, set)
  if (value === undefined) return { exit: exits.errors, diagnostics, result: null }
  return { exit: exits.done, diagnostics, result: { name: template.name, dialect, sql: value }, text: value }
}
