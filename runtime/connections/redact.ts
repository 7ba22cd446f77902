import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { ResolvedConnection } from './resolved.ts'
import { secretSettings } from './schema.ts'

/** Makes a text fit to be shown: what is secret in it is covered. */
export type Redact = (text: string) => string

export const cover = '•••'

/** The secrets of a connection, wherever they stand in it. */
export const secretsOf = (connection: ResolvedConnection): readonly string[] => {
  const settings = connection as unknown as Readonly<Record<string, unknown>>
  return secretSettings[connection.kind].flatMap((setting) => textsOf(settings[setting]))
}

/** Of a service account's key only the private key is secret. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || !('private_key' in value)) return []
  return textsOf(value.private_key)
}

/** Lines shorter than this, such as the last of a PEM, say nothing alone. */
const shortestLine = 16

/** The ways in which vendors' packages and servers repeat what they were sent. */
const forms = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  encodeURI(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  ...secret.split(/\r?\n/).filter((line) => line.length >= shortestLine && !line.startsWith('-----')),
]

const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A short secret is covered only where it stands as a word, or it would tear every other word apart. */
const patternOf = (form: string): string =>
  form.length >= 4 ? escapePattern(form) : `(?<!\\w)${escapePattern(form)}(?!\\w)`

/** What is made of secrets to sign in with: whoever has it is signed in for a while. */
const derived = /(\bBearer |\bBasic |\bToken=\\?"?|\bSignature=|"TOKEN":")[\w.~+/=-]{16,}/gi
const coverDerived = (text: string): string => text.replaceAll(derived, `$1${cover}`)

export const redactor = (secrets: readonly string[]): Redact => {
  const all = [...new Set(secrets.filter((secret) => secret !== '').flatMap(forms))].sort((a, b) => b.length - a.length)
  if (all.length === 0) return coverDerived
  const pattern = new RegExp(all.map(patternOf).join('|'), 'g')
  return (text) => coverDerived(text.replaceAll(pattern, cover))
}

export const redactDiagnostic = (diagnostic: Diagnostic, redact: Redact): Diagnostic => ({
  ...diagnostic,
  message: redact(diagnostic.message),
  ...(diagnostic.hint !== undefined && { hint: redact(diagnostic.hint) }),
})
