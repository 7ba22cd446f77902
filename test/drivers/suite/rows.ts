import type { Query, QueryOptions, Row, Warehouse } from '../../../runtime/drivers/driver.ts'
import { allRows } from '../../../runtime/drivers/row-stream.ts'
import { WarehouseFailure } from '../../../runtime/drivers/warehouse-failure.ts'

export const query = (sql: string): Query => ({ sql, parameters: [] })

export const rowsOf = async (warehouse: Warehouse, asked: Query, options?: QueryOptions): Promise<readonly Row[]> =>
  allRows(await warehouse.stream(asked, options))

/** What a call that must fail says; anything but a `WarehouseFailure` is a mistake of the driver. */
export const failureOf = async (work: Promise<unknown>): Promise<WarehouseFailure> => {
  const error = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof WarehouseFailure) return error
  throw error
}

/** Waits until it is so: a warehouse takes a moment to end what it was told to end. */
export const until = async (isSo: () => Promise<boolean>, patience = 10_000): Promise<void> => {
  for (const deadline = Date.now() + patience; !(await isSo()); ) {
    if (Date.now() > deadline) throw new Error('it was not so in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
