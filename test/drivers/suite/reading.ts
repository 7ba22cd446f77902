import { expect, test } from 'vitest'
import type { TypedValue } from '../../../compiler/dialect.ts'
import type { Suite } from '../suite.ts'
import { heldBytes } from './memory.ts'
import { query, rowsOf } from './rows.ts'

const text = (value: string | null): TypedValue => ({ value, type: { kind: 'text' } })

/** What comes over the wire, exactly. */
export const reading = ({ driver, subject, warehouse, open }: Suite): void => {
  test('every type comes as exact text of one form', async () => {
    const { query: asked, columns, rows } = subject().types
    const stream = await warehouse().stream(asked)
    expect(stream.columns.map(({ name, type }) => [name.toLowerCase(), type])).toEqual(columns)
    expect(await rowsOf(warehouse(), asked)).toEqual(rows)
    for await (const _ of stream) break
  })

  test('text survives, whatever is in it', async () => {
    const hostile = [
      `it's "so" 100% \\ $1 ? {x} @p1 :p1 ; drop table x -- 名前 🎉 é\n\t\r\n`,
      '',
      ' ',
      'null',
      '\u{10FFFF}',
    ]
    const rows = await rowsOf(warehouse(), subject().echo([...hostile.map(text), text(null)]))
    expect(rows).toEqual([[...hostile, null]])
  })

  test('integers beyond 2^53 and decimals are exact, as parameters and as results', async () => {
    const values: readonly TypedValue[] = [
      { value: '9223372036854775807', type: { kind: 'integer' } },
      { value: '-9223372036854775808', type: { kind: 'integer' } },
      { value: '90071992547409931.23', type: { kind: 'decimal', scale: 2 } },
      { value: '-0.05', type: { kind: 'decimal', scale: 2 } },
    ]
    const [row = []] = await rowsOf(warehouse(), subject().echo(values))
    expect(row.map((cell) => cell?.replace(/(\.\d*?)0+$/, '$1'))).toEqual(values.map(({ value }) => value))
  })

  test.each([25, 26, 200])('%i columns', async (count) => {
    const stream = await warehouse().stream(query(subject().texts.wide(count)))
    const rows = []
    for await (const batch of stream) rows.push(...batch)
    expect(stream.columns.map(({ name }) => name.toLowerCase())).toEqual(names(count))
    expect(rows).toEqual([names(count).map((name) => name.slice(1))])
  })

  test('a result without rows has its columns', async () => {
    const stream = await warehouse().stream(query(subject().texts.nothing))
    expect(stream.columns.map(({ name, type }) => [name.toLowerCase(), type.kind])).toEqual([
      ['id', 'text'],
      ['n', 'integer'],
    ])
    for await (const _ of stream) throw new Error('a row')
    expect((await stream.metrics()).rows).toBe(0)
  })

  test('a long result comes whole, in order of asking, with flat memory', async () => {
    const started = performance.now()
    const stream = await warehouse().stream(query(subject().texts.many(driver.manyRows)))
    let rows = 0
    let sum = 0n
    const early: number[] = []
    const late: number[] = []
    for await (const batch of stream) {
      rows += batch.length
      for (const [id] of batch) sum += BigInt(id ?? 0)
      if (early.length < 3 && rows > driver.manyRows * 0.05) early.push(heldBytes())
      if (late.length < 4 && rows > driver.manyRows * 0.85) late.push(heldBytes())
    }
    const count = BigInt(driver.manyRows)
    expect([rows, sum]).toEqual([driver.manyRows, (count * (count + 1n)) / 2n])
    // Buffers come and go: what a driver held of the rows before would be in all of the later samples.
    const grown = (Math.min(...late) - Math.max(...early)) / 1e6
    const perSecond = Math.round(rows / ((performance.now() - started) / 1000))
    console.info(
      `${driver.title}: ${rows} rows at ${perSecond} rows/s, memory grew by ${Math.round(grown)} MB on the way`,
    )
    expect(grown).toBeLessThan(20)
    const { milliseconds, rows: counted } = await stream.metrics()
    expect(counted).toBe(driver.manyRows)
    expect(milliseconds).toBeGreaterThanOrEqual(0)
  }, 600_000)

  test('what a paused reader has not asked for stays at the warehouse', async () => {
    const { sentRows } = subject().server
    if (!sentRows) return
    const stream = await warehouse().stream(query(subject().texts.many(driver.manyRows)))
    for await (const _ of stream) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(sentRows()).toBeLessThan(driver.manyRows / 2)
      break
    }
  })

  test('results are read side by side', async () => {
    const fresh = await open({})
    const { query: asked, rows: expected } = subject().types
    const streams = await Promise.all([1, 2, 3, 4, 5].map(() => fresh.stream(asked)))
    const readers = streams.map((stream) => stream[Symbol.asyncIterator]())
    for (const reader of readers) expect((await reader.next()).value).toEqual(expected)
    for (const reader of readers) expect((await reader.next()).done).toBe(true)
  })

  test('several statements run at the same time', async () => {
    const sums = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((count) => rowsOf(warehouse(), query(subject().texts.many(count * 10)))),
    )
    expect(sums.map((rows) => rows.length)).toEqual([10, 20, 30, 40, 50, 60])
  })
}

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `c${index + 1}`)
