import { printText } from '../spelling.ts'

/** What SQL's `like` with this pattern means, as operator and operand, where it needs no more than one operator. */
export const likePattern = (pattern: string, negated: boolean): string | undefined => {
  const literal = pattern.replace(/^%|%$/g, '')
  if (/[%_]/.test(literal)) return undefined
  const anyStart = pattern.startsWith('%')
  const anyEnd = pattern.length > 1 && pattern.endsWith('%')
  const operator = anyStart && anyEnd ? 'contains' : anyStart ? 'ends with' : anyEnd ? 'starts with' : undefined
  if (!operator) return `${negated ? '!=' : '='} ${printText(literal)}`
  return `${negated ? 'not ' : ''}${operator} ${printText(literal)}`
}
