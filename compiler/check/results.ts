import type { Segment, Traits } from '../../grammar/tree/index.ts'
import type { CheckedSegment, CheckedTraits, Settings } from '../checked.ts'
import type { Program, SqlTraits } from '../ir.ts'
import type { Declarations } from './declarations.ts'
import { segmentKey, traitKey } from './definition-keys.ts'
import { headKey } from './dependencies.ts'
import { link, type Parts } from './link.ts'
import { once } from './once.ts'
import type { CheckedUnits } from './units.ts'

/** Segments and trait sets with their programs, which are put together only when asked for. */
export const resultsOf = (
  declarations: Declarations,
  { units, standings }: CheckedUnits,
  settings: Settings,
): { readonly segments: Map<string, CheckedSegment>; readonly traits: Map<string, CheckedTraits> } => {
  const segments = new Map<string, CheckedSegment>()
  const traits = new Map<string, CheckedTraits>()
  const parts: Parts = { units, declarations, settings, segmentProgram: (name) => segments.get(name)?.program }
  for (const [name, { item, file }] of declarations.segments) {
    const standing = standings.get(segmentKey(name))
    const program = once(() => (standing?.sound ? segmentProgram(name, parts) : undefined))
    segments.set(name, new Finished(item, file, [...(standing?.foreign ?? [])].sort(), program))
  }
  for (const [name, { item, file }] of declarations.traits) {
    const keys = [
      headKey(name),
      ...(item.body.kind === 'sql' ? [] : item.body.traits.map((trait) => traitKey(name, trait.name))),
    ]
    const sound = keys.every((key) => standings.get(key)?.sound)
    const program = once(() => (sound ? traitsProgram(name, parts) : undefined))
    const foreign = new Set(keys.flatMap((key) => [...(standings.get(key)?.foreign ?? [])]))
    traits.set(name, new Finished(item, file, [...foreign].sort(), program))
  }
  return { segments, traits }
}

/** A segment or trait set as the project gives it. */
class Finished<I extends Segment | Traits, P> {
  readonly name: string
  readonly entity: string
  readonly item: I
  readonly file?: string
  readonly foreign: readonly string[]
  readonly #program: () => P | undefined

  constructor(item: I, file: string | undefined, foreign: readonly string[], program: () => P | undefined) {
    this.name = item.name
    this.entity = item.entity
    this.item = item
    if (file !== undefined) this.file = file
    this.foreign = foreign
    this.#program = program
  }

  get program(): P | undefined {
    return this.#program()
  }
}

const segmentProgram = (name: string, parts: Parts): Program | undefined => {
  const unit = parts.units.get(segmentKey(name))
  if (!unit?.entity) return undefined
  const { entity, expr, sets, uses } = unit
  return link({ kind: 'segment', name, home: entity, ...(expr && { condition: expr }), columns: [], uses, sets }, parts)
}

const traitsProgram = (name: string, parts: Parts): Program | SqlTraits | undefined => {
  const head = parts.units.get(headKey(name))
  const item = parts.declarations.traits.get(name)?.item
  if (!head?.entity || !item) return undefined
  const { entity } = head
  if (item.body.kind === 'sql') {
    const connection = item.connection ?? entity.connection
    return { version: 1, kind: 'sql traits', name, connection, entity: entity.name, text: item.body.text }
  }
  const units = item.body.traits.map((trait) => ({ trait, unit: parts.units.get(traitKey(name, trait.name)) }))
  const columns = units.flatMap(({ trait, unit }) => (unit?.expr ? [{ name: trait.name, value: unit.expr }] : []))
  return link(
    {
      kind: 'traits',
      name,
      home: entity,
      ...(head.expr && { condition: head.expr }),
      columns,
      uses: [...head.uses, ...units.flatMap(({ unit }) => [...(unit?.uses ?? [])])],
      sets: [...head.sets, ...units.flatMap(({ unit }) => [...(unit?.sets ?? [])])],
    },
    parts,
  )
}
