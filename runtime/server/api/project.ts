import { z } from 'zod'
import { Finding } from './problem.ts'
import { Instant } from './values.ts'

/** A source file of the project. `hash`: SHA-256 of the text, hexadecimal. */
export const SourceDocument = z.object({ file: z.string(), text: z.string(), hash: z.string() })
export type SourceDocument = z.infer<typeof SourceDocument>

/** `GET /api/project`: all that the browser needs to parse, check and compile by itself. */
export const ProjectState = z.object({
  /** The folder's name. */
  name: z.string(),
  /** Changes whenever a source, the configuration or the catalog does. */
  revision: z.string(),
  settings: z.object({
    zone: z.string(),
    weekStart: z.enum(['Monday', 'Sunday']),
    limits: z.record(z.string(), z.number()),
    defaultConnection: z.string().optional(),
  }),
  /** As `catalogToJson` writes it (`compiler/catalog-json.ts`). */
  catalog: z.unknown(),
  documents: z.array(SourceDocument),
  /** What only the server can find: unreadable files, connections that do not open. */
  findings: z.array(Finding),
  /** The instant that counts and samples are taken as of; absent: the present. */
  asOf: Instant.optional(),
  /** Kind of each connection by name: its dialect. */
  connections: z.record(z.string(), z.string()),
  role: z.enum(['viewer', 'editor', 'admin']),
})
export type ProjectState = z.infer<typeof ProjectState>

/** `PUT /api/documents`: lays the text out and writes it, if the file still has the hash that was opened (`null`: no file). */
export const SaveDocument = z.object({
  file: z.string(),
  text: z.string(),
  opened: z.string().nullable(),
  /** Told in the versions beside who and when. */
  note: z.string().optional(),
})
export type SaveDocument = z.infer<typeof SaveDocument>

/** 409: somebody else changed the file meanwhile; nothing was written. */
export const Conflict = z.object({
  code: z.literal('conflict'),
  message: z.string(),
  current: SourceDocument.nullable(),
})
export type Conflict = z.infer<typeof Conflict>

/** `GET /api/versions?kind&name`: newest first. */
export const Version = z.object({
  id: z.string(),
  savedAt: Instant,
  by: z.string(),
  note: z.string().optional(),
  /** The item's own text, laid out. */
  text: z.string(),
})
export type Version = z.infer<typeof Version>
