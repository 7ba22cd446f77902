import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'

/** One segment or trait set to be exported: a statement that asks the database for the time whenever it runs. */
export interface DbtModel {
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly sql: string
  /** Beside `id`. */
  readonly columns: readonly string[]
}

export interface DbtFile {
  /** Relative to the folder of models. */
  readonly file: string
  readonly text: string
}

/** dbt reads `{{`, `{%` and `{#` everywhere, also inside texts: https://docs.getdbt.com/docs/build/jinja-macros */
const isTemplate = /\{[{%#]/

const endOfRaw = /\{%-?\s*endraw/

const modelText = ({ sql }: DbtModel): string => {
  const body = isTemplate.test(sql) ? `{% raw %}\n${sql}\n{% endraw %}` : sql
  return `{{ config(materialized='table') }}\n\n${body}\n`
}

/** A YAML text between double quotes is JSON's: https://yaml.org/spec/1.2.2/#732-double-quoted-style */
const yaml = (text: string): string => JSON.stringify(text)

const modelYaml = ({ name, title, description, columns }: DbtModel): string => {
  const told = [title, description].filter((text) => text !== undefined).join('. ')
  return [
    `  - name: ${yaml(name)}`,
    ...(told === '' ? [] : [`    description: ${yaml(told)}`]),
    '    columns:',
    '      - name: id',
    '        data_tests: [not_null, unique]',
    ...columns.map((column) => `      - name: ${yaml(column)}`),
  ].join('\n')
}

/** A dbt model a segment and trait set, and one file that describes and tests them. */
export const exportDbt = (
  models: readonly DbtModel[],
): { readonly files: readonly DbtFile[]; readonly diagnostics: readonly Diagnostic[] } => {
  const broken = models.filter(({ sql }) => endOfRaw.test(sql))
  const good = models.filter((model) => !broken.includes(model))
  const files = good.map((model) => ({ file: `${model.name}.sql`, text: modelText(model) }))
  const described = `version: 2\n\nmodels:\n${good.map(modelYaml).join('\n\n')}\n`
  return {
    files: good.length === 0 ? [] : [...files, { file: 'segql.yml', text: described }],
    diagnostics: broken.map(({ name }) => failure('E964', { name })),
  }
}
