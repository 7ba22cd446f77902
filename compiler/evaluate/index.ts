import type { Program } from '../ir.ts'
import { compareText } from '../order.ts'
import type { Value } from '../values.ts'
import { evaluateExpr } from './expression.ts'
import { membersOf } from './population.ts'
import { createRun, type EvaluationData, siteOf } from './run.ts'

export type { EvaluationData, Person } from './run.ts'

export interface Evaluation {
  /** By code point. */
  readonly members: readonly string[]
  /** A trait set's columns for each of its rows. */
  readonly traits: ReadonlyMap<string, readonly Value[]>
}

/** The reference meaning of a program over plain rows; never used to serve data. */
export const evaluate = (program: Program, data: EvaluationData): Evaluation => {
  const run = createRun(program, data)
  const people = [...membersOf(run)].sort((left, right) => compareText(left.id, right.id))
  const values = people.map((person): readonly [string, readonly Value[]] => [
    person.id,
    program.columns.map(({ value }) => evaluateExpr(value, siteOf(run, person))),
  ])
  return { members: [...new Set(people.map(({ id }) => id))], traits: new Map(values) }
}
