import type { Aggregate, Expr, Hop, IdSet, Link, Program, TableRef } from '../ir.ts'
import { eachBelow } from './atoms.ts'

/** The last names of all tables that a program and its sets read. */
export const tableNames = (program: Program): ReadonlySet<string> => {
  const found = new Set<string>()
  addProgram(program, found)
  return found
}

const addTable = ({ name }: TableRef, found: Set<string>): void => {
  found.add(String(name.at(-1)))
}

const addHops = (hops: readonly Hop[], found: Set<string>): void => {
  for (const hop of hops) addTable(hop.table, found)
}

const addLink = (link: Link, found: Set<string>): void => {
  addHops(link.hops, found)
  addTable(link.table, found)
}

const linksOf = (expr: Expr): Aggregate['links'] => {
  if (expr.kind === 'aggregate') return expr.links
  return expr.kind === 'sequence' ? expr.steps.map((step) => step.link) : []
}

const addExpr = (expr: Expr, found: Set<string>): void => {
  if (expr.kind === 'column') addHops(expr.hops, found)
  for (const link of linksOf(expr)) addLink(link, found)
  eachBelow(expr, (inner) => addExpr(inner, found))
}

const addSet = (set: IdSet, found: Set<string>): void => {
  if (set.kind === 'program') addProgram(set.program, found)
}

const addProgram = (program: Program, found: Set<string>): void => {
  const { population, condition, columns, definitions, sets } = program
  if (population.kind === 'table') addTable(population.table, found)
  if (condition) addExpr(condition, found)
  for (const column of columns) addExpr(column.value, found)
  for (const name in definitions) if (definitions[name]) addExpr(definitions[name], found)
  for (const name in sets) if (sets[name]) addSet(sets[name], found)
}
