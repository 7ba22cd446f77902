import { describe, expect, test } from 'vitest'
import type { Versioned } from '../../runtime/store/versions.ts'
import { databases } from './stores.ts'

const vip: Versioned = { kind: 'segment', entity: 'customer', name: 'vip' }

describe.each(databases)('versions in %s', (_, emptyPlace) => {
  test('are numbered from 1; the same text again is no version', async () => {
    const { versions } = await emptyPlace().open()
    expect(await versions.save(vip, 'segment vip { … }', 'ada')).toMatchObject({ version: 1, who: 'ada' })
    expect(await versions.save(vip, 'segment vip { … }', 'bob')).toMatchObject({ version: 1, who: 'ada' })
    expect(await versions.save(vip, 'segment vip { ✓ }', 'bob')).toMatchObject({ version: 2 })
    expect(await versions.save(vip, null, 'cy')).toMatchObject({ version: 3, text: null })
    expect((await versions.list(vip)).map(({ version, text, who }) => [version, text, who])).toEqual([
      [3, null, 'cy'],
      [2, 'segment vip { ✓ }', 'bob'],
      [1, 'segment vip { … }', 'ada'],
    ])
    expect(await versions.read(vip, 2)).toMatchObject({ text: 'segment vip { ✓ }' })
    expect(await versions.read(vip, 4)).toBeUndefined()
  })

  test('of one name in two entities are apart', async () => {
    const { versions } = await emptyPlace().open()
    await versions.save(vip, 'a', 'ada')
    expect(await versions.save({ ...vip, entity: 'account' }, 'b', 'ada')).toMatchObject({ version: 1 })
    expect(await versions.list(vip)).toHaveLength(1)
  })

  test('go along with a new name, unless it has versions of its own', async () => {
    const { versions } = await emptyPlace().open()
    await versions.save(vip, 'a', 'ada')
    expect(await versions.rename(vip, 'very_important')).toBe(true)
    expect(await versions.list(vip)).toEqual([])
    expect(await versions.save({ ...vip, name: 'very_important' }, 'b', 'ada')).toMatchObject({ version: 2 })
    await versions.save(vip, 'c', 'ada')
    expect(await versions.rename(vip, 'very_important')).toBe(false)
    expect(await versions.list(vip)).toMatchObject([{ text: 'c' }])
  })
})

describe.each(databases)('settings in %s', (_, emptyPlace) => {
  test('are any JSON by name', async () => {
    const { settings } = await emptyPlace().open()
    expect(await settings.read('theme')).toBeUndefined()
    await settings.write('theme', { dark: true, list: [1, null, 'ø'] })
    await settings.write('theme', { dark: false, list: [] })
    expect(await settings.read('theme')).toEqual({ dark: false, list: [] })
    await settings.remove('theme')
    expect(await settings.read('theme')).toBeUndefined()
  })
})
