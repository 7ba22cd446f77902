import type { Expression } from '../../grammar/tree/index.ts'
import type { Catalog } from '../catalog.ts'
import type { Settings } from '../checked.ts'
import type { Expr } from '../ir.ts'
import { lintExpression } from '../lint/index.ts'
import { conflictIn, nothingImplied } from '../lint/nesting.ts'
import { lintSetOrder } from '../lint/set-order.ts'
import type { Type } from '../types.ts'
import { type Cache, type CheckedUnit, holds } from './cache.ts'
import type { ItemContext } from './context.ts'
import type { Declarations } from './declarations.ts'
import { edgesOf, mentionedByTask, type Task, tasksOf } from './dependencies.ts'
import { cycleFrom, groups } from './graph.ts'
import { type Mentioned, nothingMentioned } from './mentioned.ts'
import type { ModelEntity } from './model.ts'
import { createNames, type Lookup, type Project } from './names.ts'
import { checkSegment } from './segment.ts'
import { type Standing, standingOf, unsound } from './standing.ts'
import { tellStanding } from './tell-standing.ts'
import { checkTrait, checkTraitSet } from './traits.ts'
import { createUnit, type Unit } from './unit.ts'

export interface CheckedUnits {
  readonly tasks: ReadonlyMap<string, Task>
  readonly units: ReadonlyMap<string, Unit>
  readonly standings: ReadonlyMap<string, Standing>
}

const checkTask = (task: Task, catalog: Catalog, context: ItemContext) => {
  switch (task.kind) {
    case 'segment':
      return checkSegment(task.owner.item, catalog, context)
    case 'head':
      return checkTraitSet(task.owner.item, catalog, context)
    case 'trait':
      return checkTrait(task.owner.item, task.node, context)
    default:
      return task satisfies never
  }
}

/** The tree of the expression that a task checks. */
const rootOf = (task: Task): Expression | undefined => {
  if (task.kind === 'trait') return task.node.value
  const { body } = task.owner.item
  return 'where' in body ? body.where : undefined
}

const lintTask = (task: Task, expr: Expr, context: ItemContext): void => {
  if (task.kind === 'trait' && expr.kind === 'literal') return
  lintExpression(rootOf(task), expr, context)
  for (const use of context.sets.values()) if (use.kind === 'rules') lintExpression(undefined, use.condition, context)
  const { body } = task.owner.item
  if (body.kind === 'set') lintSetOrder(body.set, context)
}

const nameOfKey = (key: string): string => key.slice(key.indexOf(':') + 1)

/** A circle is told once, at its first member in the order of files; its members are left alone. */
const tellCycle = (
  group: readonly string[],
  tasks: ReadonlyMap<string, Task>,
  edges: (key: string) => readonly string[],
): boolean => {
  const ordered = group.flatMap((key) => tasks.get(key) ?? []).sort((a, b) => a.owner.index - b.owner.index)
  const [first] = ordered
  const path = first && cycleFrom(first.key, group, edges)
  if (!first || !path) return false
  const place = { node: first.node, part: 'name' }
  first.owner.report.at('E501', place, { path: path.map(nameOfKey) })
  return true
}

/** How those see it that are made of it: a conflict was told here, and is not told again. */
const settle = (standing: Standing, fits: boolean): Standing => ({
  ...standing,
  sound: standing.sound && fits,
  ...(conflictIn(standing.implied.yes) !== undefined && { implied: nothingImplied }),
})

/** Checks every segment and trait, each after those it depends on. */
export const checkUnits = (
  declarations: Declarations,
  entities: ReadonlyMap<string, ModelEntity>,
  catalog: Catalog,
  settings: Settings,
  before: Cache | undefined,
  cache: Cache,
): CheckedUnits => {
  const tasks = tasksOf(declarations)
  const units = new Map<string, Unit>()
  const standings = new Map<string, Standing>()
  const mentions = new Map<string, Mentioned>()
  const edges = new Map<string, readonly string[]>()
  for (const [key, task] of tasks) {
    const mentioned = before?.units.get(task.node)?.mentioned ?? mentionedByTask(task)
    mentions.set(key, mentioned)
    edges.set(key, edgesOf(task, mentioned, tasks, entities))
  }
  const edgesFrom = (key: string) => edges.get(key) ?? []
  const traitType = (set: string, trait: string): Type =>
    units.get(`trait:${set}.${trait}`)?.expr?.type ?? { kind: 'error' }
  const project: Project = { declarations, entities, traitType }

  const check = (task: Task): CheckedUnit => {
    const known = before?.units.get(task.node)
    if (known && holds(known, project)) return known
    const lookups: Lookup[] = []
    const unit = createUnit(task.owner, createNames(project, lookups), settings, (context) => {
      const checked = checkTask(task, catalog, context)
      if (checked.expr && !context.report.failed()) lintTask(task, checked.expr, context)
      return checked
    })
    return { unit, lookups, mentioned: mentions.get(task.key) ?? nothingMentioned }
  }
  for (const group of groups([...tasks.keys()], edgesFrom)) {
    if (tellCycle(group, tasks, edgesFrom)) {
      for (const key of group) standings.set(key, unsound)
      continue
    }
    for (const key of group) {
      const task = tasks.get(key)
      if (!task) continue
      const checked = check(task)
      cache.units.set(task.node, checked)
      units.set(key, checked.unit)
      const standing = standingOf(key, checked.unit, standings)
      const fits = tellStanding(task, checked.unit, standing, standings)
      standings.set(key, settle(standing, fits))
    }
  }
  return { tasks, units, standings }
}
