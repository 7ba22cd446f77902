import type { IToken } from 'chevrotain'
import { symbol, Word, word } from '../tokens.ts'
import type { SetExpression } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { ExpressionParser } from './expression.ts'

/** `(churn_risk and big_spenders) except contacted`: `not` binds tightest, then `and` and `except` left to right, then `or`. */
export abstract class SetParser extends ExpressionParser {
  protected readonly set: Rule<SetExpression> = this.RULE('set', () => {
    const from = this.LA(1)
    return this.deeper(() => {
      const operands = [this.SUBRULE(this.setChain)]
      this.MANY(() => {
        this.CONSUME(word('or'))
        operands.push(this.SUBRULE2(this.setChain))
      })
      return this.joinedSet('or', operands, from)
    })
  })

  private joinedSet(kind: 'and' | 'or' | 'except', operands: SetExpression[], from: IToken): SetExpression {
    const [only] = operands
    return operands.length === 1 && only ? only : this.mark({ kind, operands }, from)
  }

  private readonly setChain: Rule<SetExpression> = this.RULE('setChain', () => {
    const from = this.LA(1)
    let chain: { kind: 'and' | 'except'; operands: SetExpression[] } | undefined
    let left = this.SUBRULE(this.setSlot)
    this.MANY(() => {
      const kind = this.choose<'and' | 'except'>([
        { ALT: () => this.CONSUME(word('and')) && 'and' },
        { ALT: () => this.CONSUME(word('except')) && 'except' },
      ])
      const right = this.SUBRULE2(this.setSlot)
      const operands = chain?.kind === kind ? [...chain.operands, right] : [left, right]
      chain = { kind, operands }
      left = this.mark(chain, from)
    })
    return left
  })

  private readonly setSlot: Rule<SetExpression> = this.RULE('setSlot', () => {
    const from = this.LA(1)
    const operand = this.SUBRULE(this.setOperand)
    this.slot(operand, from)
    return operand
  })

  private readonly setOperand: Rule<SetExpression> = this.RULE('setOperand', () => {
    const from = this.LA(1)
    return this.choose<SetExpression>([
      {
        ALT: () => {
          this.CONSUME(word('not'))
          const operand = this.deeper(() => this.SUBRULE(this.setOperand))
          return this.mark({ kind: 'not', operand }, from)
        },
      },
      {
        ALT: () => {
          this.CONSUME(symbol('('))
          const set = this.SUBRULE(this.set)
          this.CONSUME(symbol(')'))
          return set
        },
      },
      {
        GATE: () => this.is(1, 'in') && this.is(2, 'at'),
        ALT: () => {
          this.CONSUME(word('in'))
          return this.mark({ kind: 'in at least', ...this.SUBRULE(this.atLeast) }, from)
        },
      },
      {
        ALT: () => {
          const node: SetExpression = { kind: 'segment', name: this.nameOf(this.CONSUME(Word)) }
          return this.mark(node, from)
        },
      },
    ])
  })
}
