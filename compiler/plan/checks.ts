import type { KeyCheck } from '../checked.ts'
import type { Population } from '../ir.ts'
import { createDraft } from './draft.ts'
import type { Plan, PlanExpr, SelectQuery } from './plan.ts'
import { atMost, below, cell, integer, missing, number, present, read, structure, text } from './structure.ts'

const asText = (value: PlanExpr): PlanExpr =>
  value.type.kind === 'text' ? value : { kind: 'convert', type: text, value }

const separator: PlanExpr = { kind: 'literal', type: text, value: ', ' }

const joinedText = (values: readonly PlanExpr[]): PlanExpr => {
  const [only] = values
  if (only && values.length === 1) return only
  const operands = values.flatMap((value, index) => (index === 0 ? [value] : [separator, value]))
  return { kind: 'apply', type: text, name: 'concat', operands }
}

/** The three most repeated values of a key that should be unique. */
export const findRepeatedKeys = (check: KeyCheck): Plan => {
  const groups = createDraft('groups', check.table, 'source')
  const keys = check.columns.map((column) => read('source', column))
  keys.forEach((value, index) => {
    groups.columns.push({ name: `key_${index + 1}`, value })
    groups.where.push(present(value))
  })
  groups.groupBy = keys.length
  groups.columns.push({
    name: 'rows',
    value: { kind: 'group aggregate', type: integer, function: 'count', filter: [] },
  })
  const repeated = createDraft('repeated', 'groups', 'groups')
  const key = joinedText(keys.map((value, index) => asText(cell('groups', `key_${index + 1}`, value.type))))
  const rows = cell('groups', 'rows', integer)
  const ranked = present(rows)
  repeated.where.push(below(number(1), rows))
  repeated.columns.push(
    { name: 'key', value: key },
    { name: 'rows', value: rows },
    { name: 'place', value: structure('place from the top', integer, { ranked, by: rows, id: key }) },
  )
  const result = createDraft('result', 'repeated', 'repeated')
  result.where.push(atMost(cell('repeated', 'place', integer), number(3)))
  result.columns.push(
    { name: 'key', value: cell('repeated', 'key', text) },
    { name: 'rows', value: cell('repeated', 'rows', integer) },
  )
  return { queries: [groups, repeated], result }
}

/** How many people an entity has, and how many rows are left out because they have no ID. */
export const countPopulation = (population: Population): Plan => {
  if (population.kind === 'sets') throw new Error(`the entity ${population.entity} has no table to count`)
  const result = createDraft('result', population.table, 'source')
  const id = read('source', population.id)
  const count = (distinct: boolean, filter: readonly PlanExpr[], value?: PlanExpr): PlanExpr => ({
    kind: 'group aggregate',
    type: integer,
    function: distinct ? 'count_distinct' : 'count',
    ...(value && { value }),
    filter,
  })
  result.columns.push(
    { name: 'people', value: count(population.distinct, [], id) },
    { name: 'without_id', value: count(false, [missing(id)]) },
  )
  return { queries: [], result: result satisfies SelectQuery }
}
