import { z } from 'zod'
import { Finding } from './problem.ts'
import { Column, Estimate, Instant, Table } from './values.ts'

export const RunStatus = z.enum(['queued', 'running', 'successful', 'failed', 'cancelled', 'timed out'])
export type RunStatus = z.infer<typeof RunStatus>

/** One line of the run history. */
export const Run = z.object({
  id: z.string(),
  status: RunStatus,
  /** A segment or trait set by name, or a query from the SQL screen. */
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('segment'), name: z.string(), entity: z.string() }),
    z.object({ kind: z.literal('traits'), name: z.string(), entity: z.string() }),
    z.object({ kind: z.literal('query') }),
  ]),
  connection: z.string(),
  sql: z.string(),
  by: z.string(),
  queuedAt: Instant,
  startedAt: Instant.optional(),
  asOf: Instant.optional(),
  milliseconds: z.number().optional(),
  rows: z.number().optional(),
  /** `null`: the warehouse does not tell it. */
  bytesScanned: z.number().nullable().optional(),
  credits: z.number().nullable().optional(),
  columns: z.array(Column).optional(),
  /** Progress from 0 to 1 while it runs, where the warehouse tells it. */
  progress: z.number().optional(),
  findings: z.array(Finding),
})
export type Run = z.infer<typeof Run>

/** `POST /api/runs`: segments and trait sets by name, or a raw query. Answers at once; progress comes by `GET /api/events`. */
export const StartRun = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('targets'), names: z.array(z.string()).min(1), asOf: Instant.optional() }),
  z.object({ kind: z.literal('query'), connection: z.string(), sql: z.string().min(1) }),
])
export const StartedRuns = z.object({ runs: z.array(Run) })

/** `GET /api/runs?limit&before&name`: newest first. */
export const RunList = z.object({ runs: z.array(Run), more: z.boolean() })

/** `GET /api/runs/{id}/sample`: at most 100 rows and 10 columns. */
export const RunSample = Table
/** `POST /api/estimate`: what a query or a target would cost. */
export const EstimateQuestion = z.object({
  connection: z.string().optional(),
  sql: z.string().optional(),
  text: z.string().optional(),
})
export const EstimateAnswer = Estimate

/** One server-sent event of `GET /api/events`. */
export const ServerEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('project'), revision: z.string() }),
  z.object({ event: z.literal('run'), run: Run }),
])
export type ServerEvent = z.infer<typeof ServerEvent>
