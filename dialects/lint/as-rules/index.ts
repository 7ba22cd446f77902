import type { ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { Home } from '../../../compiler/check/model.ts'
import type { SqlRules } from '../../../compiler/raw/rules.ts'
import type { SqlQuery } from '../../../compiler/raw/tree.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Provision } from './converting.ts'
import { membersOf } from './members.ts'
import type { Outside } from './rule.ts'

export type { Provision } from './converting.ts'
export type { Outside } from './rule.ts'

export type AsRules =
  /** The rule finds exactly the people of the query, on data of which what is `provided` holds. Without `where`: everybody. */
  | { readonly kind: 'rules'; readonly where?: Expression; readonly provided: readonly Provision[] }
  /** What no rule says exactly: the query stays SQL. */
  | { readonly kind: 'outside'; readonly reasons: readonly Outside[] }

export interface AsRulesOptions {
  readonly rules: SqlRules
  readonly catalog: ConnectionCatalog
  /** The people, in the connection of the query. */
  readonly home: Home
}

/** The rules of a segment that has the same members as a query of IDs. Nothing is guessed. */
export const toRules = (query: SqlQuery, { rules, catalog, home }: AsRulesOptions): AsRules => {
  const provisions = new Map<string, Provision>()
  const found = membersOf(query, home, {
    rules,
    catalog,
    entity: home.entity,
    id: home.id?.read.column ?? '',
    provided: (provision) => provisions.set(JSON.stringify(provision), provision),
  })
  const provided = [...provisions.values()]
  switch (found.kind) {
    case 'always':
      return { kind: 'rules', provided }
    case 'rule':
      return { kind: 'rules', where: found.rule, provided }
    case 'never':
      return { kind: 'outside', reasons: [{ what: 'a condition that is true of nobody' }] }
    case 'unsaid':
      return { kind: 'outside', reasons: found.reasons }
    default:
      return found satisfies never
  }
}
