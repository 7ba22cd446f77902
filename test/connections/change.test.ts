import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Config } from '../../runtime/config-schema.ts'
import { addConnection, changeConnection, type Draft } from '../../runtime/connections/save.ts'
import { openSecretsOf, withStore } from '../../runtime/connections/stored.ts'
import { folderWith } from '../runtime/folders.ts'
import { privatePem } from './keys.ts'

const account = { account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'SEGQL' }
const prod: Draft = { name: 'prod', kind: 'snowflake', settings: account, secrets: { password: 'pw-1' } }

/** A project with this connection in its store. */
const withConnection = async (draft: Draft = prod) => {
  const root = folderWith()
  const environment = { SEGQL_SECRET_KEY: randomBytes(32).toString('hex') }
  const options = { root, environment, who: 'ada', config: Config.parse({ version: 1, connections: {} }) }
  const added = await addConnection(draft, options)
  if ('failed' in added) throw new Error(added.failed.message)
  return {
    change: async (more: Partial<Draft>) => {
      const { value, diagnostics } = await changeConnection({ ...draft, secrets: {}, ...more }, options)
      return value ? 'changed' : diagnostics.map(({ code }) => code)
    },
    secrets: async () => {
      const opened = await openSecretsOf(root, draft.name, environment)
      return 'value' in opened ? opened.value : opened.failed.code
    },
    read: async () => {
      const read = await withStore(root, environment, ({ connections }) => connections.read(draft.name))
      return 'value' in read ? read.value : undefined
    },
  }
}

describe('a change of a connection', () => {
  test('keeps the secrets that are not given', async () => {
    const { change, secrets, read } = await withConnection()
    expect(await change({ settings: { ...account, warehouse: 'OTHER', role: 'READER' } })).toBe('changed')
    expect(await read()).toMatchObject({ settings: { warehouse: 'OTHER', role: 'READER' } })
    expect(await secrets()).toEqual({ password: 'pw-1' })
  })

  test('to another way of signing in forgets the former secret', async () => {
    const { change, secrets } = await withConnection()
    expect(await change({ secrets: { token: 't-1' } })).toBe('changed')
    expect(await secrets()).toEqual({ token: 't-1' })
    expect(await change({ secrets: { privateKey: privatePem } })).toBe('changed')
    expect(await secrets()).toEqual({ privateKey: privatePem })
    expect(await change({ settings: { ...account, schema: 'S' } })).toBe('changed')
    expect(await change({ settings: { ...account, password: '${SNOWFLAKE_PASSWORD}' } })).toBe('changed')
    expect(await secrets()).toEqual({})
  })

  test.each([
    ['another account', { ...account, account: 'evil-1' }],
    ['an endpoint', { ...account, endpoint: 'https://evil.example' }],
  ])('to %s takes no secret there that was not entered again', async (_, settings) => {
    const { change, secrets, read } = await withConnection()
    expect(await change({ settings })).toEqual(['E986'])
    expect(await read()).toMatchObject({ settings: account })
    expect(await change({ settings, secrets: { password: 'pw-2' } })).toBe('changed')
    expect(await secrets()).toEqual({ password: 'pw-2' })
  })

  test('to another kind takes none of the former secrets along', async () => {
    const { change, secrets, read } = await withConnection()
    expect(await change({ kind: 'duckdb', settings: { path: 'x.duckdb' } })).toBe('changed')
    expect(await read()).toMatchObject({ kind: 'duckdb', secrets: [] })
    expect(await secrets()).toEqual({})
  })

  test('that does not fit changes nothing', async () => {
    const { change, read } = await withConnection()
    expect(await change({ settings: { ...account, warehuose: 'x' } })).toEqual(['E903'])
    expect(await change({ settings: { account: 'ab12345' } })).toEqual(['E904', 'E904', 'E904'])
    expect(await change({ name: 'absent' })).toEqual(['E930'])
    expect(await read()).toMatchObject({ settings: account, secrets: ['password'] })
  })
})
