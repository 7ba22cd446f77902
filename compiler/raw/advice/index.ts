import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { ConnectionCatalog } from '../../catalog.ts'
import { lexSql } from '../lexer.ts'
import { columnKey } from '../names.ts'
import type { SqlRules } from '../rules.ts'
import type { Columns } from '../scope.ts'
import { type RawShape, usualIdNames } from '../shape.ts'
import type { SqlQuery } from '../tree.ts'
import type { Adviser, Advising, People } from './adviser.ts'
import { byChance } from './by-chance.ts'
import { foreignId } from './foreign-id.ts'
import { castId } from './id-cast.ts'
import { crossJoins, unqualified } from './joins.ts'
import { notInNullable } from './not-in.ts'
import { orderWithoutLimit } from './order.ts'
import { outputAt, selectsBehind } from './origin.ts'
import { wholeTables } from './reads.ts'
import { repeatedId } from './repeated-id.ts'
import { type Seen, seeQuery } from './seen.ts'
import { star } from './star.ts'

export type { People } from './adviser.ts'

export interface AdviceOptions {
  readonly rules: SqlRules
  readonly catalog?: ConnectionCatalog
  /** What the result is to be; without it nothing is said of IDs. */
  readonly as?: RawShape
  readonly people?: People
  /** The output's columns, where they are known. */
  readonly columns?: Columns
}

const advisers: readonly Adviser[] = [
  repeatedId,
  foreignId,
  castId,
  star,
  wholeTables,
  byChance,
  crossJoins,
  notInNullable,
  unqualified,
  orderWithoutLimit,
]

/** What is legal and reading only, and yet probably not meant, or dear. Nothing of it blocks. */
export const adviseSql = (query: SqlQuery, text: string, options: AdviceOptions): readonly Diagnostic[] => {
  const { rules, catalog, as, people } = options
  const seen = seeQuery(query, rules, catalog?.absent ? undefined : catalog)
  const idPosition = as && positionOfId(seen, as, options)
  const [first] = selectsBehind(query)
  const select = first && seen.of(first)
  const id = select && idPosition !== undefined ? outputAt(select, idPosition, seen) : undefined
  const advising: Advising = {
    text,
    tokens: lexSql(text, rules.lexer).tokens,
    rules,
    seen,
    ...(catalog && !catalog.absent && { catalog }),
    ...(as && { as }),
    ...(people && { people }),
    ...(idPosition !== undefined && { idPosition }),
    ...(id && { id }),
  }
  return advisers.flatMap((advise) => advise(advising))
}

const positionOfId = (_: Seen, as: RawShape, { columns, rules }: AdviceOptions): number | undefined => {
  if (as.kind === 'segment') return 0
  const names = new Set((as.idNames ?? usualIdNames).map((name) => columnKey(name.toLowerCase(), rules)))
  const found = columns?.findIndex(({ name }) => name !== undefined && names.has(name.toLowerCase())) ?? -1
  return found === -1 ? undefined : found
}
