import { expect, test } from 'vitest'
import { WarehouseFailure } from '../../../runtime/drivers/warehouse-failure.ts'
import type { Suite } from '../suite.ts'
import { failureOf, query, rowsOf } from './rows.ts'
import { startSilence } from './silence.ts'

/** What goes wrong outside, told as what it is. */
export const trouble = ({ driver, subject, warehouse, open }: Suite): void => {
  if (driver.has.permissions) {
    test('a missing permission names what it is missing on', async () => {
      const { sql, object } = subject().texts.forbidden!
      const { diagnostic, reason } = await failureOf(rowsOf(warehouse(), query(sql)))
      expect(reason).toMatchObject({ kind: 'permission', object })
      expect(diagnostic).toMatchObject({ code: 'E972', hint: expect.stringContaining(object) })
    })
  }

  if (driver.has.network) {
    test('a server that is not there is told at once', async () => {
      const started = performance.now()
      const opened = await subject().open({ as: 'to nobody' })
      expect(opened).toMatchObject({ failed: { code: 'E970' }, reason: { kind: 'unreachable' } })
      // BigQuery's own package would try for 16 seconds.
      expect(performance.now() - started).toBeLessThan(5_000)
    })

    test('a server that takes the call and never answers is told as one', async () => {
      const { port, close } = await startSilence()
      const opened = await subject().open({ minutes: 0.01, port })
      close()
      expect(opened).toMatchObject({ failed: { code: 'E970' }, reason: { kind: 'unreachable' } })
    })

    test('a connection that breaks in the middle of a result is no shorter result', async () => {
      const fragile = await open({})
      const stream = await fragile.stream(query(subject().texts.many(driver.manyRows)))
      let rows = 0
      const read = async () => {
        for await (const batch of stream) {
          if (rows === 0) await subject().server.breakOff!()
          rows += batch.length
        }
      }
      const failure = await failureOf(read())
      expect([failure.reason.kind, failure.diagnostic.code], failure.message).toEqual(['lost', 'E973'])
      expect(rows).toBeLessThan(driver.manyRows)
    })
  }

  if (driver.has.throttling) {
    test('a warehouse that is too busy is asked again', async () => {
      const patient = await open({})
      subject().server.busy!(driver.has.vendorRetries ? 1 : 2)
      expect(await rowsOf(patient, query(subject().texts.many(3)))).toHaveLength(3)
    })
  }

  if (driver.has.throttling && !driver.has.vendorRetries) {
    test('a warehouse that stays too busy is told as such', async () => {
      const patient = await open({ tries: 2 })
      subject().server.busy!(1000)
      try {
        const failure = await failureOf(rowsOf(patient, query(subject().texts.many(3))))
        expect([failure.reason.kind, failure.diagnostic.code]).toEqual(['throttled', 'E974'])
      } finally {
        subject().server.busy!(0)
      }
    })
  }

  if (driver.has.credentials) {
    test('wrong credentials are told without showing them', async () => {
      const opened = await subject().open({ as: 'wrong credentials' })
      expect(opened).toMatchObject({ failed: { code: 'E971' }, reason: { kind: 'credentials' } })
      const shown = JSON.stringify(opened)
      for (const secret of subject().secrets) expect(shown).not.toContain(secret)
    })
  }

  test('a failure is an error with its sentence', async () => {
    const failure = await failureOf(rowsOf(warehouse(), query('selec 1')))
    expect(failure).toBeInstanceOf(WarehouseFailure)
    expect(failure.message).toMatch(/\.$/)
    expect(failure.message).not.toContain('\n')
  })
}
