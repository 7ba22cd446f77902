import type { ExprOf, Population, Program } from '../ir.ts'
import type { NormalForm, Type } from '../types.ts'
import { freeAlias } from './draft.ts'
import type { Names } from './names.ts'
import type { PlanExpr, Query, RawQuery } from './plan.ts'
import type { Site } from './site.ts'
import { cell, equal, present, structure, text } from './structure.ts'
import { translate } from './translate.ts'

/** True when the value, or the person's ID, is in the set: a join with the set's distinct IDs. */
export const joinSet = (site: Site, member: ExprOf<'member'>): PlanExpr => {
  const value = member.value ? asText(translate(member.value, site)) : site.atom({ kind: 'id', type: text })
  const name = site.planning.set(site.program, member.set)
  const key = JSON.stringify(['set', name, value])
  const known = site.joined.get(key)
  if (typeof known === 'string') return present(cell(known, 'id', text))
  const alias = freeAlias(site.draft, name)
  site.joined.set(key, alias)
  site.draft.joins.push({ join: 'left', of: name, alias, on: [equal(cell(alias, 'id', text), value)] })
  return present(cell(alias, 'id', text))
}

const asText = (value: PlanExpr): PlanExpr =>
  value.type.kind === 'text' ? value : { kind: 'convert', type: text, value }

/** A value as the text of an ID, in the entity's normal form. */
export const idText = (value: PlanExpr, form: NormalForm): PlanExpr => {
  const plain = asText(value)
  const trimmed = form.trimmed ? structure('trimmed', text, { value: plain }) : plain
  return form.lower ? structure('lower', text, { value: trimmed }) : trimmed
}

/** The alias and column under which a dialect gives the rows of a raw SQL text. */
export const rawAlias = 'raw_rows'
export const rawColumn = 'raw_id'
const rawType: Type = { kind: 'other', native: 'unknown' }

export const createSets = (
  names: Names,
  add: (query: Query) => void,
  planProgram: (program: Program, name: string) => void,
): ((program: Program, set: string) => string) => {
  const known = new Map<Program, Map<string, string>>()
  return (program, set) => {
    const ofProgram = known.get(program) ?? new Map<string, string>()
    known.set(program, ofProgram)
    const before = ofProgram.get(set)
    if (before) return before
    const ids = program.sets[set]
    if (!ids) throw new Error(`the program ${program.name} has no set named ${set}`)
    const name = names.take(`in_${ids.name}`)
    ofProgram.set(set, name)
    if (ids.kind === 'program') planProgram(ids.program, name)
    else add(rawQuery(name, ids.text, program.population))
    return name
  }
}

const rawQuery = (name: string, sql: string, population: Population): RawQuery => ({
  kind: 'raw',
  name,
  text: sql,
  id: idText(structure('any text', text, { value: cell(rawAlias, rawColumn, rawType) }), population),
})
