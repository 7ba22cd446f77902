import { DateToken, InstantToken, NumberToken, symbol, Word, word } from '../tokens.ts'
import type { Cell, Expect, Given, Test } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { EntityParser } from './entity.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
const testWords = new Set(['as', 'given', 'expect'])

export abstract class TestParser extends EntityParser {
  protected readonly test: Rule<Test> = this.RULE('test', () => {
    const from = this.CONSUME(word('test'))
    const of = this.CONSUME(Word)
    const title = this.LA(1)
    const test: Mutable<Test> = {
      kind: 'test',
      of: this.nameOf(of),
      title: this.SUBRULE(this.text),
      given: [],
      expect: [],
    }
    this.markPart(test, 'of', of, of)
    this.markPart(test, 'title', title)
    this.openBrace()
    this.block(testWords, () => this.SUBRULE(this.testStatement, { ARGS: [test] }))
    this.closeBrace()
    this.slot(test, from)
    return this.mark(test, from)
  })

  private readonly testStatement: Rule<void, [test: Mutable<Test>]> = this.RULE(
    'testStatement',
    (test: Mutable<Test>) => {
      this.choose([
        {
          ALT: () => {
            const from = this.CONSUME(word('as'))
            this.CONSUME(word('of'))
            const token = this.CONSUME(InstantToken)
            this.ACTION(() => {
              this.once('A test', 'as of', test.asOf !== undefined, from)
              test.asOf = { kind: 'instant', value: token.image }
              this.mark(test.asOf, token)
              this.markPart(test, 'asOf', from)
              this.slot(test, from, { part: 'asOf' })
            })
          },
        },
        {
          ALT: () => {
            const given = this.SUBRULE(this.given)
            this.ACTION(() => test.given.push(given))
          },
        },
        {
          ALT: () => {
            const expect = this.SUBRULE(this.expect)
            this.ACTION(() => test.expect.push(expect))
          },
        },
      ])
    },
  )

  private readonly given: Rule<Given> = this.RULE('given', () => {
    const from = this.CONSUME(word('given'))
    const given = this.choose<Given>([
      {
        GATE: () => this.is(1, 'segment') && !this.isSymbol(2, '{') && !this.isSymbol(2, '.'),
        ALT: () => this.SUBRULE(this.givenSegment),
      },
      { ALT: () => this.SUBRULE(this.givenRows) },
    ])
    this.slot(given, from)
    return this.mark(given, from)
  })

  private readonly givenSegment: Rule<Given> = this.RULE('givenSegment', () => {
    this.CONSUME(word('segment'))
    const name = this.CONSUME(Word)
    const given: Given = { kind: 'segment', segment: this.nameOf(name), ids: [] }
    this.markPart(given, 'segment', name, name)
    this.CONSUME(symbol('='))
    this.CONSUME(symbol('['))
    this.MANY({
      GATE: () => !this.isSymbol(1, ']') && !this.atEnd(),
      DEF: () => {
        if (this.RECORDING_PHASE || given.ids.length > 0) this.SUBRULE(this.comma)
        if (this.ends(']')) return
        const cell = this.LA(1)
        given.ids.push(this.SUBRULE(this.cell))
        this.slot(given, cell, { part: String(given.ids.length - 1) })
      },
    })
    this.CONSUME(symbol(']'))
    return given
  })

  private readonly givenRows: Rule<Given> = this.RULE('givenRows', () => {
    const from = this.LA(1)
    const given: Given = { kind: 'rows', path: this.SUBRULE(this.path), columns: [], rows: [] }
    this.markPath(given, 'path', from)
    this.openBrace()
    this.MANY({
      GATE: () => !this.isSymbol(1, '}') && !this.atEnd(),
      DEF: () => {
        if (this.RECORDING_PHASE || given.columns.length > 0) this.SUBRULE(this.comma)
        if (this.ends('}')) return
        const column = this.CONSUME(Word)
        given.columns.push(this.nameOf(column))
        this.markPart(given, `columns.${given.columns.length - 1}`, column, column)
      },
    })
    this.closeBrace()
    this.CONSUME(symbol('='))
    this.CONSUME(symbol('['))
    this.MANY2({
      GATE: () => !this.isSymbol(1, ']') && !this.atEnd(),
      DEF: () => {
        if (this.RECORDING_PHASE || given.rows.length > 0) this.SUBRULE2(this.comma)
        if (this.ends(']')) return
        const row = this.LA(1)
        given.rows.push(this.SUBRULE(this.row))
        const part = String(given.rows.length - 1)
        this.markPart(given, `rows.${part}`, row)
        this.slot(given, row, { part })
      },
    })
    this.CONSUME(symbol(']'))
    return given
  })

  private readonly row: Rule<Cell[]> = this.RULE('row', () => {
    const cells: Cell[] = []
    this.CONSUME(symbol('('))
    this.MANY({
      GATE: () => !this.isSymbol(1, ')') && !this.atEnd(),
      DEF: () => {
        if (this.RECORDING_PHASE || cells.length > 0) this.SUBRULE(this.comma)
        if (this.ends(')')) return
        cells.push(this.SUBRULE(this.cell))
      },
    })
    this.CONSUME(symbol(')'))
    return cells
  })

  private cellAlternatives: { ALT: () => Cell }[] | undefined
  protected readonly cell: Rule<Cell> = this.RULE('cell', () => {
    const from = this.LA(1)
    this.cellAlternatives ??= [
      { ALT: () => this.SUBRULE(this.scalar) },
      { ALT: () => ({ kind: 'list', values: this.SUBRULE(this.list) }) },
    ]
    return this.mark(this.choose(this.cellAlternatives), from)
  })

  private readonly list: Rule<Scalar[]> = this.RULE('list', () => {
    const values: Scalar[] = []
    this.CONSUME(symbol('['))
    this.MANY({
      GATE: () => !this.isSymbol(1, ']') && !this.atEnd(),
      DEF: () => {
        if (this.RECORDING_PHASE || values.length > 0) this.SUBRULE(this.comma)
        if (this.ends(']')) return
        values.push(this.SUBRULE(this.scalar))
      },
    })
    this.CONSUME(symbol(']'))
    return values
  })

  private scalarAlternatives: { ALT: () => Scalar }[] | undefined
  private readonly scalar: Rule<Scalar> = this.RULE('scalar', () => {
    const from = this.LA(1)
    this.scalarAlternatives ??= [
      { ALT: () => ({ kind: 'text', value: this.SUBRULE(this.text) }) },
      { ALT: () => ({ kind: 'number', value: this.CONSUME(NumberToken).image }) },
      { ALT: () => this.CONSUME(symbol('-')) && { kind: 'number', value: `-${this.CONSUME2(NumberToken).image}` } },
      { ALT: () => ({ kind: 'date', value: this.CONSUME(DateToken).image }) },
      { ALT: () => ({ kind: 'instant', value: this.CONSUME(InstantToken).image }) },
      { ALT: () => ({ kind: 'boolean', value: this.CONSUME(word('true')) && true }) },
      { ALT: () => ({ kind: 'boolean', value: this.CONSUME(word('false')) && false }) },
      { ALT: () => this.CONSUME(word('null')) && { kind: 'null' } },
    ]
    return this.mark(this.choose({ DEF: this.scalarAlternatives, ERR_MSG: 'a value of a table' }), from)
  })

  private readonly expect: Rule<Expect> = this.RULE('expect', () => {
    const from = this.CONSUME(word('expect'))
    const id = this.SUBRULE(this.cell)
    const expect = this.SUBRULE(this.expectation, { ARGS: [id] })
    if ('because' in expect && expect.because) this.markPath(expect, 'because', this.LA(2 - 2 * expect.because.length))
    this.slot(expect, from)
    return this.mark(expect, from)
  })

  private readonly expectation: Rule<Expect, [id: Cell]> = this.RULE('expectation', (id: Cell) => {
    const from = this.LA(1)
    return this.choose<Expect>([
      {
        GATE: () => !this.isSymbol(2, '='),
        ALT: () => this.CONSUME(word('in')) && { kind: 'member', id, is: 'in', ...this.SUBRULE(this.because) },
      },
      {
        GATE: () => !this.isSymbol(2, '='),
        ALT: () => this.CONSUME(word('out')) && { kind: 'member', id, is: 'out', ...this.SUBRULE2(this.because) },
      },
      {
        ALT: () => {
          const trait = this.nameOf(this.CONSUME(Word))
          this.CONSUME(symbol('='))
          const expect: Expect = { kind: 'trait', id, trait, value: this.SUBRULE(this.cell) }
          this.markPart(expect, 'trait', from, from)
          return expect
        },
      },
    ])
  })

  private readonly because: Rule<{ because?: string[] }> = this.RULE('because', () => {
    const because = this.OPTION(() => this.CONSUME(word('because')) && this.SUBRULE(this.path))
    return { ...(because && { because }) }
  })
}

type Scalar = Extract<Cell, { kind: 'list' }>['values'][number]
