import type { IToken } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { aggregateNames } from '../operators.ts'
import {
  DateToken,
  InstantToken,
  NumberToken,
  OperatorSymbol,
  QuotedName,
  type SourceToken,
  symbol,
  Text,
  Word,
  word,
} from '../tokens.ts'
import type { Expression, ExpressionOf } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { ConditionParser } from './condition.ts'
import { type FoundOperator, findOperator } from './operators.ts'
import { likePattern } from './pasted.ts'

const aggregates: ReadonlySet<string> = new Set(aggregateNames)
const conditionPrecedence = 3
const brokenOperand: Expression = { kind: 'boolean', value: true }

/** One grammar for all expressions; precedence comes from the table of operators, the checker demands types. */
export abstract class ExpressionParser extends ConditionParser {
  protected readonly expression: Rule<Expression> = this.RULE('expression', () =>
    this.deeper(() =>
      this.choose([{ ALT: () => this.slotted(() => this.SUBRULE(this.when)) }, { ALT: () => this.SUBRULE(this.disjunction) }]),
    ),
  )

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
      (token) => token.depth < depth || (token.depth === depth && this.resumes(token)),
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

  /** Whether a statement of the item begins here. */
  protected abstract statementAt(token: SourceToken): boolean

  protected readonly negation: Rule<Expression> = this.RULE('negation', () => {
    const from = this.LA(1)
    return this.choose<Expression>([
      {
        ALT: () => {
          this.CONSUME(word('not'))
          const operand = this.deeper(() => this.SUBRULE(this.negation))
          return this.mark({ kind: 'not' as const, operand }, from)
        },
      },
      { ALT: () => this.SUBRULE(this.operation, { ARGS: [1] }) },
    ])
  })

  private operatorAhead(): FoundOperator | undefined {
    return findOperator((offset) => {
      const { tokenType, image } = this.LA(offset)
      return tokenType === QuotedName || tokenType === Text ? undefined : image
    })
  }

  /** Precedence climbing over the table of operators. */
  protected readonly operation: Rule<Expression, [minimum: number]> = this.RULE('operation', (minimum: number) => {
    const from = this.LA(1)
    let left = this.SUBRULE(this.operand)
    let condition = false
    this.MANY({
      GATE: () => this.continues(minimum),
      DEF: () => {
        if (condition && (this.operatorAhead()?.row.precedence ?? conditionPrecedence) <= conditionPrecedence)
          this.chain()
        condition ||= (this.operatorAhead()?.row.precedence ?? conditionPrecedence) <= conditionPrecedence
        left = this.SUBRULE(this.operatorTail, { ARGS: [left, from] })
      },
    })
    return left
  })

  private continues(minimum: number): boolean {
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
      const special = this.RECORDING_PHASE ? undefined : this.windowOperator()
      return this.choose([
        { GATE: () => special !== undefined, ALT: () => this.SUBRULE(this.valueCondition, { ARGS: [left, from] }) },
        { GATE: () => special === undefined, ALT: () => this.SUBRULE(this.tableOperator, { ARGS: [left, from] }) },
      ])
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
      this.SUBRULE(this.operatorWords, { ARGS: [found?.length ?? 1] })
      const words = this.LA(0)
      const row = found?.row
      const operands = this.choose<Expression[]>([
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
      ])
      const ignoringCase = this.OPTION({
        GATE: () => row?.text === true,
        DEF: () => this.CONSUME(word('ignoring')) && this.CONSUME(word('case')),
      })
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

  private pasted({ mistake }: FoundOperator, first: IToken, words: IToken, operands: readonly Expression[]): void {
    if (!mistake) return
    const [operand] = operands
    const better = operand?.kind === 'text' ? likePattern(operand.value, mistake.use.startsWith('not')) : undefined
    const span = better ? this.spanOf(first) : this.spanOf(first, words)
    const found = words === first ? first.image : `${first.image} ${words.image}`
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

  /** Expressions between brackets, separated by commas. */
  private readonly expressions: Rule<Expression[]> = this.RULE('expressions', () => {
    const expressions: Expression[] = []
    const thenEnds = this.thenEnds
    this.thenEnds = false
    this.OPTION({
      GATE: () => !this.isSymbol(1, ')'),
      DEF: () => {
        expressions.push(this.SUBRULE(this.expression))
        this.MANY({
          GATE: () => !this.isSymbol(1, ')') && !this.atEnd(),
          DEF: () => {
            this.SUBRULE(this.comma)
            expressions.push(this.SUBRULE2(this.expression))
          },
        })
      },
    })
    this.thenEnds = thenEnds
    return expressions
  })

  private operandAlternatives: { GATE?: () => boolean; ALT: () => Expression }[] | undefined
  private readonly operand: Rule<Expression> = this.RULE('operand', () => {
    this.operandAlternatives ??= [
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.minus) },
      { ALT: () => this.SUBRULE(this.did) },
      { GATE: () => this.hasAhead(), ALT: () => this.SUBRULE(this.has) },
      { GATE: () => this.is(1, 'all') && this.isPlain(2), ALT: () => this.SUBRULE(this.all) },
      { GATE: () => this.membershipAhead(), ALT: () => this.SUBRULE(this.membership) },
      { GATE: () => this.LA(2).tokenType === NumberToken, ALT: () => this.SUBRULE(this.rank) },
      { GATE: () => this.aggregateAhead(), ALT: () => this.SUBRULE(this.aggregate) },
      { GATE: () => this.is(1, 'cast') && this.isSymbol(2, '('), ALT: () => this.SUBRULE(this.cast) },
      { GATE: () => this.isSymbol(2, '('), ALT: () => this.SUBRULE(this.call) },
      { ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.misplacedWhen() },
    ]
    return this.choose(this.operandAlternatives)
  })

  private hasAhead(): boolean {
    return (
      this.is(1, 'has') &&
      (this.isPlain(2) ||
        this.is(2, 'no') ||
        (this.countAhead(1) && !this.is(2, 'between')) ||
        (this.LA(6).tokenType.CATEGORIES?.includes(Word) === true && this.is(2, 'between')))
    )
  }

  private membershipAhead(): boolean {
    return (
      this.is(1, 'in') && (this.is(2, 'segment') || this.is(2, 'bucket') || (this.is(2, 'at') && this.is(3, 'least')))
    )
  }

  private aggregateAhead(): boolean {
    return this.LA(1).tokenType !== QuotedName && aggregates.has(this.LA(1).image) && this.isSymbol(2, '(')
  }

  private misplacedWhen(): Expression {
    const from = this.LA(1)
    const when = this.deeper(() => this.SUBRULE(this.when))
    this.ACTION(() => {
      const span = this.spanOf(from)
      const edits = [
        { span: { start: span.start, end: span.start }, text: '(' },
        { span: { start: span.end, end: span.end }, text: ')' },
      ]
      this.problem(
        syntaxError('E136', { span: this.spanOf(from, from) }, {}, { title: 'Write the parentheses', edits }),
      )
    })
    return when
  }

  private readonly group: Rule<Expression> = this.RULE('group', () => {
    const thenEnds = this.thenEnds
    this.CONSUME(symbol('('))
    this.thenEnds = false
    const expression = this.SUBRULE(this.expression)
    this.thenEnds = thenEnds
    this.CONSUME(symbol(')'))
    return expression
  })

  private literalAlternatives: { ALT: () => Expression }[] | undefined
  private readonly literal: Rule<Expression> = this.RULE('literal', () => {
    const from = this.LA(1)
    this.literalAlternatives ??= [
      { ALT: () => ({ kind: 'text', value: this.SUBRULE(this.text) }) },
      { ALT: () => ({ kind: 'number', value: this.CONSUME(NumberToken).image }) },
      { ALT: () => ({ kind: 'date', value: this.CONSUME(DateToken).image }) },
      { ALT: () => ({ kind: 'instant', value: this.CONSUME(InstantToken).image }) },
      { ALT: () => ({ kind: 'boolean', value: this.CONSUME(word('true')) && true }) },
      { ALT: () => ({ kind: 'boolean', value: this.CONSUME(word('false')) && false }) },
      {
        ALT: () => {
          const token = this.CONSUME(word('null'))
          this.problem(syntaxError('E117', { span: this.spanOf(token) }, {}))
          return { kind: 'boolean', value: false }
        },
      },
    ]
    return this.mark(this.choose(this.literalAlternatives), from)
  })

  private readonly minus: Rule<Expression> = this.RULE('minus', () => {
    const from = this.LA(1)
    this.CONSUME(symbol('-'))
    return this.choose<Expression>([
      {
        ALT: () => this.mark({ kind: 'number' as const, value: `-${this.CONSUME(NumberToken).image}` }, from),
      },
      {
        ALT: () => {
          const operand = this.deeper(() => this.SUBRULE(this.operand))
          return this.mark({ kind: 'operation' as const, operator: 'negate' as const, operands: [operand] }, from)
        },
      },
    ])
  })

  private readonly field: Rule<Expression> = this.RULE('field', () => {
    const from = this.LA(1)
    const node = { kind: 'field' as const, path: this.SUBRULE(this.path) }
    this.markPath(node, 'path', from)
    return this.mark(node, from)
  })

  private readonly call: Rule<Expression> = this.RULE('call', () => {
    const from = this.LA(1)
    const name = this.nameOf(this.CONSUME(Word))
    this.CONSUME(symbol('('))
    const values = this.SUBRULE(this.expressions)
    this.CONSUME(symbol(')'))
    const node: Expression = { kind: 'call', name, arguments: values }
    this.markPart(node, 'name', from, from)
    return this.mark(node, from)
  })

  private readonly aggregate: Rule<Expression> = this.RULE('aggregate', () => {
    const from = this.LA(1)
    const name = this.CONSUME(Word)
    this.CONSUME(symbol('('))
    const thenEnds = this.thenEnds
    this.thenEnds = false
    const value = this.SUBRULE(this.operation, { ARGS: [conditionPrecedence + 1] })
    const window = this.OPTION({ GATE: () => this.windowAhead(), DEF: () => this.SUBRULE(this.window) })
    const where = this.OPTION2(() => this.CONSUME(word('where')) && this.SUBRULE(this.expression))
    this.thenEnds = thenEnds
    this.CONSUME(symbol(')'))
    const node = {
      kind: 'aggregate' as const,
      function: name.image as ExpressionOf<'aggregate'>['function'],
      value,
      ...(window && { window }),
      ...(where && { where }),
    }
    this.markPart(node, 'function', from, from)
    return this.mark(node, from)
  })

  private readonly cast: Rule<Expression> = this.RULE('cast', () => {
    const from = this.LA(1)
    this.CONSUME(word('cast'))
    this.CONSUME(symbol('('))
    const thenEnds = this.thenEnds
    this.thenEnds = false
    const value = this.SUBRULE(this.expression)
    this.thenEnds = thenEnds
    this.CONSUME(word('as'))
    const to = this.SUBRULE(this.castTarget)
    this.CONSUME(symbol(')'))
    return this.mark({ kind: 'cast' as const, value, to }, from)
  })

  protected readonly castTarget: Rule<ExpressionOf<'cast'>['to']> = this.RULE('castTarget', () =>
    this.choose([
      { ALT: () => this.CONSUME(word('text')) && ('text' as const) },
      { ALT: () => this.CONSUME(word('number')) && ('number' as const) },
      { ALT: () => this.CONSUME(word('integer')) && ('integer' as const) },
      { ALT: () => this.CONSUME(word('boolean')) && ('boolean' as const) },
      { ALT: () => this.CONSUME(word('date')) && ('date' as const) },
      { ALT: () => this.CONSUME(word('timestamp')) && ('timestamp' as const) },
    ]),
  )

  private readonly when: Rule<Expression> = this.RULE('when', () => {
    const from = this.LA(1)
    const thenEnds = this.thenEnds
    this.thenEnds = true
    const arms: ExpressionOf<'when'>['arms'] = []
    this.AT_LEAST_ONE(() => {
      this.CONSUME(word('when'))
      const condition = this.SUBRULE(this.expression)
      this.CONSUME(word('then'))
      arms.push({ condition, value: this.SUBRULE2(this.expression) })
    })
    const otherwise = this.OPTION(() => this.CONSUME(word('else')) && this.SUBRULE3(this.expression))
    this.thenEnds = thenEnds
    return this.mark({ kind: 'when' as const, arms, ...(otherwise && { otherwise }) }, from)
  })
}
