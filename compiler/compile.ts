import type { Result } from '../grammar/diagnostic.ts'
import type { KeyCheck } from './checked.ts'
import { emitDiagnostic } from './diagnostics/emit.ts'
import type { Dialect, TypedValue } from './dialect.ts'
import { type Emission, mostExpressions } from './emit/emission.ts'
import { type Print, printStatement } from './emit/printer.ts'
import { emitPlan } from './emit/statement.ts'
import type { Population, Program, TableRef } from './ir.ts'
import type { Clock } from './plan/bounds.ts'
import { countPopulation, findRepeatedKeys } from './plan/checks.ts'
import { outputColumns } from './plan/output.ts'
import type { Plan } from './plan/plan.ts'
import { planProgram } from './plan/planner.ts'
import { findTopValues, summarizeTable } from './plan/table-values.ts'
import type { ColumnRead, Type } from './types.ts'

export interface CompileOptions {
  /** Microseconds since 1970; `current`: the statement asks the database, each time it runs. */
  readonly now: bigint | 'current'
  readonly print: Print
}

export interface StatementColumn {
  readonly name: string
  readonly type: Type
}

/** One SELECT, its parameters in order, and its columns in order. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly TypedValue[]
  readonly columns: readonly StatementColumn[]
}

/**
 * A program as one statement: `id` (text), then the traits. Arrays and JSON values leave as JSON text. What the dialect cannot
 * say is an error at the node's path in the rule tree; the SQL must then not be run.
 */
export const compileProgram = (program: Program, dialect: Dialect, options: CompileOptions): Result<Statement> => {
  const clock: Clock = { now: options.now, zone: program.zone, weekStart: program.weekStart }
  const emission: Emission = { dialect, clock, diagnostics: [], size: 0 }
  const plan = outputColumns(planProgram(program, clock, dialect.alone))
  const columns = [
    { name: 'id', type: { kind: 'text' } as const },
    ...program.columns.map(({ name, value }) => ({ name, type: value.type })),
  ]
  return { value: printPlan(plan, emission, options.print, columns), diagnostics: emission.diagnostics }
}

/** The three most repeated keys: `key` (text), `rows` (integer). No rows: the key is unique. */
export const compileKeyCheck = (check: KeyCheck, dialect: Dialect): Statement =>
  compilePlan(findRepeatedKeys(check), dialect, [
    { name: 'key', type: { kind: 'text' } },
    { name: 'rows', type: { kind: 'integer' } },
  ])

/** One row: `people`, and `without_id`, the rows that are not people. */
export const compilePopulation = (population: Population, dialect: Dialect): Statement =>
  compilePlan(countPopulation(population), dialect, [
    { name: 'people', type: { kind: 'integer' } },
    { name: 'without_id', type: { kind: 'integer' } },
  ])

/** A column's values and how many rows have each, the most frequent first: `value` (text), `rows`. */
export const compileTopValues = (table: TableRef, column: ColumnRead, most: number, dialect: Dialect): Statement =>
  compilePlan(findTopValues(table, column, most), dialect, [
    { name: 'value', type: { kind: 'text' } },
    { name: 'rows', type: { kind: 'integer' } },
  ])

/** One row: `rows`; of each column `set_N`, and where its values compare `distinct_N`, `least_N` and `greatest_N`. */
export const compileSummary = (table: TableRef, columns: readonly ColumnRead[], dialect: Dialect): Statement => {
  const plan = summarizeTable(table, columns)
  const named = plan.result.columns.map(({ name, value }) => ({ name, type: value.type }))
  return compilePlan(plan, dialect, named)
}

const compilePlan = (plan: Plan, dialect: Dialect, columns: readonly StatementColumn[]): Statement => {
  const clock: Clock = { now: 'current', zone: 'UTC', weekStart: 'Monday' }
  return printPlan(plan, { dialect, clock, diagnostics: [], size: 0 }, 'parameters', columns)
}

const printPlan = (plan: Plan, emission: Emission, print: Print, columns: readonly StatementColumn[]): Statement => {
  const { dialect } = emission
  const printed = printStatement(emitPlan(plan, emission), dialect, print)
  if (emission.size > mostExpressions || printed.sql.length > dialect.longestStatement) {
    emission.diagnostics.push(
      emitDiagnostic('E803', { path: '' }, { dialect: dialect.title, most: dialect.longestStatement }),
    )
  }
  const results = refusedResults(columns, dialect)
  const refused = results.size > 0 ? new Map([...printed.refused, ...results]) : printed.refused
  for (const [name, reason] of refused) {
    emission.diagnostics.push(emitDiagnostic('E804', { path: '' }, { dialect: dialect.title, name, reason }))
  }
  return { sql: printed.sql, parameters: printed.parameters, columns }
}

const refusedResults = (columns: readonly StatementColumn[], { identifiers }: Dialect): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const known = new Map<string, string>()
  for (const { name } of columns) {
    const before = known.get(name.toLowerCase())
    const clash = identifiers.ignoreCase && before !== undefined ? `\`${before}\` differs only in case` : undefined
    const reason = identifiers.refused?.(name, 'result') ?? clash
    if (reason !== undefined) found.set(name, reason)
    known.set(name.toLowerCase(), name)
  }
  return found
}
