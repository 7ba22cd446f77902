import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import { fromIssue, settingsNear } from '../config-issues.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { readSecretKey } from '../secrets/key.ts'
import type { SecretKey } from '../secrets/seal.ts'
import type { Secrets } from '../store/connection-secrets.ts'
import type { StoredConnection } from '../store/connections.ts'
import { checkSettings } from './check.ts'
import type { Environment } from './references.ts'
import { resolveConnection } from './resolve.ts'
import { Connection } from './schema.ts'
import { withStore } from './stored.ts'

/** A connection that is to be kept in the store. */
export interface Draft {
  readonly name: string
  readonly kind: string
  /** Without secrets, except texts with `${NAME}`. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Secrets
}

/** A draft as it may be kept: checked, an encrypted private key opened (the store encrypts it itself). Without a value there is an error. */
export const checkDraft = (draft: Draft, root: string, environment: Environment): Result<Draft | undefined> => {
  const { name, kind, settings, secrets } = draft
  const json = { kind, ...settings, ...secrets }
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
  const wrong = diagnostics.filter(({ code }) => code !== 'E987')
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
