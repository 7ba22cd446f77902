import type { CheckedEntity } from '../../../compiler/project.ts'
import { isSplit } from '../../../compiler/split.ts'
import type { Metrics } from '../../drivers/driver.ts'
import { failure } from '../../failures.ts'
import { uuid7 } from '../../store/uuid7.ts'
import type { Step } from '../outcome.ts'
import type { Place } from '../place.ts'
import { chooseColumns, statementOf, type TableContext } from '../table.ts'
import type { Target } from '../target.ts'
import { intoRows } from './dialects.ts'
import { quoteFor, readTableName, refusedName } from './names.ts'
import { type IntoStatements, intoChecks, intoStatements } from './statements.ts'

export interface Materialized {
  readonly run: string
  readonly table: readonly string[]
  readonly count: number
  /** Types as the warehouse names them. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly metrics?: Metrics
}

export interface MaterializeOptions extends TableContext {
  /** The table's name as it was asked for. */
  readonly into: string
  readonly useLast: boolean
}

/**
 * Writes a result as a table of its own warehouse: aside first, where its IDs are looked at as a whole, then in the place of the
 * table. No row leaves the warehouse.
 */
export const materialize = async (options: MaterializeOptions, target: Target): Promise<Step<Materialized>> => {
  const { place, into, limits } = options
  const row = intoRows[place.kind]
  const path = readTableName(into, row.folds)
  const refused = path === undefined ? `\`${into}\` is no name of a table` : refusedName(place.dialect, path)
  if (path === undefined || refused !== undefined) {
    return { failed: failure('E967', { name: target.name, reason: refused ?? '' }) }
  }
  const query = await queryOf(options, target)
  if ('failed' in query) return query
  const run = uuid7()
  const statements = intoStatements(place.dialect, row, { target: path, run, query: query.value })
  try {
    const metrics = await place.write([statements.create])
    const counted = await check(place, statements, target.place.kind === 'traits' ? limits.traitRows : undefined)
    if ('failed' in counted) return counted
    const columns = await place.columns(`select * from ${statements.fresh}`)
    await swap(place, statements)
    const value = { run, table: path, count: counted.value, columns, ...(metrics && { metrics }) }
    return { value }
  } finally {
    // After the swap it may be gone; a failure here changes nothing of the result.
    await place.write([statements.remove]).catch(() => undefined)
  }
}

const swap = async (place: Place, { swap: steps, together }: IntoStatements): Promise<void> => {
  if (together) await place.write(steps)
  else for (const step of steps) await place.write([step])
}

/** The target's query, its values written into the text: DDL takes no parameters. */
const queryOf = async (options: MaterializeOptions, { name, program, entity }: Target): Promise<Step<string>> => {
  const refuse = (reason: string) => ({ failed: failure('E967', { name, reason }) })
  if (program.kind === 'sql traits') return rawQuery(options, program.text, entity)
  if (isSplit(program)) return refuse('it is made of several connections, and a table is written by one statement')
  if (options.useLast) return refuse('with `--use last` it is put together here, outside the warehouse')
  const statement = await statementOf(options, program, 'literals')
  return 'failed' in statement ? statement : { value: statement.value.sql }
}

const rawQuery = async ({ place, limits }: MaterializeOptions, text: string, entity: CheckedEntity) => {
  const proven = await place.prove(text)
  if ('refused' in proven) return { failed: proven.refused }
  const chosen = chooseColumns(entity, limits)(proven.columns)
  if ('failed' in chosen) return chosen
  const quote = (column: string): string => quoteFor(place.dialect, column)
  const { id, others } = chosen.value
  const list = [`cast(${quote(id)} as ${intoRows[place.kind].text}) as ${quote('id')}`, ...others.map(quote)]
  return { value: `select ${list.join(', ')} from (\n${proven.statement}\n) as segql_raw` }
}

/** The whole of what was written: no ID missing, none twice, not too many rows. */
const check = async (place: Place, { fresh }: IntoStatements, most: number | undefined): Promise<Step<number>> => {
  const { counts, repeated } = intoChecks(place.dialect, fresh)
  const [row = []] = await place.rows({ sql: counts, parameters: [] })
  const [count = 0, withId = 0, distinct = 0] = row.map(Number)
  if (most !== undefined && count > most) return { failed: failure('E939', { limit: most }) }
  if (withId < count) return { failed: failure('E938', { count: count - withId }) }
  if (distinct === withId) return { value: count }
  const found = await place.rows({ sql: repeated, parameters: [] })
  const shown = found.map(([id]) => `\`${String(id)}\``).join(', ')
  return { failed: failure('E937', { count: withId - distinct, examples: shown }) }
}
