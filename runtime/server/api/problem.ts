import { z } from 'zod'

export const Span = z.object({ start: z.number().int(), end: z.number().int() })

/** `grammar/diagnostic.ts` as JSON. */
export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  file: z.string().optional(),
  span: Span.optional(),
  path: z.string().optional(),
  fix: z.object({ title: z.string(), edits: z.array(z.object({ span: Span, text: z.string() })) }).optional(),
})
export type Finding = z.infer<typeof Finding>

/** What every refusal answers: one sentence, what to do, and the findings behind it. */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  findings: z.array(Finding).default([]),
})
export type Problem = z.infer<typeof Problem>
