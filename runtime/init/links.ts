import { quoteName, quoteTable } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { type ColumnSurvey, isUnique, type TableSurvey } from './survey.ts'
import { looksLikeId, peopleRank, singular } from './words.ts'

/** A column whose values are found in another table's unique column. */
export interface Link {
  readonly child: TableSurvey
  readonly childColumn: ColumnSurvey
  readonly parent: TableSurvey
  readonly parentColumn: ColumnSurvey
  /** How much of the child's different values the parent has, 0 to 1. */
  readonly share: number
  /** The child has at most one row for each of the parent's. */
  readonly single: boolean
}

/** From here on the names and the data agree that a column refers to another. */
export const enoughShare = 0.9

/** Every pair of columns whose names say that one refers to the other, with what the data say. */
export const findLinks = async (session: Session, tables: readonly TableSurvey[]): Promise<readonly Link[]> => {
  const found: Link[] = []
  for (const child of tables) {
    for (const childColumn of child.columns) {
      if (!looksLikeId(childColumn.column.name) || childColumn.filled === 0) continue
      for (const { parent, parentColumn } of candidates(child, childColumn, tables)) {
        const share = await shareOf(session, child, childColumn, parent, parentColumn)
        found.push({ child, childColumn, parent, parentColumn, share, single: isUnique(child, childColumn) })
      }
      if (!found.some((link) => link.childColumn === childColumn)) {
        found.push(...(await linksByData(session, child, childColumn, tables)))
      }
    }
  }
  return found
}

/** So many different texts are not found among the IDs of people by chance. */
const tellingTexts = 20

/** A column that names nothing known (`requester_id`), but whose texts are nearly all IDs of a table of people. */
const linksByData = async (
  session: Session,
  child: TableSurvey,
  childColumn: ColumnSurvey,
  tables: readonly TableSurvey[],
): Promise<readonly Link[]> => {
  const { column, distinct = 0 } = childColumn
  if (column.type.kind !== 'text' || distinct < tellingTexts || isUnique(child, childColumn)) return []
  const people = tables
    .filter((table) => table !== child && peopleRank(table.name.at(-1) ?? '') < Number.POSITIVE_INFINITY)
    .flatMap((parent) =>
      parent.columns
        .filter((survey) => survey.column.type.kind === 'text' && isUnique(parent, survey))
        .map((parentColumn) => ({ parent, parentColumn })),
    )
  const found: Link[] = []
  for (const { parent, parentColumn } of people) {
    const share = await shareOf(session, child, childColumn, parent, parentColumn)
    if (share >= enoughShare) found.push({ child, childColumn, parent, parentColumn, share, single: false })
  }
  return found.slice(0, 1)
}

const candidates = (child: TableSurvey, { column }: ColumnSurvey, tables: readonly TableSurvey[]) =>
  tables
    .filter((parent) => parent !== child)
    .flatMap((parent) =>
      parent.columns
        .filter((parentColumn) => isUnique(parent, parentColumn) && parentColumn.column.type.kind === column.type.kind)
        .filter((parentColumn) => namesAgree(column.name, parent, parentColumn.column.name))
        .map((parentColumn) => ({ parent, parentColumn })),
    )

/** `customer_id` refers to `customers.customer_id` and to `customers.id`; `billing_customer_id` too. */
const namesAgree = (child: string, { name }: TableSurvey, parent: string): boolean => {
  const table = singular(name.at(-1) ?? '').toLowerCase()
  const column = child.toLowerCase()
  const key = parent.toLowerCase()
  const own = key === 'id' || key === 'key' || key === 'uuid' ? [`${table}_${key}`, `${table}${key}`] : [key]
  const aboutTable = own.some((spelling) => spelling.startsWith(table) || spelling === key)
  return aboutTable && key !== '' && own.some((spelling) => column === spelling || column.endsWith(`_${spelling}`))
}

const shareOf = async (
  session: Session,
  child: TableSurvey,
  childColumn: ColumnSurvey,
  parent: TableSurvey,
  parentColumn: ColumnSurvey,
): Promise<number> => {
  const [a, b] = [quoteName(childColumn.column.name), quoteName(parentColumn.column.name)]
  const [row = []] = await session.read(
    `select count(*), count(p.${b}) from (select distinct ${a} from ${quoteTable(child.name)} where ${a} is not null) c
     left join ${quoteTable(parent.name)} p on p.${b} = c.${a}`,
  )
  const [all = 0, known = 0] = row.map(Number)
  return all === 0 ? 0 : known / all
}
