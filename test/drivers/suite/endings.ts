import { expect, test } from 'vitest'
import type { Suite } from '../suite.ts'
import { failureOf, query, rowsOf, until } from './rows.ts'

/** A statement that is not wanted any more ends at the warehouse, not only here. */
export const endings = ({ driver, subject, warehouse, open }: Suite): void => {
  const running = () => subject().server.running()
  const endless = () => query(subject().texts.endless)

  test('cancelling reaches the warehouse', async () => {
    const controller = new AbortController()
    const work = failureOf(rowsOf(warehouse(), endless(), { signal: controller.signal }))
    await until(async () => (await running()) === 1)
    controller.abort()
    const failure = await work
    expect([failure.reason.kind, failure.diagnostic.code]).toEqual(['cancelled', 'E932'])
    await until(async () => (await running()) === 0)
  })

  test('a signal that was given already sends nothing', async () => {
    const failure = await failureOf(rowsOf(warehouse(), endless(), { signal: AbortSignal.abort() }))
    expect(failure.reason.kind).toBe('cancelled')
    await until(async () => (await running()) === 0)
  })

  test('the clock ends a statement', async () => {
    const impatient = await open({ minutes: 0.02 })
    const failure = await failureOf(rowsOf(impatient, endless()))
    expect([failure.reason.kind, failure.diagnostic.code]).toEqual(['timed out', 'E933'])
    await until(async () => (await running()) === 0)
  })

  test('a reader who leaves ends the statement', async () => {
    const stream = await warehouse().stream(query(subject().texts.many(driver.manyRows)))
    for await (const batch of stream) {
      expect(batch.length).toBeGreaterThan(0)
      break
    }
    await until(async () => (await running()) === 0)
    expect((await stream.metrics()).rows).toBeGreaterThan(0)
  })

  test('a result that nobody reads to its end is let go of with its signal', async () => {
    const controller = new AbortController()
    const stream = await warehouse().stream(query(subject().texts.many(driver.manyRows)), { signal: controller.signal })
    controller.abort()
    await until(async () => (await running()) === 0)
    const failure = await failureOf(stream[Symbol.asyncIterator]().next())
    expect(failure.reason.kind).toBe('cancelled')
  })

  test('the connection works after all that', async () => {
    expect(await rowsOf(warehouse(), query(subject().texts.many(3)))).toHaveLength(3)
  })
}
