import type { IToken } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { symbol, Word, word } from '../tokens.ts'
import type { Entity, FieldNote, Id, Place, Relation } from '../tree/index.ts'
import type { KeyWord } from '../words.ts'
import type { Rule } from './base.ts'
import { StatementParser } from './statements.ts'

type Sends = NonNullable<Entity['sends']>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
/** What an entity and its other places may hold. */
interface Holder {
  from?: string[]
  id?: Id
  fields?: FieldNote[]
  relations?: Relation[]
}

const relationWords = new Set(['field', 'many', 'one'])
const placeWords = new Set(['from', 'id', ...relationWords])
const entityWords = new Set(['sends', 'also', 'title', 'description', ...placeWords])

export abstract class EntityParser extends StatementParser {
  protected readonly entity: Rule<Entity> = this.RULE('entity', () => {
    const from = this.CONSUME(word('entity'))
    const nameFrom = this.LA(1)
    const entity: Mutable<Entity> = { kind: 'entity', name: this.SUBRULE(this.declaredName, { ARGS: ['an entity'] }) }
    this.markPart(entity, 'name', nameFrom)
    this.OPTION(() => {
      this.CONSUME(word('on'))
      const connection = this.CONSUME(Word)
      entity.connection = this.nameOf(connection)
      this.markPart(entity, 'connection', connection)
    })
    this.openBrace()
    this.block(entityWords, () => this.SUBRULE(this.entityStatement, { ARGS: [entity] }))
    this.closeBrace()
    this.slot(entity, from)
    return this.mark(entity, from)
  })

  private readonly entityStatement: Rule<void, [entity: Mutable<Entity>]> = this.RULE(
    'entityStatement',
    (entity: Mutable<Entity>) => {
      const from = this.LA(1)
      this.choose([
        { ALT: () => this.SUBRULE(this.held, { ARGS: [entity, 'An entity'] }) },
        {
          ALT: () => {
            const sends = this.SUBRULE(this.sends)
            this.ACTION(() => {
              this.once('An entity', 'sends', entity.sends !== undefined, from)
              entity.sends = sends
            })
          },
        },
        {
          ALT: () => {
            const place = this.SUBRULE(this.place)
            this.ACTION(() => {
              entity.places = [...(entity.places ?? []), place]
            })
          },
        },
        { ALT: () => this.SUBRULE(this.title, { ARGS: [entity, 'An entity'] }) },
        { ALT: () => this.SUBRULE(this.description, { ARGS: [entity, 'An entity'] }) },
      ])
    },
  )

  /** `from`, `id`, `field`, `many`, `one`. */
  private readonly held: Rule<void, [holder: Holder, owner: string]> = this.RULE(
    'held',
    (holder: Holder, owner: string) => {
      const from = this.LA(1)
      this.choose([
        {
          ALT: () => {
            this.CONSUME(word('from'))
            const pathFrom = this.LA(1)
            const path = this.SUBRULE(this.path)
            this.ACTION(() => {
              this.once(owner, 'from', holder.from !== undefined, from)
              holder.from = path
              this.markPath(holder, 'from', pathFrom)
              this.slot(holder, from, { part: 'from' })
            })
          },
        },
        {
          ALT: () => {
            const id = this.SUBRULE(this.id)
            this.ACTION(() => {
              this.once(owner, 'id', holder.id !== undefined, from)
              holder.id = id
            })
          },
        },
        { ALT: () => this.SUBRULE(this.inner, { ARGS: [holder] }) },
      ])
    },
  )

  /** `field`, `many`, `one`. */
  private readonly inner: Rule<void, [holder: Holder]> = this.RULE('inner', (holder: Holder) => {
    this.choose([
      {
        ALT: () => {
          const field = this.SUBRULE(this.fieldNote)
          this.ACTION(() => {
            holder.fields = [...(holder.fields ?? []), field]
          })
        },
      },
      {
        ALT: () => {
          const relation = this.deeper(() => this.SUBRULE(this.relation))
          this.ACTION(() => {
            holder.relations = [...(holder.relations ?? []), relation]
          })
        },
      },
    ])
  })

  private column<T extends { column: string }>(node: T, token: IToken): T {
    node.column = this.nameOf(token)
    this.markPart(node, 'column', token, token)
    return node
  }

  private readonly id: Rule<Id> = this.RULE('id', () => {
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
  private optionOf<T extends object, K extends keyof T & string>(
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

  private readonly sends: Rule<Sends> = this.RULE('sends', () => {
    const from = this.CONSUME(word('sends'))
    const call = this.SUBRULE(this.sendsCall)
    this.CONSUME(word('as'))
    const name = this.CONSUME(Word)
    const sends: Sends = { call, as: this.nameOf(name) }
    this.markPart(sends, 'as', name, name)
    this.slot(sends, from)
    return this.mark(sends, from)
  })

  private readonly sendsCall: Rule<Sends['call']> = this.RULE('sendsCall', () =>
    this.choose<Sends['call']>([
      { ALT: () => this.CONSUME(word('identify')) && 'identify' },
      { ALT: () => this.CONSUME(word('group')) && 'group' },
    ]),
  )

  private typeAlternatives: { ALT: () => NonNullable<FieldNote['type']> }[] | undefined
  private readonly fieldType: Rule<NonNullable<FieldNote['type']>> = this.RULE('fieldType', () => {
    this.typeAlternatives ??= (['text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json'] as const).map(
      (name) => ({
        ALT: () => this.CONSUME(word(name)) && name,
      }),
    )
    return this.choose(this.typeAlternatives)
  })

  private readonly unixUnit: Rule<NonNullable<FieldNote['unix']>> = this.RULE('unixUnit', () =>
    this.choose<NonNullable<FieldNote['unix']>>([
      { ALT: () => this.CONSUME(word('seconds')) && 'seconds' },
      { ALT: () => this.CONSUME(word('milliseconds')) && 'milliseconds' },
      { ALT: () => this.CONSUME(word('microseconds')) && 'microseconds' },
    ]),
  )

  private unixAhead(): boolean {
    const units: KeyWord[] = ['seconds', 'milliseconds', 'microseconds']
    return this.is(2, 'unix') && units.some((unit) => this.is(3, unit))
  }

  private readonly fieldNote: Rule<FieldNote> = this.RULE('fieldNote', () => {
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

  private readonly fieldOption: Rule<void, [field: Mutable<FieldNote>]> = this.RULE(
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

  private readonly relation: Rule<Relation> = this.RULE('relation', () => {
    const from = this.LA(1)
    const cardinality = this.choose<Relation['cardinality']>([
      { ALT: () => this.CONSUME(word('many')) && 'many' },
      { ALT: () => this.CONSUME(word('one')) && 'one' },
    ])
    const nameFrom = this.LA(1)
    const name = this.SUBRULE(this.declaredName, { ARGS: ['a relation'] })
    const relation: Mutable<Relation> = { cardinality, name, from: [], keys: [] }
    this.markPart(relation, 'name', nameFrom)
    this.CONSUME(word('from'))
    const pathFrom = this.LA(1)
    relation.from = this.SUBRULE(this.path)
    this.markPath(relation, 'from', pathFrom)
    this.CONSUME(word('by'))
    relation.keys.push(this.SUBRULE(this.keyPair))
    this.MANY1(() => {
      this.CONSUME(word('and'))
      relation.keys.push(this.SUBRULE2(this.keyPair))
    })
    this.MANY2(() => this.SUBRULE(this.relationOption, { ARGS: [relation] }))
    this.OPTION(() => {
      this.openBrace()
      this.block(relationWords, () => this.SUBRULE(this.relationStatement, { ARGS: [relation] }))
      this.closeBrace()
    })
    this.slot(relation, from)
    return this.mark(relation, from)
  })

  private readonly relationStatement: Rule<void, [relation: Holder]> = this.RULE(
    'relationStatement',
    (relation: Holder) => {
      this.choose([{ ALT: () => this.SUBRULE(this.inner, { ARGS: [relation] }) }])
    },
  )

  private readonly relationOption: Rule<void, [relation: Mutable<Relation>]> = this.RULE(
    'relationOption',
    (relation: Mutable<Relation>) => {
      const token = this.LA(1)
      this.choose([
        {
          ALT: () =>
            this.CONSUME(word('at')) &&
            this.optionOf(relation, 'at', this.nameOf(this.CONSUME(Word)), 'A relation', token),
        },
        {
          ALT: () =>
            this.CONSUME(word('named')) &&
            this.optionOf(relation, 'named', this.nameOf(this.CONSUME2(Word)), 'A relation', token),
        },
      ])
    },
  )

  private readonly keyPair: Rule<Relation['keys'][number]> = this.RULE('keyPair', () => {
    const from = this.CONSUME(Word)
    const other = this.OPTION(() => this.CONSUME(symbol('=')) && this.CONSUME2(Word))
    const pair = { parent: this.nameOf(from), child: this.nameOf(other ?? from) }
    this.markPart(pair, 'parent', from, from)
    this.markPart(pair, 'child', other ?? from, other ?? from)
    return this.mark(pair, from)
  })

  private readonly place: Rule<Place> = this.RULE('place', () => {
    const from = this.CONSUME(word('also'))
    this.CONSUME(word('on'))
    const connection = this.CONSUME(Word)
    const place: Holder & { connection: string } = { connection: this.nameOf(connection) }
    this.markPart(place, 'connection', connection, connection)
    this.openBrace()
    this.block(placeWords, () => this.SUBRULE(this.placeStatement, { ARGS: [place] }))
    this.closeBrace()
    this.slot(place, from)
    return this.ACTION(() => {
      for (const what of ['from', 'id'] as const)
        if (!place[what])
          this.problem(syntaxError('E132', { span: this.spanOf(from, from) }, { what, owner: 'A place' }))
      return this.mark(place as Place, from)
    })
  })

  private readonly placeStatement: Rule<void, [place: Holder]> = this.RULE('placeStatement', (place: Holder) => {
    this.choose([{ ALT: () => this.SUBRULE(this.held, { ARGS: [place, 'A place'] }) }])
  })
}
