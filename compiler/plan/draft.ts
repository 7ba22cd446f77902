import type { Hop, Link, TableRef } from '../ir.ts'
import type { ColumnRead } from '../types.ts'
import type { Clock } from './bounds.ts'
import { existsAt } from './bounds.ts'
import { plainName } from './names.ts'
import type { Join, PlanColumn, PlanExpr, Read, Source } from './plan.ts'
import { equal, read } from './structure.ts'

/** A query while it is planned: joins and columns are added as expressions ask for them. */
export interface Draft {
  readonly kind: 'select'
  readonly name: string
  distinct?: true
  readonly from: Source
  readonly joins: Join[]
  everythingOf?: string
  readonly columns: PlanColumn[]
  readonly where: PlanExpr[]
  groupBy: number
  readonly aliases: Set<string>
}

export const createDraft = (name: string, of: TableRef | string, alias: string): Draft => ({
  kind: 'select',
  name,
  from: { of, alias },
  joins: [],
  columns: [],
  where: [],
  groupBy: 0,
  aliases: new Set([alias]),
})

/** An alias that is free in this query, as near to the wish as can be. */
export const freeAlias = (draft: Draft, wanted: string): string => {
  const wish = plainName(wanted)
  let alias = wish
  for (let number = 2; draft.aliases.has(alias); number += 1) alias = `${wish}_${number}`
  draft.aliases.add(alias)
  return alias
}

/** The tables of a query by frame; `one` relations are joined once each, when first asked for. */
export interface Frames {
  readonly place: (frame: number, alias: string) => void
  readonly column: (frame: number, hops: readonly Hop[], column: ColumnRead) => Read
  /** Adds the rows of a link as frame `frame`; rows at or after `now` are left to the caller. */
  readonly enter: (frame: number, link: Link) => void
}

export const createFrames = (draft: Draft, clock: Clock): Frames => {
  const frames = new Map<number, string>()
  const hopped = new Map<string, string>()
  const aliasOf = (frame: number, hops: readonly Hop[]): string => {
    let alias = frames.get(frame)
    if (alias === undefined) throw new Error(`frame ${frame} is not in the query ${draft.name}`)
    let key = String(frame)
    for (const hop of hops) {
      key = `${key}/${hop.relation}`
      alias = hopped.get(key) ?? joinHop(alias, hop, key)
    }
    return alias
  }
  const joinHop = (parent: string, hop: Hop, key: string): string => {
    const alias = freeAlias(draft, hop.relation)
    const on = hop.keys.map((pair) => equal(read(alias, pair.child), read(parent, pair.parent)))
    if (hop.cut) on.push(existsAt(read(alias, hop.cut), clock))
    draft.joins.push({ join: 'left', of: hop.table, alias, on })
    hopped.set(key, alias)
    return alias
  }
  return {
    place: (frame, alias) => frames.set(frame, alias),
    column: (frame, hops, column) => read(aliasOf(frame, hops), column),
    enter: (frame, link) => {
      const parent = aliasOf(frame - 1, link.hops)
      const alias = freeAlias(draft, link.relation)
      const on = link.keys.map((pair) => equal(read(alias, pair.child), read(parent, pair.parent)))
      draft.joins.push({ join: 'inner', of: link.table, alias, on })
      frames.set(frame, alias)
    },
  }
}
