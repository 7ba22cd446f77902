import type { IToken } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { NumberToken, type SourceToken, symbol, Word, word } from '../tokens.ts'
import type { Count, Expression, ExpressionOf, Window } from '../tree/index.ts'
import { endOf, type Rule } from './base.ts'
import { type Event, WindowParser } from './window.ts'

type Step = ExpressionOf<'sequence'>['steps'][number]
interface FirstStep {
  event: Event
  count?: Count
  window?: Window
  where?: Expression
  from: IToken
  /** What a sequence's step may not have: its words. */
  surplus: { from: SourceToken; to: SourceToken; what: string }[]
}

/** Conditions that begin with their own word: `has`, `all`, `did`, `in segment`, `top`, … */
export abstract class ConditionParser extends WindowParser {
  protected abstract readonly negation: Rule<Expression>
  protected abstract readonly operation: Rule<Expression, [minimum: number]>
  /** Inside `when`, outside parentheses: a `then` ends the condition. */
  protected thenEnds = false

  /** `where` and one comparison or a parenthesised group. */
  private readonly whereGroup: Rule<Expression> = this.RULE('whereGroup', () => {
    this.CONSUME(word('where'))
    const where = this.deeper(() => this.SUBRULE(this.negation))
    this.OPTION({
      GATE: () => this.windowAhead(),
      DEF: () => {
        const from = this.LA(1)
        this.SUBRULE(this.window)
        this.ACTION(() => this.problem(syntaxError('E125', { span: this.spanOf(from) }, {})))
      },
    })
    return where
  })

  protected readonly has: Rule<Expression> = this.RULE('has', () => {
    const from = this.LA(1)
    this.CONSUME(word('has'))
    const before = this.OPTION(() => this.SUBRULE(this.hasCount))
    const pathFrom = this.LA(1)
    const path = this.SUBRULE(this.path)
    const has: Mutable<ExpressionOf<'has'>> = { kind: 'has', path, ...(before && { count: before }) }
    this.markPath(has, 'path', pathFrom)
    this.OPTION2({
      GATE: () => this.repeatAhead(),
      DEF: () => {
        has.count = this.SUBRULE(this.repeat)
      },
    })
    this.OPTION3({
      GATE: () => this.windowAhead(),
      DEF: () => {
        has.window = this.SUBRULE(this.window)
      },
    })
    this.OPTION4(() => {
      has.where = this.SUBRULE(this.whereGroup)
    })
    return this.mark(has, from)
  })

  private readonly hasCount: Rule<Count> = this.RULE('hasCount', (): Count => {
    const from = this.LA(1)
    return this.choose<Count>([
      { ALT: () => this.CONSUME(word('no')) && this.mark({ compare: 'no' as const }, from) },
      { ALT: () => this.SUBRULE(this.count) },
    ])
  })

  private repeatAhead(): boolean {
    if (this.is(1, 'on')) return this.countAhead(1)
    return this.is(1, 'once') || (this.countAhead() && !this.windowAhead())
  }

  /** `at least 3 times`, `on at least 3 days`. */
  private readonly repeat: Rule<Count> = this.RULE('repeat', (): Count => {
    const from = this.LA(1)
    return this.choose<Count>([
      {
        ALT: () => {
          this.CONSUME(word('on'))
          const count = this.SUBRULE(this.count)
          this.choose2([{ ALT: () => this.CONSUME(word('days')) }, { ALT: () => this.CONSUME(word('day')) }])
          return this.mark({ ...count, unit: 'days' as const }, from)
        },
      },
      {
        ALT: () => {
          const count = this.SUBRULE2(this.count)
          this.choose3([{ ALT: () => this.CONSUME(word('times')) }, { ALT: () => this.CONSUME(word('time')) }])
          return this.mark(count, from)
        },
      },
      {
        ALT: () => {
          const span = this.spanOf(this.CONSUME(word('once')))
          this.problem(syntaxError('E120', { span }, {}, this.fix('Write `exactly 1 time`', span, 'exactly 1 time')))
          return { compare: 'exactly' as const, low: 1 }
        },
      },
    ])
  })

  protected readonly all: Rule<Expression> = this.RULE('all', () => {
    const from = this.LA(1)
    this.CONSUME(word('all'))
    const pathFrom = this.LA(1)
    const path = this.SUBRULE(this.path)
    const pathTo = this.LA(0)
    const window = this.OPTION({ GATE: () => this.windowAhead(), DEF: () => this.SUBRULE(this.window) })
    const where = this.OPTION2(() => this.SUBRULE(this.whereGroup))
    this.CONSUME(word('have'))
    const have = this.deeper(() => this.SUBRULE(this.negation))
    const all = { kind: 'all' as const, path, ...(window && { window }), ...(where && { where }), have }
    this.markPart(all, 'path', pathFrom, pathTo)
    return this.mark(all, from)
  })

  protected readonly did: Rule<Expression> = this.RULE('did', () => {
    const from = this.LA(1)
    this.CONSUME(word('did'))
    const not = this.OPTION(() => this.CONSUME(word('not')))
    const firstTime = this.OPTION2({
      GATE: () => this.is(1, 'first_time'),
      DEF: () => this.CONSUME(word('first_time')),
    })
    const front = this.OPTION3({ GATE: () => this.windowAhead(), DEF: () => this.SUBRULE(this.window) })
    const first = this.SUBRULE(this.firstStep)
    const steps: Step[] = []
    this.MANY({ GATE: () => !this.thenEnds, DEF: () => steps.push(this.SUBRULE(this.thenStep)) })
    return this.ACTION(() => {
      const did = steps.length
        ? this.sequence(first, steps, front, from)
        : this.single(first, front, firstTime !== undefined, from)
      return not ? this.mark({ kind: 'not' as const, operand: this.mark(did, from) }, from) : this.mark(did, from)
    })
  })

  private single(first: FirstStep, front: Window | undefined, firstTime: boolean, from: IToken): Expression {
    const { event, count, window = front, where } = first
    const events = event.events ?? this.eventMistake(first.from)
    const did: Expression = {
      kind: 'did',
      ...(event.relation !== undefined && { relation: event.relation }),
      events,
      ...(firstTime && { firstTime: true as const }),
      ...(count && { count }),
      ...(window && { window }),
      ...(where && { where }),
    }
    const last = first.surplus[0] ? this.input[first.surplus[0].from.index - 1] : undefined
    this.markPart(did, 'events', first.from, last ?? first.from)
    return this.mark(did, from)
  }

  private sequence(first: FirstStep, steps: Step[], front: Window | undefined, from: IToken): Expression {
    for (const { from: start, to, what } of first.surplus) {
      const span = this.spanOf(start, to)
      const behindDid = endOf(from)
      const words = this.input
        .slice(start.index, to.index + 1)
        .map((token) => token.image)
        .join(' ')
      const edits = [
        { span: { start: behindDid, end: behindDid }, text: ` ${words}` },
        { span: { start: span.start - 1, end: span.end }, text: '' },
      ]
      const fix = what === 'window' && !front ? { title: 'Move the window behind `did`', edits } : undefined
      this.problem(syntaxError('E124', { span }, { what }, fix))
    }
    const { event, where } = first
    const step = this.mark({ ...event, ...(where && { where }) }, first.from)
    return { kind: 'sequence', ...(front && { window: front }), steps: [step, ...steps] }
  }

  private readonly firstStep: Rule<FirstStep> = this.RULE('firstStep', () => {
    const step: FirstStep = { from: this.LA(1), event: this.SUBRULE(this.event), surplus: [] }
    const surplus = (from: IToken, what: string): void => {
      if (!this.RECORDING_PHASE) step.surplus.push({ from: from as SourceToken, to: this.LA(0) as SourceToken, what })
    }
    this.OPTION({
      GATE: () => this.repeatAhead(),
      DEF: () => {
        const from = this.LA(1)
        step.count = this.SUBRULE(this.repeat)
        surplus(from, 'count')
      },
    })
    this.OPTION2({
      GATE: () => this.windowAhead(),
      DEF: () => {
        const from = this.LA(1)
        step.window = this.SUBRULE(this.window)
        surplus(from, 'window')
      },
    })
    this.OPTION3(() => {
      step.where = this.SUBRULE(this.whereGroup)
    })
    return step
  })

  private readonly thenStep: Rule<Step> = this.RULE('thenStep', () => {
    this.CONSUME(word('then'))
    const from = this.LA(1)
    const not = this.OPTION(() => this.CONSUME(word('not')))
    const event = this.SUBRULE(this.event)
    const within = this.OPTION2({
      GATE: () => this.is(1, 'within') && this.LA(2).tokenType === NumberToken,
      DEF: () => {
        this.CONSUME(word('within'))
        const amount = this.SUBRULE(this.wholeNumber)
        return { amount, unit: this.SUBRULE(this.fixedUnit) }
      },
    })
    this.OPTION3({
      GATE: () => this.repeatAhead(),
      DEF: () => this.stepMistake('count', () => this.SUBRULE(this.repeat)),
    })
    this.OPTION4({
      GATE: () => this.windowAhead(),
      DEF: () => this.stepMistake('window of its own', () => this.SUBRULE(this.window)),
    })
    const where = this.OPTION5(() => this.SUBRULE(this.whereGroup))
    const step = {
      ...event,
      ...(not && { negated: true as const }),
      ...(within && { within }),
      ...(where && { where }),
    }
    return this.mark(step, from)
  })

  private stepMistake(what: string, parse: () => unknown): void {
    const from = this.LA(1)
    parse()
    this.ACTION(() => this.problem(syntaxError('E124', { span: this.spanOf(from) }, { what })))
  }

  /** `in segment S`, `in at least 2 of (…)`, `in bucket …`: conditions on the person. */
  protected readonly membership: Rule<Expression> = this.RULE('membership', () => {
    const from = this.LA(1)
    this.CONSUME(word('in'))
    const condition = this.choose<Expression>([
      {
        ALT: () => {
          this.CONSUME(word('segment'))
          const name = this.CONSUME(Word)
          const node = { kind: 'in segment' as const, segment: this.nameOf(name) }
          this.markPart(node, 'segment', name, name)
          return node
        },
      },
      { ALT: () => ({ kind: 'in at least', ...this.SUBRULE(this.atLeast) }) },
      { ALT: () => this.SUBRULE(this.bucket) },
    ])
    return this.mark(condition, from)
  })

  /** `at least 2 of (a, b, c)`. */
  protected readonly atLeast: Rule<{ atLeast: number; segments: string[] }> = this.RULE('atLeast', () => {
    this.CONSUME(word('at'))
    this.CONSUME(word('least'))
    const atLeast = this.SUBRULE(this.wholeNumber)
    this.CONSUME(word('of'))
    this.CONSUME(symbol('('))
    const segments = [this.nameOf(this.CONSUME(Word))]
    this.MANY(() => {
      this.SUBRULE(this.comma)
      segments.push(this.nameOf(this.CONSUME2(Word)))
    })
    this.CONSUME(symbol(')'))
    return { atLeast, segments }
  })

  private readonly bucket: Rule<Expression> = this.RULE('bucket', (): Expression => {
    this.CONSUME(word('bucket'))
    const low = this.SUBRULE(this.wholeNumber)
    this.CONSUME(word('to'))
    const high = this.SUBRULE2(this.wholeNumber)
    this.CONSUME(word('of'))
    const of = this.SUBRULE3(this.wholeNumber)
    const salt = this.OPTION(() => this.CONSUME(word('salt')) && this.SUBRULE(this.text))
    return { kind: 'bucket', low, high, of, ...(salt !== undefined && { salt }) }
  })

  protected readonly rank: Rule<Expression> = this.RULE('rank', () => {
    const from = this.LA(1)
    const end = this.choose<'top' | 'bottom'>([
      { ALT: () => this.CONSUME(word('top')) && 'top' },
      { ALT: () => this.CONSUME(word('bottom')) && 'bottom' },
    ])
    const number = this.CONSUME(NumberToken)
    const percent = this.OPTION(() => this.CONSUME(symbol('%')))
    this.CONSUME(word('by'))
    const by = this.SUBRULE(this.operation, { ARGS: [4] })
    const among = this.OPTION2(() => this.CONSUME(word('among')) && this.deeper(() => this.SUBRULE(this.negation)))
    if (!this.RECORDING_PHASE && /\.\d{3}/.test(number.image))
      this.problem(syntaxError('E135', { span: this.spanOf(number, number) }, { found: number.image }))
    const rank = {
      kind: 'rank' as const,
      end,
      amount: number.image,
      ...(percent && { percent: true as const }),
      by,
      ...(among && { among }),
    }
    return this.mark(rank, from)
  })
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
