import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import type { SecretKey } from '../secrets/seal.ts'
import type { Store } from '../store/open.ts'
import type { Probe } from './probe/probe.ts'
import { resolveConnection } from './resolve.ts'
import type { ResolvedConnection } from './resolved.ts'
import { attachKey, createKey, detachKey, type KeyPlace, otherPlace, publicKeyOf } from './snowflake-keys.ts'
import { toConnection } from './stored.ts'

/** A new key that is not used yet. */
export interface Rotation {
  readonly publicKey: string
  readonly fingerprint: string
  /** What an administrator of Snowflake runs, so that the new key is accepted beside the present one. */
  readonly statement: string
  readonly place: KeyPlace
  /** Of the key in use, to see in `DESC USER` at which place it is. */
  readonly presentFingerprint: string
  readonly startedAt: string
}

export interface Confirmed {
  readonly probe: Probe
  /** True when the new key is the one in use from now on. */
  readonly rotated: boolean
  /** What takes the old key away, once the new one is in use. */
  readonly statement?: string
}

/** Where the key in use was attached, as far as rotations made here tell. */
const placeSetting = (name: string): string => `snowflake key place/${name}`

const presentPlace = async ({ settings }: Store, name: string): Promise<KeyPlace> =>
  (await settings.read(placeSetting(name))) === 'RSA_PUBLIC_KEY_2' ? 'RSA_PUBLIC_KEY_2' : 'RSA_PUBLIC_KEY'

/** Makes a new key beside the present one, which stays in use; one that was made before and never confirmed is gone. */
export const beginRotation = async (store: Store, name: string, key: SecretKey): Promise<Step<Rotation>> => {
  const stored = await store.connections.read(name)
  if (!stored) return { failed: failure('E930', { name, kind: 'connection of the store', near: [] }) }
  if (stored.kind !== 'snowflake') {
    return { failed: failure('E997', { name, reason: 'only connections of Snowflake have a key pair' }) }
  }
  if (!stored.secrets.includes('privateKey')) {
    return { failed: failure('E997', { name, reason: 'it does not sign in with a private key of the store' }) }
  }
  const begun = await store.connections.beginRotation(name, 'privateKey', await createKey(), key)
  return 'failed' in begun ? begun : readRotation(store, name, key)
}

/** The rotation that is under way. */
export const readRotation = async (store: Store, name: string, key: SecretKey): Promise<Step<Rotation>> => {
  const stored = await store.connections.read(name)
  if (stored?.rotationSince === undefined) {
    return { failed: failure('E997', { name, reason: 'no new key of it was made' }) }
  }
  const present = await store.connections.open(name, key)
  if ('failed' in present) return present
  const next = await store.connections.open(name, key, true)
  if ('failed' in next) return next
  const fresh = publicKeyOf(next.value.privateKey ?? '')
  const place = otherPlace(await presentPlace(store, name))
  return {
    value: {
      publicKey: fresh.text,
      fingerprint: fresh.fingerprint,
      statement: attachKey(String(stored.settings.username), fresh, place),
      place,
      presentFingerprint: publicKeyOf(present.value.privateKey ?? '').fingerprint,
      startedAt: stored.rotationSince,
    },
  }
}

export interface ConfirmOptions {
  readonly root: string
  readonly test: (connection: ResolvedConnection) => Promise<Probe>
}

/** Tries the connection with the new key; only when that succeeds, the new key is used and the old one is gone. */
export const confirmRotation = async (
  store: Store,
  name: string,
  key: SecretKey,
  { root, test }: ConfirmOptions,
): Promise<Step<Confirmed>> => {
  const stored = await store.connections.read(name)
  if (stored?.rotationSince === undefined) {
    return { failed: failure('E997', { name, reason: 'no new key of it was made' }) }
  }
  const secrets = await store.connections.open(name, key, true)
  if ('failed' in secrets) return secrets
  const { value: connection, diagnostics } = toConnection(stored)
  const resolved = connection && resolveConnection(connection, { name, root, secrets: secrets.value })
  if (!resolved?.value) {
    const [first = failure('E997', { name, reason: 'its settings cannot be used' })] =
      resolved?.diagnostics ?? diagnostics
    return { failed: first }
  }
  const probe = await test(resolved.value)
  if (!probe.ok) return { value: { probe, rotated: false } }
  const old = await presentPlace(store, name)
  if (!(await store.connections.confirmRotation(name, stored.rotationSince))) {
    return { failed: failure('E997', { name, reason: 'its new key was removed meanwhile' }) }
  }
  await store.settings.write(placeSetting(name), otherPlace(old))
  return { value: { probe, rotated: true, statement: detachKey(String(stored.settings.username), old) } }
}
