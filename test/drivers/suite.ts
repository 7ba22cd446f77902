import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import type { Warehouse } from '../../runtime/drivers/driver.ts'
import type { DriverCase, Opening, Subject } from './subject.ts'
import { endings } from './suite/endings.ts'
import { reading } from './suite/reading.ts'
import { rules } from './suite/rules.ts'
import { texts } from './suite/texts.ts'
import { trouble } from './suite/trouble.ts'

export interface Suite {
  readonly driver: DriverCase
  readonly subject: () => Subject
  /** Opened once for all tests that do not close or break it. */
  readonly warehouse: () => Warehouse
  /** Opened for one test and closed after it. */
  readonly open: (opening: Opening) => Promise<Warehouse>
}

/** How many rows the long result has; SEGQL_DRIVER_ROWS=1000000 takes as many of every warehouse. */
export const manyRows = (usual: number): number => Number(process.env.SEGQL_DRIVER_ROWS ?? usual)

/** The one suite that runs over all warehouses. */
export const testDriver = (driver: DriverCase): void => {
  describe(driver.title, () => {
    let subject: Subject
    let shared: Warehouse
    const opened: Warehouse[] = []
    const files = readdirSync('.')

    const open = async (opening: Opening): Promise<Warehouse> => {
      const found = await subject.open(opening)
      if ('failed' in found) throw new Error(found.failed.message)
      return found.value
    }
    beforeAll(async () => {
      subject = await driver.start()
      shared = await open({})
    })
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((warehouse) => warehouse.close()))
    })
    afterAll(async () => {
      await shared?.close()
      await subject?.close()
      const more = readdirSync('.').filter((file) => !files.includes(file) && /log|snowflake|\.json$/.test(file))
      if (more.length > 0) throw new Error(`left behind: ${more.join(', ')}`)
    })
    const suite: Suite = {
      driver,
      subject: () => subject,
      warehouse: () => shared,
      open: async (opening) => {
        const warehouse = await open(opening)
        opened.push(warehouse)
        return warehouse
      },
    }
    for (const part of [rules, reading, texts, endings, trouble]) part(suite)
  })
}
