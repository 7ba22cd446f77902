import type { Settings } from '../checked.ts'
import type { Expr, IdSet, Program } from '../ir.ts'
import type { SetUse } from './context.ts'
import type { Declarations } from './declarations.ts'
import { segmentKey } from './definition-keys.ts'
import type { Home } from './model.ts'
import type { Unit } from './unit.ts'

/** All that programs are put together from. */
export interface Parts {
  readonly units: ReadonlyMap<string, Unit>
  readonly declarations: Declarations
  readonly settings: Settings
  /** A segment's own program, made once. */
  readonly segmentProgram: (name: string) => Program | undefined
}

export interface Core {
  readonly kind: Program['kind']
  readonly name: string
  readonly home: Home
  readonly condition?: Expr
  readonly columns: Program['columns']
  readonly uses: Iterable<string>
  readonly sets: Iterable<readonly [string, SetUse]>
}

const everybody: Expr = { kind: 'literal', type: { kind: 'boolean' }, value: true }

const segmentSet = (name: string, home: Home, parts: Parts): IdSet | undefined => {
  const item = parts.declarations.segments.get(name)?.item
  if (!item) return undefined
  if (item.body.kind === 'sql') {
    const entity = parts.units.get(segmentKey(name))?.entity
    const connection = item.connection ?? entity?.connection ?? home.connection
    return { kind: 'sql', name, connection, text: item.body.text }
  }
  const program = parts.segmentProgram(name)
  return program && { kind: 'program', name, program }
}

const linkSet = (name: string, use: SetUse, home: Home, parts: Parts): IdSet | undefined => {
  if (use.kind === 'segment') return segmentSet(use.segment, home, parts)
  const { condition, uses, sets } = use
  const program = link({ kind: 'segment', name, home: use.home, condition, columns: [], uses, sets }, parts)
  return { kind: 'program', name, program }
}

/** A self-contained program: everything it refers to, directly or not, goes with it. */
export const link = (core: Core, parts: Parts): Program => {
  const { home } = core
  const { settings } = parts
  const definitions = new Map<string, Expr>()
  const sets = new Map<string, IdSet>()
  const addSets = (uses: Iterable<readonly [string, SetUse]>) => {
    for (const [name, use] of uses) {
      const set = sets.has(name) ? undefined : linkSet(name, use, home, parts)
      if (set) sets.set(name, set)
    }
  }
  addSets(core.sets)
  const waiting = [...core.uses]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const unit = parts.units.get(key)
    if (definitions.has(key) || !unit) continue
    definitions.set(key, unit.expr ?? everybody)
    addSets(unit.sets)
    waiting.push(...unit.uses)
  }
  if (!home.population) throw new Error(`the program of ${core.name} is linked without a population`)
  return {
    version: 1,
    kind: core.kind,
    name: core.name,
    connection: home.connection,
    population: home.population,
    zone: settings.zone,
    weekStart: settings.weekStart,
    ...(core.condition && { condition: core.condition }),
    columns: core.columns,
    definitions: Object.fromEntries(definitions),
    sets: Object.fromEntries(sets),
  }
}
