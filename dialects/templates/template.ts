import { z } from 'zod'

/** Every template is written for these. */
export const templateDialects = ['bigquery', 'snowflake', 'databricks', 'redshift', 'postgres', 'duckdb'] as const
export type TemplateDialect = (typeof templateDialects)[number]

const Word = z.string().regex(/^[a-z][a-z0-9_]*$/)
const Line = z.string().regex(/^\S(?:.*\S)?$/)

/** Kinds of columns, as in `compiler/types.ts`. `number`: which of the three kinds of number it is differs by warehouse. */
const columnKinds = ['text', 'integer', 'decimal', 'float', 'number', 'boolean', 'date', 'timestamp'] as const
export type TemplateColumnKind = (typeof columnKinds)[number]

/** As somebody would set it: `salesforce.lead`, `open, pending`. */
const described = { name: Word, default: Line, description: Line }

/**
 * What may be set: a name of the warehouse (`table`: a path with dots; `column`: of the table of another parameter), or a value,
 * which becomes a literal. `texts` is a list between commas.
 */
export const TemplateParameter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), ...described }),
  z.strictObject({ kind: z.literal('column'), of: Word, holds: z.enum(columnKinds), ...described }),
  z.strictObject({ kind: z.enum(['text', 'texts', 'integer', 'number', 'date']), ...described }),
])
export type TemplateParameter = z.infer<typeof TemplateParameter>

/** A trait that the query gives, beside the ID. */
const TemplateColumn = z.strictObject({ name: Word, kind: z.enum(columnKinds), description: Line })

export const Template = z.strictObject({
  name: Word,
  title: Line,
  category: z.enum(['CRM', 'Support', 'Payments', 'Marketing', 'Behaviour', 'Prediction']),
  /** What fills the tables it reads. */
  source: Line,
  description: Line,
  as: z.enum(['segment', 'traits']),
  parameters: z.array(TemplateParameter),
  /** By the parameter that names the table: the columns that it must have beside those of column parameters. */
  reads: z.record(Word, z.record(z.string(), z.enum(columnKinds))),
  columns: z.array(TemplateColumn).min(1),
  /** `{{name}}` is where a parameter goes, never inside a text, a comment or quotes. */
  sql: z.record(z.enum(templateDialects), z.string()),
})
export type Template = z.infer<typeof Template>

/** One text for all of them. */
export const everywhere = (sql: string): Template['sql'] => ({
  bigquery: sql,
  snowflake: sql,
  databricks: sql,
  redshift: sql,
  postgres: sql,
  duckdb: sql,
})

export const usersTable: readonly TemplateParameter[] = [
  { name: 'users', kind: 'table', default: 'analytics.users', description: 'the people, with their e-mail address' },
  { name: 'user_id', kind: 'column', of: 'users', holds: 'text', default: 'user_id', description: 'the ID' },
  { name: 'email', kind: 'column', of: 'users', holds: 'text', default: 'email', description: 'the e-mail address' },
]
