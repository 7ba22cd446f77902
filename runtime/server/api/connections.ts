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
  /** A new key waits beside the one in use, since then. */
  rotationSince: z.string().optional(),
  /** Of a key pair that was just made: what an administrator of the warehouse runs. */
  statement: z.string().optional(),
})
export type ConnectionEntry = z.infer<typeof ConnectionEntry>

/** `PUT /api/connections/{name}`; a secret that is not given stays as it is. */
export const SaveConnection = z.object({
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()).default({}),
  /** Snowflake: a key pair is made here, and its private half kept. */
  makesKey: z.boolean().default(false),
})

/** `GET /api/connection-forms`: what each kind is asked for. */
export const ConnectionForm = z.object({
  kind: z.string(),
  title: z.string(),
  /** Asked first; fields with `only` belong to one of them. */
  ways: z
    .object({
      question: z.string(),
      of: z.array(z.object({ name: z.string(), label: z.string(), sets: z.record(z.string(), z.string()).optional() })),
    })
    .optional(),
  fields: z.array(
    z.object({
      setting: z.string(),
      label: z.string(),
      about: z.string(),
      required: z.boolean(),
      secret: z.boolean(),
      default: z.string().optional(),
      /** The content of a file is the value. */
      file: z.boolean(),
      many: z.boolean(),
      only: z.array(z.string()).optional(),
    }),
  ),
  /** What a budget of the kind is counted in. */
  budget: z.enum(['bytes', 'cost']),
})
export type ConnectionForm = z.infer<typeof ConnectionForm>

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
