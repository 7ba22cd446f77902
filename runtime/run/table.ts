import { compileProgram } from '../../compiler/compile.ts'
import type { Program, SqlTraits } from '../../compiler/ir.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import { dialects } from '../../dialects/index.ts'
import { bindParameters } from '../duckdb/bind.ts'
import { quoteName } from '../duckdb/quote.ts'
import { asSubquery, checkRawSql } from '../duckdb/raw-sql.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'
import type { RawSets } from './raw-sets.ts'

/** The temporary table that a result stands in while it is checked. */
export const resultTable = 'segql_result'

export interface TableContext {
  readonly session: Session
  readonly rawSets: RawSets
  readonly now: bigint
  readonly limits: { readonly traitRows: number; readonly traitColumns: number }
}

/** Runs rules and puts the result into `resultTable`; the columns beside the ID come back. */
export const createRulesTable = async (context: TableContext, program: Program): Promise<Step<readonly string[]>> => {
  const materialized = await context.rawSets.materialize(program)
  if ('refused' in materialized) return { failed: materialized.refused }
  const { value, diagnostics } = compileProgram(materialized.program, dialects.duckdb, {
    now: context.now,
    print: 'parameters',
  })
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) return { failed: wrong }
  await replaceTable(context.session, value.sql, bindParameters(value.parameters))
  return { value: value.columns.slice(1).map(({ name }) => name) }
}

/** Runs the raw SQL of a trait set: its ID column becomes `id`, at most one row more than allowed is taken. */
export const createRawTraitsTable = async (
  { session, limits }: TableContext,
  traits: SqlTraits,
  entity: CheckedEntity,
): Promise<Step<readonly string[]>> => {
  const checked = await checkRawSql(session, traits.text)
  if ('refused' in checked) return { failed: checked.refused }
  const { columns } = checked
  const ids = idNames(entity)
  const id = ids.flatMap((name) => columns.filter((column) => column.toLowerCase() === name.toLowerCase()))[0]
  if (id === undefined) return { failed: failure('E944', { names: ids }) }
  if (columns.length < 2) return { failed: failure('E945', {}) }
  if (columns.length > limits.traitColumns) {
    return { failed: failure('E940', { count: columns.length, limit: limits.traitColumns }) }
  }
  const others = columns.filter((column) => column !== id)
  const list = [`cast(${quoteName(id)} as varchar) as id`, ...others.map(quoteName)].join(', ')
  await replaceTable(session, `select ${list} from (${asSubquery(traits.text)}) limit ${limits.traitRows + 1}`)
  return { value: others }
}

/** What the ID column of raw SQL may be called: as it is sent, as in the entity's table, or plainly. */
const idNames = ({ item }: CheckedEntity): readonly string[] => [
  ...new Set([item.sends?.as, item.id?.column, 'id'].filter((name) => name !== undefined)),
]

const replaceTable = async (session: Session, sql: string, bind?: Parameters<Session['read']>[1]): Promise<void> => {
  await session.read(`drop table if exists ${resultTable}`)
  await session.read(`create temp table ${resultTable} as ${sql}`, bind)
}
