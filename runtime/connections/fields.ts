import { bigquery } from './forms/bigquery.ts'
import { databricks } from './forms/databricks.ts'
import { duckdb } from './forms/duckdb.ts'
import { postgres } from './forms/postgres.ts'
import { redshift } from './forms/redshift.ts'
import { snowflake } from './forms/snowflake.ts'
import type { ConnectionKind } from './schema.ts'

/** One setting of a connection as it is asked for: on the command line, in a form. */
export interface Field {
  readonly setting: string
  readonly label: string
  /** Where it is found, or what it is for. */
  readonly about: string
  readonly required?: true
  readonly secret?: true
  readonly default?: string
  /** The option that names a file; what is in the file is the value. */
  readonly fileOption?: string
  /** Values separated by commas. */
  readonly many?: true
  /** The ways that it belongs to; to all without it. */
  readonly only?: readonly string[]
}

/** One of several ways to sign in or to reach the warehouse. */
export interface Way {
  readonly name: string
  readonly label: string
  /** What choosing it sets. */
  readonly sets?: Readonly<Record<string, string>>
}

export interface Form {
  readonly kind: ConnectionKind
  readonly title: string
  /** Asked first; fields with `only` belong to one of them. */
  readonly ways?: { readonly question: string; readonly of: readonly Way[] }
  readonly fields: readonly Field[]
}

export const forms: Readonly<Record<ConnectionKind, Form>> = {
  bigquery,
  snowflake,
  databricks,
  redshift,
  postgres,
  duckdb,
}

/** The fields of a form for one of its ways. */
export const fieldsOf = ({ fields }: Form, way: string | undefined): readonly Field[] =>
  fields.filter(({ only }) => only === undefined || (way !== undefined && only.includes(way)))

/** A setting as an option of the command line: `httpPath` is `--http-path`. */
export const optionOf = ({ setting, fileOption }: Field): string =>
  fileOption ?? setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
