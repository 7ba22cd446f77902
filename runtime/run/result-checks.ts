import { quoteName } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'
import { resultTable } from './table.ts'

/** Repeated IDs that are told of. */
export const examples = 5

export interface ResultChecks {
  /** IDs were not made unique by a key that was checked before: look for repeated ones. */
  readonly repeated: boolean
  /** Only trait sets have a limit of rows. */
  readonly rows?: number
}

/** Looks at the whole result, not a sample: nothing is stored that lacks an ID or has one twice. Gives the count of rows. */
export const checkResult = async (session: Session, { repeated, rows }: ResultChecks): Promise<Step<number>> => {
  const [counts = []] = await session.read(`select count(*), count(id) from ${resultTable}`)
  const [count = 0, withId = 0] = counts.map(Number)
  if (rows !== undefined && count > rows) return { failed: failure('E939', { limit: rows }) }
  if (withId < count) return { failed: failure('E938', { count: count - withId }) }
  if (!repeated) return { value: count }
  const twice = await session.read(
    `select id, count(*) over () from ${resultTable} group by id having count(*) > 1 order by count(*) desc, id limit ${examples}`,
  )
  if (twice.length === 0) return { value: count }
  const shown = twice.map(([id]) => `\`${id}\``).join(', ')
  return { failed: failure('E937', { count: Number(twice[0]?.[1] ?? 0), examples: shown }) }
}

export const columnTypes = async (session: Session): Promise<readonly { name: string; type: string }[]> =>
  (await session.read(`describe ${resultTable}`)).map(([name, type]) => ({ name: String(name), type: String(type) }))

/** Raw SQL alone gives such rows: people nobody knows, rows without an ID, the same ID again. */
export interface Dropped {
  readonly strangers: number
  readonly withoutId: number
  readonly repeated: number
}

export interface NormalForm {
  readonly trimmed: boolean
  readonly lower: boolean
}

/** An ID as the entity's table has it, of a column of raw SQL. */
export const normalId = (column: string, { trimmed, lower }: NormalForm): string => {
  const text = `cast(${quoteName(column)} as varchar)`
  const cut = trimmed ? `trim(${text}, ' ')` : text
  return lower ? `lower(${cut})` : cut
}

/** What of a raw segment's rows did not become members: compares the raw IDs with the `members` that were left. */
export const countDropped = async (
  session: Session,
  raw: { readonly table: string; readonly column: string },
  form: NormalForm,
  members: number,
): Promise<Dropped> => {
  const id = normalId(raw.column, form)
  const [counts = []] = await session.read(
    `select count(*), count(${id}), count(distinct ${id}) from ${quoteName(raw.table)}`,
  )
  const [rows = 0, withId = 0, distinct = 0] = counts.map(Number)
  return { strangers: distinct - members, withoutId: rows - withId, repeated: withId - distinct }
}
