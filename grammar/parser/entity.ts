import { syntaxError } from '../diagnostics.ts'
import { symbol, Word, word } from '../tokens.ts'
import type { Entity, FieldNote, Id, Place, Relation } from '../tree/index.ts'
import type { Rule } from './base.ts'
import { FieldParser } from './field.ts'

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

export abstract class EntityParser extends FieldParser {
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
      if (!this.RECORDING_PHASE && placeWords.has(from.image))
        return this.SUBRULE(this.held, { ARGS: [entity, 'An entity'] })
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
      if (!this.RECORDING_PHASE && this.is(1, 'from')) return this.heldFrom(holder, owner)
      if (!this.RECORDING_PHASE && this.is(1, 'id')) return this.heldId(holder, owner)
      this.choose([
        { ALT: () => this.heldFrom(holder, owner) },
        { ALT: () => this.heldId(holder, owner) },
        { ALT: () => this.SUBRULE(this.inner, { ARGS: [holder] }) },
      ])
    },
  )

  private heldFrom(holder: Holder, owner: string): void {
    const from = this.CONSUME(word('from'))
    const pathFrom = this.LA(1)
    const path = this.SUBRULE(this.path)
    if (this.RECORDING_PHASE) return
    this.once(owner, 'from', holder.from !== undefined, from)
    holder.from = path
    this.markPath(holder, 'from', pathFrom)
    this.slot(holder, from, { part: 'from' })
  }

  private heldId(holder: Holder, owner: string): void {
    const from = this.LA(1)
    const id = this.SUBRULE(this.id)
    if (this.RECORDING_PHASE) return
    this.once(owner, 'id', holder.id !== undefined, from)
    holder.id = id
  }

  /** `field`, `many`, `one`. */
  private readonly inner: Rule<void, [holder: Holder]> = this.RULE('inner', (holder: Holder) => {
    if (!this.RECORDING_PHASE && this.is(1, 'field')) return this.innerField(holder)
    if (!this.RECORDING_PHASE && (this.is(1, 'many') || this.is(1, 'one'))) return this.innerRelation(holder)
    this.choose([{ ALT: () => this.innerField(holder) }, { ALT: () => this.innerRelation(holder) }])
  })

  private innerField(holder: Holder): void {
    const field = this.SUBRULE(this.fieldNote)
    if (!this.RECORDING_PHASE) holder.fields = [...(holder.fields ?? []), field]
  }

  private innerRelation(holder: Holder): void {
    const relation = this.deeper(() => this.SUBRULE(this.relation))
    if (!this.RECORDING_PHASE) holder.relations = [...(holder.relations ?? []), relation]
  }

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
