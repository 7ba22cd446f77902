/** A range of code points, both ends included. */
export interface CodeRange {
  readonly from: number
  readonly to: number
}

/** The portable patterns of language.md section 5. `start` and `end` stand only at the ends of outermost alternatives. */
export type Pattern =
  | { readonly kind: 'literal'; readonly code: number }
  /** Any character but a newline. */
  | { readonly kind: 'any' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly CodeRange[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'alternatives'; readonly items: readonly Pattern[] }
  | { readonly kind: 'group'; readonly item: Pattern }
  /** Without `most`, any number. */
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly least: number; readonly most?: number }

const code = (character: string) => character.codePointAt(0) ?? 0
const range = (from: string, to = from): CodeRange => ({ from: code(from), to: code(to) })

/** `\d \w \s`, ASCII only. */
export const shorthands: Readonly<Record<string, readonly CodeRange[]>> = {
  d: [range('0', '9')],
  w: [range('0', '9'), range('A', 'Z'), range('_'), range('a', 'z')],
  s: [range('\t', '\r'), range(' ')],
}

/** The rest of Unicode; U+0000 is left out because no database keeps it in a text. */
export const complement = (ranges: readonly CodeRange[]): readonly CodeRange[] => {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  const gaps: CodeRange[] = []
  let next = 1
  for (const { from, to } of sorted) {
    if (from > next) gaps.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  return next <= 0x10ffff ? [...gaps, { from: next, to: 0x10ffff }] : gaps
}

const overlap = (range: CodeRange, from: number, to: number): readonly CodeRange[] =>
  range.from <= to && range.to >= from ? [{ from: Math.max(range.from, from), to: Math.min(range.to, to) }] : []
const shift = (ranges: readonly CodeRange[], by: number) =>
  ranges.map(({ from, to }) => ({ from: from + by, to: to + by }))

/** A range and the same ASCII letters in the other case. */
const bothCases = (range: CodeRange): readonly CodeRange[] => [
  range,
  ...shift(overlap(range, 0x41, 0x5a), 0x20),
  ...shift(overlap(range, 0x61, 0x7a), -0x20),
]

/** The pattern under `ignoring case`: ASCII letters match in either case. */
export const foldPattern = (pattern: Pattern): Pattern => {
  switch (pattern.kind) {
    case 'literal': {
      const ranges = bothCases({ from: pattern.code, to: pattern.code })
      return ranges.length === 1 ? pattern : { kind: 'class', negated: false, ranges }
    }
    case 'class':
      return { ...pattern, ranges: pattern.ranges.flatMap(bothCases) }
    case 'sequence':
    case 'alternatives':
      return { ...pattern, items: pattern.items.map(foldPattern) }
    case 'group':
    case 'repeat':
      return { ...pattern, item: foldPattern(pattern.item) }
    case 'any':
    case 'start':
    case 'end':
      return pattern
    default:
      return pattern satisfies never
  }
}
