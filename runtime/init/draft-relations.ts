import type { FieldNote, Relation } from '../../grammar/tree/index.ts'
import { enoughShare, type Link } from './links.ts'
import type { ColumnSurvey, TableSurvey } from './survey.ts'
import { looksLikeEventName, looksPersonal, namedBy, singular, timeRank } from './words.ts'

/** How many relations deep a draft goes. */
const depth = 3

/** When the rows of a table happened: a filled date or timestamp, the likeliest by its name. */
export const timeColumn = ({ columns, rows }: TableSurvey): string | undefined =>
  columns
    .filter(({ column, unix }) => column.type.kind === 'timestamp' || column.type.kind === 'date' || unix !== undefined)
    .filter(({ column, filled }) => filled * 2 >= rows && timeRank(column.name) < Number.POSITIVE_INFINITY)
    .map(({ column }) => column.name)
    .sort((a, b) => timeRank(a) - timeRank(b))[0]

/** A column of few different texts that repeat, called like an event. */
export const eventColumn = ({ columns, rows }: TableSurvey): string | undefined =>
  columns.find(
    ({ column, distinct = 0 }) =>
      column.type.kind === 'text' &&
      looksLikeEventName(column.name) &&
      distinct > 0 &&
      distinct <= 1000 &&
      distinct * 3 <= rows,
  )?.column.name

/** What introspection cannot know: times kept as numbers, and (of people) personal data. */
export const fieldNotes = ({ columns }: TableSurvey, people: boolean): readonly FieldNote[] =>
  columns.flatMap((survey): readonly FieldNote[] => {
    const note = fieldNote(survey, people)
    return note ? [note] : []
  })

const fieldNote = ({ column, unix }: ColumnSurvey, people: boolean): FieldNote | undefined => {
  if (unix) return { column: column.name, type: 'timestamp', unix }
  return people && looksPersonal(column.name) ? { column: column.name, pii: true } : undefined
}

/** The relations of a table's rows: what refers to them (`many`), what they refer to (`one`). */
export const draftRelations = (
  table: TableSurvey,
  links: readonly Link[],
  path: readonly TableSurvey[] = [],
): readonly Relation[] => {
  if (path.length >= depth) return []
  const walked = [...path, table]
  const sure = links.filter(({ share }) => share >= enoughShare)
  const incoming = sure.filter(({ parent, child }) => parent === table && !walked.includes(child))
  const outgoing = sure.filter(({ child, parent }) => child === table && !walked.includes(parent))
  const drafted = [
    ...incoming.map((link) => draftIncoming(link, incoming, links, walked)),
    ...outgoing.map((link) => draftOutgoing(link, links, walked)),
  ]
  const taken = new Set(table.columns.map(({ column }) => column.name.toLowerCase()))
  return drafted.map((relation) => ({ ...relation, name: freeName(relation.name, taken) }))
}

const draftIncoming = (link: Link, siblings: readonly Link[], links: readonly Link[], path: readonly TableSurvey[]) => {
  const { child, childColumn, parentColumn, single } = link
  const table = child.name.at(-1) ?? ''
  const several = siblings.filter((other) => other.child === child).length > 1
  const same = childColumn.column.name.toLowerCase() === parentColumn.column.name.toLowerCase()
  const role = several && !same ? `_by_${namedBy(childColumn.column.name) ?? childColumn.column.name}` : ''
  const name = `${single ? singular(table) : table}${role}`
  return draftTable(child, single ? 'one' : 'many', name, [link.parentColumn, childColumn], links, path)
}

const draftOutgoing = (link: Link, links: readonly Link[], path: readonly TableSurvey[]) => {
  const name = namedBy(link.childColumn.column.name) ?? singular(link.parent.name.at(-1) ?? '')
  return draftTable(link.parent, 'one', name, [link.childColumn, link.parentColumn], links, path, true)
}

const draftTable = (
  table: TableSurvey,
  cardinality: 'many' | 'one',
  name: string,
  [parent, child]: readonly [ColumnSurvey, ColumnSurvey],
  links: readonly Link[],
  path: readonly TableSurvey[],
  onlyOnes = false,
): Relation => {
  const at = cardinality === 'many' ? timeColumn(table) : undefined
  const named = at === undefined ? undefined : eventColumn(table)
  const inner = draftRelations(table, links, path)
  const relations = onlyOnes ? inner.filter((relation) => relation.cardinality === 'one') : inner
  const fields = fieldNotes(table, false)
  return {
    cardinality,
    name,
    from: [...table.name],
    keys: [{ parent: parent.column.name, child: child.column.name }],
    ...(at !== undefined && { at }),
    ...(named !== undefined && { named }),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(relations.length > 0 && { relations: [...relations] }),
  }
}

/** A relation may not have the name of a column beside it, nor of another relation. */
const freeName = (name: string, taken: Set<string>): string => {
  let free = name
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = count === 2 ? `${name}_row` : `${name}_row${count}`
  taken.add(free.toLowerCase())
  return free
}
