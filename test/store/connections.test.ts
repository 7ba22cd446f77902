import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import { databases } from './stores.ts'

const key = toSecretKey(randomBytes(32), 'SEGQL_SECRET_KEY')
const otherKey = toSecretKey(randomBytes(32), '/home/ada/secret.key')
const prod = {
  name: 'prod',
  kind: 'snowflake',
  settings: { account: 'ab12345', warehouse: 'WH' },
  secrets: { password: 'pässword-π-123456', passphrase: 'second-secret' },
  who: 'ada',
}
const lake = { name: 'lake', kind: 'duckdb', settings: { path: 'x.duckdb' }, secrets: {}, who: 'bob' }

describe.each(databases)('connections in %s', (_, emptyPlace) => {
  test('are shown without their secrets, which open under their key only', async () => {
    const place = emptyPlace()
    const { connections } = await place.open()
    const { secrets, who, ...rest } = prod
    const added = await connections.add(prod, key)
    expect(added).toMatchObject({ value: { ...rest, secrets: ['passphrase', 'password'], createdBy: who } })
    expect(await connections.open('prod', key)).toEqual({ value: secrets })
    expect(await connections.open('prod', otherKey)).toMatchObject({
      failed: { code: 'E991', message: expect.stringContaining('another key than /home/ada/secret.key') },
    })
    expect(await connections.open('prod', undefined)).toMatchObject({ failed: { code: 'E991' } })
    expect(await connections.open('prod', key)).toEqual({ value: secrets })
    const bytes = await place.everything()
    expect(bytes).toContain('ab12345')
    for (const secret of Object.values(secrets)) {
      for (const form of [
        secret,
        Buffer.from(secret, 'utf8').toString('latin1'),
        Buffer.from(secret).toString('base64'),
      ]) {
        expect(bytes).not.toContain(form)
      }
    }
  })

  test('a name is taken once', async () => {
    const { connections } = await emptyPlace().open()
    await connections.add(prod, key)
    const again = { ...prod, settings: {}, secrets: { password: 'new' } }
    expect(await connections.add(again, key)).toMatchObject({ failed: { code: 'E995' } })
    expect(await connections.open('prod', key)).toEqual({ value: prod.secrets })
  })

  test('a change replaces settings, and only the secrets it names', async () => {
    const { connections } = await emptyPlace().open()
    await connections.add(prod, key)
    const settings = { account: 'ab12345', warehouse: 'OTHER' }
    const changed = await connections.change(
      'prod',
      { settings, secrets: { token: 't-1' }, forget: ['passphrase'] },
      key,
    )
    expect(changed).toMatchObject({ value: { settings, secrets: ['password', 'token'] } })
    expect(await connections.open('prod', key)).toEqual({ value: { password: prod.secrets.password, token: 't-1' } })
    expect(await connections.change('absent', { settings, secrets: {} }, key)).toMatchObject({
      failed: { code: 'E930' },
    })
  })

  test('no second key comes in beside the first', async () => {
    const { connections } = await emptyPlace().open()
    await connections.add(prod, key)
    const second = { ...prod, name: 'second' }
    expect(await connections.add(second, otherKey)).toMatchObject({ failed: { code: 'E996' } })
    expect((await connections.list()).map(({ name }) => name)).toEqual(['prod'])
    const change = { settings: {}, secrets: { token: 'x' } }
    expect(await connections.change('prod', change, otherKey)).toMatchObject({ failed: { code: 'E996' } })
    expect(await connections.open('prod', key)).toEqual({ value: prod.secrets })
    expect(await connections.add(lake, undefined)).toHaveProperty('value')
  })

  test('one whose key is lost can be removed and entered anew', async () => {
    const { connections } = await emptyPlace().open()
    await connections.add(prod, key)
    expect(await connections.remove('prod')).toBe(true)
    expect(await connections.remove('prod')).toBe(false)
    expect(await connections.add(prod, otherKey)).toHaveProperty('value')
    expect(await connections.open('prod', otherKey)).toEqual({ value: prod.secrets })
  })

  test('a rotated secret counts when it is confirmed, and is gone when it is abandoned', async () => {
    const { connections } = await emptyPlace().open()
    await connections.add({ ...prod, secrets: { privateKey: 'old' } }, key)
    const current = async (next?: boolean) => connections.open('prod', key, next)
    await connections.beginRotation('prod', 'privateKey', 'first', key)
    const begun = await connections.beginRotation('prod', 'privateKey', 'second', key)
    expect(begun).toMatchObject({ value: { secrets: ['privateKey'], rotationSince: expect.any(String) } })
    expect(await current()).toEqual({ value: { privateKey: 'old' } })
    expect(await current(true)).toEqual({ value: { privateKey: 'second' } })
    expect(await connections.abandonRotation('prod')).toBe(true)
    expect(await connections.abandonRotation('prod')).toBe(false)
    expect(await current(true)).toEqual({ value: { privateKey: 'old' } })
    const since = async () => (await connections.read('prod'))?.rotationSince ?? ''
    expect(await connections.confirmRotation('prod', await since())).toBe(false)
    await connections.beginRotation('prod', 'privateKey', 'third', key)
    expect(await connections.confirmRotation('prod', '2026-01-01T00:00:00.000Z')).toBe(false)
    expect(await connections.confirmRotation('prod', await since())).toBe(true)
    expect(await current()).toEqual({ value: { privateKey: 'third' } })
    expect(await connections.read('prod')).not.toHaveProperty('rotationSince')
  })
})
