import {
  EmbeddedActionsParser,
  type IOrAlt,
  type IParserConfig,
  type IToken,
  isRecognitionException,
  type OrMethodOpts,
  type ParserMethod,
} from 'chevrotain'
import { maximalDepth } from '../depth.ts'
import type { Diagnostic, Fix } from '../diagnostic.ts'
import { syntaxError } from '../diagnostics.ts'
import type { Span } from '../origin.ts'
import { readBackticks, readDoubleQuoted, readRaw } from '../spelling.ts'
import { NumberToken, QuotedName, RawText, type SourceToken, symbol, Text, vocabulary, Word, word } from '../tokens.ts'
import { isWord, type KeyWord } from '../words.ts'
import { messages } from './messages.ts'
import { NodeSpans } from './spans.ts'

/** A place comments can belong to: from the token `first` to the token `last`. */
export interface Slot {
  readonly first: number
  readonly last: number
  readonly owner: object
  readonly part?: string
  /** A comment behind it belongs to a place further inside. */
  readonly onlyBefore?: true
}

/** Raised to leave an item whose nesting no bracket shows. */
export class TooDeep extends Error {
  readonly token: IToken
  constructor(token: IToken) {
    super('rules nest too deep')
    this.token = token
  }
}

export type Rule<T, Args extends unknown[] = []> = ParserMethod<Args, T>

/** The offset behind a token. */
export const endOf = (token: IToken): number => (token.endOffset ?? -1) + 1

/** Whether a token closes the brackets around what stands at this depth. */
export const closes = (token: SourceToken, depth: number): boolean =>
  token.depth < depth || (token.depth === depth && [')', ']', '}'].includes(token.image))

/** What all rules share: words, names, texts, where nodes stand, recovery. Parses one item's tokens at a time. */
export abstract class BaseParser extends EmbeddedActionsParser {
  problems: Diagnostic[] = []
  spans = new NodeSpans()
  slots: Slot[] = []
  protected level = 0

  /**
   * One token decides, gates look further where that is not enough: with two, the hundred words that may all be names make
   * Chevrotain compute paths for 100 ms. A test builds the grammar with two and validated, to see what the gates decide.
   */
  constructor(config: Pick<IParserConfig, 'maxLookahead' | 'skipValidations'>) {
    super(vocabulary, { ...config, recoveryEnabled: false, errorMessageProvider: messages })
  }

  begin(tokens: SourceToken[]): void {
    this.problems = []
    this.spans = new NodeSpans()
    this.slots = []
    this.level = 0
    this.input = tokens
  }

  /** `OR` whose alternatives give values of one type. */
  protected choose<T>(alternatives: IOrAlt<T>[] | OrMethodOpts<T>): T {
    return this.or(0, alternatives as IOrAlt<T>[])
  }
  protected choose2<T>(alternatives: IOrAlt<T>[]): T {
    return this.or(2, alternatives)
  }
  protected choose3<T>(alternatives: IOrAlt<T>[]): T {
    return this.or(3, alternatives)
  }

  protected is(offset: number, name: KeyWord): boolean {
    return this.LA(offset).tokenType === word(name)
  }

  protected isSymbol(offset: number, name: Parameters<typeof symbol>[0]): boolean {
    return this.LA(offset).tokenType === symbol(name)
  }

  /** A name that is no word of the language. */
  protected isPlain(offset: number): boolean {
    const { tokenType, image } = this.LA(offset)
    return tokenType === QuotedName || (tokenType.CATEGORIES?.includes(Word) === true && !isWord(image))
  }

  protected spanOf(from: IToken, to: IToken = this.LA(0)): Span {
    return { start: from.startOffset, end: Math.max(endOf(to), from.startOffset) }
  }

  /** Notes where a node stands: from a token to the last one read. */
  protected mark<T extends object>(node: T, from: IToken): T {
    if (!this.RECORDING_PHASE) this.note(node, from, this.LA(0))
    return node
  }

  protected markPart(node: object, part: string, from: IToken, to: IToken = this.LA(0)): void {
    if (!this.RECORDING_PHASE) this.note(node, from, to, part)
  }

  private note(node: object, from: IToken, to: IToken, part?: string, place?: number): void {
    this.spans.note(node, from.startOffset, Math.max(endOf(to), from.startOffset), part, place)
  }

  protected slot(owner: object, from: IToken, options: { part?: string; onlyBefore?: true } = {}): void {
    if (this.RECORDING_PHASE) return
    this.slots.push({ first: (from as SourceToken).index, last: (this.LA(0) as SourceToken).index, owner, ...options })
  }

  protected problem(diagnostic: Diagnostic): void {
    if (!this.RECORDING_PHASE) this.problems.push(diagnostic)
  }

  protected fix(title: string, span: Span, text: string): Fix {
    return { title, edits: [{ span, text }] }
  }

  /** Parses one part of a list; when it fails, skips to where the list can go on. Gives nothing after a failure. */
  protected attempt<T>(parse: () => T, canResume: (token: SourceToken) => boolean): T | undefined {
    if (this.RECORDING_PHASE) return parse()
    const level = this.level
    try {
      return parse()
    } catch (failure) {
      if (!(failure instanceof Error) || !isRecognitionException(failure)) throw failure
      this.level = level
      while (!this.atEnd() && !canResume(this.LA(1) as SourceToken)) this.SKIP_TOKEN()
      return undefined
    }
  }

  protected atEnd(): boolean {
    return (this.LA(1) as Partial<SourceToken>).index === undefined
  }

  /** Counts nesting that no bracket shows. */
  protected deeper<T>(parse: () => T): T {
    if (!this.RECORDING_PHASE && this.level >= maximalDepth) throw new TooDeep(this.LA(1))
    this.level += 1
    const value = parse()
    this.level -= 1
    return value
  }

  protected nameOf(token: IToken): string {
    return token.tokenType === QuotedName ? readBackticks(token.image) : token.image
  }

  protected textOf(token: IToken): string {
    if (token.tokenType === RawText) return readRaw(token.image)
    if (!token.image.startsWith('"')) return token.image.replace(/^['“”„‘’]|['”“’"]$/gu, '')
    return token.image.endsWith('"') && token.image.length > 1
      ? readDoubleQuoted(token.image).value
      : token.image.slice(1)
  }

  /** The name of something declared: a word of the language must stand in backticks. */
  protected readonly declaredName: Rule<string, [what: string]> = this.RULE('declaredName', (what: string) => {
    const token = this.CONSUME(Word, { LABEL: 'name' })
    return this.ACTION(() => {
      const name = this.nameOf(token)
      const span = this.spanOf(token)
      if (token.tokenType !== QuotedName && isWord(name))
        this.problem(
          syntaxError('E115', { span }, { name, what }, this.fix('Put it in backticks', span, `\`${name}\``)),
        )
      return name
    })
  })

  /** Names joined by dots. */
  protected readonly path: Rule<string[]> = this.RULE('path', () => {
    const names = [this.nameOf(this.CONSUME(Word))]
    this.MANY(() => {
      this.CONSUME(symbol('.'))
      names.push(this.nameOf(this.CONSUME2(Word)))
    })
    return names
  })

  /** A path as the property of a node not made yet: marks are set by `markPath`. */
  protected markPath(node: object, part: string, from: IToken): void {
    if (this.RECORDING_PHASE) return
    this.markPart(node, part, from)
    const first = (from as SourceToken).index
    const last = (this.LA(0) as SourceToken).index
    if (first === last) return
    for (let index = first; index <= last; index += 2) {
      const token = this.input[index]
      if (token) this.note(node, token, token, part, (index - first) / 2)
    }
  }

  protected readonly text: Rule<string> = this.RULE('text', () => {
    const token = this.CONSUME(Text)
    return this.ACTION(() => this.textOf(token))
  })

  protected readonly wholeNumber: Rule<number> = this.RULE('wholeNumber', () => {
    const token = this.CONSUME(NumberToken)
    return this.ACTION(() => {
      const value = Number(token.image)
      const span = this.spanOf(token)
      const found = token.image
      if (/[^\d.]/.test(found)) return 0
      if (!Number.isInteger(value)) this.problem(syntaxError('E130', { span }, { found }))
      else if (!Number.isSafeInteger(value)) this.problem(syntaxError('E129', { span }, { found }))
      return value
    })
  })
}
