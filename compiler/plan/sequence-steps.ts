import type { Sequence } from '../ir.ts'
import type { PlanColumn, PlanExpr } from './plan.ts'
import { markOf } from './sequence.ts'
import {
  and,
  atMost,
  cell,
  equal,
  integer,
  later,
  missing,
  number,
  or,
  present,
  structure,
  timestamp,
} from './structure.ts'

/** A positive step with the negated ones that speak of it. */
interface Step {
  readonly index: number
  readonly within?: number
  /** `then not E` between the step before and this one. */
  readonly between: readonly number[]
  /** `then not E within D` after this one. */
  readonly none: readonly { readonly index: number; readonly within: number }[]
  /** `then not E` up to now after the last step. */
  readonly never: readonly number[]
}

export interface StepColumns {
  /** Each adds columns to the query before it. */
  readonly columns: readonly ((alias: string) => readonly PlanColumn[])[]
  readonly found: (alias: string) => readonly PlanExpr[]
}

type Keys = (alias: string) => readonly PlanExpr[]

export const stepColumns = (sequence: Sequence, keys: Keys): StepColumns => {
  const steps = groupSteps(sequence)
  const last = steps.length - 1
  const neighbours = neighbourColumns(steps, keys)
  const chains = steps.slice(0, -1).map((step, position) => (alias: string): readonly PlanColumn[] => [
    {
      name: chainOf(position),
      value: structure('latest before', timestamp, {
        marked: and(ends(alias, step, position)),
        at: at(alias),
        keys: keys(alias),
      }),
    },
  ])
  return {
    columns: steps.some(hasNegated) ? [neighbours, ...chains] : chains,
    found: (alias) => {
      const step = steps[last]
      return step ? ends(alias, step, last) : []
    },
  }
}

const hasNegated = (step: Step): boolean => step.between.length + step.none.length + step.never.length > 0

const groupSteps = (sequence: Sequence): readonly Step[] => {
  const positive = sequence.steps.flatMap((step, index) => (step.negated ? [] : [index]))
  return positive.map((index, position) => {
    const next = positive[position + 1]
    const before = positive[position - 1]
    const negated = (from: number, to: number) =>
      sequence.steps.slice(from, to).flatMap((step, offset) => (step.negated ? [{ step, index: from + offset }] : []))
    const after = negated(index + 1, next ?? sequence.steps.length)
    const unbounded = (list: typeof after) =>
      list.flatMap((each) => (each.step.within === undefined ? [each.index] : []))
    const within = sequence.steps[index]?.within
    return {
      index,
      ...(within !== undefined && { within }),
      between: before === undefined ? [] : unbounded(negated(before + 1, index)),
      none: after.flatMap((each) =>
        each.step.within === undefined ? [] : [{ index: each.index, within: each.step.within }],
      ),
      never: next === undefined ? unbounded(after) : [],
    }
  })
}

const at = (alias: string): PlanExpr => cell(alias, 'at', timestamp)
const chainOf = (position: number): string => `chain_${position + 1}`
const previousOf = (index: number): string => `before_${index + 1}`
const nextOf = (index: number): string => `after_${index + 1}`
const marked = (alias: string, index: number): PlanExpr => equal(cell(alias, markOf(index), integer), number(1))
const plus = (value: PlanExpr, micros: number): PlanExpr =>
  structure('plus microseconds', timestamp, { value, amount: number(micros) })
const now: PlanExpr = { kind: 'now', type: timestamp }

const neighbourColumns =
  (steps: readonly Step[], keys: Keys) =>
  (alias: string): readonly PlanColumn[] => {
    const column = (row: string, name: string, index: number): PlanColumn => ({
      name,
      value: structure(row, timestamp, { marked: marked(alias, index), at: at(alias), keys: keys(alias) }),
    })
    return steps.flatMap((step) => [
      ...step.between.map((index) => column('latest before', previousOf(index), index)),
      ...[...step.none.map((none) => none.index), ...step.never].map((index) =>
        column('earliest after', nextOf(index), index),
      ),
    ])
  }

/** What makes a row the end of a chain up to this step. */
const ends = (alias: string, step: Step, position: number): readonly PlanExpr[] => {
  const parts: PlanExpr[] = [marked(alias, step.index)]
  if (position > 0) {
    const chain = cell(alias, chainOf(position - 1), timestamp)
    parts.push(present(chain))
    if (step.within !== undefined) parts.push(atMost(at(alias), plus(chain, step.within)))
    for (const index of step.between) {
      const previous = cell(alias, previousOf(index), timestamp)
      parts.push(or([missing(previous), atMost(previous, chain)]))
    }
  }
  for (const { index, within } of step.none) {
    const next = cell(alias, nextOf(index), timestamp)
    const end = plus(at(alias), within)
    parts.push(atMost(end, now), or([missing(next), later(next, end)]))
  }
  for (const index of step.never) parts.push(missing(cell(alias, nextOf(index), timestamp)))
  return parts
}
