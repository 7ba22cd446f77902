import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { aggregateRows } from '../aggregates.ts'
import { emitDiagnostic } from '../diagnostics/emit.ts'
import type { Dialect } from '../dialect.ts'
import { functionRows } from '../functions.ts'
import { operatorRows } from '../operators.ts'
import type { Clock } from '../plan/bounds.ts'
import type { MeaningRow } from '../row.ts'
import type { Template, Unsupported } from '../template.ts'
import { fixed, type Sql } from './sql.ts'
import { structureRows } from './structure.ts'

/** What emission of one statement carries along: findings collect here, one for each reason and place. */
export interface Emission {
  readonly dialect: Dialect
  readonly clock: Clock
  readonly diagnostics: Diagnostic[]
  /** Expressions written so far; a template that says an operand twice can make them many. */
  size: number
  /** Columns of JSON text that the query in hand reads parsed, by the alias of their table. */
  parsed?: Map<string, Set<string>>
}

export const mostExpressions = 400_000

const meanings: Readonly<Record<string, Pick<MeaningRow, 'operands' | 'sql' | 'missing'>>> = {
  ...operatorRows,
  ...functionRows,
  ...aggregateRows,
}

export const meaningOf = (name: string): Pick<MeaningRow, 'operands' | 'sql' | 'missing'> => {
  const row = meanings[name]
  if (!row) throw new Error(`no operator, function or aggregate is named ${name}`)
  return row
}

type Templates<T> = Map<string, Map<string, T>>

/** Templates of a dialect by row and variant, each looked up once. */
const lookup = <T>(find: (dialect: Dialect, row: string, variant: string) => T) => {
  const dialects = new WeakMap<Dialect, Templates<T>>()
  return (dialect: Dialect, row: string, variant: string): T => {
    const rows = dialects.get(dialect) ?? new Map<string, Map<string, T>>()
    if (rows.size === 0) dialects.set(dialect, rows)
    const variants = rows.get(row) ?? new Map<string, T>()
    if (variants.size === 0) rows.set(row, variants)
    const known = variants.get(variant)
    if (known !== undefined) return known
    const found = find(dialect, row, variant)
    variants.set(variant, found)
    return found
  }
}

/** An operator's, function's or aggregate's SQL: the dialect's row for the variant, for the kind, for the name; the default. */
export const meaningTemplate = (dialect: Dialect, name: string, variant: string | undefined, kind: string): Template =>
  meaningRows(dialect, name, variant === undefined ? kind : `${variant}|${kind}`)

const meaningRows = lookup((dialect, name, wanted): Template => {
  const [first = '', second] = wanted.split('|')
  const variant = second === undefined ? undefined : first
  const kind = second ?? first
  const own = overridden(dialect, name, variant, kind)
  if (own !== undefined) return own
  const { sql } = meaningOf(name)
  if (typeof sql === 'string' || 'repeat' in sql || 'unsupported' in sql) return sql as Template
  const template = sql[variant ?? ''] ?? sql[kind]
  if (template === undefined) throw new Error(`${name} has no SQL for its variant ${variant ?? kind}`)
  return template
})

const overridden = (dialect: Dialect, name: string, variant: string | undefined, kind: string): Template | undefined =>
  (variant === undefined ? undefined : dialect.rows[`${name}.${variant}`]) ??
  dialect.rows[`${name}.${kind}`] ??
  dialect.rows[name]

/** A row of the plan's own. */
export const structureTemplate = (dialect: Dialect, row: string, kind = ''): string => planRows(dialect, row, kind)

const planRows = lookup((dialect, row, kind): string => {
  const template =
    dialect.rows[`${row}.${kind}`] ?? dialect.rows[row] ?? structureRows[`${row}.${kind}`] ?? structureRows[row]
  if (typeof template !== 'string') throw new Error(`the dialect ${dialect.name} has no row named ${row}`)
  return template
})

/** Told where it is used; in its place stands a NULL, which nothing runs. */
export const refuse = (emission: Emission, origin: string | undefined, reason: Unsupported): Sql => {
  const found = emitDiagnostic('E801', pathOf(origin), { dialect: emission.dialect.title, reason: reason.unsupported })
  tell(emission, found)
  return fixed('null')
}

export const tell = (emission: Emission, found: Diagnostic): void => {
  if (!emission.diagnostics.some((before) => before.message === found.message && before.path === found.path)) {
    emission.diagnostics.push(found)
  }
}

export const pathOf = (origin: string | undefined): { readonly path?: string } =>
  origin === undefined ? {} : { path: origin }
