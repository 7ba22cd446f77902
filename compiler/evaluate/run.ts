import type { Expr, Program, Window } from '../ir.ts'
import type { EvaluationContext } from '../row.ts'
import { type Bounds, isWithin, windowBounds } from '../time.ts'
import type { Row, Rows, Value } from '../values.ts'
import { createTables, type Tables } from './tables.ts'

export interface EvaluationData {
  readonly rows: Rows
  /** IDs of raw SQL and of given segments, by the segment's name. */
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly now: bigint
}

export interface Person {
  readonly id: string
  readonly row: Row
}

/** What one evaluation of one program keeps: the tables' indexes, and everything computed once for all people. */
export interface Run {
  readonly program: Program
  readonly data: EvaluationData
  readonly context: EvaluationContext
  readonly tables: Tables
  readonly bounds: (window: Window, type: 'date' | 'timestamp') => Bounds
  /** Values of definitions, by person. */
  readonly references: Map<Person, Map<string, Value>>
  /** The places of a rank, by its node. */
  readonly ranks: Map<Expr, ReadonlyMap<string, number>>
  readonly sets: Map<string, ReadonlySet<string>>
  people?: readonly Person[]
}

export const createRun = (program: Program, data: EvaluationData, tables?: Tables): Run => {
  const context = { now: data.now, zone: program.zone, weekStart: program.weekStart }
  const known = new Map<string, Bounds>()
  return {
    program,
    data,
    context,
    tables: tables ?? createTables(data),
    bounds: (window, type) => {
      const key = `${type} ${JSON.stringify(window)}`
      const bounds = known.get(key) ?? windowBounds(window, type, context)
      known.set(key, bounds)
      return bounds
    },
    references: new Map(),
    ranks: new Map(),
    sets: new Map(),
  }
}

/** Where an expression is evaluated: the person and the rows entered from it, frame by frame. */
export interface Site {
  readonly run: Run
  readonly person: Person
  readonly frames: readonly Row[]
  readonly element?: Value
}

export const siteOf = (run: Run, person: Person): Site => ({ run, person, frames: [person.row] })
export const rowAt = ({ frames }: Site, frame: number): Row => {
  const row = frames[frame]
  if (!row) throw new Error(`an expression speaks of frame ${frame} where only ${frames.length} are entered`)
  return row
}

/** Whether a time lies in a window; no time lies in none. */
export const inBounds = (value: Value, bounds: Bounds): boolean => {
  if (value === null || typeof value !== 'object') return false
  if ('micros' in value) return isWithin(value.micros, bounds)
  return 'day' in value && isWithin(BigInt(value.day), bounds)
}
