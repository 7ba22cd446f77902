import type { Type } from '../../../compiler/types.ts'
import type { ReadText } from '../cells.ts'

const brackets: Readonly<Record<string, string>> = { '{': '[', '}': ']', ',': ',' }
const bare: readonly Type['kind'][] = ['integer', 'decimal', 'boolean', 'json']
/** NaN and infinities are no numbers of JSON. */
const isBare = (kind: Type['kind'], text: string): boolean =>
  bare.includes(kind) ? text !== 'NaN' : kind === 'float' && Number.isFinite(Number(text))

/**
 * `{a,"b c",NULL,{d}}` as JSON text; numbers keep their digits.
 * https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO
 */
export const arrayCell = ({ kind }: Type, read: ReadText = (text) => text): ReadText => {
  const printed = (part: string): string => {
    const bracket = brackets[part]
    if (bracket !== undefined) return bracket
    if (part === 'NULL') return 'null'
    const value = read(part.startsWith('"') ? part.slice(1, -1).replace(/\\(.)/gs, '$1') : part)
    return value === null || isBare(kind, value) ? String(value) : JSON.stringify(value)
  }
  // Bounds other than 1 stand before the items: `[0:1]={a,b}`.
  return (text) =>
    (text.replace(/^\[.*?\]=/, '').match(/"(?:[^"\\]|\\.)*"|[{},]|[^{},"]+/gs) ?? []).map(printed).join('')
}
