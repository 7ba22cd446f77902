import type { IToken, TokenType } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import type { OperatorSpelling } from '../operators.ts'
import {
  DateToken,
  InstantToken,
  NumberToken,
  OperatorSymbol,
  PlainWord,
  QuotedName,
  type SourceToken,
  symbol,
  Text,
  Word,
  word,
} from '../tokens.ts'
import type { Expression } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { aValue } from './messages.ts'
import { OperandParser } from './operand.ts'
import { type FoundOperator, findOperator } from './operators.ts'
import { likePattern } from './pasted.ts'

const conditionPrecedence = 3
/** What most values end before. */
const ends: ReadonlySet<TokenType> = new Set([
  ...[symbol(')'), symbol(','), symbol('}'), symbol(']')],
  ...[word('and'), word('or'), word('where'), word('then'), word('have')],
])

const plainOperands: ReadonlySet<TokenType> = new Set([Text, NumberToken, DateToken, InstantToken, PlainWord])

/** Precedence climbing over the table of operators, and the conditions on a value that are no row of it. */
export abstract class OperationParser extends OperandParser {
  private readonly imageAt = (offset: number): string | undefined => {
    const { tokenType, image } = this.LA(offset)
    return tokenType === QuotedName || tokenType === Text ? undefined : image
  }

  private operatorAhead(): FoundOperator | undefined {
    return findOperator(this.imageAt)
  }

  /** Precedence climbing over the table of operators. */
  protected readonly operation: Rule<Expression, [minimum: number]> = this.RULE('operation', (minimum: number) => {
    const from = this.LA(1)
    let left = this.SUBRULE(this.operand)
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.operatorTail, { ARGS: [left, from] }))
      return left
    }
    let condition = false
    while (this.continues(minimum)) {
      const another = (this.operatorAhead()?.row.precedence ?? conditionPrecedence) <= conditionPrecedence
      if (another && condition) this.chain()
      condition ||= another
      left = this.SUBRULE(this.operatorTail, { ARGS: [left, from] })
    }
    return left
  })

  private continues(minimum: number): boolean {
    const { tokenType } = this.LA(1)
    if (ends.has(tokenType)) return false
    if (minimum <= conditionPrecedence && this.windowOperator() !== undefined) return true
    const operator = this.operatorAhead()
    return operator !== undefined && operator.row.precedence >= minimum
  }

  private chain(): void {
    const { image } = this.LA(1)
    const span = this.spanOf(this.LA(1), this.LA(1))
    this.problem(
      this.windowAhead() ? syntaxError('E125', { span }, {}) : syntaxError('E122', { span }, { found: image }),
    )
  }

  /** Conditions on a value that are no row of the table. */
  private windowOperator(): 'window' | 'segment' | 'element' | undefined {
    const at = this.is(1, 'not') ? 1 : 0
    if (this.is(1 + at, 'in') && this.is(2 + at, 'segment')) return 'segment'
    if (this.is(1 + at, 'has') && this.is(2 + at, 'element')) return 'element'
    return this.windowAhead(at) || (this.is(1 + at, 'anniversary') && this.windowAhead(at + 1)) ? 'window' : undefined
  }

  private readonly operatorTail: Rule<Expression, [left: Expression, from: IToken]> = this.RULE(
    'operatorTail',
    (left: Expression, from: IToken) => {
      if (this.RECORDING_PHASE)
        return this.choose([
          { GATE: () => true, ALT: () => this.SUBRULE(this.valueCondition, { ARGS: [left, from] }) },
          { GATE: () => true, ALT: () => this.SUBRULE(this.tableOperator, { ARGS: [left, from] }) },
        ])
      const rule = this.windowOperator() === undefined ? this.tableOperator : this.valueCondition
      return this.SUBRULE(rule, { ARGS: [left, from] })
    },
  )

  private readonly valueCondition: Rule<Expression, [value: Expression, from: IToken]> = this.RULE(
    'valueCondition',
    (value: Expression, from: IToken) => {
      const not = this.OPTION(() => this.CONSUME(word('not')))
      const negated = not && { negated: true as const }
      const condition = this.choose<Expression>([
        {
          ALT: () => {
            this.CONSUME(word('in'))
            this.CONSUME(word('segment'))
            const name = this.CONSUME(Word)
            const node: Expression = { kind: 'in segment', value, segment: this.nameOf(name), ...negated }
            this.markPart(node, 'segment', name, name)
            return node
          },
        },
        {
          ALT: () => {
            this.CONSUME(word('has'))
            this.CONSUME(word('element'))
            this.CONSUME(word('where'))
            return { kind: 'has element', value, where: this.deeper(() => this.SUBRULE(this.negation)), ...negated }
          },
        },
        {
          ALT: () => {
            const yearly = this.OPTION2(() => this.CONSUME(word('anniversary')))
            const window = this.SUBRULE(this.window)
            return { kind: 'in window', value, window, ...(yearly && { anniversary: true as const }), ...negated }
          },
        },
      ])
      return this.mark(condition, from)
    },
  )

  private readonly operatorWords: Rule<void, [length: number]> = this.RULE('operatorWords', (length: number) => {
    let count = 1
    const part = (second: boolean): void => {
      this.or(second ? 1 : 0, [
        { ALT: () => this.consume(second ? 1 : 0, OperatorSymbol) },
        { ALT: () => this.consume(second ? 1 : 0, Word) },
        { ALT: () => this.consume(second ? 1 : 0, word('not')) },
        { ALT: () => this.consume(second ? 1 : 0, word('true')) },
        { ALT: () => this.consume(second ? 1 : 0, word('false')) },
        { ALT: () => this.consume(second ? 1 : 0, word('null')) },
      ])
    }
    part(false)
    this.MANY({
      GATE: () => count < length,
      DEF: () => {
        count += 1
        part(true)
      },
    })
  })

  private readonly tableOperator: Rule<Expression, [left: Expression, from: IToken]> = this.RULE(
    'tableOperator',
    (left: Expression, from: IToken) => {
      const first = this.LA(1)
      const found = this.operatorAhead()
      if (this.RECORDING_PHASE) this.SUBRULE(this.operatorWords, { ARGS: [1] })
      else for (let read = 0; read < (found?.length ?? 1); read += 1) this.SKIP_TOKEN()
      const words = this.LA(0)
      const row = found?.row
      const operands =
        this.plainOperand(row) ??
        this.choose<Expression[]>({
          ERR_MSG: row?.shape === 'list' ? 'a list in parentheses' : aValue,
          DEF: [
            { GATE: () => row?.shape === 'list', ALT: () => this.SUBRULE(this.options) },
            {
              GATE: () => row?.shape === 'range',
              ALT: () => {
                const low = this.SUBRULE(this.operation, { ARGS: [conditionPrecedence + 1] })
                this.CONSUME(word('and'))
                return [low, this.SUBRULE2(this.operation, { ARGS: [conditionPrecedence + 1] })]
              },
            },
            {
              GATE: () => row?.shape === 'infix',
              ALT: () => [this.SUBRULE3(this.operation, { ARGS: [(row?.precedence ?? 0) + 1] })],
            },
            { GATE: () => row?.shape === 'postfix', ALT: () => [] },
          ],
        })
      const mayIgnore = this.RECORDING_PHASE || (row?.text === true && this.is(1, 'ignoring'))
      const ignoringCase = mayIgnore
        ? this.OPTION({
            GATE: () => row?.text === true,
            DEF: () => this.CONSUME(word('ignoring')) && this.CONSUME(word('case')),
          })
        : undefined
      return this.ACTION(() => {
        if (!found) throw new Error('an operator was read that no gate had found')
        const node: Expression = {
          kind: 'operation',
          operator: found.name,
          operands: [left, ...operands],
          ...(found.negated && { negated: true as const }),
          ...(ignoringCase && { ignoringCase: true as const }),
        }
        this.markPart(node, 'operator', first, words)
        if (found.mistake) this.pasted(found, first, words, operands)
        return this.mark(node, from)
      })
    },
  )

  /** What most operators stand before; whatever else there is, the alternatives tell. */
  private plainOperand(row: OperatorSpelling | undefined): Expression[] | undefined {
    if (this.RECORDING_PHASE || row?.shape !== 'infix' || !plainOperands.has(this.LA(1).tokenType)) return undefined
    return [this.SUBRULE3(this.operation, { ARGS: [row.precedence + 1] })]
  }

  private pasted(
    { mistake, name }: FoundOperator,
    first: IToken,
    words: IToken,
    operands: readonly Expression[],
  ): void {
    if (!mistake) return
    const [operand] = operands
    const like = name === 'contains' && operand?.kind === 'text' ? operand : undefined
    const better = like && likePattern(like.value, mistake.use.startsWith('not'))
    const span = better ? this.spanOf(first) : this.spanOf(first, words)
    const found = this.input
      .slice((first as SourceToken).index, (words as SourceToken).index + 1)
      .map((token) => token.image)
      .join(' ')
    const use = better ?? mistake.use
    this.problem(syntaxError(mistake.code, { span }, { found, use }, this.fix(`Write \`${use}\``, span, use)))
  }

  /** `("US", "CA")` after an operator. */
  private readonly options: Rule<Expression[]> = this.RULE('options', () => {
    const open = this.CONSUME(symbol('('))
    const options = this.SUBRULE(this.expressions)
    this.CONSUME(symbol(')'))
    if (!this.RECORDING_PHASE && options.length === 0)
      this.problem(syntaxError('E126', { span: this.spanOf(open) }, {}))
    return options
  })
}
