import type { PersonalColumn, Reason } from './checked.ts'
import type { Expr, Hop, Link, Program, TableRef } from './ir.ts'
import { tableKey } from './values.ts'

/** What an expression reads, with everything it is made of. */
export interface Reading {
  readonly columns: ReadonlySet<string>
  /** Paths of relations from the person. */
  readonly relations: readonly (readonly string[])[]
  readonly definitions: ReadonlySet<string>
  readonly sets: ReadonlySet<string>
  readonly id: boolean
}

interface Frame {
  readonly table: TableRef | undefined
  readonly path: readonly string[]
}

const columnKey = (table: TableRef, column: string): string => `${tableKey(table)} ${column}`

const along = (start: Frame, hops: readonly Hop[]): readonly Frame[] => {
  const frames: Frame[] = []
  for (const hop of hops) frames.push({ table: hop.table, path: [...(frames.at(-1) ?? start).path, hop.relation] })
  return frames
}
/** The frames entered by a link, those of its hops first. */
const passed = (start: Frame, link: Link): readonly [...Frame[], Frame] => {
  const hops = along(start, link.hops)
  return [...hops, { table: link.table, path: [...(hops.at(-1) ?? start).path, link.relation] }]
}

interface Visited {
  readonly expr: Expr
  readonly frames: readonly Frame[]
}

const at = (frames: readonly Frame[], ...exprs: readonly (Expr | undefined)[]): readonly Visited[] =>
  exprs.flatMap((expr) => (expr ? [{ expr, frames }] : []))

const entered = (frames: readonly Frame[], frame: number, links: readonly Link[]): readonly Frame[] => {
  const inside = frames.slice(0, frame + 1)
  for (const link of links) {
    const start = inside.at(-1)
    const end = start && passed(start, link).at(-1)
    if (end) inside.push(end)
  }
  return inside
}

/** The expressions right below one, each with the rows it speaks of. */
const below = ({ expr, frames }: Visited): readonly Visited[] => {
  switch (expr.kind) {
    case 'aggregate': {
      const inside = entered(frames, expr.frame, expr.links)
      const time = expr.window || expr.after ? expr.time : undefined
      return [...at(frames.slice(0, expr.frame + 1), expr.after), ...at(inside, expr.value, time, expr.where)]
    }
    case 'sequence':
      return expr.steps.flatMap((step) => at(entered(frames, expr.frame, [step.link]), step.time, step.where))
    case 'rank':
      return at(frames.slice(0, 1), expr.by, expr.among)
    case 'member':
    case 'json':
    case 'convert':
    case 'in window':
      return at(frames, expr.value)
    case 'apply':
    case 'and':
    case 'or':
      return at(frames, ...expr.operands)
    case 'not':
      return at(frames, expr.operand)
    case 'any element':
      return at(frames, expr.array, expr.where)
    case 'when':
      return at(frames, ...expr.arms.flatMap((arm) => [arm.condition, arm.value]), expr.otherwise)
    case 'literal':
    case 'element':
    case 'column':
    case 'id':
    case 'reference':
      return []
    default:
      return expr satisfies never
  }
}

/** The relations an expression walks, by the frames it passes. */
const walked = ({ expr, frames }: Visited): readonly Frame[] => {
  if (expr.kind === 'column') return along(frames[expr.frame] ?? { table: undefined, path: [] }, expr.hops)
  const links =
    expr.kind === 'aggregate' ? [expr.links] : expr.kind === 'sequence' ? expr.steps.map((step) => [step.link]) : []
  return links.flatMap((chain) =>
    chain.flatMap((link, index) => {
      const start = entered(frames, 'frame' in expr ? expr.frame : 0, chain.slice(0, index)).at(-1)
      return start ? passed(start, link) : []
    }),
  )
}

/** Whether any of these columns is read. */
export const readsColumns = (reading: Reading, columns: readonly PersonalColumn[]): boolean =>
  columns.some(({ table, column }) => reading.columns.has(columnKey(table, column)))

export const readingOf = (condition: Expr, program: Program): Reading => {
  const columns = new Set<string>()
  const relations: (readonly string[])[] = []
  const definitions = new Set<string>()
  const sets = new Set<string>()
  let id = false
  const { population } = program
  const person: Frame = { table: population.kind === 'table' ? population.table : undefined, path: [] }
  const visit = (visited: Visited): void => {
    const { expr, frames } = visited
    const passedBy = walked(visited)
    relations.push(...passedBy.map(({ path }) => path))
    const table = expr.kind === 'column' ? (passedBy.at(-1) ?? frames[expr.frame])?.table : undefined
    if (expr.kind === 'column' && table) columns.add(columnKey(table, expr.read.column))
    if (expr.kind === 'member') sets.add(expr.set)
    if (expr.kind === 'id') id = true
    if (expr.kind === 'reference' && !definitions.has(expr.definition)) {
      definitions.add(expr.definition)
      for (const inner of at([person], program.definitions[expr.definition])) visit(inner)
    }
    for (const inner of below(visited)) visit(inner)
  }
  visit({ expr: condition, frames: [person] })
  return { columns, relations, definitions, sets, id }
}

/** Whether what was read is what `because …` names; a relation is also read by paths through it. */
export const readsReason = (reading: Reading, reason: Reason): boolean => {
  switch (reason.kind) {
    case 'column':
      return reading.columns.has(columnKey(reason.table, reason.column))
    case 'id':
      return reading.id
    case 'relation':
      return reading.relations.some((path) => path.join('.') === reason.path.join('.'))
    case 'definition':
      return reading.definitions.has(reason.definition)
    case 'set':
      return reading.sets.has(reason.set)
    default:
      return reason satisfies never
  }
}
