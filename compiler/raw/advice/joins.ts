import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { ownName } from '../column-name.ts'
import { keyOf } from '../names.ts'
import type { SqlExpression, SqlName, SqlRelation } from '../tree.ts'
import { childrenOf, nodesOf, relationsOf, type SqlNode } from '../walk.ts'
import type { Adviser, Advising } from './adviser.ts'
import { isOneRow } from './one-row.ts'
import { relationOf } from './origin.ts'
import type { SeenRelation, SeenSelect } from './seen.ts'

/** Relations beside each other that nothing connects: each row of one meets every row of the other. */
export const crossJoins: Adviser = (advising) =>
  advising.seen.selects.flatMap((select) => [...commas(select, advising), ...joinsWithoutCondition(select)])

const commas = (select: SeenSelect, advising: Advising): readonly Diagnostic[] => {
  const [first, ...others] = select.node.from
  if (!first) return []
  const connected = new Set<SqlNode>(relationsOf([first]))
  const found: Diagnostic[] = []
  for (const relation of others) {
    const own = relationsOf([relation])
    const lone = own.every((one) => isSeparate(one))
    if (lone && !isConnected(own, connected, select, advising)) {
      const [table] = own
      const span = table && 'span' in table ? table.span : undefined
      found.push(adviceDiagnostic('W762', span ? { span } : {}, { name: nameOf(table) }))
    }
    for (const one of own) connected.add(one)
  }
  return found
}

/** Arrays of a row and subqueries of one row are no cross joins. */
const isSeparate = (relation: SqlRelation): boolean => {
  if (relation.kind === 'derived') return !relation.lateral && !isOneRow(relation.query)
  return relation.kind === 'table'
}

const isConnected = (
  own: readonly SqlRelation[],
  before: ReadonlySet<SqlNode>,
  select: SeenSelect,
  advising: Advising,
): boolean => {
  const { where } = select.node
  // An array of a row is written as a path that begins with the row's alias; a CTE or unknown table may be anything.
  const [only] = own
  if (only?.kind === 'table' && only.path.length > 1 && advising.rules.arrayPaths) {
    const [first] = only.path
    if (first && select.relations.some(({ names }) => names.includes(keyOf(first, advising.rules)))) return true
  }
  for (const node of where ? nodesOf(where) : []) {
    if (node.kind !== 'operator' || node.operator === 'and') continue
    const touched = [...nodesOf(node)].flatMap((one) =>
      one.kind === 'column' ? [relationAt(one.path, select, advising)] : [],
    )
    if (touched.some((one) => one === undefined)) return true
    if (touched.some((one) => one && own.includes(one.node)) && touched.some((one) => one && before.has(one.node)))
      return true
  }
  return false
}

const relationAt = (path: readonly SqlName[], select: SeenSelect, { seen }: Advising): SeenRelation | undefined =>
  relationOf(path, select, seen)?.relation

const nameOf = (relation: SqlRelation | undefined): string => {
  if (relation?.kind === 'table') return relation.alias?.text ?? relation.path.at(-1)?.text ?? ''
  return relation && 'alias' in relation ? (relation.alias?.text ?? '') : ''
}

const joinsWithoutCondition = ({ node }: SeenSelect): readonly Diagnostic[] =>
  node.from.flatMap((relation) =>
    joinsOf(relation).flatMap((join) => {
      if (join.type !== 'inner' || join.on || join.using.length > 0 || join.natural) return []
      if (join.right.kind === 'join' || !isSeparate(join.right)) return []
      const span = 'span' in join.right ? join.right.span : undefined
      return [adviceDiagnostic('W762', span ? { span } : {}, { name: nameOf(join.right) })]
    }),
  )

const joinsOf = (relation: SqlRelation): readonly Extract<SqlRelation, { kind: 'join' }>[] =>
  relation.kind === 'join' ? [...joinsOf(relation.left), relation, ...joinsOf(relation.right)] : []

/** A column without its table in a join: another column of that name in the other table breaks the query. */
export const unqualified: Adviser = (advising) =>
  advising.seen.selects.flatMap((select) => {
    const stored = select.relations.filter(({ table }) => table)
    if (select.relations.length < 2 || stored.length < 2) return []
    const free = new Set([...sharedNames(select, advising), ...aliases(select, advising)])
    const found = ownColumns(select).find(
      ({ path }) =>
        path.length === 1 && path[0] && !free.has(keyOf(path[0], advising.rules)) && relationAt(path, select, advising),
    )
    if (!found?.path[0]) return []
    const own = relationAt(found.path, select, advising)
    const name = found.path[0].text
    const prefix = own && nameOf(own.node)
    const { span } = found
    const plain = prefix !== undefined && /^[a-z_]\w*$/i.test(prefix)
    const fix = plain &&
      span && {
        title: `Write \`${prefix}.${name}\``,
        edits: [{ span: { start: span.start, end: span.start }, text: `${prefix}.` }],
      }
    return [adviceDiagnostic('I764', span ? { span } : {}, { name }, fix || undefined)]
  })

const sharedNames = ({ node }: SeenSelect, { rules }: Advising): readonly string[] =>
  node.from.flatMap(joinsOf).flatMap(({ using }) => using.map((name) => keyOf(name, rules)))

const aliases = ({ node }: SeenSelect, { rules }: Advising): readonly string[] =>
  node.items.flatMap((item) => (item.kind === 'expression' && item.alias ? [keyOf(item.alias, rules)] : []))

/** Columns of the SELECT itself, those of its subqueries left out; named ones would be the alias's. */
const ownColumns = ({ node }: SeenSelect): readonly Extract<SqlExpression, { kind: 'column' }>[] => {
  const found: Extract<SqlExpression, { kind: 'column' }>[] = []
  const waiting: SqlNode[] = childrenOf(node)
    .filter((child) => !node.from.some((relation) => relation === child))
    .toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'query') continue
    if (next.kind === 'column' && ownName(next, { unnamed: 'own', folding: 'keep' } as Advising['rules']) !== undefined)
      found.push(next)
    waiting.push(...childrenOf(next).toReversed())
  }
  return found
}
