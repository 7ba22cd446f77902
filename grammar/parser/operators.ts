import { type OperatorName, type OperatorSpelling, operators } from '../operators.ts'

/** An operator found in the tokens ahead: how many there are, and what they mean. */
export interface FoundOperator {
  readonly name: OperatorName
  readonly row: OperatorSpelling
  readonly length: number
  readonly negated: boolean
  /** What stood there is a spelling of another language. */
  readonly mistake?: { readonly code: 'E116' | 'E118'; readonly use: string }
  /** The operand after it was read as part of the operator. */
  readonly swallows?: true
}

interface Spelled extends FoundOperator {
  readonly words: readonly string[]
}

const negate = (words: readonly string[]): readonly (readonly string[])[] =>
  words[0] === 'is'
    ? [['is', 'not', ...words.slice(1)]]
    : [
        ['not', ...words],
        ['does', 'not', singular(words[0] ?? ''), ...words.slice(1)],
      ]

/** `does not contain`, `does not start with`. */
const singular = (verb: string): string => (verb.endsWith('ches') ? verb.slice(0, -2) : verb.replace(/s$/, ''))

const spelled = (Object.entries(operators) as [OperatorName, OperatorSpelling][])
  .filter(([, row]) => row.shape !== 'prefix')
  .flatMap(([name, row]): Spelled[] => {
    const words = row.spelling.split(' ')
    const negative = row.negatable
      ? negate(words).map((spelling) => ({ name, row, words: spelling, length: spelling.length, negated: true }))
      : []
    return [{ name, row, words, length: words.length, negated: false }, ...negative]
  })

const mistake = (
  text: string,
  name: OperatorName,
  code: 'E116' | 'E118',
  use: string,
  negated = false,
  swallows?: true,
): Spelled => ({
  words: text.split(' '),
  length: text.split(' ').length,
  name,
  row: operators[name],
  negated,
  mistake: { code, use },
  ...(swallows && { swallows }),
})

/** Spellings people bring from SQL and elsewhere. */
const mistakes: readonly Spelled[] = [
  mistake('is null', 'is set', 'E116', 'is not set', true),
  mistake('is not null', 'is set', 'E116', 'is set'),
  mistake('= null', 'is set', 'E116', 'is not set', true),
  mistake('!= null', 'is set', 'E116', 'is set'),
  mistake('is empty', 'is blank', 'E116', 'is blank'),
  mistake('is not empty', 'is blank', 'E116', 'is not blank', true),
  mistake('is', '=', 'E118', '='),
  mistake('is not', '!=', 'E118', '!='),
  mistake('equals', '=', 'E118', '='),
  mistake('like', 'contains', 'E118', 'contains'),
  mistake('not like', 'contains', 'E118', 'not contains', true),
  mistake('ilike', 'contains', 'E118', 'contains'),
  mistake('not ilike', 'contains', 'E118', 'not contains', true),
]

const byFirstWord = new Map<string, Spelled[]>()
for (const row of [...spelled, ...mistakes].sort((a, b) => b.words.length - a.words.length)) {
  const rows = byFirstWord.get(row.words[0] ?? '') ?? []
  byFirstWord.set(row.words[0] ?? '', [...rows, row])
}

/** The longest operator whose words stand ahead; `imageAt(1)` is the next token's text, undefined where it is no word or symbol. */
export const findOperator = (imageAt: (offset: number) => string | undefined): FoundOperator | undefined => {
  const first = imageAt(1)
  const rows = first === undefined ? undefined : byFirstWord.get(first)
  if (!rows) return undefined
  for (const row of rows) {
    let length = 1
    while (length < row.length && imageAt(length + 1) === row.words[length]) length += 1
    if (length === row.length) return row
  }
  return undefined
}
