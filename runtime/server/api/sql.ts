import { z } from 'zod'
import { Finding, Span } from './problem.ts'

/** `POST /api/lint`: a raw query, judged before it runs. */
export const LintQuestion = z.object({
  connection: z.string(),
  sql: z.string(),
  as: z.enum(['segment', 'traits']).optional(),
  /** Ask the warehouse too: it compiles the query without running it. */
  online: z.boolean().default(false),
})
export const LintAnswer = z.object({
  findings: z.array(Finding),
  /** `refused`: not one reading query; `unproven`: nothing bad was found, but something is unknown. Both forbid Run. */
  verdict: z.enum(['read-only', 'unproven', 'refused']),
  /** Absent: unknown until the warehouse describes it. */
  columns: z
    .array(z.object({ name: z.string().nullable(), type: z.string().optional(), span: Span.optional() }))
    .optional(),
  tables: z.array(z.array(z.string())),
  /** What it can become. */
  fits: z.object({ segment: z.boolean(), traits: z.boolean() }),
})
export type LintAnswer = z.infer<typeof LintAnswer>

/** `POST /api/as-rules`: the same people as rules, where the query is within the language. */
export const AsRulesAnswer = z.object({ text: z.string().nullable(), reason: z.string().optional() })
export type AsRulesAnswer = z.infer<typeof AsRulesAnswer>

/** `GET /api/templates`. */
export const TemplateEntry = z.object({
  name: z.string(),
  title: z.string(),
  category: z.string(),
  source: z.string(),
  description: z.string(),
  kind: z.enum(['segment', 'traits']),
  sql: z.record(z.string(), z.string()),
  parameters: z.array(
    z.object({ name: z.string(), type: z.string(), description: z.string(), value: z.string().optional() }),
  ),
})
export type TemplateEntry = z.infer<typeof TemplateEntry>
