import type { Hop, Link } from '../ir.ts'
import type { ModelRelation } from './model.ts'
import type { Base, Scope } from './scope.ts'

/** A path followed from a row through relations; `rest` is what is no relation any more. */
export interface Walk {
  readonly start: Base
  readonly steps: readonly ModelRelation[]
  readonly rest: readonly string[]
}

export const walk = (start: Base, names: readonly string[]): Walk => {
  const steps: ModelRelation[] = []
  let relations = start.relations
  for (const name of names) {
    const next = relations.get(name)
    if (!next) return { start, steps, rest: names.slice(steps.length) }
    steps.push(next)
    relations = next.relations
  }
  return { start, steps, rest: [] }
}

export const isBrokenWalk = ({ steps }: Walk): boolean => steps.some((step) => step.broken)
export const manySteps = ({ steps }: Walk): readonly ModelRelation[] =>
  steps.filter((step) => step.cardinality === 'many')

/** A walk as chains: links into new frames, then the hops from the last frame. `uncut` is seen beyond `now`. */
export const chain = (
  { start, steps }: Pick<Walk, 'start' | 'steps'>,
  uncut?: ModelRelation,
): { readonly links: readonly Link[]; readonly hops: readonly Hop[] } => {
  const links: Link[] = []
  let hops: Hop[] = [...start.hops]
  for (const step of steps) {
    const { name: relation, keys } = step
    const cut = step.at && step !== uncut ? { cut: step.at.read } : {}
    if (step.cardinality === 'one') hops.push({ relation, table: step.table.ref, keys, ...cut })
    else {
      links.push({ relation, hops, table: step.table.ref, keys, ...cut })
      hops = []
    }
  }
  return { links, hops }
}

/** The row at the end of the first `count` steps, seen from inside the whole chain. */
const baseAfter = (scope: Scope, path: Walk, count: number): Base => {
  const steps = path.steps.slice(0, count)
  const { links, hops } = chain({ start: path.start, steps })
  const last = steps.at(-1)
  return {
    label: last?.name ?? path.start.label,
    frame: links.length > 0 ? scope.depth + links.length : path.start.frame,
    hops,
    table: last ? last.table : path.start.table,
    relations: last ? last.relations : path.start.relations,
  }
}

/** The scope of a `where` of this path: its last relation's columns, and every row on the way by name. */
export const scopeWithin = (scope: Scope, path: Walk): Scope => {
  const above = new Map(scope.above)
  for (const [index, step] of path.steps.entries()) above.set(step.name, baseAfter(scope, path, index + 1))
  const { traitSet: _traits, element: _element, chain: _chain, ...outer } = scope
  return {
    ...outer,
    base: baseAfter(scope, path, path.steps.length),
    above,
    depth: scope.depth + manySteps(path).length,
    cuttable: false,
  }
}
