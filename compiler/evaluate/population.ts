import type { Population } from '../ir.ts'
import { keyOf } from '../order.ts'
import { normalId } from '../person-id.ts'
import type { Row, Value } from '../values.ts'
import { convertValue } from './convert.ts'
import { isTrue } from './expression.ts'
import { setIds } from './member.ts'
import { type Person, type Run, siteOf } from './run.ts'
import { readColumn } from './tables.ts'

type OfTable = Population & { readonly kind: 'table' }

const idOf = (row: Row, population: OfTable, run: Run): string | undefined => {
  const value = readColumn(row, population.id)
  const text: Value = convertValue(value, population.id.type, { kind: 'text' }, run.context)
  return typeof text === 'string' ? normalId(text, population) : undefined
}

/** With `distinct`, one row an ID, with no other column. */
const rowsOf = (population: OfTable, run: Run): readonly Row[] => {
  const rows = run.tables.rows(population.table)
  if (!population.distinct) return rows
  const ids = rows.map((row) => readColumn(row, population.id)).filter((id) => id !== null)
  const different = new Map(ids.map((id) => [keyOf(id), id]))
  return [...different.values()].map((id) => ({ [population.id.column]: id }))
}

const findPeople = (run: Run): readonly Person[] => {
  const { population, sets } = run.program
  if (population.kind === 'sets') {
    const ids = new Set(Object.keys(sets).flatMap((set) => [...setIds(run, set)]))
    return [...ids].map((id) => ({ id, row: {} }))
  }
  return rowsOf(population, run).flatMap((row) => {
    const id = idOf(row, population, run)
    return id === undefined ? [] : [{ id, row }]
  })
}

/** Everybody: rows without an ID are not people. */
export const peopleOf = (run: Run): readonly Person[] => {
  run.people ??= findPeople(run)
  return run.people
}

/** Those the program's condition lets in. */
export const membersOf = (run: Run): readonly Person[] => {
  const { condition } = run.program
  return peopleOf(run).filter((person) => !condition || isTrue(condition, siteOf(run, person)))
}
