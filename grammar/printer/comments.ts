import { breakHere, hardline, type Layout } from '../layout.ts'
import type { Comments } from '../tree/index.ts'

interface Around {
  readonly before?: readonly string[] | undefined
  readonly after?: string | undefined
}

export const comment = (text: string): string => (text ? `// ${text}` : '//')
export const commentLines = (texts: readonly string[] | undefined): readonly Layout[] =>
  (texts ?? []).flatMap((text) => [comment(text), hardline])

/** A node's text between its comments; a line must end after it when there is one behind. */
export const around = (comments: Around | undefined, content: Layout): Layout =>
  comments ? [...commentLines(comments.before), content, ...behind(comments)] : content

export const behind = (comments: Around | undefined): readonly Layout[] =>
  comments?.after === undefined ? [] : [` ${comment(comments.after)}`, breakHere]

export const partOf = (comments: Comments | undefined, part: string): Around | undefined => comments?.parts?.[part]
