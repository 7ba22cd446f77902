import { syntaxError } from '../diagnostics.ts'
import { NumberToken, symbol, Word, word } from '../tokens.ts'
import type { Count, Expression, ExpressionOf } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { DidParser } from './did.ts'

/** Conditions that begin with their own word: `has`, `all`, `did`, `in segment`, `top`, … */
export abstract class ConditionParser extends DidParser {
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
      if (this.ends(')')) return
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
