import type { IToken } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { operators } from '../operators.ts'
import type { Span } from '../origin.ts'
import { NumberToken, type SourceToken, word } from '../tokens.ts'
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

const conditionKinds: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'has',
  'all',
  'did',
  'in window',
  'in segment',
])
const isCondition = (node: Expression): boolean =>
  conditionKinds.has(node.kind) || (node.kind === 'operation' && operators[node.operator].precedence <= 3)

/** `did`, sequences, and what `has` shares with them: `where`, repeated counts. */
export abstract class DidParser extends WindowParser {
  protected abstract readonly negation: Rule<Expression>
  protected abstract readonly operation: Rule<Expression, [minimum: number]>
  /** Inside `when`, outside parentheses: a `then` ends the condition. */
  protected thenEnds = false

  /** `where` and one comparison or a parenthesised group. */
  protected readonly whereGroup: Rule<Expression> = this.RULE('whereGroup', () => {
    this.CONSUME(word('where'))
    const from = this.LA(0)
    const where = this.deeper(() => this.SUBRULE(this.negation))
    this.OPTION({
      GATE: () => this.windowAhead(),
      DEF: () => {
        const first = this.LA(1)
        this.SUBRULE(this.window)
        this.ACTION(() => this.lateWindow(from, this.spanOf(first)))
      },
    })
    this.ACTION(() => {
      const late = where.kind === 'in window' && isCondition(where.value) ? this.spans.latest(where.window) : undefined
      if (late && this.depthAt(late.start) === (from as SourceToken).depth) this.lateWindow(from, late)
    })
    return where
  })

  private depthAt(offset: number): number | undefined {
    return this.input.find((token): token is SourceToken => token.startOffset === offset)?.depth
  }

  /** A window behind `where`, which the condition seemed to take. */
  protected lateWindow(where: IToken, span: Span): void {
    const words = this.input.filter((token) => token.startOffset >= span.start && token.startOffset < span.end)
    const text = words.map((token) => token.image).join(' ')
    const edits = [
      { span: { start: where.startOffset, end: where.startOffset }, text: `${text} ` },
      { span: { start: span.start - 1, end: span.end }, text: '' },
    ]
    this.problems = this.problems.filter((one) => one.code !== 'E125' || one.span?.start !== span.start)
    this.problem(syntaxError('E125', { span }, {}, { title: 'Move the window before `where`', edits }))
  }

  protected repeatAhead(): boolean {
    if (this.is(1, 'on')) return this.countAhead(1)
    return this.is(1, 'once') || (this.countAhead() && !this.windowAhead())
  }

  /** `at least 3 times`, `on at least 3 days`. */
  protected readonly repeat: Rule<Count> = this.RULE('repeat', (): Count => {
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
}
