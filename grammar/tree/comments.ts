import { z } from 'zod'

/** Comments are kept as their text without the leading `//` and one blank. `before`: own lines above; `after`: same line. */
const Around = { before: z.array(z.string()).optional(), after: z.string().optional() }

/**
 * Comments of a node: around it, before its closing brace (`end`), and around those of its parts that are plain values
 * (`parts.title`, `parts.folder`, …).
 */
export const Comments = z.strictObject({
  ...Around,
  end: z.array(z.string()).optional(),
  parts: z.record(z.string(), z.strictObject(Around)).optional(),
})
export type Comments = z.infer<typeof Comments>

/** Every node carries its comments. */
export const comments = Comments.optional()
