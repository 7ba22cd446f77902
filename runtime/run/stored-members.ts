import { csvLine } from '../csv.ts'
import { quoteFile, quoteName } from '../duckdb/quote.ts'
import type { Cell, Session } from '../duckdb/session.ts'
import type { Current, ResultPlace } from '../store/results.ts'

/** A stored result and the file it stands in. */
export interface StoredResult {
  readonly place: ResultPlace
  readonly current: Current
  readonly file: string
}

const query = ({ file, current }: StoredResult, limit?: number): string => {
  const columns = current.columns.map(({ name }) => quoteName(name)).join(', ')
  return `select ${columns} from ${quoteFile(file)} order by id${limit === undefined ? '' : ` limit ${limit}`}`
}

/** The first rows by ID, a cell a column. */
export const firstStored = (
  session: Session,
  stored: StoredResult,
  limit: number,
): Promise<readonly (readonly Cell[])[]> => session.read(query(stored, limit))

/** CSV with its titles; `plain` lists of members are one ID a line. */
export async function* memberLines(session: Session, stored: StoredResult, plain: boolean): AsyncGenerator<string> {
  const ids = plain && stored.place.kind === 'members'
  if (!ids) yield csvLine(stored.current.columns.map(({ name }) => name))
  for await (const rows of session.stream(query(stored))) {
    yield rows.map((row) => (ids ? `${String(row[0])}\n` : csvLine(row))).join('')
  }
}

/** Everything: IDs of a segment, rows of a trait set. */
export const readStored = async (session: Session, stored: StoredResult): Promise<unknown> => {
  const rows = await session.read(query(stored))
  if (stored.place.kind === 'members') return rows.map(([id]) => id)
  const { columns } = stored.current
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
}
