import type { z } from 'zod'
import { deepest, maximalDepth } from './depth.ts'
import type { Diagnostic } from './diagnostic.ts'
import { syntaxError } from './diagnostics.ts'
import type { ParsedDocument, ParsedItem } from './document.ts'
import { pathsFrom } from './node-paths.ts'
import { nowhere, type Origins } from './origin.ts'
import { parseText } from './parse.ts'
import { printItem } from './printer/index.ts'
import { commentsStand, Document, Frame, Item, misplaced } from './tree/index.ts'

/** Reads a document's JSON. An item that does not fit is told and left out; the others are read. */
export const readJson = (json: unknown, options: { file?: string } = {}): ParsedDocument => {
  const file = options.file === undefined ? {} : { file: options.file }
  const failed = (diagnostics: readonly Diagnostic[], items: readonly ParsedItem[] = []): ParsedDocument => ({
    ...file,
    items,
    document: { version: 1, items: items.flatMap((item) => item.item ?? []) },
    diagnostics,
  })
  if (typeof json !== 'object' || json === null || !('items' in json) || !Array.isArray(json.items)) {
    const whole = Document.safeParse(typeof json === 'object' ? shallow(json) : json)
    return failed(whole.success ? [] : told(whole.error.issues, ''))
  }
  const items = json.items.map((item, index) => readItem(item, `/items/${index}`))
  const { items: written, ...rest } = json
  const frame = Frame.refine(({ comments }) => commentsStand(comments, written.length), misplaced).safeParse(rest)
  if (!frame.success) return failed(told(frame.error.issues, ''), items)
  const read = items.flatMap((item) => item.item ?? [])
  return { ...file, items, document: { ...frame.data, items: read }, diagnostics: [] }
}

const shallow = (json: object | null): unknown =>
  json === null ? null : { ...json, items: 'items' in json ? json.items : undefined }

const readItem = (json: unknown, pointer: string): ParsedItem => {
  const item = (diagnostics: readonly Diagnostic[], value?: Item): ParsedItem => ({
    item: value,
    start: 0,
    text: '',
    origins: value ? originsOf(value, pointer) : nowhere,
    diagnostics,
  })
  const { depth, path } = deepest(json)
  const tooDeep = [syntaxError('E113', { path: `${pointer}${path}` }, {})]
  if (depth > maximalDepth) return item(tooDeep)
  const read = Item.safeParse(json)
  if (!read.success) return item(told(read.error.issues, pointer))
  return depth > surelySpelled && !isSpelled(read.data) ? item(tooDeep) : item([], read.data)
}

/** Text may need up to four brackets for an object: parentheses, those of its comments, `not`. */
const surelySpelled = maximalDepth / 4
const isSpelled = (item: Item): boolean =>
  parseText(printItem(item)).items.every(({ diagnostics }) => diagnostics.length === 0)

const originsOf = (item: Item, pointer: string): Origins => {
  const paths = pathsFrom(item, pointer)
  return {
    of: (node, part) => {
      const path = paths.get(node)
      if (path === undefined) return {}
      return {
        path:
          part !== undefined && part.split('.')[0] !== undefined && hasPart(node, part)
            ? `${path}/${part.replaceAll('.', '/')}`
            : path,
      }
    },
  }
}

const hasPart = (node: object, part: string): boolean => {
  let value: unknown = node
  for (const key of part.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = (value as Record<string, unknown>)[key]
  }
  return true
}

const told = (issues: readonly z.core.$ZodIssue[], pointer: string): readonly Diagnostic[] =>
  issues.map((issue) => {
    const path = `${pointer}${issue.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`
    return syntaxError('E140', { path }, { path, problem: sentence(issue) })
  })

/** What zod found, in plain words. */
const sentence = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? 'is missing'
        : `is not ${article(issue.expected)}`
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `\`${key}\``).join(', ')}, which the document does not know`
    case 'invalid_value':
      return `is none of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`
    case 'invalid_union':
      return 'discriminator' in issue && issue.discriminator !== undefined
        ? 'has no `kind` that fits here'
        : 'fits no form that can stand here'
    case 'too_small':
      return issue.origin === 'array'
        ? `has fewer than ${issue.minimum} entries`
        : issue.origin === 'string'
          ? 'is empty'
          : `is less than ${issue.minimum}`
    case 'too_big':
      return `is more than ${issue.maximum}`
    case 'invalid_format':
      return 'is not spelled as its kind asks'
    case 'custom':
      return issue.message
    default:
      return `does not fit: ${issue.message}`
  }
}

const articles: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
}
const article = (type: string): string => articles[type] ?? `a ${type}`
