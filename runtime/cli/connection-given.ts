import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { type Field, type Form, fieldsOf, forms, optionOf } from '../connections/fields.ts'
import { readPostgresUrl } from '../connections/postgres-url.ts'
import { type ConnectionKind, isConnectionKind } from '../connections/schema.ts'
import { hasReference } from '../connections/written.ts'
import { failure } from '../failures.ts'
import { shownPath } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import { type Answer, usageMistake } from './command.ts'

/** A connection as it was described: its settings, and apart from them its secrets. */
export interface Described {
  readonly kind: ConnectionKind
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  /** A key pair is to be made. */
  readonly makesKey: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export interface Given {
  readonly texts: Readonly<Record<string, string>>
  readonly flags: ReadonlySet<string>
  readonly readStandardInput: () => Promise<string>
}

type Outcome<T> = T | { readonly mistake: Answer }

/** The way whose fields are all given: `--token` is the way of tokens. */
const wayOf = (form: Form, { texts, flags }: Given): string | undefined => {
  if (flags.has('generate-key')) return 'new key'
  const given = new Set(Object.keys(texts))
  const fits = (name: string) => {
    const own = fieldsOf(form, name).filter(({ only, required }) => only && required)
    return own.every((field) => given.has(optionOf(field)))
  }
  return form.ways?.of.find(({ name }) => name !== 'new key' && fits(name))?.name
}

/** Reads a connection from options of the command line. */
export const describeGiven = async (given: Given): Promise<Outcome<Described>> => {
  const { kind } = given.texts
  if (!isConnectionKind(kind)) {
    const known = Object.keys(forms).map((name) => `\`${name}\``)
    const message = kind === undefined ? '`connection add` needs `--kind`.' : `\`${kind}\` is no kind of warehouse.`
    return { mistake: usageMistake(message, `The kinds are ${known.join(', ')}.`) }
  }
  const form = forms[kind]
  const way = wayOf(form, given)
  const fields = fieldsOf(form, way)
  const fromUrl = kind === 'postgres' && given.texts.url !== undefined ? await readUrl(given) : {}
  if ('mistake' in fromUrl) return fromUrl
  const { url: urlParts = {}, warning } = fromUrl
  const missing = fields.filter(
    (field) =>
      field.required &&
      field.default === undefined &&
      given.texts[optionOf(field)] === undefined &&
      urlParts[field.setting] === undefined &&
      !(field.setting === 'project' && given.texts['key-file'] !== undefined),
  )
  const chosen = form.ways && way === undefined ? form.ways.of.flatMap(({ name }) => ownOptions(form, name)) : []
  if (missing.length > 0 || chosen.length > 0) return { mistake: missingOptions(kind, missing.map(optionOf), chosen) }
  const strange = Object.keys(given.texts).find((option) => !isKnownOption(option, fields, kind))
  if (strange !== undefined) {
    return { mistake: usageMistake(`\`--${strange}\` does not belong to this connection of kind \`${kind}\`.`) }
  }
  const read = await readFields(fields, given)
  if ('mistake' in read) return read
  const { sets } = form.ways?.of.find(({ name }) => name === way) ?? {}
  const { settings, secrets, diagnostics } = read
  const { password, ...otherParts } = urlParts
  return {
    kind,
    settings: { ...sets, ...otherParts, ...settings, ...sharedSettings(kind, given) },
    secrets: { ...(typeof password === 'string' && { password }), ...secrets },
    makesKey: way === 'new key',
    diagnostics: [...(warning ? [warning] : []), ...diagnostics],
  }
}

const ownOptions = (form: Form, way: string): readonly string[] =>
  way === 'new key'
    ? ['generate-key']
    : fieldsOf(form, way)
        .filter(({ only, required }) => only && required)
        .slice(0, 1)
        .map(optionOf)

const missingOptions = (kind: ConnectionKind, all: readonly string[], oneOf: readonly string[]): Answer => {
  const listed = (names: readonly string[]) => [...new Set(names)].map((name) => `\`--${name}\``)
  const parts = [
    ...(all.length > 0 ? [listed(all).join(', ')] : []),
    ...(oneOf.length > 0 ? [`one of ${listed(oneOf).join(', ')}`] : []),
  ]
  return usageMistake(
    `A connection of kind \`${kind}\` needs ${parts.join(' and ')} besides what is given.`,
    'Without options, on a terminal, `segql connection add NAME` asks for everything.',
  )
}

const shared = ['kind', 'budget', 'query-minutes', 'table']
const isKnownOption = (option: string, fields: readonly Field[], kind: ConnectionKind): boolean =>
  shared.includes(option) ||
  (option === 'url' && kind === 'postgres') ||
  fields.some((field) => optionOf(field) === option)

const byCost: ReadonlySet<ConnectionKind> = new Set(['redshift', 'postgres'])

const sharedSettings = (kind: ConnectionKind, { texts, flags }: Given): Readonly<Record<string, unknown>> => {
  const { budget, 'query-minutes': minutes } = texts
  const amount = budget !== undefined && /^\d+(\.\d+)?$/.test(budget) ? Number(budget) : budget
  return {
    ...(flags.has('writes') && { writes: true }),
    ...(amount !== undefined && { budget: byCost.has(kind) ? { cost: amount } : { bytes: amount } }),
    ...(minutes !== undefined && { queryMinutes: Number(minutes) }),
  }
}

type Parts = Readonly<Record<string, unknown>>

/** An address is taken apart, so that its password is a secret of its own. */
const readUrl = async (given: Given): Promise<Outcome<{ readonly url?: Parts; readonly warning?: Diagnostic }>> => {
  const text = given.texts.url === '-' ? await given.readStandardInput() : (given.texts.url ?? '')
  const parts = readPostgresUrl(text)
  if (typeof parts === 'string') return { mistake: usageMistake(`\`--url\` must be ${parts}.`) }
  const isShown = given.texts.url !== '-' && parts.password !== undefined && !hasReference(parts.password)
  return { url: { ...parts }, ...(isShown && { warning: failure('W996', { option: '--url' }) }) }
}

interface Values {
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
}

const readFields = async (fields: readonly Field[], given: Given): Promise<Outcome<Values>> => {
  const settings: Record<string, unknown> = {}
  const secrets: Record<string, string> = {}
  const diagnostics: Diagnostic[] = []
  const fromInput = fields.filter((field) => given.texts[optionOf(field)] === '-')
  if (fromInput.length > 1) {
    const [first = '', second = ''] = fromInput.map((field) => `\`--${optionOf(field)}\``)
    return { mistake: usageMistake(`Standard input is one value; ${first} and ${second} ask for it.`) }
  }
  for (const field of fields) {
    const option = optionOf(field)
    const text = given.texts[option]
    if (text === undefined) continue
    const isInput = text === '-'
    const value = isInput ? await given.readStandardInput() : field.fileOption ? readValueFile(text, option) : text
    if (typeof value !== 'string') return value
    if (!field.secret) settings[field.setting] = field.many ? value.split(',').map((one) => one.trim()) : value
    else if (hasReference(value)) settings[field.setting] = value
    else secrets[field.setting] = value
    if (field.secret && !isInput && !field.fileOption && !hasReference(value)) {
      diagnostics.push(failure('W996', { option: `--${option}` }))
    }
  }
  return { settings, secrets, diagnostics }
}

/** Reads a secret's file; relative to where the command runs, as every argument of a command line. */
export const readValueFile = (file: string, option: string): Outcome<string> => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return { mistake: usageMistake(`\`${shownPath(file)}\` of \`--${option}\` cannot be read: ${reasonOf(error)}.`) }
  }
}
