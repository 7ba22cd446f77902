import type { IToken } from 'chevrotain'
import { type SourceToken, word } from '../tokens.ts'
import type { Expression } from '../tree/index.ts'
import { closes, type Rule } from './base.ts'
import { OperationParser } from './operation.ts'

const brokenOperand: Expression = { kind: 'boolean', value: true }

/** One grammar for all expressions; precedence comes from the table of operators, the checker demands types. */
export abstract class ExpressionParser extends OperationParser {
  private expressionAlternatives: { ALT: () => Expression }[] | undefined
  protected readonly expression: Rule<Expression> = this.RULE('expression', () => {
    this.expressionAlternatives ??= [
      { ALT: () => this.slotted(() => this.SUBRULE(this.when)) },
      { ALT: () => this.SUBRULE(this.disjunction) },
    ]
    const alternatives = this.expressionAlternatives
    return this.deeper(() => this.choose(alternatives))
  })

  private slotted(parse: () => Expression): Expression {
    const from = this.LA(1)
    const node = parse()
    this.slot(node, from)
    return node
  }

  private readonly disjunction: Rule<Expression> = this.RULE('disjunction', () => {
    const from = this.LA(1)
    const operands = [this.SUBRULE(this.conjunction)]
    this.MANY(() => {
      const joint = this.CONSUME(word('or'))
      operands.push(this.SUBRULE2(this.conjunction, { ARGS: [joint] }))
    })
    return this.joined('or', operands, from)
  })

  private readonly conjunction: Rule<Expression, [joint?: IToken]> = this.RULE('conjunction', (joint?: IToken) => {
    const from = this.LA(1)
    const operands = [this.operandOf(() => this.SUBRULE(this.negation), joint ?? from)]
    this.MANY(() => {
      const and = this.CONSUME(word('and'))
      operands.push(this.operandOf(() => this.SUBRULE2(this.negation), and))
    })
    return this.joined('and', operands, from)
  })

  private joined(kind: 'and' | 'or', operands: Expression[], from: IToken): Expression {
    const [only] = operands
    return operands.length === 1 && only ? only : this.mark({ kind, operands }, from)
  }

  /** An operand of `and` and `or`, from the word that joins it: where comments can stand, and where reading goes on after a mistake. */
  private operandOf(parse: () => Expression, from: IToken): Expression {
    const depth = (this.LA(1) as SourceToken).depth
    const thenEnds = this.thenEnds
    const operand = this.attempt(
      parse,
      (token) => closes(token, depth) || (token.depth === depth && this.resumes(token)),
    )
    this.thenEnds = thenEnds
    if (!operand) return brokenOperand
    this.slot(operand, from)
    return operand
  }

  /** After a mistake a condition ends at these words or where a statement begins on its own line. */
  private resumes(token: SourceToken): boolean {
    const { tokenType, image } = token
    return tokenType === word('and') || tokenType === word('or') || image === ',' || this.statementAt(token)
  }

  private negationAlternatives: { ALT: () => Expression }[] | undefined
  protected readonly negation: Rule<Expression> = this.RULE('negation', () => {
    this.negationAlternatives ??= [
      {
        ALT: () => {
          const from = this.CONSUME(word('not'))
          const operand = this.deeper(() => this.SUBRULE(this.negation))
          return this.mark({ kind: 'not' as const, operand }, from)
        },
      },
      { ALT: () => this.SUBRULE(this.operation, { ARGS: [1] }) },
    ]
    return this.choose(this.negationAlternatives)
  })
}
