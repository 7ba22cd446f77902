import { quoteFile, quoteName } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { type Current, type ResultPlace, readCurrent } from '../store/results.ts'
import { resultTable } from './table.ts'

export type Change = NonNullable<Current['change']>

/**
 * The result in `resultTable` beside the last successful one: IDs that entered and left; of trait sets also the rows whose
 * values changed. Nothing to compare with, or a damaged file: undefined.
 */
export const compareWithLast = async (
  bench: Session,
  root: string,
  place: ResultPlace,
  columns: Current['columns'],
): Promise<Change | undefined> => {
  const last = readCurrent(root, place)
  if (last.kind !== 'current') return undefined
  const before = quoteFile(last.file)
  const shared = columns
    .map(({ name }) => name)
    .filter((name) => name !== 'id' && last.current.columns.some((column) => column.name === name))
  // As text: a column may have changed its type.
  const differs = shared.map(
    (name) => `cast(n.${quoteName(name)} as varchar) is distinct from cast(o.${quoteName(name)} as varchar)`,
  )
  const changed =
    differs.length === 0 ? '0' : `count(*) filter (n.id is not null and o.id is not null and (${differs.join(' or ')}))`
  const [counts = []] = await bench.read(
    `select count(*) filter (o.id is null), count(*) filter (n.id is null), ${changed} from ${resultTable} n full join ${before} o on n.id = o.id`,
  )
  const [entered = 0, left = 0, rows = 0] = counts.map(Number)
  return place.kind === 'traits' ? { entered, left, changed: rows } : { entered, left }
}
