import type { Span } from '../../grammar/origin.ts'
import type { SqlToken } from './lexer.ts'

/** Tokens by where they stand: parsers tell where a node begins, tokens where it ends. */
export interface TokenIndex {
  readonly tokens: readonly SqlToken[]
  /** The token that holds the offset, or the next one behind it. */
  readonly at: (offset: number) => SqlToken | undefined
  readonly indexAt: (offset: number) => number
  /** `a.b.c` from the name that begins here. */
  readonly pathAt: (offset: number) => Span
}

const isName = ({ kind }: SqlToken): boolean => kind === 'word' || kind === 'name'

/** Signs that operators are made of. */
const isOperator = ({ value }: SqlToken): boolean => /^[-+*/<>=~!@#%^&|`?]$/.test(value)

export const createTokenIndex = (tokens: readonly SqlToken[]): TokenIndex => {
  const indexAt = (offset: number): number => {
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tokens[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low
  }
  const pathAt = (offset: number): Span => {
    let index = indexAt(offset)
    const first = tokens[index]
    if (!first) return { start: offset, end: offset }
    let last = first
    for (let next = tokens[index + 1]; first.kind === 'sign' && isOperator(first) && next; next = tokens[++index + 1]) {
      if (next.start !== last.end || next.kind !== 'sign' || !isOperator(next)) break
      last = next
    }
    for (;;) {
      const [dot, name] = [tokens[index + 1], tokens[index + 2]]
      if (dot?.kind !== 'sign' || dot.value !== '.' || !name || !(isName(name) || name.value === '*')) break
      last = name
      index += 2
    }
    return { start: first.start, end: last.end }
  }
  return { tokens, indexAt, pathAt, at: (offset) => tokens[indexAt(offset)] }
}
