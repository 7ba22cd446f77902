import { syntaxError } from '../diagnostics.ts'
import { aggregateNames } from '../operators.ts'
import {
  DateToken,
  InstantToken,
  NumberToken,
  QuotedName,
  RawText,
  type SourceToken,
  symbol,
  Text,
  Word,
  word,
} from '../tokens.ts'
import type { Expression, ExpressionOf } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { ConditionParser } from './condition.ts'

const aggregates: ReadonlySet<string> = new Set(aggregateNames)
const valueLevel = 4

/** What an expression is made of: literals, fields, calls, aggregates, groups, `when`. */
export abstract class OperandParser extends ConditionParser {
  /** Expressions between brackets, separated by commas. */
  protected readonly expressions: Rule<Expression[]> = this.RULE('expressions', () => {
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
            if (this.ends(')')) return
            expressions.push(this.SUBRULE2(this.expression))
          },
        })
      },
    })
    this.thenEnds = thenEnds
    return expressions
  })

  private operandAlternatives: { GATE?: () => boolean; ALT: () => Expression }[] | undefined
  protected readonly operand: Rule<Expression> = this.RULE('operand', () => {
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
      { GATE: () => !this.statementAhead(), ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.misplacedWhen() },
    ]
    return this.choose(this.operandAlternatives)
  })

  /** Whether a statement begins here, so that the value before it is missing. */
  private statementAhead(): boolean {
    if (!this.statementAt(this.LA(1) as SourceToken)) return false
    return this.isPlain(2) || this.is(2, 'every') || [Text, RawText, NumberToken].includes(this.LA(2).tokenType)
  }

  /** Whether a statement of the item may begin at this token. */
  protected abstract statementAt(token: SourceToken): boolean

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
    const value = this.SUBRULE(this.operation, { ARGS: [valueLevel] })
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

  protected readonly when: Rule<Expression> = this.RULE('when', () => {
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
