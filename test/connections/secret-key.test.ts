import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keyFile, readSecretKey } from '../../runtime/secrets/key.ts'
import { seal, toSecretKey, unseal } from '../../runtime/secrets/seal.ts'
import { folderWith } from '../runtime/folders.ts'

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7))

describe('SEGQL_SECRET_KEY', () => {
  const read = (text: string) => readSecretKey({ SEGQL_SECRET_KEY: text }, { create: true })

  test.each([
    ['base64', bytes.toString('base64')],
    ['base64url', bytes.toString('base64url')],
    ['hexadecimal', bytes.toString('hex')],
    ['with a line end', `${bytes.toString('base64')}\n`],
  ])('is 32 bytes: %s', (_, text) => {
    expect(read(text)).toEqual({ value: toSecretKey(bytes, 'SEGQL_SECRET_KEY') })
  })

  test.each([
    ['too short', bytes.subarray(0, 16).toString('base64'), '16 bytes'],
    ['too long', Buffer.concat([bytes, bytes]).toString('base64'), '64 bytes'],
    ['a sentence', 'correct horse battery staple!', 'something else'],
  ])('%s is told without repeating it', (_, text, found) => {
    const refused = read(text)
    expect(refused).toMatchObject({
      failed: {
        code: 'E990',
        message: `\`SEGQL_SECRET_KEY\` must hold a key of 32 bytes, as base64 (44 characters) or hexadecimal (64 characters); it holds ${found}.`,
      },
    })
    expect(JSON.stringify(refused)).not.toContain(text)
  })
})

describe('the key file', () => {
  test("stands in the user's folder for settings", () => {
    expect(keyFile({ XDG_CONFIG_HOME: '/home/ada/settings' })).toBe('/home/ada/settings/segql/secret.key')
    expect(keyFile({ SEGQL_SECRET_KEY_FILE: '/run/secrets/segql' })).toBe('/run/secrets/segql')
  })

  test('is made once, when it is needed, for its owner only', () => {
    const environment = { XDG_CONFIG_HOME: folderWith() }
    expect(readSecretKey(environment, { create: false })).toEqual({ value: undefined })
    expect(existsSync(keyFile(environment))).toBe(false)
    const made = readSecretKey(environment, { create: true })
    expect(made).toMatchObject({ value: { from: keyFile(environment) } })
    expect(readSecretKey(environment, { create: true })).toEqual(made)
    expect(readSecretKey(environment, { create: false })).toEqual(made)
    if (process.platform !== 'win32') {
      expect(statSync(keyFile(environment)).mode & 0o777).toBe(0o600)
      expect(statSync(join(keyFile(environment), '..')).mode & 0o777).toBe(0o700)
    }
  })

  test.skipIf(process.platform === 'win32')('that others may read is refused', () => {
    const environment = { XDG_CONFIG_HOME: folderWith() }
    readSecretKey(environment, { create: true })
    chmodSync(keyFile(environment), 0o644)
    expect(readSecretKey(environment, { create: true })).toMatchObject({
      failed: { code: 'E992', message: expect.stringContaining('others may read it (its mode is 0644)') },
    })
  })

  test('that holds something else is refused and stays as it is', () => {
    const file = join(folderWith(), 'secret.key')
    writeFileSync(file, 'abc', { mode: 0o600 })
    const refused = readSecretKey({ SEGQL_SECRET_KEY_FILE: file }, { create: true })
    expect(refused).toMatchObject({ failed: { code: 'E990', message: expect.stringContaining('it holds 2 bytes') } })
    expect(readFileSync(file, 'utf8')).toBe('abc')
  })

  test('that cannot be made is told', () => {
    const folder = folderWith({ file: '' })
    const refused = readSecretKey({ SEGQL_SECRET_KEY_FILE: join(folder, 'file', 'secret.key') }, { create: true })
    expect(refused).toMatchObject({ failed: { code: 'E992' } })
  })
})

describe('a sealed text', () => {
  const key = toSecretKey(bytes, 'test')
  const secret = 'pässword'
  const sealed = seal(secret, 'connection/1/password', key)

  test('opens at its place with its key', () => {
    expect(unseal(sealed, 'connection/1/password', key)).toEqual({ text: secret })
    expect(unseal(seal('', 'p', key), 'p', key)).toEqual({ text: '' })
  })

  test('is another one every time', () => {
    expect(seal(secret, 'connection/1/password', key)).not.toBe(sealed)
  })

  test('opens at no other place and with no other key', () => {
    expect(unseal(sealed, 'connection/2/password', key)).toEqual({ failed: 'damaged' })
    const other = toSecretKey(Buffer.from(bytes).reverse(), 'test')
    expect(unseal(sealed, 'connection/1/password', other)).toEqual({ failed: 'other key' })
  })

  test('opens no more when any part of it was changed', () => {
    const [form, keyId, nonce = '', body = ''] = sealed.split('.')
    const flip = (text: string, at: number): string => {
      const changed = Buffer.from(text, 'base64url')
      changed[at]! ^= 1
      return changed.toString('base64url')
    }
    const lengths = { nonce: Buffer.from(nonce, 'base64url').length, body: Buffer.from(body, 'base64url').length }
    const changed = [
      ...Array.from({ length: lengths.nonce }, (_, at) => [form, keyId, flip(nonce, at), body]),
      ...Array.from({ length: lengths.body }, (_, at) => [form, keyId, nonce, flip(body, at)]),
      [form, keyId, nonce, body.slice(0, 10)],
      ['v2', keyId, nonce, body],
    ]
    for (const parts of changed) {
      expect(unseal(parts.join('.'), 'connection/1/password', key)).toEqual({ failed: 'damaged' })
    }
  })
})
