import { expect, test } from 'vitest'
import type { Value } from '../../../compiler/values.ts'
import { allRows } from '../../../runtime/drivers/row-stream.ts'
import { readValue } from '../../../runtime/duckdb/values.ts'
import { expectedOf, programOf, shopTables, statementOf, typesOf } from '../shop.ts'
import type { Suite } from '../suite.ts'
import { rowsOf } from './rows.ts'

/** Decimals without the zeros at their end, whole ones as integers: a warehouse writes its own scale. */
const plain = (rows: ReadonlyMap<string, readonly Value[]>) =>
  Object.fromEntries([...rows].map(([id, values]) => [id, values.map(shortest)]))
const shortest = (value: Value): Value => {
  if (typeof value !== 'object' || value === null || !('unscaled' in value)) return value
  const { unscaled, scale } = value
  if (scale === 0) return unscaled
  return unscaled % 10n === 0n ? shortest({ unscaled: unscaled / 10n, scale: scale - 1 }) : value
}

/** From the tables that a driver finds to the rows of a compiled rule. */
export const rules = ({ driver, subject, warehouse }: Suite): void => {
  test('the catalog has the tables with their columns and types', async () => {
    const { tables } = await warehouse().introspect()
    for (const table of shopTables) {
      const found = tables.find(({ name }) => name.join('.').toLowerCase() === table.name.join('.'))
      const columns = found?.columns.map(({ name, type }) => [name.toLowerCase(), type])
      expect(columns, table.name.join('.')).toEqual(typesOf(table))
      expect(found?.kind).toBe('table')
    }
  })

  test.each(['abroad', 'facts'] as const)('the rules of `%s` give what the reference evaluator gives', async (name) => {
    const program = programOf(await warehouse().introspect(), name)
    const statement = statementOf(program, driver.kind)
    subject().learn?.(statement, program)
    const rows = await rowsOf(warehouse(), statement)
    const found = new Map(
      rows.map(([id, ...cells]) => [
        String(id),
        cells.map((cell, index) => readValue(cell, statement.columns[index + 1]!.type)),
      ]),
    )
    expect(plain(found)).toEqual(plain(expectedOf(name)))
  })

  test('an estimate tells the size of the work and runs nothing', async () => {
    const program = programOf(await warehouse().introspect(), 'facts')
    const statement = statementOf(program, driver.kind)
    subject().learn?.(statement, program)
    const { source, bytes, rows, cost } = await warehouse().estimate(statement)
    expect(source).toBe(driver.has.dryRun ? 'dry run' : 'plan')
    expect(bytes ?? rows ?? cost).toBeGreaterThan(0)
  })

  test('metrics are what the warehouse tells; what it does not is said to be so', async () => {
    const program = programOf(await warehouse().introspect(), 'facts')
    const statement = statementOf(program, driver.kind)
    subject().learn?.(statement, program)
    const stream = await warehouse().stream(statement)
    const rows = await allRows(stream)
    const metrics = await stream.metrics()
    expect(metrics.rows).toBe(rows.length)
    for (const name of ['bytesScanned', 'credits'] as const) {
      expect(metrics[name], name).toEqual(driver.tells.includes(name) ? expect.any(Number) : 'not provided')
    }
    expect(metrics.queryId !== undefined).toBe(driver.tells.includes('queryId'))
  })

  test('a preview is the first rows of a table', async () => {
    const { tables } = await warehouse().introspect()
    const orders = tables.find(({ name }) => name.at(-1)?.toLowerCase() === 'orders')!
    const { columns, rows } = await warehouse().preview(orders.name, 2)
    expect(columns.map(({ name }) => name.toLowerCase())).toEqual(orders.columns.map(({ name }) => name.toLowerCase()))
    expect(rows).toHaveLength(2)
    expect(rows[0]?.map((cell) => cell?.length ?? 0).every((length) => length > 0)).toBe(true)
  })
}
