import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Probe } from '../../runtime/connections/probe/probe.ts'
import type { ResolvedConnection } from '../../runtime/connections/resolved.ts'
import { beginRotation, confirmRotation, readRotation } from '../../runtime/connections/rotation.ts'
import { createKey, publicKeyOf } from '../../runtime/connections/snowflake-keys.ts'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import { databases, type EmptyPlace } from '../store/stores.ts'
import { privatePem } from './keys.ts'

const key = toSecretKey(randomBytes(32), 'test')
const settings = { account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'segql' }
const prod = { name: 'prod', kind: 'snowflake', settings, secrets: { privateKey: privatePem }, who: 'ada' }
const sqlite = databases[0]![1]

/** A Snowflake user: the keys attached to it, by the statements it was sent. */
const createUser = () => {
  const attached = new Map([['RSA_PUBLIC_KEY', publicKeyOf(privatePem).text]])
  const publicText = (connection: ResolvedConnection): string =>
    connection.kind === 'snowflake' ? publicKeyOf(connection.privateKey ?? '').text : ''
  return {
    run: (statement: string) => {
      const [, place = '', text] =
        /^ALTER USER SEGQL (?:SET|UNSET) (RSA_PUBLIC_KEY(?:_2)?)(?: = '(.+)')?;$/.exec(statement) ?? []
      if (text === undefined) attached.delete(place)
      else attached.set(place, text)
    },
    test: async (connection: ResolvedConnection): Promise<Probe> => ({
      ok: [...attached.values()].includes(publicText(connection)),
      steps: [],
      notices: [],
    }),
    places: () => [...attached.keys()],
  }
}

const withConnection = async (place: EmptyPlace = sqlite()) => {
  const store = await place.open()
  await store.connections.add(prod, key)
  const user = createUser()
  const keyInUse = async () => {
    const opened = await store.connections.open('prod', key)
    return 'value' in opened ? publicKeyOf(opened.value.privateKey ?? '').text : opened.failed.message
  }
  return { store, user, keyInUse, confirm: () => confirmRotation(store, 'prod', key, { root: '/', test: user.test }) }
}
const valueOfStep = <T>(step: { readonly value: T } | { readonly failed: { readonly message: string } }): T => {
  if ('failed' in step) throw new Error(step.failed.message)
  return step.value
}

describe('a rotation of a Snowflake key', () => {
  test('leaves the old key in use until a test with the new one has passed', async () => {
    const { store, user, keyInUse, confirm } = await withConnection()
    const old = publicKeyOf(privatePem)
    const rotation = valueOfStep(await beginRotation(store, 'prod', key))
    expect(rotation).toMatchObject({
      statement: `ALTER USER SEGQL SET RSA_PUBLIC_KEY_2 = '${rotation.publicKey}';`,
      presentFingerprint: old.fingerprint,
    })
    expect(await keyInUse()).toBe(old.text)
    expect(valueOfStep(await confirm())).toMatchObject({ rotated: false, probe: { ok: false } })
    expect(await keyInUse()).toBe(old.text)
    expect(valueOfStep(await readRotation(store, 'prod', key))).toEqual(rotation)
    user.run(rotation.statement)
    const confirmed = valueOfStep(await confirm())
    expect(confirmed).toMatchObject({ rotated: true, statement: 'ALTER USER SEGQL UNSET RSA_PUBLIC_KEY;' })
    expect(await keyInUse()).toBe(rotation.publicKey)
    user.run(confirmed.statement ?? '')
    expect(user.places()).toEqual(['RSA_PUBLIC_KEY_2'])
    expect(await confirm()).toMatchObject({ failed: { code: 'E997' } })
  })

  test('takes the two places in turn', async () => {
    const { store, user, confirm } = await withConnection()
    for (const place of ['RSA_PUBLIC_KEY_2', 'RSA_PUBLIC_KEY', 'RSA_PUBLIC_KEY_2']) {
      const rotation = valueOfStep(await beginRotation(store, 'prod', key))
      expect(rotation.statement).toContain(` SET ${place} = `)
      user.run(rotation.statement)
      user.run(valueOfStep(await confirm()).statement ?? '')
      expect(user.places()).toEqual([place])
    }
  })

  test('that is abandoned deletes the new key', async () => {
    const place = sqlite()
    const { store, keyInUse, confirm } = await withConnection(place)
    await beginRotation(store, 'prod', key)
    expect(await store.connections.abandonRotation('prod')).toBe(true)
    expect(await keyInUse()).toBe(publicKeyOf(privatePem).text)
    expect(await confirm()).toMatchObject({ failed: { code: 'E997' } })
    expect(await store.connections.open('prod', key, true)).toEqual({ value: { privateKey: privatePem } })
  })

  test('belongs to connections that sign in with a key of the store', async () => {
    const store = await sqlite().open()
    await store.connections.add({ ...prod, name: 'by password', secrets: { password: 'x' } }, key)
    await store.connections.add({ ...prod, name: 'lake', kind: 'duckdb', settings: { path: 'x' }, secrets: {} }, key)
    for (const name of ['by password', 'lake']) {
      expect(await beginRotation(store, name, key)).toMatchObject({ failed: { code: 'E997' } })
    }
    expect(await beginRotation(store, 'absent', key)).toMatchObject({ failed: { code: 'E930' } })
  })
})

test('a new key is RSA of 2048 bits in PKCS #8, and its public half is what Snowflake takes', async () => {
  const pem = await createKey()
  expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const parsed = createPrivateKey(pem)
  expect(parsed.asymmetricKeyDetails?.modulusLength).toBe(2048)
  const { text, fingerprint } = publicKeyOf(pem)
  expect(text).toMatch(/^MII[A-Za-z0-9+/]+=*$/)
  const read = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  expect(read.equals(createPublicKey(parsed))).toBe(true)
  expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}=$/)
})
