import { z } from 'zod'
import { Finding } from './problem.ts'

/** A connection as it may be shown: secrets are never among the settings; `secrets` names those that are set. */
export const ConnectionEntry = z.object({
  name: z.string(),
  kind: z.string(),
  /** `file`: stands in the configuration, changed there; `store`: made here. */
  from: z.enum(['file', 'store']),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(z.string()),
  usedBy: z.number(),
})
export type ConnectionEntry = z.infer<typeof ConnectionEntry>

/** `PUT /api/connections/{name}`; a secret that is not given stays as it is. */
export const SaveConnection = z.object({
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()).default({}),
})

/** `POST /api/connections/{name}/test`, or of unsaved settings by `POST /api/connections/test`. */
export const ConnectionTest = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['passed', 'failed', 'warning', 'skipped']),
      message: z.string(),
      /** The statement or policy that would mend it, to copy. */
      remedy: z.string().optional(),
      milliseconds: z.number(),
    }),
  ),
  findings: z.array(Finding),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

/** `POST /api/connections/{name}/rotation`: begins, shows the new public key; then `…/rotation/confirm` or `DELETE`. */
export const KeyRotation = z.object({
  publicKey: z.string(),
  /** What an administrator of the warehouse runs. */
  statement: z.string(),
  startedAt: z.string(),
})
export type KeyRotation = z.infer<typeof KeyRotation>
