import { describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import { sqlDialects, sqlReaders } from '../../dialects/lint/index.ts'
import { createWasmModule } from '../../dialects/lint/wasm-module.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { largeTexts } from './large-texts.ts'
import { lintCatalog } from './lint-catalog.ts'

const readers = [
  ...sqlDialects.map((dialect) => [dialect, dialect, () => readerOf(dialect)] as const),
  ['duckdb without its engine', 'duckdb', async () => sqlReaders.duckdb()] as const,
] as const

describe.each(readers)('large and deep texts of %s', (_, dialect, open) => {
  test('have an answer or one clear limit, and the reader lives on', async () => {
    const reader = await open()
    const catalog = lintCatalog(dialect)
    const slowest = { name: '', milliseconds: 0 }
    const told: string[] = []
    for (const [name, text] of Object.entries(largeTexts)) {
      const started = performance.now()
      const { readOnly, diagnostics } = await lintSql(reader, text, { catalog })
      const milliseconds = performance.now() - started
      if (milliseconds > slowest.milliseconds) Object.assign(slowest, { name, milliseconds })
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      if (readOnly === 'refused') {
        expect({ name, errors }).toMatchObject({
          errors: [{ code: expect.stringMatching(/^E7(10|00)$/), hint: expect.any(String) }],
        })
        told.push(name)
      } else expect({ name, readOnly, errors }).toEqual({ name, readOnly: 'proven', errors: [] })
    }
    console.log(`${_}: slowest ${slowest.name}, ${slowest.milliseconds.toFixed(0)} ms; limits: ${told.join(', ')}`)
    expect(told).toContain('5,000 queries of UNION')
    const after = await lintSql(reader, 'select user_id from people', { catalog })
    expect(after.readOnly).toBe('proven')
  })
})

test('a WASM instance that died is made anew, and the text that killed it has no answer', async () => {
  const trap = Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' })
  const instance = (name: string) => ({
    name,
    parse: (text: string) => (text === 'deadly' ? undefined : `${name} ${text}`),
  })
  const made: string[] = []
  const use = createWasmModule(
    'a',
    async () => instance('first'),
    async (name, deaths) => {
      made.push(`${name} ${deaths}`)
      return instance('second')
    },
  )
  const read = (text: string) =>
    use((module) => {
      if (text === 'deadly') throw trap
      return module.parse(text)
    })
  expect(await read('one')).toBe('first one')
  expect(await read('deadly')).toBeUndefined()
  expect(await read('two')).toBe('second two')
  expect(made).toEqual(['a 1'])
})

test('an instance of a real module is made a second time', async () => {
  let deadly = true
  const use = createWasmModule('@polyglot-sql/sdk', () => import('@polyglot-sql/sdk'))
  const read = () =>
    use((module) => {
      if (deadly) {
        deadly = false
        throw Object.assign(new Error('unreachable'), { name: 'RuntimeError' })
      }
      return module.parse('select 1', 'snowflake' as never).success
    })
  expect(await read()).toBeUndefined()
  expect(await read()).toBe(true)
})
