import type { IToken } from 'chevrotain'
import { Word, word } from '../tokens.ts'
import type { Entity, FieldNote, Id } from '../tree/index.ts'
import type { KeyWord } from '../words.ts'
import type { Rule } from './base.ts'
import { StatementParser } from './statements.ts'

type Sends = NonNullable<Entity['sends']>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What the model says of columns: `id`, `sends`, `field`. */
export abstract class FieldParser extends StatementParser {
  protected column<T extends { column: string }>(node: T, token: IToken): T {
    node.column = this.nameOf(token)
    this.markPart(node, 'column', token, token)
    return node
  }

  protected readonly id: Rule<Id> = this.RULE('id', () => {
    const from = this.CONSUME(word('id'))
    const id = this.column<Mutable<Id>>({ column: '' }, this.CONSUME(Word))
    this.MANY(() => {
      const option = this.LA(1)
      this.choose([
        {
          ALT: () =>
            this.CONSUME(word('as')) && this.optionOf(id, 'as', this.SUBRULE(this.castTarget), 'An ID', option),
        },
        { ALT: () => this.CONSUME(word('trimmed')) && this.optionOf(id, 'trimmed', true, 'An ID', option) },
        { ALT: () => this.CONSUME(word('lower')) && this.optionOf(id, 'lower', true, 'An ID', option) },
        { ALT: () => this.CONSUME(word('distinct')) && this.optionOf(id, 'distinct', true, 'An ID', option) },
      ])
    })
    this.slot(id, from)
    return this.mark(id, from)
  })

  /** Sets a property that may be said once. */
  protected optionOf<T extends object, K extends keyof T & string>(
    node: T,
    key: K,
    value: T[K],
    owner: string,
    token: IToken,
  ): void {
    if (this.RECORDING_PHASE) return
    this.once(owner, token.image, node[key] !== undefined, token)
    node[key] = value
    this.markPart(node, key, token)
  }

  protected readonly sends: Rule<Sends> = this.RULE('sends', () => {
    const from = this.CONSUME(word('sends'))
    const call = this.SUBRULE(this.sendsCall)
    this.CONSUME(word('as'))
    const name = this.CONSUME(Word)
    const sends: Sends = { call, as: this.nameOf(name) }
    this.markPart(sends, 'as', name, name)
    this.slot(sends, from)
    return this.mark(sends, from)
  })

  protected readonly sendsCall: Rule<Sends['call']> = this.RULE('sendsCall', () =>
    this.choose<Sends['call']>([
      { ALT: () => this.CONSUME(word('identify')) && 'identify' },
      { ALT: () => this.CONSUME(word('group')) && 'group' },
    ]),
  )

  protected typeAlternatives: { ALT: () => NonNullable<FieldNote['type']> }[] | undefined
  protected readonly fieldType: Rule<NonNullable<FieldNote['type']>> = this.RULE('fieldType', () => {
    this.typeAlternatives ??= (['text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json'] as const).map(
      (name) => ({
        ALT: () => this.CONSUME(word(name)) && name,
      }),
    )
    return this.choose(this.typeAlternatives)
  })

  protected readonly unixUnit: Rule<NonNullable<FieldNote['unix']>> = this.RULE('unixUnit', () =>
    this.choose<NonNullable<FieldNote['unix']>>([
      { ALT: () => this.CONSUME(word('seconds')) && 'seconds' },
      { ALT: () => this.CONSUME(word('milliseconds')) && 'milliseconds' },
      { ALT: () => this.CONSUME(word('microseconds')) && 'microseconds' },
    ]),
  )

  protected unixAhead(): boolean {
    const units: KeyWord[] = ['seconds', 'milliseconds', 'microseconds']
    return this.is(2, 'unix') && units.some((unit) => this.is(3, unit))
  }

  protected readonly fieldNote: Rule<FieldNote> = this.RULE('fieldNote', () => {
    const from = this.CONSUME(word('field'))
    const field = this.column<Mutable<FieldNote>>({ column: '' }, this.CONSUME(Word))
    this.OPTION(() => {
      const token = this.LA(1)
      this.optionOf(field, 'type', this.SUBRULE(this.fieldType), 'A field', token)
    })
    this.MANY({
      GATE: () => (this.is(1, 'from') ? this.unixAhead() : !this.is(1, 'title') || this.sameLine()),
      DEF: () => this.SUBRULE(this.fieldOption, { ARGS: [field] }),
    })
    this.slot(field, from)
    return this.mark(field, from)
  })

  protected readonly fieldOption: Rule<void, [field: Mutable<FieldNote>]> = this.RULE(
    'fieldOption',
    (field: Mutable<FieldNote>) => {
      const token = this.LA(1)
      const set = <K extends keyof FieldNote & string>(key: K, value: FieldNote[K]): void =>
        this.optionOf(field, key, value, 'A field', token)
      this.choose([
        {
          ALT: () =>
            this.CONSUME(word('from')) && this.CONSUME(word('unix')) && set('unix', this.SUBRULE(this.unixUnit)),
        },
        { ALT: () => this.CONSUME(word('in')) && set('zone', this.SUBRULE(this.text)) },
        { ALT: () => this.CONSUME(word('pii')) && set('pii', true) },
        { ALT: () => this.CONSUME(word('places')) && set('places', this.SUBRULE(this.wholeNumber)) },
        { ALT: () => this.CONSUME(word('approximate')) && set('approximate', true) },
        { ALT: () => this.CONSUME(word('title')) && set('title', this.SUBRULE2(this.text)) },
      ])
    },
  )
}
