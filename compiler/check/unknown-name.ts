import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { ItemContext } from './context.ts'
import type { ModelRelation } from './model.ts'
import type { PathNode, Target } from './resolve.ts'
import { isPersonal, type Scope } from './scope.ts'
import { columnNames, findColumn } from './tables.ts'

const broken: Target = { kind: 'broken' }
const replaceBy = (near: readonly string[]) =>
  near[0] === undefined ? undefined : { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }

/** A trait of the same set by its name, or of another set by `set.trait`. */
export const traitTarget = (from: PathNode, scope: Scope, context: ItemContext): Target | undefined => {
  const [first = '', second, ...deeper] = from.path
  if (second === undefined) {
    const own = scope.traitSet === undefined ? undefined : context.names.traitSet(scope.traitSet)
    if (!own?.traits.includes(first) || !isPersonal(scope)) return undefined
    return { kind: 'trait', set: own.name, trait: first }
  }
  const set = context.names.traitSet(first)
  if (!set) return undefined
  const place = { node: from.node, part: from.part }
  if (set.entity !== scope.entity.name)
    context.report.at('E504', place, { set: first, entity: scope.entity.name, other: set.entity })
  else if (set.sql) context.report.at('E505', place, { set: first })
  else if (!set.traits.includes(second)) {
    const near = nearest(second, set.traits)
    const replace = replaceBy(near)
    const part = `${from.part}.1`
    context.report.at('E207', { node: from.node, part, ...(replace && { replace }) }, { name: second, of: first, near })
  } else if (deeper.length > 0) context.report.at('E218', place, { name: second, of: first })
  else if (!isPersonal(scope)) context.report.at('E219', place, { name: from.path.join('.') })
  else return { kind: 'trait', set: first, trait: second }
  return broken
}

/** The row further up that has the column, the nearest one first. */
const rowAbove = (name: string, scope: Scope): string | undefined => {
  const rows = [...scope.above].reverse()
  return rows.find(([, base]) => base !== scope.base && base.table && findColumn(base.table, name))?.[0]
}

const tellAbove = (from: PathNode, name: string, above: string, scope: Scope, context: ItemContext) => {
  const path = printPath([above, name])
  const replace = { title: `Write \`${path}\``, text: path }
  context.report.at('E212', { node: from.node, part: from.part, replace }, { name, of: scope.base.label, path })
}

/** The relations that have the column, as paths from the row: what may be meant where the row itself lacks it. */
const inRelations = (name: string, relations: ReadonlyMap<string, ModelRelation>): readonly string[] =>
  [...relations.values()].flatMap((relation) => {
    const column = relation.broken ? undefined : findColumn(relation.table, name)
    const path = [...relation.path, column?.read.column ?? '']
    return [...(column ? [printPath(path)] : []), ...inRelations(name, relation.relations)]
  })

const tellUnknown = (from: PathNode, name: string, scope: Scope, context: ItemContext) => {
  const { base } = scope
  const personal = isPersonal(scope)
  const own = scope.traitSet === undefined ? undefined : context.names.traitSet(scope.traitSet)
  const traits = personal ? (own?.traits ?? []) : []
  const above = from.path.length > 1 ? [...scope.above.keys()] : []
  const columns = base.table ? columnNames(base.table) : []
  const near = nearest(name, [...columns, ...base.relations.keys(), ...traits, ...above])
  const traitsNear = personal && from.path.length === 1 ? context.names.nearTraits(scope.entity.name, name) : []
  const elsewhere = from.path.length === 1 ? traitsNear : context.names.near('traits', name)
  const named = traitsNear.filter((path) => path.endsWith(`.${printPath([name])}`))
  const related = personal && from.path.length === 1 ? inRelations(name, base.relations).slice(0, 3) : []
  const suggestions = [named, related, near].find((each) => each.length > 0) ?? elsewhere
  const [text] = suggestions
  const replace =
    suggestions === near ? replaceBy(near) : text === undefined ? undefined : { title: `Write \`${text}\``, text }
  const part = from.path.length > 1 ? `${from.part}.0` : from.part
  const place = { node: from.node, part, ...(replace && { replace }) }
  context.report.at(personal ? 'E204' : 'E203', place, { name, of: base.label, near: suggestions })
}

/** Tells why a name means nothing here, as exactly as can be known. */
export const unknownName = (from: PathNode, scope: Scope, context: ItemContext, personal: boolean): void => {
  const [name = ''] = from.path
  const place = { node: from.node, part: from.part }
  const { base, home, entity } = scope
  const elsewhere = personal ? entity.places.find((each) => each.relations.has(name)) : undefined
  const above = from.path.length === 1 ? rowAbove(name, scope) : undefined
  if (base.table?.broken || (entity.broken && personal && !base.table && entity.item.from)) return
  if (elsewhere) context.report.at('E410', place, { name, connection: elsewhere.connection })
  else if (name === 'element') context.report.at('E215', place, {})
  else if (above !== undefined) tellAbove(from, name, above, scope, context)
  else if (personal && home.rows && findColumn(home.rows, name))
    context.report.at('E416', place, { name, entity: home.entity })
  else if (personal && !home.table) context.report.at('E412', place, { name, entity: home.entity })
  else tellUnknown(from, name, scope, context)
}
