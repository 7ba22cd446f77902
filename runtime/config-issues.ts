import type { z } from 'zod'
import type { Diagnostic } from '../grammar/diagnostic.ts'
import { nearest } from '../grammar/nearest.ts'
import type { Origin, Span } from '../grammar/origin.ts'
import { connectionKinds, isSecretSetting, settingsOf } from './connections/schema.ts'
import { configurationFinding as finding } from './diagnostics.ts'
import { toPointer } from './json-spans.ts'

export type Spans = ReadonlyMap<string, Span>

export const at = (spans: Spans, pointer: string, part = ''): Origin => {
  const span = spans.get(pointer + part) ?? spans.get(pointer.replace(/\/[^/]*$/, ''))
  return { path: pointer, ...(span && { span }) }
}

export interface Issues {
  /** What was parsed. */
  readonly json: unknown
  readonly spans: Spans
  /** Where the parsed value stands in the whole, as a path. */
  readonly under?: readonly string[]
  /** Settings that may stand at a place, to name the nearest. */
  readonly known: (path: readonly PropertyKey[], value: unknown) => readonly string[]
}

export const fromIssue = (
  issue: z.core.$ZodIssue,
  { json, spans, under = [], known }: Issues,
): readonly Diagnostic[] => {
  const pointer = toPointer([...under, ...issue.path])
  const value = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], json)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) =>
      finding('E903', at(spans, `${pointer}${toPointer([name])}`, '#key'), {
        name,
        near: nearest(name, known(issue.path, value)),
      }),
    )
  }
  const place = [...under, ...issue.path].join('.') || 'the file'
  const found = issue.path.some((key) => isSecretSetting(String(key))) ? describeSecret(value) : describe(value)
  return [finding('E904', at(spans, pointer), { at: place, found, expected: expected(issue) })]
}

/** The settings of the connection that an unknown one stands in. */
export const settingsNear = (connection: unknown): readonly string[] => {
  const { kind, via } = (connection ?? {}) as { readonly kind?: unknown; readonly via?: unknown }
  return settingsOf(kind, via)
}

const describe = (value: unknown): string => (value === undefined ? 'absent' : `\`${JSON.stringify(value)}\``)

/** What is secret is not repeated. */
const describeSecret = (value: unknown): string =>
  value === undefined ? 'absent' : value === '' ? 'empty' : 'of another form'

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const alternatives = (values: readonly unknown[]): string =>
  values.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')

const expected = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return words[issue.expected] ?? issue.expected
    case 'invalid_value':
      return alternatives(issue.values)
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'not empty'
      return issue.inclusive === false ? `more than ${issue.minimum}` : `at least ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'invalid_format':
      return 'a size such as `"2GB"` or `"50%"`'
    case 'invalid_union':
      return unionWords[issue.path.at(-1) as string] ?? issue.message
    default:
      return issue.message
  }
}

const unionWords: Readonly<Record<string, string>> = {
  kind: alternatives(connectionKinds),
  via: alternatives(['data-api', 'wire']),
}
