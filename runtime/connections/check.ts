import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { at, type Spans } from '../config-issues.ts'
import { configurationFinding as finding } from '../diagnostics.ts'
import { toPointer } from '../json-spans.ts'
import { type Connection, secretSettings } from './schema.ts'
import { hasReference } from './written.ts'

interface Choice {
  readonly among: readonly string[]
  readonly required: boolean
}

/** Settings of which a connection has at most one, or exactly one. By kind, for Redshift by the way it is reached. */
const choices: Readonly<Record<string, readonly Choice[]>> = {
  duckdb: [{ among: ['path', 'folder', 'memory'], required: true }],
  bigquery: [{ among: ['credentials', 'keyFile'], required: false }],
  snowflake: [{ among: ['password', 'privateKey', 'privateKeyFile', 'token'], required: true }],
  'redshift data-api': [
    { among: ['cluster', 'workgroup'], required: true },
    { among: ['dbUser', 'secretArn'], required: false },
  ],
  postgres: [{ among: ['url', 'host'], required: true }],
}

/** A setting that says nothing without others. */
const companions: Readonly<Record<string, readonly { readonly has: string; readonly needs: string }[]>> = {
  'redshift data-api': [
    { has: 'accessKeyId', needs: 'secretAccessKey' },
    { has: 'secretAccessKey', needs: 'accessKeyId' },
    { has: 'externalId', needs: 'roleArn' },
  ],
  postgres: [
    { has: 'host', needs: 'database' },
    { has: 'host', needs: 'username' },
  ],
}

/** A secret that something else now stands in the place of: a password, where a token is given. */
export const excludedBy = (kind: string, secret: string, given: readonly string[]): boolean =>
  (choices[kind] ?? []).some(({ among }) => among.includes(secret) && given.some((setting) => among.includes(setting)))

const placesOf = (connection: Connection): string =>
  connection.kind === 'redshift' ? `redshift ${connection.via}` : connection.kind

/**
 * What the schema cannot say of a connection. `settings` are the names that are set: more than the connection's own when its
 * secrets stand elsewhere.
 */
export const checkSettings = (
  name: string,
  connection: Connection,
  settings: readonly string[],
  spans: Spans,
  pointer: string,
): readonly Diagnostic[] => {
  const origin = at(spans, pointer, '#key')
  const place = placesOf(connection)
  const chosen = (choices[place] ?? []).flatMap(({ among, required }) => {
    const count = among.filter((setting) => settings.includes(setting)).length
    return count === 1 || (count === 0 && !required) ? [] : [finding('E905', origin, { name, among, required })]
  })
  const alone = (companions[place] ?? []).filter(
    ({ has, needs }) => settings.includes(has) && !settings.includes(needs),
  )
  return [...chosen, ...alone.map(({ has, needs }) => finding('E985', origin, { name, has, needs }))]
}

/** Findings of a connection in the configuration. */
export const checkConnection = (
  name: string,
  connection: Connection,
  spans: Spans,
  pointer: string,
): readonly Diagnostic[] => [
  ...checkSettings(name, connection, Object.keys(connection), spans, pointer),
  ...secretSettings[connection.kind]
    .filter((setting) => isInClear(setting, (connection as Readonly<Record<string, unknown>>)[setting]))
    .map((setting) => finding('W986', at(spans, pointer + toPointer([setting])), { name, setting })),
]

/** A URL is secret for its password alone. */
const isInClear = (setting: string, value: unknown): boolean => {
  if (typeof value === 'object' && value !== null) return true
  if (typeof value !== 'string' || hasReference(value)) return false
  return setting !== 'url' || /^[a-z]+:\/\/[^/@]*:[^/@]+@/.test(value)
}
