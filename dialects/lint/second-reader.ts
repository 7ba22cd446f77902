import type { SecondOpinion } from '../../compiler/raw/reader.ts'
import { isNode, nodesIn, textIn } from './raw-node.ts'

/** The grammars of node-sql-parser, one bundle each. */
const grammars = {
  postgresql: () => import('node-sql-parser/build/postgresql.js'),
  bigquery: () => import('node-sql-parser/build/bigquery.js'),
  snowflake: () => import('node-sql-parser/build/snowflake.js'),
  redshift: () => import('node-sql-parser/build/redshift.js'),
  hive: () => import('node-sql-parser/build/hive.js'),
} as const
export type Grammar = keyof typeof grammars

/** Its grammar backtracks: longer texts, and deeper ones, take it too long. */
const longest = 20_000
const deepest = 24

interface Parser {
  readonly astify: (text: string) => unknown
}
type Load = () => Promise<{
  readonly Parser?: new () => Parser
  readonly default?: { readonly Parser: new () => Parser }
}>

const parsers = new Map<Grammar, Promise<Parser>>()

const load = (grammar: Grammar): Promise<Parser> => {
  const known = parsers.get(grammar)
  if (known) return known
  const made = (grammars[grammar] as Load)().then((module) => {
    const Constructor = module.Parser ?? module.default?.Parser
    if (!Constructor) throw new Error(`node-sql-parser has no Parser for ${grammar}`)
    return new Constructor()
  })
  parsers.set(grammar, made)
  return made
}

/** A parser written by others, asked only whether it sees one SELECT; what it cannot read, it has no opinion of. */
export const secondReader =
  (grammar: Grammar) =>
  async (text: string): Promise<SecondOpinion> => {
    if (text.length > longest || depthOf(text) > deepest) return { kind: 'unread' }
    const parser = await load(grammar)
    let read: unknown
    try {
      read = parser.astify(text)
    } catch {
      return { kind: 'unread' }
    }
    const statements = (Array.isArray(read) ? read : [read]).filter(isNode)
    const [first] = statements
    if (statements.length > 1) return { kind: 'other', what: `${statements.length} statements` }
    if (!first) return { kind: 'unread' }
    const type = textIn(first, 'type')
    if (type !== 'select') return { kind: 'other', what: (type ?? 'another statement').toUpperCase() }
    const into = isNode(first.into) && textIn(first.into, 'position') !== undefined
    const writes = nodesIn(first, 'with').some((cte) => isNode(cte.stmt) && isWriting(cte.stmt))
    return into || writes ? { kind: 'other', what: 'a statement that writes' } : { kind: 'query' }
  }

const isWriting = (statement: { readonly [key: string]: unknown }): boolean => {
  const inner = isNode(statement.ast) ? statement.ast : statement
  return /^(insert|update|delete|replace|merge|create|drop|alter|truncate)$/.test(textIn(inner, 'type') ?? '')
}

const depthOf = (text: string): number => {
  let depth = 0
  let deepestSeen = 0
  for (const character of text) {
    if (character === '(') deepestSeen = Math.max(deepestSeen, ++depth)
    else if (character === ')') depth--
  }
  return deepestSeen
}
