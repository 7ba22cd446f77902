import type { Span } from '../../grammar/origin.ts'

/** Whether a part of a text stands in parentheses of its own. */
export const inParentheses = (text: string, { start, end }: Span): boolean =>
  /\(\s*$/.test(text.slice(0, start)) && /^\s*\)/.test(text.slice(end))
