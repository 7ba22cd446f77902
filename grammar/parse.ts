import { attachComments } from './attach.ts'
import { balance } from './brackets.ts'
import { deepest, depthOf, maximalDepth, mayBeTooDeep } from './depth.ts'
import type { Diagnostic } from './diagnostic.ts'
import { syntaxError } from './diagnostics.ts'
import type { ParsedDocument, ParsedItem } from './document.ts'
import { lex } from './lexer.ts'
import { nowhere, type Origins } from './origin.ts'
import { TooDeep } from './parser/base.ts'
import { DocumentParser } from './parser/document.ts'
import type { NodeSpans } from './parser/spans.ts'
import { readBackticks } from './spelling.ts'
import { split } from './split.ts'
import { QuotedName, type SourceToken, word } from './tokens.ts'
import type { Document, Item } from './tree/index.ts'
import { tokenSpan, unexpected } from './unexpected.ts'

let shared: DocumentParser | undefined
const parser = (): DocumentParser => {
  shared ??= new DocumentParser()
  return shared
}

/** Reads a file's text. Items of `previous` with the same text are taken over, nodes and all. */
export const parseText = (text: string, options: { file?: string; previous?: ParsedDocument } = {}): ParsedDocument => {
  const { chunks, rest } = split(text)
  const known = new Map<string, ParsedItem[]>()
  for (const item of options.previous?.items ?? []) known.set(item.text, [...(known.get(item.text) ?? []), item])
  const { head, chunks: bare } = fileComments(chunks)
  const items = bare.map(({ start, text: source }) => {
    const same = known.get(source)?.pop()
    return same ? { ...same, start } : parseItem(source, start)
  })
  const tail = lex(rest).comments.map((comment) => comment.text)
  const read = items.flatMap((item) => item.item ?? [])
  const [before, end] = read.length > 0 ? [head, tail] : [[], [...head, ...tail]]
  const comments = { ...(before.length > 0 && { before }), ...(end.length > 0 && { end }) }
  const document: Document = { version: 1, items: read, ...((before.length > 0 || end.length > 0) && { comments }) }
  return { ...(options.file !== undefined && { file: options.file }), text, items, document, diagnostics: [] }
}

/** Comments above the first item and parted from it by a blank line belong to the file. */
const fileComments = (
  chunks: readonly { start: number; text: string }[],
): { head: string[]; chunks: readonly { start: number; text: string }[] } => {
  const [first, ...others] = chunks
  const head = first && /^(?:\s*\/\/[^\n]*\n)*\s*\/\/[^\n]*\n[^\S\n]*\n\s*/.exec(first.text)?.[0]
  if (!first || !head) return { head: [], chunks }
  const item = { start: first.start + head.length, text: first.text.slice(head.length) }
  return { head: lex(head).comments.map((comment) => comment.text), chunks: [item, ...others] }
}

const parseItem = (text: string, start: number): ParsedItem => {
  const lexed = lex(text)
  const balanced = balance(lexed.tokens)
  const found = [...lexed.diagnostics, ...balanced.diagnostics]
  const broken = (diagnostics: readonly Diagnostic[], origins = nowhere): ParsedItem => ({
    item: undefined,
    start,
    text,
    origins,
    diagnostics,
    ...declared(balanced.tokens),
  })
  if (balanced.tooDeep) return broken(found)
  const unclosed = balanced.diagnostics.some(({ code }) => code === 'E111')
  const { item, spans, diagnostics } = parseTokens(text, balanced.tokens, unclosed)
  const all = found.length + diagnostics.length > 0 ? ordered([...found, ...diagnostics]) : noDiagnostics
  if (!item || all.length > 0) return broken(all, originsOf(spans))
  if (mayBeTooDeep(balanced.tokens.length) && depthOf(item) > maximalDepth) {
    const { node } = deepest(item)
    const span = (node && spans.of(node)) ?? { start: 0, end: text.length }
    return broken([syntaxError('E113', { span }, {})])
  }
  attachComments(lexed.comments, parser().slots, balanced.tokens)
  return { ...broken([], originsOf(spans)), item }
}

const closers: ReadonlySet<string> = new Set(['`)`', '`]`', '`}`'])

const parseTokens = (
  text: string,
  tokens: SourceToken[],
  unclosed: boolean,
): { item: Item | undefined; spans: NodeSpans; diagnostics: readonly Diagnostic[] } => {
  const read = parser()
  read.beginItem(text, tokens)
  try {
    const item: Item | undefined = read.item()
    if (read.errors.length === 0) return { item, spans: read.spans, diagnostics: read.problems }
    // That a bracket is missing has been told.
    const errors = read.errors.filter(({ message }) => !unclosed || !closers.has(message))
    return {
      item: errors.length < read.errors.length ? undefined : item,
      spans: read.spans,
      diagnostics: [...errors.map((error) => unexpected(error, text)), ...read.problems],
    }
  } catch (failure) {
    if (!(failure instanceof TooDeep)) throw failure
    const span = tokenSpan(failure.token, failure.token, text)
    return { item: undefined, spans: read.spans, diagnostics: [syntaxError('E113', { span }, {})] }
  }
}

const noDiagnostics: readonly Diagnostic[] = []
const ordered = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const sorted = [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
  const unclosedRaw = sorted.some((one) => one.code === 'E104')
  return sorted.filter((one) => {
    if (unclosedRaw && (one.code === 'E111' || one.code === 'E101')) return false
    // A bad token is told once: what the grammar thinks of it is a consequence.
    return one.code !== 'E101' || !sorted.some((other) => other !== one && touches(other, one))
  })
}

const touches = (other: Diagnostic, one: Diagnostic): boolean => {
  if (other.code === 'E101' || !other.span || !one.span) return false
  const empty = one.span.start === one.span.end
  return other.span.start < one.span.end + Number(empty) && one.span.start < other.span.end + Number(empty)
}

const originsOf = (spans: NodeSpans): Origins => ({
  of: (node, part) => {
    const span = spans.of(node, part) ?? spans.of(node)
    return span ? { span } : {}
  },
})

const declaring: ReadonlyMap<unknown, 'entity' | 'segment' | 'traits'> = new Map(
  (['entity', 'segment', 'traits'] as const).map((kind) => [word(kind), kind]),
)

/** The name in an item's header, whatever follows it. */
const declared = ([first, name]: readonly SourceToken[]): Pick<ParsedItem, 'declares'> => {
  const kind = declaring.get(first?.tokenType)
  if (!kind || !name) return {}
  return { declares: { kind, name: name.tokenType === QuotedName ? readBackticks(name.image) : name.image } }
}
