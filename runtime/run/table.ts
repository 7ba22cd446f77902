import { type CompileOptions, compileProgram, type Statement } from '../../compiler/compile.ts'
import type { Program, SqlTraits } from '../../compiler/ir.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import type { Metrics } from '../drivers/driver.ts'
import { failure } from '../failures.ts'
import { idNames } from '../raw-sql/lint-options.ts'
import type { Step } from './outcome.ts'
import type { ChooseColumns, FilledColumns, Place } from './place.ts'

/** The temporary table that a result stands in while it is checked. */
export const resultTable = 'segql_result'

export interface TableContext {
  readonly place: Place
  readonly now: bigint
  readonly limits: { readonly traitRows: number; readonly traitColumns: number }
}

export interface Filled {
  /** Beside the ID. */
  readonly columns: FilledColumns
  readonly metrics?: Metrics
}

/** Rules as the statement that the place takes; raw SQL they use was proven. */
export const statementOf = async (
  { place, now }: TableContext,
  program: Program,
  print: CompileOptions['print'] = 'parameters',
): Promise<Step<Statement>> => {
  const materialized = await place.rawSets.materialize(program)
  if ('refused' in materialized) return { failed: materialized.refused }
  const { value, diagnostics } = compileProgram(materialized.program, place.dialect, { now, print })
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  return wrong ? { failed: wrong } : { value }
}

/** Runs rules and puts the result into `resultTable` of the place's bench. */
export const createRulesTable = async (context: TableContext, program: Program): Promise<Step<Filled>> => {
  const statement = await statementOf(context, program)
  if ('failed' in statement) return statement
  const { place } = context
  const metrics = await place.fill(place.bench, resultTable, statement.value)
  const columns = statement.value.columns.slice(1).map(({ name }) => name)
  return { value: { columns, ...(metrics && { metrics }) } }
}

/** Runs the raw SQL of a trait set: its ID column becomes `id`, at most one row more than allowed is taken. */
export const createRawTraitsTable = async (
  { place, limits }: TableContext,
  traits: SqlTraits,
  entity: CheckedEntity,
): Promise<Step<Filled>> => {
  const choose = chooseColumns(entity, limits)
  const filled = await place.fillRaw(place.bench, resultTable, traits.text, choose, limits.traitRows + 1)
  return 'failed' in filled ? filled : { value: { columns: filled.value } }
}

/** The ID column among those of raw SQL, and the traits beside it. */
export const chooseColumns = (entity: CheckedEntity, limits: TableContext['limits']): ChooseColumns => {
  const ids = idNames(entity)
  return (columns) => {
    const id = ids.flatMap((name) => columns.filter((column) => column.toLowerCase() === name.toLowerCase()))[0]
    if (id === undefined) return { failed: failure('E944', { names: ids }) }
    if (columns.length < 2) return { failed: failure('E945', {}) }
    if (columns.length > limits.traitColumns) {
      return { failed: failure('E940', { count: columns.length, limit: limits.traitColumns }) }
    }
    const others = columns.filter((column) => column !== id)
    const reserved = others.find((column) => column.toLowerCase() === 'id')
    if (reserved !== undefined) return { failed: failure('E969', { id, reserved }) }
    return { value: { id, others } }
  }
}
