import { z } from 'zod'

/** A comment's text without the leading `//` and one blank: one line, no blanks at its end. */
const CommentText = z
  .string()
  .refine((text) => !/[\n\r]|\s$/u.test(text) && text.isWellFormed(), 'is not one line without blanks at its end')

/** `before`: own lines above; `after`: same line. */
const Around = { before: z.array(CommentText).min(1).optional(), after: CommentText.optional() }

/**
 * Comments of a node: around it, before its closing brace (`end`), and around those of its parts that are plain values
 * (`parts.title`, `parts.folder`, …; rows of a test's table by their index).
 */
export const Comments = z.strictObject({
  ...Around,
  end: z.array(CommentText).min(1).optional(),
  parts: z.record(z.string(), z.strictObject(Around)).optional(),
})
export type Comments = z.infer<typeof Comments>

const isEmpty = (value: object): boolean => Object.values(value).every((part) => part === undefined)
const hasEmpty = ({ parts, ...around }: Comments): boolean =>
  isEmpty({ parts, ...around }) || (parts !== undefined && (isEmpty(parts) || Object.values(parts).some(isEmpty)))
const withoutEmpty = Comments.refine((value) => !hasEmpty(value), 'holds no comment')

/** Comments of a node without braces and parts. */
export const comments = withoutEmpty
  .refine((value) => value.end === undefined && value.parts === undefined, 'can only stand before or after it')
  .optional()

/** Comments of a node with braces or parts; `partsExist` tells whether the parts are there. */
export const blockComments = withoutEmpty.optional()

/** Whether every commented part is there and its comments can be spelled. */
export const partsExist = (
  node: { readonly comments?: Comments | undefined },
  parts: Readonly<Record<string, boolean | 'before'>>,
): boolean =>
  Object.entries(node.comments?.parts ?? {}).every(([part, around]) => {
    const place = Object.hasOwn(parts, part) && parts[part]
    return place === true || (place === 'before' && around.after === undefined)
  })
export const commentedPartMissing = 'has comments of a part that is not there'
