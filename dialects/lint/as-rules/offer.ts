import type { ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { Home } from '../../../compiler/check/model.ts'
import type { SqlRules } from '../../../compiler/raw/rules.ts'
import type { SqlQuery } from '../../../compiler/raw/tree.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { printDocument } from '../../../grammar/index.ts'
import { asRulesDiagnostic } from './diagnostics.ts'
import { type AsRules, type Provision, toRules } from './index.ts'

export interface OfferOptions {
  readonly rules: SqlRules
  readonly catalog: ConnectionCatalog
  readonly connection: string
  /** The people of the model's entities, in any connection. */
  readonly homes: readonly Home[]
  /** The entity that is meant, when it is said. */
  readonly of?: string
  /** The segment's name. */
  readonly name: string
}

export interface Offer {
  /** A `.segql` segment with the same members; absent when the query stays SQL. */
  readonly segment?: string
  readonly entity?: string
  readonly diagnostics: readonly Diagnostic[]
}

/** A query of IDs as the text of a segment, with what must hold for both to find the same people; or why it stays SQL. */
export const offerRules = (query: SqlQuery, options: OfferOptions): Offer => {
  const { rules, catalog, connection, homes, of } = options
  const own = homes.filter(
    (home) => home.connection === connection && home.table && (of === undefined || home.entity === of),
  )
  const tried = own.map((home) => ({ home, said: toRules(query, { rules, catalog, home }) }))
  const said = tried.filter((one) => one.said.kind === 'rules')
  const [only, other] = said
  if (only && other) {
    const entities = said.map(({ home }) => home.entity)
    return { diagnostics: [asRulesDiagnostic('I774', {}, { entities, connection })] }
  }
  if (only) return { ...offered(only.said, only.home.entity, options), entity: only.home.entity }
  const nearest = tried.toSorted((left, right) => reasonsOf(left.said) - reasonsOf(right.said))[0]
  if (nearest?.said.kind !== 'outside')
    return { diagnostics: [asRulesDiagnostic('I774', {}, { entities: [], connection })] }
  const diagnostics = nearest.said.reasons.map(({ what, span }) =>
    asRulesDiagnostic('I770', span ? { span } : {}, { what }),
  )
  return { diagnostics: once(diagnostics) }
}

/** The entity that the query speaks of is the one whose reasons are furthest inside. */
const reasonsOf = (said: AsRules): number => {
  if (said.kind === 'rules') return 0
  return said.reasons.some(({ what }) => what.startsWith('a table')) ? 2 : 1
}

const once = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(
    (one, index) =>
      diagnostics.findIndex((other) => other.message === one.message && other.span?.start === one.span?.start) ===
      index,
  )

const offered = (said: AsRules, entity: string, { name }: OfferOptions): Offer => {
  if (said.kind !== 'rules') throw new Error('only rules are offered')
  const { where, provided } = said
  const segment = printDocument({
    version: 1,
    items: [{ kind: 'segment', name, entity, body: { kind: 'rules', ...(where && { where }) } }],
  })
  return { segment, diagnostics: provided.map(provision) }
}

const codes = { past: 'I771', finite: 'I772', 'plain letters': 'I773', 'no blanks at the end': 'I775' } as const

const provision = ({ kind, table, column }: Provision): Diagnostic =>
  asRulesDiagnostic(codes[kind], {}, { table: table.at(-1) ?? '', column })
