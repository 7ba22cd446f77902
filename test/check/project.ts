import type { Program, SqlTraits } from '../../compiler/ir.ts'
import { checkProject } from '../../compiler/project.ts'
import { parseText } from '../../grammar/index.ts'
import { catalog, model, settings } from '../model.ts'

const parsedModel = parseText(model, { file: 'model' })

const shop = checkProject([parsedModel], catalog, settings).value

/** The shop with this text added. */
export const check = (text: string) =>
  checkProject([parsedModel, parseText(text, { file: 'text' })], catalog, settings, shop)

/** What is told of the text itself. */
export const findings = (text: string) => check(text).diagnostics.filter((each) => each.file === 'text')

/** The program of a segment `a` with this condition. */
export const programOf = (condition: string, entity = 'customer'): Program => {
  const { value, diagnostics } = check(`segment a of ${entity} { where ${condition} }`)
  const program = value.segments.get('a')?.program
  if (!program) throw new Error(`no program: ${diagnostics.map((each) => each.message).join(' ')}`)
  return program
}

export const traitsOf = (text: string): Program | SqlTraits | undefined => check(text).value.traits.get('t')?.program

/** IR without what a reader does not need: origins, and the long form of types, tables and keys. */
export const brief = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(brief)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !['origin', 'type', 'storage', 'keys', 'table'].includes(key))
  return Object.fromEntries(
    entries.map(([key, part]) => [key, key === 'read' || key === 'cut' ? columnName(part) : brief(part)]),
  )
}
const columnName = (read: unknown) => (read as { column: string }).column
