import type { Dialect } from '../../../compiler/dialect.ts'
import { examples } from '../result-checks.ts'
import { type IntoRow, removal } from './dialects.ts'
import { quoteFor, quoteTableFor } from './names.ts'

/** The statements that write one table, in order. */
export interface IntoStatements {
  /** The name under which the result stands aside. */
  readonly fresh: string
  readonly create: string
  readonly swap: readonly string[]
  readonly together: boolean
  readonly remove: string
}

export interface IntoTable {
  readonly target: readonly string[]
  /** Of the run: no two use the same name aside. */
  readonly run: string
  /** A query without parameters, whose first column is `id`. */
  readonly query: string
}

export const intoStatements = (dialect: Dialect, row: IntoRow, { target, run, query }: IntoTable): IntoStatements => {
  const aside = `segql_${run.replaceAll('-', '')}`
  const fresh = quoteTableFor(dialect, row.own ? [aside] : [...target.slice(0, -1), aside])
  const texts: Readonly<Record<string, string>> = {
    target: quoteTableFor(dialect, target),
    name: quoteFor(dialect, target.at(-1) ?? ''),
    fresh,
    query,
  }
  // In one pass: the query may hold braces of its own.
  const fill = (template: string): string => template.replaceAll(/\{(\w+)\}/g, (hole, name) => texts[name] ?? hole)
  return {
    fresh,
    create: fill(row.fresh),
    swap: row.swap.map(fill),
    together: row.together === true,
    remove: fill(removal),
  }
}

export interface IntoChecks {
  /** One row: rows, rows with an ID, distinct IDs. */
  readonly counts: string
  /** Repeated IDs. */
  readonly repeated: string
}

export const intoChecks = (dialect: Dialect, fresh: string): IntoChecks => {
  const id = quoteFor(dialect, 'id')
  return {
    counts: `select count(*), count(${id}), count(distinct ${id}) from ${fresh}`,
    repeated: `select ${id}, count(*) from ${fresh} where ${id} is not null group by ${id} having count(*) > 1 order by count(*) desc, ${id} limit ${examples}`,
  }
}
