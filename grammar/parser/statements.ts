import type { IToken } from 'chevrotain'
import { syntaxError } from '../diagnostics.ts'
import { RawText, type SourceToken, symbol, Text, word } from '../tokens.ts'
import type { Segment } from '../tree/index.ts'
import { closes, endOf, type Rule } from './base.ts'
import { SetParser } from './set.ts'

/** What segments and trait sets say about themselves. */
export interface Described {
  title?: string
  description?: string
  folder?: string
  refresh?: NonNullable<Segment['refresh']>
}

const noWords: ReadonlySet<string> = new Set()

/** Blocks in braces and the statements that several items share. */
export abstract class StatementParser extends SetParser {
  private source = ''
  private statementWords: ReadonlySet<string> = new Set()

  beginItem(source: string, tokens: SourceToken[]): void {
    this.source = source
    this.statementWords = noWords
    this.thenEnds = false
    this.begin(tokens)
  }

  /** Whether the next token stands on the line of the one before it. */
  protected sameLine(token: IToken = this.LA(1)): boolean {
    const before = this.input[(token as SourceToken).index - 1]
    return before !== undefined && !this.source.slice(endOf(before), token.startOffset).includes('\n')
  }

  protected statementAt(token: SourceToken): boolean {
    return token.depth <= 1 && this.statementWords.has(token.image) && !this.sameLine(token)
  }

  /** Statements up to the closing brace; a broken one is left where the next one begins. */
  protected block(words: ReadonlySet<string>, statement: () => void): void {
    if (this.RECORDING_PHASE) {
      this.MANY(statement)
      return
    }
    const outer = this.statementWords
    const depth = (this.LA(1) as SourceToken).depth
    while (!this.atEnd() && !this.isSymbol(1, '}')) {
      this.statementWords = words
      const begin = (token: SourceToken): boolean =>
        token.depth === depth && words.has(token.image) && !this.sameLine(token)
      const first = this.LA(1)
      this.attempt(statement, (token) => closes(token, depth) || begin(token))
      if (this.LA(1) === first) this.SKIP_TOKEN()
    }
    this.statementWords = outer
  }

  /** Tells a statement that stands a second time. */
  protected once(owner: string, what: string, stated: boolean, token: IToken): void {
    if (stated) this.problem(syntaxError('E123', { span: this.spanOf(token, token) }, { what, owner }))
  }

  protected readonly longText: Rule<string> = this.RULE('longText', () => {
    const token = this.choose({
      DEF: [{ ALT: () => this.CONSUME(Text) }, { ALT: () => this.CONSUME(RawText) }],
      ERR_MSG: 'a text in quotes',
    })
    return this.ACTION(() => this.textOf(token))
  })

  /** `title "…"`, `folder "…"`, `description "…"`. */
  protected stated(
    node: { title?: string; description?: string; folder?: string },
    what: 'title' | 'description' | 'folder',
    owner: string,
    value: string,
    from: IToken,
  ): void {
    if (this.RECORDING_PHASE) return
    this.once(owner, what, node[what] !== undefined, from)
    node[what] = value
    this.markPart(node, what, from)
    this.slot(node, from, { part: what })
  }

  protected readonly title: Rule<void, [node: Described, owner: string]> = this.RULE(
    'title',
    (node: Described, owner: string) => {
      const from = this.CONSUME(word('title'))
      this.stated(node, 'title', owner, this.SUBRULE(this.text), from)
    },
  )

  protected readonly description: Rule<void, [node: Described, owner: string]> = this.RULE(
    'description',
    (node: Described, owner: string) => {
      const from = this.CONSUME(word('description'))
      this.stated(node, 'description', owner, this.SUBRULE(this.longText), from)
    },
  )

  private readonly folder: Rule<void, [node: Described, owner: string]> = this.RULE(
    'folder',
    (node: Described, owner: string) => {
      const from = this.CONSUME(word('folder'))
      this.stated(node, 'folder', owner, this.SUBRULE(this.text), from)
    },
  )

  private readonly refresh: Rule<void, [node: Described, owner: string]> = this.RULE(
    'refresh',
    (node: Described, owner: string) => {
      const from = this.CONSUME(word('refresh'))
      this.CONSUME(word('every'))
      const every = this.SUBRULE(this.wholeNumber)
      const unit = this.SUBRULE(this.fixedUnit)
      this.ACTION(() => {
        this.once(owner, 'refresh', node.refresh !== undefined, from)
        node.refresh = { every, unit }
        this.markPart(node, 'refresh', from)
        this.slot(node, from, { part: 'refresh' })
      })
    },
  )

  /** One of `title`, `description`, `folder`, `refresh`. */
  protected readonly describing: Rule<void, [node: Described, owner: string]> = this.RULE(
    'describing',
    (node: Described, owner: string) => {
      this.choose([
        { ALT: () => this.SUBRULE(this.title, { ARGS: [node, owner] }) },
        { ALT: () => this.SUBRULE(this.description, { ARGS: [node, owner] }) },
        { ALT: () => this.SUBRULE(this.folder, { ARGS: [node, owner] }) },
        { ALT: () => this.SUBRULE(this.refresh, { ARGS: [node, owner] }) },
      ])
    },
  )

  protected readonly sql: Rule<string> = this.RULE('sql', () => {
    this.CONSUME(word('sql'))
    const token = this.CONSUME(RawText)
    return this.ACTION(() => this.textOf(token))
  })

  protected openBrace(): void {
    this.CONSUME(symbol('{'))
  }
  protected closeBrace(): void {
    this.CONSUME(symbol('}'))
  }
}
