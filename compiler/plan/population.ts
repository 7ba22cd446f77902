import type { ExprOf, Program, TableRef } from '../ir.ts'
import { createDraft } from './draft.ts'
import type { PlanExpr } from './plan.ts'
import { idText } from './sets.ts'
import type { Planning } from './site.ts'
import { cell, present, read, text } from './structure.ts'

/** Where people come from: a table or query, how the ID is said of it, and which rows are people. */
export interface PeopleStart {
  readonly of: TableRef | string
  readonly id: (alias: string) => PlanExpr
  readonly where: (alias: string) => readonly PlanExpr[]
  /** Instead of the table's own columns. */
  readonly column?: (alias: string, atom: ExprOf<'column'>) => PlanExpr | undefined
}

export const startPeople = (program: Program, planning: Planning): PeopleStart => {
  const { population } = program
  if (population.kind === 'sets') return startFromSets(program, planning)
  const { table, id } = population
  if (!population.distinct) {
    return {
      of: table,
      id: (alias) => idText(read(alias, id), population),
      where: (alias) => [present(read(alias, id))],
    }
  }
  const name = planning.names.take(population.entity)
  const draft = createDraft(name, table, 'source')
  const value = read('source', id)
  draft.distinct = true
  draft.where.push(present(value))
  draft.columns.push({ name: 'id', value })
  planning.add(draft)
  const idColumn = (alias: string): PlanExpr => cell(alias, 'id', id.type)
  return {
    of: name,
    id: (alias) => idText(idColumn(alias), id.form ? { trimmed: false, lower: false } : population),
    where: () => [],
    column: (alias, atom) => (atom.hops.length === 0 && atom.read.column === id.column ? idColumn(alias) : undefined),
  }
}

const startFromSets = (program: Program, planning: Planning): PeopleStart => {
  const name = planning.names.take(program.population.entity)
  const of = Object.keys(program.sets).map((set) => {
    const draft = createDraft(set, planning.set(program, set), 'ids')
    draft.columns.push({ name: 'id', value: cell('ids', 'id', text) })
    return draft
  })
  planning.add({ kind: 'union', name, distinct: true, of })
  return { of: name, id: (alias) => cell(alias, 'id', text), where: () => [] }
}
