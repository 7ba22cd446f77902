import type { Entity, Relation } from '../../grammar/tree/index.ts'
import { draftRelations, eventColumn, fieldNotes, timeColumn } from './draft-relations.ts'
import { enoughShare, type Link } from './links.ts'
import { type ColumnSurvey, isUnique, type TableSurvey } from './survey.ts'
import { isGroup, looksLikeId, namedBy, peopleRank, singular } from './words.ts'

/** The entities that names and data speak for; none when no table has a column of IDs. */
export const draftEntities = (
  connection: string,
  tables: readonly TableSurvey[],
  links: readonly Link[],
): readonly Entity[] => {
  const withTable = tablesOfPeople(tables, links)
  const entities = withTable.map(({ table, id }) => draftEntity(connection, table, id, links))
  return entities.length > 0 ? entities : draftDistinct(connection, tables)
}

interface People {
  readonly table: TableSurvey
  readonly id: ColumnSurvey
}

/** Tables with a row per person: called like people, or else the ones that others refer to and that refer to none. */
const tablesOfPeople = (tables: readonly TableSurvey[], links: readonly Link[]): readonly People[] => {
  const sure = links.filter(({ share }) => share >= enoughShare)
  const keyed = tables.flatMap((table): readonly People[] => {
    const id = idColumn(table, sure)
    return id ? [{ table, id }] : []
  })
  const named = keyed.filter(({ table }) => peopleRank(tableName(table)) < Number.POSITIVE_INFINITY)
  if (named.length > 0) return named.sort((a, b) => peopleRank(tableName(a.table)) - peopleRank(tableName(b.table)))
  return keyed.filter(
    ({ table }) => sure.some(({ parent }) => parent === table) && !sure.some(({ child }) => child === table),
  )
}

const tableName = ({ name }: TableSurvey): string => name.at(-1) ?? ''

/** The unique column that others refer to, else the table's own unique ID. */
const idColumn = (table: TableSurvey, links: readonly Link[]): ColumnSurvey | undefined => {
  const referred = links.find(({ parent }) => parent === table)?.parentColumn
  if (referred) return referred
  const ids = table.columns.filter((survey) => looksLikeId(survey.column.name) && isUnique(table, survey))
  const own = singular(tableName(table)).toLowerCase()
  return (
    ids.find(({ column }) => column.name.toLowerCase() === 'id' || namedBy(column.name)?.toLowerCase() === own) ??
    ids[0]
  )
}

const draftEntity = (connection: string, table: TableSurvey, id: ColumnSurvey, links: readonly Link[]): Entity => {
  const fields = fieldNotes(table, !isGroup(tableName(table)))
  const relations = draftRelations(table, links)
  return {
    kind: 'entity',
    name: singular(tableName(table)).toLowerCase(),
    connection,
    from: [...table.name],
    id: { column: id.column.name },
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(relations.length > 0 && { relations: [...relations] }),
  }
}

/** No table has a row per person: the people are the different IDs of a column that several rows share. */
const draftDistinct = (connection: string, tables: readonly TableSurvey[]): readonly Entity[] => {
  const columns = tables
    .flatMap((table) =>
      table.columns
        .filter(({ column, distinct = 0 }) => looksLikeId(column.name) && distinct > 0 && namedBy(column.name))
        .map((survey) => ({ table, survey })),
    )
    .sort((a, b) => rankOf(a.survey) - rankOf(b.survey) || (b.survey.distinct ?? 0) - (a.survey.distinct ?? 0))
  const [first] = columns
  if (!first) return []
  const key = first.survey.column.name
  const same = columns.filter(({ survey }) => survey.column.name.toLowerCase() === key.toLowerCase())
  const relations = same.map(({ table, survey }): Relation => draftDistinctRelation(table, key, survey))
  return [
    {
      kind: 'entity',
      name: (namedBy(key) ?? key).toLowerCase(),
      connection,
      from: [...first.table.name],
      id: { column: key, distinct: true },
      relations,
    },
  ]
}

const rankOf = ({ column }: ColumnSurvey): number => Math.min(peopleRank(namedBy(column.name) ?? ''), 1000)

const draftDistinctRelation = (table: TableSurvey, key: string, { column }: ColumnSurvey): Relation => {
  const at = timeColumn(table)
  const named = at === undefined ? undefined : eventColumn(table)
  const fields = fieldNotes(table, false)
  return {
    cardinality: 'many',
    name: tableName(table),
    from: [...table.name],
    keys: [{ parent: key, child: column.name }],
    ...(at !== undefined && { at }),
    ...(named !== undefined && { named }),
    ...(fields.length > 0 && { fields: [...fields] }),
  }
}
