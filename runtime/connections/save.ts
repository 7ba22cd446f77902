import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import { fromIssue, settingsNear } from '../config-issues.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { readSecretKey } from '../secrets/key.ts'
import type { SecretKey } from '../secrets/seal.ts'
import type { Secrets } from '../store/connection-secrets.ts'
import type { StoredConnection } from '../store/connections.ts'
import { checkSettings, excludedBy } from './check.ts'
import type { Environment } from './references.ts'
import { resolveConnection } from './resolve.ts'
import { Connection } from './schema.ts'
import { standIn, withStore } from './stored.ts'

/** A connection that is to be kept in the store. */
export interface Draft {
  readonly name: string
  readonly kind: string
  /** Without secrets, except texts with `${NAME}`. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Secrets
}

/**
 * A draft as it may be kept: checked, an encrypted private key opened (the store encrypts it itself). Without a value there is an
 * error. `kept` are secrets that the store has already and that stay.
 */
export const checkDraft = (
  draft: Draft,
  root: string,
  environment: Environment,
  kept: readonly string[] = [],
): Result<Draft | undefined> => {
  const { name, kind, settings, secrets } = draft
  const json = { kind, ...settings, ...Object.fromEntries(kept.map((setting) => [setting, standIn])), ...secrets }
  const parsed = Connection.safeParse(json)
  const spans = new Map()
  if (!parsed.success) {
    const known = () => settingsNear(json)
    const diagnostics = parsed.error.issues.flatMap((issue) => fromIssue(issue, { json, spans, under: [name], known }))
    return { value: undefined, diagnostics: diagnostics.map(withoutPlace) }
  }
  const found = checkSettings(name, parsed.data, Object.keys(json), spans, '').map(withoutPlace)
  if (found.length > 0) return { value: undefined, diagnostics: found }
  const { value: resolved, diagnostics } = resolveConnection(parsed.data, { name, root, secrets, environment })
  // A variable may be set where the connection is used; a stand-in is no key.
  const wrong = diagnostics.filter(
    ({ code, message }) => code !== 'E987' && !kept.some((setting) => message.includes(`.${setting}\``)),
  )
  if (wrong.length > 0) return { value: undefined, diagnostics: wrong }
  if (resolved?.kind !== 'snowflake' || secrets.privateKey === undefined) return { value: draft, diagnostics: [] }
  const { passphrase: _, ...others } = secrets
  return { value: { ...draft, secrets: { ...others, privateKey: resolved.privateKey ?? '' } }, diagnostics: [] }
}

/** What is entered stands in no file. */
const withoutPlace = ({ path: _, span: __, ...diagnostic }: Diagnostic): Diagnostic => diagnostic

export interface SaveOptions {
  readonly root: string
  readonly environment: Environment
  readonly who: string
  /** The project's own configuration: its names are taken. */
  readonly config: Config
}

export interface Saved {
  readonly connection: StoredConnection
  /** Where the key is that its secrets are encrypted under. */
  readonly keyFrom?: string
}

/** Adds a connection to the store; a key for its secrets is made when there is none yet. */
export const addConnection = async (draft: Draft, options: SaveOptions): Promise<Step<Saved>> => {
  const { root, environment, who, config } = options
  if (Object.hasOwn(config.connections, draft.name)) {
    return { failed: failure('E995', { name: draft.name, place: '`segql.config.json`' }) }
  }
  let key: SecretKey | undefined
  if (Object.keys(draft.secrets).length > 0) {
    const read = readSecretKey(environment, { create: true })
    if ('failed' in read) return read
    key = read.value
  }
  const added = await withStore(root, environment, ({ connections }) => connections.add({ ...draft, who }, key))
  if ('failed' in added) return added
  if ('failed' in added.value) return added.value
  return { value: { connection: added.value.value, ...(key && { keyFrom: key.from }) } }
}

/** Settings that say where a connection leads, and so who receives its secrets. */
const leading: ReadonlySet<string> = new Set([
  ...['account', 'host', 'port', 'url', 'endpoint', 'stsEndpoint', 'httpPath', 'region', 'via'],
  ...['tls', 'certificateAuthorityFile'],
])

/**
 * Changes a connection of the store. A secret that is not given stays, unless another way to sign in is given, or the connection
 * leads elsewhere: then whoever changes it must know its secrets.
 */
export const changeConnection = async (draft: Draft, options: SaveOptions): Promise<Result<Saved | undefined>> => {
  const { root, environment } = options
  const refused = (failed: Diagnostic): Result<undefined> => ({ value: undefined, diagnostics: [failed] })
  const read = await withStore(root, environment, ({ connections }) => connections.read(draft.name))
  if ('failed' in read) return refused(read.failed)
  const stored = read.value
  if (!stored) return refused(failure('E930', { name: draft.name, kind: 'connection of the store', near: [] }))
  const isNewKind = stored.kind !== draft.kind
  const given = [...Object.keys(draft.settings), ...Object.keys(draft.secrets)]
  const others = stored.secrets.filter((setting) => !given.includes(setting))
  const kept = isNewKind ? [] : others.filter((setting) => !excludedBy(draft.kind, setting, given))
  const moved = changedSettings(stored.settings, draft.settings).filter((setting) => leading.has(setting))
  if (kept.length > 0 && moved.length > 0) return refused(failure('E986', { name: draft.name, moved, kept }))
  const checked = checkDraft(draft, root, environment, kept)
  if (!checked.value) return { value: undefined, diagnostics: checked.diagnostics }
  const { secrets, settings, kind } = checked.value
  const key = Object.keys(secrets).length > 0 ? readSecretKey(environment, { create: true }) : { value: undefined }
  if ('failed' in key) return refused(key.failed)
  const forget = others.filter((setting) => !kept.includes(setting))
  const changed = await withStore(root, environment, ({ connections }) =>
    connections.change(draft.name, { kind, settings, secrets, forget }, key.value),
  )
  if ('failed' in changed) return refused(changed.failed)
  if ('failed' in changed.value) return refused(changed.value.failed)
  return { value: { connection: changed.value.value, ...(key.value && { keyFrom: key.value.from }) }, diagnostics: [] }
}

const changedSettings = (before: Draft['settings'], after: Draft['settings']): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (setting) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]),
  )
