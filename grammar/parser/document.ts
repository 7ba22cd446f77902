import { syntaxError } from '../diagnostics.ts'
import { symbol, Word, word } from '../tokens.ts'
import type { Expression, Item, Segment, SetExpression, Trait, Traits } from '../tree/index.ts'
import type { Rule } from './base.ts'
import type { Described } from './statements.ts'
import { TestParser } from './test.ts'

const segmentWords = new Set(['title', 'description', 'folder', 'refresh', 'where', 'sql'])

interface Header {
  name: string
  entity: string
  connection?: string
}
interface Draft extends Described, Header {
  kind: 'segment' | 'traits'
  where?: Expression
  sql?: string
  traits: Trait[]
  set?: SetExpression
  body: Segment['body'] | Traits['body']
}
const owners = { segment: 'A segment', traits: 'A trait set' } as const

/** The whole language: one item of a file. */
export class DocumentParser extends TestParser {
  constructor(config: ConstructorParameters<typeof TestParser>[0] = { maxLookahead: 1, skipValidations: true }) {
    super(config)
    this.performSelfAnalysis()
  }

  private itemAlternatives: { ALT: () => Item }[] | undefined
  readonly item: Rule<Item> = this.RULE('item', () => {
    this.itemAlternatives ??= [
      { ALT: () => this.SUBRULE(this.entity) },
      { ALT: () => this.SUBRULE(this.segment) },
      { ALT: () => this.SUBRULE(this.traits) },
      { ALT: () => this.SUBRULE(this.test) },
    ]
    return this.choose(this.itemAlternatives)
  })

  private readonly header: Rule<void, [draft: Draft]> = this.RULE('header', (draft: Draft) => {
    const nameFrom = this.LA(1)
    const name = this.SUBRULE(this.declaredName, {
      ARGS: [this.RECORDING_PHASE || draft.kind === 'segment' ? 'a segment' : 'a trait set'],
    })
    this.CONSUME(word('of'))
    const entity = this.CONSUME(Word)
    const connection = this.OPTION(() => this.CONSUME(word('on')) && this.CONSUME2(Word))
    this.ACTION(() => {
      draft.name = name
      draft.entity = this.nameOf(entity)
      this.markPart(draft, 'name', nameFrom, nameFrom)
      this.markPart(draft, 'entity', entity, entity)
      if (!connection) return
      draft.connection = this.nameOf(connection)
      this.markPart(draft, 'connection', connection, connection)
    })
  })

  private draft(kind: Draft['kind']): Draft {
    return { kind, name: '', entity: '', traits: [], body: { kind: 'rules' } }
  }

  private readonly segment: Rule<Segment> = this.RULE('segment', () => {
    const from = this.CONSUME(word('segment'))
    const draft = this.draft('segment')
    this.SUBRULE(this.header, { ARGS: [draft] })
    this.choose([
      {
        ALT: () => {
          this.CONSUME(symbol('='))
          draft.set = this.SUBRULE(this.set)
          this.OPTION(() => this.SUBRULE(this.segmentBlock, { ARGS: [draft] }))
        },
      },
      { ALT: () => this.SUBRULE2(this.segmentBlock, { ARGS: [draft] }) },
    ])
    return this.ACTION(() => {
      const { where, sql, set, traits: _, ...item } = draft
      const rules = { kind: 'rules' as const, ...(where && { where }) }
      const body = set ? { kind: 'set' as const, set } : sql !== undefined ? { kind: 'sql' as const, text: sql } : rules
      return this.finished({ ...item, kind: 'segment', body }, draft, from)
    })
  })

  /** The item takes over what was noted of its draft. */
  private finished<T extends Segment | Traits>(item: T, draft: Draft, from: Parameters<typeof this.mark>[1]): T {
    const body = this.spans.latest(draft, 'body')
    if (body) this.spans.note(item.body, body.start, body.end)
    this.spans.handOver(draft, item)
    this.slots = this.slots.map((slot) => (slot.owner === draft ? { ...slot, owner: item } : slot))
    this.slot(item, from)
    return this.mark(item, from)
  }

  private readonly segmentBlock: Rule<void, [draft: Draft]> = this.RULE('segmentBlock', (draft: Draft) => {
    this.openBrace()
    this.block(segmentWords, () => this.SUBRULE(this.segmentStatement, { ARGS: [draft] }))
    this.closeBrace()
  })

  private readonly segmentStatement: Rule<void, [draft: Draft]> = this.RULE('segmentStatement', (draft: Draft) => {
    this.choose([
      { ALT: () => this.SUBRULE(this.describing, { ARGS: [draft, 'A segment'] }) },
      { ALT: () => this.SUBRULE(this.where, { ARGS: [draft] }) },
      { ALT: () => this.SUBRULE(this.rawBody, { ARGS: [draft] }) },
    ])
  })

  private readonly where: Rule<void, [draft: Draft]> = this.RULE('where', (draft: Draft) => {
    const from = this.CONSUME(word('where'))
    this.ACTION(() => {
      this.once(owners[draft.kind], 'where', draft.where !== undefined, from)
      this.oneBody(draft, draft.sql !== undefined || draft.set !== undefined, from)
    })
    const where = this.SUBRULE(this.expression)
    this.ACTION(() => {
      draft.where = where
      this.markPart(draft, 'where', from)
      this.markPart(draft, 'body', from)
      this.slot(draft, from, { part: 'where', onlyBefore: true })
    })
  })

  private readonly rawBody: Rule<void, [draft: Draft]> = this.RULE('rawBody', (draft: Draft) => {
    const from = this.LA(1)
    const sql = this.SUBRULE(this.sql)
    this.ACTION(() => {
      this.once(owners[draft.kind], 'sql', draft.sql !== undefined, from)
      this.oneBody(draft, draft.where !== undefined || draft.set !== undefined || draft.traits.length > 0, from)
      draft.sql = sql
      this.markPart(draft, 'sql', from)
      this.markPart(draft, 'body', from)
      this.slot(draft, from, { part: 'sql' })
    })
  })

  private oneBody(draft: Draft, another: boolean, from: Parameters<typeof this.mark>[1]): void {
    if (another) this.problem(syntaxError('E128', { span: this.spanOf(from, from) }, { owner: owners[draft.kind] }))
  }

  private readonly traits: Rule<Traits> = this.RULE('traits', () => {
    const from = this.CONSUME(word('traits'))
    const draft = this.draft('traits')
    this.SUBRULE(this.header, { ARGS: [draft] })
    this.openBrace()
    this.block(segmentWords, () => this.SUBRULE(this.traitsStatement, { ARGS: [draft] }))
    this.closeBrace()
    return this.ACTION(() => {
      const { where, sql, set: _, traits, ...item } = draft
      if (sql === undefined && traits.length === 0) {
        const span = this.spans.latest(draft, 'name')
        this.problem(syntaxError('E131', span ? { span } : {}, {}))
      }
      const body =
        sql !== undefined
          ? { kind: 'sql' as const, text: sql }
          : { kind: 'expressions' as const, traits, ...(where && { where }) }
      return this.finished({ ...item, kind: 'traits', body }, draft, from)
    })
  })

  private readonly traitsStatement: Rule<void, [draft: Draft]> = this.RULE('traitsStatement', (draft: Draft) => {
    this.choose([
      { GATE: () => this.isSymbol(2, '='), ALT: () => this.SUBRULE(this.trait, { ARGS: [draft] }) },
      { ALT: () => this.SUBRULE(this.describing, { ARGS: [draft, 'A trait set'] }) },
      { ALT: () => this.SUBRULE(this.where, { ARGS: [draft] }) },
      { ALT: () => this.SUBRULE(this.rawBody, { ARGS: [draft] }) },
    ])
  })

  private readonly trait: Rule<void, [draft: Draft]> = this.RULE('trait', (draft: Draft) => {
    const from = this.LA(1)
    const name = this.SUBRULE(this.declaredName, { ARGS: ['a trait'] })
    this.CONSUME(symbol('='))
    this.ACTION(() => this.oneBody(draft, draft.sql !== undefined, from))
    const value = this.SUBRULE(this.expression)
    const title = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(word('title')) && this.SUBRULE(this.text),
    })
    this.ACTION(() => {
      const trait = { name, value, ...(title !== undefined && { title }) }
      draft.traits.push(trait)
      this.markPart(trait, 'name', from, from)
      this.slot(trait, from)
      this.mark(trait, from)
    })
  })
}
