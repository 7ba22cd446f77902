import type { CodeRange, Pattern } from './pattern-tree.ts'

/** How an engine spells a pattern. */
export interface Flavour {
  /** Any character but a newline. */
  readonly any: string
  readonly start: string
  /** The very end of the text, not before a last newline. */
  readonly end: string
  readonly open: string
  /** Characters that need a backslash, outside and inside a class. */
  readonly escaped: string
  readonly escapedInClass: string
}

const syntax = '\\^$.*+?()[]{}|'
const plain: Flavour = { any: '[^\n]', start: '^', end: '$', open: '(', escaped: syntax, escapedInClass: '\\^-[]' }

export const flavours = {
  /** RE2: `(?:…)` because a group changes what some functions give back. */
  re2: { ...plain, open: '(?:' },
  /** The advanced expressions of Henry Spencer's library. */
  posix: { ...plain, open: '(?:' },
  /** Java's `$` also matches before a last line break, its `&&` intersects classes. */
  java: { ...plain, open: '(?:', end: '\\z', escapedInClass: '\\^-[]&' },
  /** Perl's `$` also matches before a last line break. */
  pcre: { ...plain, open: '(?:', end: '\\z' },
  javascript: { ...plain, open: '(?:' },
} as const satisfies Record<string, Flavour>

const print = (code: number, escaped: string): string => {
  const character = String.fromCodePoint(code)
  return escaped.includes(character) ? `\\${character}` : character
}
const printRange = ({ from, to }: CodeRange, escaped: string): string =>
  from === to ? print(from, escaped) : `${print(from, escaped)}-${print(to, escaped)}`

const printCount = (least: number, most: number | undefined): string => {
  if (least === 0 && most === undefined) return '*'
  if (least === 1 && most === undefined) return '+'
  if (least === 0 && most === 1) return '?'
  return least === most ? `{${least}}` : `{${least},${most ?? ''}}`
}

/** The pattern as an engine reads it. */
export const printPattern = (pattern: Pattern, flavour: Flavour): string => {
  switch (pattern.kind) {
    case 'literal':
      return print(pattern.code, flavour.escaped)
    case 'any':
      return flavour.any
    case 'class':
      return `[${pattern.negated ? '^' : ''}${pattern.ranges.map((range) => printRange(range, flavour.escapedInClass)).join('')}]`
    case 'start':
      return flavour.start
    case 'end':
      return flavour.end
    case 'sequence':
      return pattern.items.map((item) => printPattern(item, flavour)).join('')
    case 'alternatives':
      return pattern.items.map((item) => printPattern(item, flavour)).join('|')
    case 'group':
      return `${flavour.open}${printPattern(pattern.item, flavour)})`
    case 'repeat':
      return printPattern(pattern.item, flavour) + printCount(pattern.least, pattern.most)
    default:
      return pattern satisfies never
  }
}
