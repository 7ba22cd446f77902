import { syntaxError } from '../diagnostics.ts'
import { symbol, word } from '../tokens.ts'
import type { Count, Duration, Window } from '../tree/index.ts'
import type { KeyWord } from '../words.ts'
import { BaseParser, endOf, type Rule } from './base.ts'

type Rolling = Extract<Window, { kind: 'last' }>['unit']
export type Calendar = Extract<Window, { kind: 'this' }>['unit']
type Alternatives<T> = { ALT: () => T }[]

const fixedWords: readonly (readonly [KeyWord, Duration['unit']])[] = [
  ['minutes', 'minutes'],
  ['minute', 'minutes'],
  ['hours', 'hours'],
  ['hour', 'hours'],
  ['days', 'days'],
  ['day', 'days'],
  ['weeks', 'weeks'],
  ['week', 'weeks'],
]
const longerWords: readonly (readonly [KeyWord, Rolling])[] = [
  ['months', 'months'],
  ['month', 'months'],
  ['quarters', 'quarters'],
  ['quarter', 'quarters'],
  ['years', 'years'],
  ['year', 'years'],
]
const calendarWords: readonly (readonly [KeyWord, Calendar])[] = [
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
]

/** Units of time, counts, the commas of lists. */
export abstract class CountParser extends BaseParser {
  private words<T>(words: readonly (readonly [KeyWord, T])[]): Alternatives<T> {
    return words.map(([name, value]) => ({
      ALT: () => {
        this.CONSUME(word(name))
        return value
      },
    }))
  }

  private fixedAlternatives: Alternatives<Duration['unit']> | undefined
  protected readonly fixedUnit: Rule<Duration['unit']> = this.RULE('fixedUnit', () => {
    this.fixedAlternatives ??= this.words(fixedWords)
    return this.choose(this.fixedAlternatives)
  })

  private rollingAlternatives: Alternatives<Rolling> | undefined
  protected readonly rollingUnit: Rule<Rolling> = this.RULE('rollingUnit', () => {
    this.rollingAlternatives ??= [
      ...this.words<Rolling>([...fixedWords, ...longerWords]),
      {
        ALT: () => {
          this.CONSUME(word('calendar'))
          this.choose2([{ ALT: () => this.CONSUME2(word('days')) }, { ALT: () => this.CONSUME2(word('day')) }])
          return 'calendar days' as const
        },
      },
    ]
    return this.choose(this.rollingAlternatives)
  })

  private calendarAlternatives: Alternatives<Calendar> | undefined
  protected readonly calendarUnit: Rule<Calendar> = this.RULE('calendarUnit', () => {
    this.calendarAlternatives ??= this.words(calendarWords)
    return this.choose(this.calendarAlternatives)
  })

  protected readonly rolling: Rule<{ amount: number; unit: Rolling }> = this.RULE('rolling', () => {
    const amount = this.SUBRULE(this.wholeNumber)
    return { amount, unit: this.SUBRULE(this.rollingUnit) }
  })

  /** Whether `at least`, `exactly`, … begins at the next token but `skip`. */
  protected countAhead(skip = 0): boolean {
    const at = 1 + skip
    if (this.is(at, 'at')) return this.is(at + 1, 'least') || this.is(at + 1, 'most')
    if (this.is(at, 'more') || this.is(at, 'fewer') || this.is(at, 'less')) return this.is(at + 1, 'than')
    return this.is(at, 'exactly') || this.is(at, 'between')
  }

  /** `at least 3`, `between 2 and 5`. */
  protected readonly count: Rule<Count> = this.RULE('count', (): Count => {
    const from = this.LA(1)
    const compare = this.choose<Count['compare']>([
      {
        ALT: () =>
          this.CONSUME(word('at')) &&
          this.choose2([
            { ALT: () => this.CONSUME(word('least')) && ('at least' as const) },
            { ALT: () => this.CONSUME(word('most')) && ('at most' as const) },
          ]),
      },
      { ALT: () => this.CONSUME(word('exactly')) && 'exactly' },
      { ALT: () => this.CONSUME(word('more')) && this.CONSUME(word('than')) && 'more than' },
      { ALT: () => this.CONSUME(word('fewer')) && this.CONSUME2(word('than')) && 'fewer than' },
      { ALT: () => this.CONSUME(word('less')) && this.CONSUME3(word('than')) && 'fewer than' },
      { ALT: () => this.CONSUME(word('between')) && 'between' },
    ])
    const low = this.SUBRULE(this.wholeNumber)
    const high = this.OPTION({
      GATE: () => compare === 'between',
      DEF: () => {
        this.CONSUME(word('and'))
        return this.SUBRULE2(this.wholeNumber)
      },
    })
    return this.mark({ compare, low, ...(high !== undefined && { high }) }, from)
  })

  /** Whether a list ends here: its last comma may stand before the bracket, the formatter prints none. */
  protected ends(closer: ')' | ']' | '}'): boolean {
    return !this.RECORDING_PHASE && this.isSymbol(1, closer)
  }

  /** The comma of a list; a missing one is told and taken as read. */
  protected readonly comma: Rule<void> = this.RULE('comma', () => {
    const comma = this.OPTION(() => this.CONSUME(symbol(',')))
    if (this.RECORDING_PHASE || comma) return
    const at = endOf(this.LA(0))
    const span = { start: at, end: this.LA(1).startOffset }
    this.problem(syntaxError('E121', { span }, {}, this.fix('Write the comma', { start: at, end: at }, ',')))
  })
}
