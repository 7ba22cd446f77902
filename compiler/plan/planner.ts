import type { Expr, Program } from '../ir.ts'
import type { Clock } from './bounds.ts'
import { createNames } from './names.ts'
import { createPeople } from './people.ts'
import type { Plan, Query, SelectQuery } from './plan.ts'
import { readReferences } from './references.ts'
import { createSets } from './sets.ts'
import { compareLatest } from './since-last.ts'
import type { Planning } from './site.ts'
import { tableNames } from './tables.ts'
import { conjuncts, translate } from './translate.ts'

/** A program as queries: every table is read once per statement where it can be, and no join makes more of a person. */
export const planProgram = (
  program: Program,
  clock: Omit<Clock, 'zone' | 'weekStart'>,
  alone: ReadonlySet<string> = new Set(),
): Plan => {
  const queries = new Map<string, Query>()
  const waiting: (() => void)[] = []
  // No query may hide a table that a later query or a raw SQL text reads.
  const names = createNames(tableNames(program))
  const add = (query: Query): void => {
    queries.set(query.name, query)
  }
  const planNamed = (inner: Program, name: string): void => {
    const planning: Planning = {
      clock: { ...clock, zone: inner.zone, weekStart: inner.weekStart },
      names,
      add,
      later: (finish) => waiting.push(finish),
      alone,
      set,
    }
    planPeople(compareLatest(inner), planning, name, inner !== program)
  }
  const set = createSets(names, add, planNamed)
  const resultName = names.take('result')
  planNamed(program, resultName)
  for (let finish = waiting.shift(); finish; finish = waiting.shift()) finish()
  return ordered(queries, resultName)
}

/** `isSet`: the IDs are joined by other people's rows, so none may stand twice whatever the tables hold. */
const planPeople = (program: Program, planning: Planning, name: string, isSet: boolean): void => {
  const references = readReferences(program)
  const exprs: readonly Expr[] = [
    ...(program.condition ? [program.condition] : []),
    ...program.columns.map((c) => c.value),
  ]
  const last = exprs.reduce((most, expr) => Math.max(most, references.level(expr)), 0)
  const people = createPeople(program, references, planning, last, name)
  const first = people.stage(0)
  first.draft.columns.unshift({ name: 'id', value: first.atom({ kind: 'id', type: { kind: 'text' } }) })
  const site = people.stage(last)
  if (last > 0) {
    for (let level = 1; level < last; level += 1) planning.add(people.stage(level).draft)
    planning.add(first.draft)
    site.draft.columns.push({ name: 'id', value: site.atom({ kind: 'id', type: { kind: 'text' } }) })
    delete site.draft.everythingOf
  }
  if (isSet || isRepeatable(program)) site.draft.distinct = true
  if (program.condition) site.draft.where.push(...conjuncts(translate(program.condition, site)))
  for (const column of program.columns)
    site.draft.columns.push({ name: column.name, value: translate(column.value, site) })
  planning.add(site.draft)
}

/** Different raw IDs of such an entity can be one ID in its normal form. */
const isRepeatable = ({ kind, population }: Program): boolean =>
  kind === 'segment' && population.kind === 'table' && population.distinct && (population.trimmed || population.lower)

/** Each query after those it reads; raw SQL first, where no other name is in sight. */
const ordered = (queries: ReadonlyMap<string, Query>, result: string): Plan => {
  const done = new Map<string, Query>()
  const visit = (name: string): void => {
    const query = queries.get(name)
    if (!query || done.has(name)) return
    for (const read of readBy(query)) visit(read)
    done.set(name, query)
  }
  for (const query of queries.values()) if (query.kind === 'raw') done.set(query.name, query)
  visit(result)
  const last = done.get(result)
  if (last?.kind !== 'select') throw new Error('the plan has no result')
  done.delete(result)
  return { queries: [...done.values()], result: last }
}

const readBy = (query: Query): readonly string[] => {
  if (query.kind === 'raw') return []
  if (query.kind === 'union') return query.of.flatMap(readBySelect)
  return readBySelect(query)
}
const readBySelect = (query: SelectQuery): readonly string[] =>
  [query.from, ...query.joins].flatMap(({ of }) => (typeof of === 'string' ? [of] : []))
