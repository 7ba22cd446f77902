import type { IToken, TokenType } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { DateToken, InstantToken, type SourceToken, symbol, Text, Word, word } from '../tokens.ts'
import type { Expression, Moment, Window } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { type Calendar, CountParser } from './count.ts'

type Ago = { amount: number; unit: Extract<Window, { kind: 'last' }>['unit'] }

const [on, more, less] = [word('on'), word('more'), word('less')]
const beginsWindow: ReadonlySet<TokenType> = new Set(
  (['within', 'since', 'before', 'after', 'from'] as const).map((name) => word(name)),
)

/** An event, or a relation alone where a step may be one. */
export interface Event {
  readonly relation?: string
  readonly events?: string[]
}

/** Windows of time, events and counts. */
export abstract class WindowParser extends CountParser {
  protected abstract readonly expression: Rule<Expression>

  protected readonly moment: Rule<Moment> = this.RULE('moment', () => {
    const from = this.LA(1)
    const moment = this.choose<Moment>([
      { ALT: () => ({ kind: 'date' as const, value: this.CONSUME(DateToken).image }) },
      { ALT: () => ({ kind: 'instant' as const, value: this.CONSUME(InstantToken).image }) },
    ])
    return this.mark(moment, from)
  })

  private readonly within: Rule<Window> = this.RULE('within', (): Window => {
    const from = this.LA(1)
    this.CONSUME(word('within'))
    return this.choose<Window>([
      {
        ALT: () => {
          this.CONSUME(word('last'))
          return this.choose2<Window>([
            { ALT: () => ({ kind: 'last', ...this.SUBRULE(this.rolling) }) },
            { ALT: () => this.calendarMistake(from, this.SUBRULE(this.calendarUnit)) },
          ])
        },
      },
      {
        ALT: () => {
          this.CONSUME(word('next'))
          return { kind: 'next', ...this.SUBRULE2(this.rolling) }
        },
      },
      {
        ALT: () => {
          this.CONSUME(word('this'))
          return { kind: 'this', unit: this.SUBRULE2(this.calendarUnit) }
        },
      },
      {
        ALT: () => {
          this.CONSUME(word('previous'))
          return { kind: 'previous', unit: this.SUBRULE3(this.calendarUnit) }
        },
      },
      { ALT: () => ({ kind: 'day', day: this.CONSUME(word('today')) && 'today' }) },
      { ALT: () => ({ kind: 'day', day: this.CONSUME(word('yesterday')) && 'yesterday' }) },
    ])
  })

  private calendarMistake(from: IToken, unit: Calendar): Window {
    const span = this.spanOf(from)
    const text = `within previous ${unit}`
    this.problem(syntaxError('E119', { span }, { unit }, this.fix(`Write \`${text}\``, span, text)))
    return { kind: 'previous', unit }
  }

  private readonly since: Rule<Window> = this.RULE('since', (): Window => {
    this.CONSUME(word('since'))
    return this.choose<Window>([
      {
        ALT: () => {
          this.CONSUME(word('last'))
          return this.SUBRULE(this.lastEvent)
        },
      },
      { ALT: () => ({ kind: 'since', moment: this.SUBRULE(this.moment) }) },
    ])
  })

  private readonly lastEvent: Rule<Window> = this.RULE(
    'lastEvent',
    (): Window =>
      this.choose([
        {
          ALT: () => {
            this.CONSUME(symbol('('))
            const event = this.SUBRULE(this.namedEvent)
            const where = this.OPTION(() => {
              this.CONSUME(word('where'))
              return this.SUBRULE(this.expression)
            })
            this.CONSUME(symbol(')'))
            return { kind: 'since last' as const, ...event, ...(where && { where }) }
          },
        },
        { ALT: () => ({ kind: 'since last' as const, ...this.SUBRULE2(this.namedEvent) }) },
      ]),
  )

  private windowAlternatives: { ALT: () => Window }[] | undefined
  protected readonly window: Rule<Window> = this.RULE('window', () => {
    const from = this.LA(1)
    this.windowAlternatives ??= [
      { ALT: () => this.SUBRULE(this.within) },
      { ALT: () => this.SUBRULE(this.since) },
      { ALT: () => ({ kind: 'before', moment: this.CONSUME(word('before')) && this.SUBRULE(this.moment) }) },
      { ALT: () => ({ kind: 'after', moment: this.CONSUME(word('after')) && this.SUBRULE2(this.moment) }) },
      { ALT: () => ({ kind: 'on', moment: this.CONSUME(word('on')) && this.SUBRULE3(this.moment) }) },
      {
        ALT: () => {
          this.CONSUME(word('from'))
          const start = this.SUBRULE4(this.moment)
          this.CONSUME(word('to'))
          return { kind: 'from', from: start, to: this.SUBRULE5(this.moment) }
        },
      },
      { ALT: () => ({ kind: this.CONSUME(word('more')) && 'more than ago', ...this.SUBRULE(this.ago) }) },
      { ALT: () => ({ kind: this.CONSUME(word('less')) && 'less than ago', ...this.SUBRULE2(this.ago) }) },
    ]
    return this.mark(this.choose(this.windowAlternatives), from)
  })

  private readonly ago: Rule<Ago> = this.RULE('ago', () => {
    this.CONSUME(word('than'))
    const rolling = this.SUBRULE(this.rolling)
    this.CONSUME(word('ago'))
    return rolling
  })

  /** Whether a window begins at the next token but `skip`. */
  protected windowAhead(skip = 0): boolean {
    const at = 1 + skip
    const { tokenType } = this.LA(at)
    if (beginsWindow.has(tokenType)) return true
    if (tokenType === on) return !this.countAhead(skip + 1)
    return (tokenType === more || tokenType === less) && !this.is(at + 3, 'times') && !this.is(at + 3, 'time')
  }

  /** Texts are no nodes: where each one stands is a part of their list. */
  private addName(names: string[], name: string): string[] {
    this.markPart(names, String(names.length), this.LA(0))
    names.push(name)
    return names
  }

  private readonly eventNames: Rule<string[]> = this.RULE('eventNames', () =>
    this.choose<string[]>([
      { ALT: () => this.addName([], this.SUBRULE(this.text)) },
      {
        ALT: () => {
          const names: string[] = []
          this.CONSUME(word('any'))
          this.CONSUME(word('of'))
          this.CONSUME(symbol('('))
          this.addName(names, this.SUBRULE2(this.text))
          this.MANY(() => {
            this.SUBRULE(this.comma)
            if (this.ends(')')) return
            this.addName(names, this.SUBRULE3(this.text))
          })
          this.CONSUME(symbol(')'))
          return names
        },
      },
    ]),
  )

  private namesAhead(): boolean {
    return this.LA(1).tokenType === Text || (this.is(1, 'any') && this.is(2, 'of'))
  }

  /** `"A"`, `web "A"`, `any of ("A", "B")`, or a relation alone. */
  protected readonly event: Rule<Event> = this.RULE(
    'event',
    (): Event =>
      this.choose<Event>([
        { GATE: () => this.namesAhead(), ALT: () => ({ events: this.SUBRULE(this.eventNames) }) },
        {
          ALT: () => {
            const relation = this.nameOf(this.CONSUME(Word))
            const events = this.OPTION({
              GATE: () => this.namesAhead(),
              DEF: () => this.SUBRULE2(this.eventNames),
            })
            return { relation, ...(events && { events }) }
          },
        },
      ]),
  )

  private readonly namedEvent: Rule<{ relation?: string; events: string[] }> = this.RULE('namedEvent', () => {
    const from = this.LA(1)
    const event = this.SUBRULE(this.event)
    return this.ACTION(() => ({ ...event, events: event.events ?? this.eventMistake(from) }))
  })

  /** A relation where an event's name must stand. */
  protected eventMistake(from: IToken): string[] {
    const found = (from as SourceToken).image
    this.problem(syntaxError('E127', { span: this.spanOf(from) }, { found }))
    return [found]
  }
}
