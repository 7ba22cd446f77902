import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Diagnostic, Result } from '../grammar/diagnostic.ts'
import { nearest } from '../grammar/nearest.ts'
import type { Origin, Span } from '../grammar/origin.ts'
import { Config } from './config-schema.ts'
import { configurationFinding as finding } from './diagnostics.ts'
import { jsonSpans, toPointer } from './json-spans.ts'
import { readJsonText } from './json-text.ts'

export const configFile = 'segql.config.json'

const settings = Object.keys(Config.shape)
const duckdbSettings = ['kind', 'path', 'folder', 'memory', 'mayRead', 'threads', 'memoryLimit', 'catalog']

/** Reads a project's configuration. Without a value there is at least one error. */
export const readConfig = (folder: string): Result<Config | undefined> => {
  let text: string
  try {
    text = readFileSync(join(folder, configFile), 'utf8')
  } catch {
    return { value: undefined, diagnostics: [finding('E901', {}, { folder })] }
  }
  return parseConfig(text)
}

export const parseConfig = (text: string): Result<Config | undefined> => {
  const json = readJsonText(text)
  if ('reason' in json) {
    const diagnostics = [inConfig(finding('E902', { span: json.span }, { reason: json.reason }))]
    return { value: undefined, diagnostics }
  }
  const spans = jsonSpans(text)
  const parsed = Config.safeParse(json.value)
  if (!parsed.success) {
    const diagnostics = parsed.error.issues.flatMap((issue) => fromIssue(issue, json.value, spans)).map(inConfig)
    return { value: undefined, diagnostics }
  }
  const found = checkConfig(parsed.data, spans).map(inConfig)
  return { value: found.some(({ severity }) => severity === 'error') ? undefined : parsed.data, diagnostics: found }
}

const inConfig = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, file: configFile })

type Spans = ReadonlyMap<string, Span>

const at = (spans: Spans, pointer: string, part = ''): Origin => {
  const span = spans.get(pointer + part) ?? spans.get(pointer.replace(/\/[^/]*$/, ''))
  return { path: pointer, ...(span && { span }) }
}

const fromIssue = (issue: z.core.$ZodIssue, json: unknown, spans: Spans): readonly Diagnostic[] => {
  const pointer = toPointer(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path[0] === 'connections' ? duckdbSettings : settings
    return issue.keys.map((name) =>
      finding('E903', at(spans, `${pointer}${toPointer([name])}`, '#key'), { name, near: nearest(name, known) }),
    )
  }
  const found = describe(
    issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], json),
  )
  return [
    finding('E904', at(spans, pointer), { at: issue.path.join('.') || 'the file', found, expected: expected(issue) }),
  ]
}

const describe = (value: unknown): string => (value === undefined ? 'absent' : `\`${JSON.stringify(value)}\``)

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const expected = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return words[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'not empty' : `at least ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'invalid_format':
      return 'a size such as `"2GB"` or `"50%"`'
    case 'invalid_union':
      return '`"duckdb"` or another known kind of connection'
    default:
      return issue.message
  }
}

const checkConfig = (config: Config, spans: Spans): readonly Diagnostic[] => {
  const names = Object.keys(config.connections)
  const { defaultConnection } = config
  const unknownDefault =
    defaultConnection !== undefined && !names.includes(defaultConnection)
      ? [
          finding('E906', at(spans, '/defaultConnection'), {
            name: defaultConnection,
            near: nearest(defaultConnection, names),
          }),
        ]
      : []
  const connections = Object.entries(config.connections).flatMap(([name, connection]) => {
    const origin = at(spans, toPointer(['connections', name]), '#key')
    if (connection.kind !== 'duckdb') return [finding('W907', origin, { name, kind: connection.kind })]
    const places = [connection.path, connection.folder, connection.memory].filter((place) => place !== undefined)
    return places.length === 1 ? [] : [finding('E905', origin, { name })]
  })
  return [...unknownDefault, ...connections]
}
