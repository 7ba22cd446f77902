import type { Expr } from '../ir.ts'
import { type Implications, implications, nothingImplied } from '../lint/nesting.ts'
import type { SetUse } from './context.ts'
import { segmentKey } from './definition-keys.ts'
import type { Unit } from './unit.ts'

/** What is known of a unit together with all it is made of. */
export interface Standing {
  /** No errors in it or below it. */
  readonly sound: boolean
  readonly foreign: ReadonlySet<string>
  /** True for people who are in none of its sets. */
  readonly open: boolean
  /** What it says of segments. */
  readonly implied: Implications
  /** Its result changes with `now`. */
  readonly timed: boolean
}

export const unsound: Standing = {
  sound: false,
  foreign: new Set(),
  open: false,
  implied: nothingImplied,
  timed: false,
}

type Standings = ReadonlyMap<string, Standing>

const isOpen = (expr: Expr | undefined, standings: Standings): boolean => {
  if (!expr) return true
  switch (expr.kind) {
    case 'member':
      return expr.value !== undefined
    case 'reference':
      return standings.get(expr.definition)?.open ?? true
    case 'not':
      return !isOpen(expr.operand, standings)
    case 'and':
      return expr.operands.every((operand) => isOpen(operand, standings))
    case 'or':
      return expr.operands.some((operand) => isOpen(operand, standings))
    default:
      return true
  }
}

const neededSegments = (sets: ReadonlyMap<string, SetUse>): string[] =>
  [...sets.values()].flatMap((use) => (use.kind === 'segment' ? [use.segment] : [...neededSegments(use.sets)]))

/** The standing of a unit, all that it needs having one already. */
export const standingOf = (key: string, unit: Unit, standings: Standings): Standing => {
  const below = [...unit.uses, ...neededSegments(unit.sets).map(segmentKey)].filter((each) => each !== key)
  const known = below.map((each) => standings.get(each) ?? unsound)
  const foreign = new Set(unit.foreign)
  for (const use of unit.uses) for (const connection of standings.get(use)?.foreign ?? []) foreign.add(connection)
  return {
    sound: !unit.failed && unit.entity?.broken === false && known.every((each) => each.sound),
    foreign,
    open: isOpen(unit.expr, standings),
    implied: implications(unit.expr, (segment) => standings.get(segment)?.implied ?? nothingImplied),
    timed: known.some((each) => each.timed) || unit.timed,
  }
}
