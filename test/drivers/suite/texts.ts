import { expect, test } from 'vitest'
import { shopTables } from '../shop.ts'
import type { Suite } from '../suite.ts'
import { failureOf, query, rowsOf, until } from './rows.ts'

const marked = (text: string): { readonly sql: string; readonly at: string } => ({
  sql: text.replaceAll(/[«»]/g, ''),
  at: /«(.*)»/s.exec(text)?.[1] ?? '',
})

/** Texts that people wrote: described without being run, and never writing. */
export const texts = ({ driver, subject, warehouse, open }: Suite): void => {
  test('a text is described without being run', async () => {
    const described = await warehouse().describe(subject().types.query.sql)
    if ('refused' in described) throw new Error(described.refused.message)
    expect(described.columns.map(({ name, type }) => [name.toLowerCase(), type])).toEqual(subject().types.columns)
    await until(async () => (await subject().server.running()) === 0)
  })

  test('a wrong text is refused with the place of what is wrong', async () => {
    const { sql, at } = marked(subject().texts.wrong)
    const described = await warehouse().describe(sql)
    if (!('refused' in described)) throw new Error('it was taken')
    const { span, message } = described.refused
    expect(message).toMatch(/nope/i)
    if (span) expect(sql.slice(span.start, span.end)).toBe(at)
    else expect(driver.kind).toMatch(/redshift/)
    const failure = await failureOf(rowsOf(warehouse(), query(sql)))
    expect(failure.reason.kind).toMatch(/refused|absent/)
    expect(failure.message).toMatch(/nope/i)
  })

  test('two statements are no text', async () => {
    const failure = await failureOf(rowsOf(warehouse(), query('select 1 as a; select 2 as a')))
    expect(failure.reason.kind).toMatch(/refused|read only/)
  })

  test('nothing that a text says is written', async () => {
    const failure = await failureOf(rowsOf(warehouse(), query(subject().texts.writing)))
    expect(failure.reason.kind).toMatch(/read only|refused|permission/)
    const { rows } = await warehouse().preview(['shop', 'customers'], 100)
    expect(rows).toHaveLength(shopTables[0]!.rows.length)
  })

  test('a connection writes only what SegQL composes, and only where it is allowed to', async () => {
    const creating = query(subject().texts.creating)
    const failure = await failureOf(warehouse().execute(creating))
    expect([failure.reason.kind, failure.diagnostic.code]).toEqual(['read only', 'E978'])
    if (!driver.has.writing) return
    const writer = await open({ as: 'writer' })
    expect((await writer.execute(creating)).milliseconds).toBeGreaterThanOrEqual(0)
    expect(await rowsOf(writer, query('select id from shop.written'))).toEqual([['1']])
  })
}
