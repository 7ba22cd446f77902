import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedDatabricks } from '../../connections/resolved.ts'
import type { Driver } from '../driver.ts'
import { createCalls } from '../limited.ts'
import { opening } from '../opening.ts'
import { isBusy, readError } from './errors.ts'
import { openSession } from './session.ts'
import { createWarehouse } from './warehouse.ts'

/** In minutes: a classic warehouse that sleeps takes up to five to start. */
const patience = 10

export const driver: Driver<ResolvedDatabricks> = {
  open: async (connection, options) => {
    const place = `${connection.host}:${connection.port}`
    const calls = createCalls(options, secretsOf(connection), {
      read: (error) => readError(error, place, true),
      isBusy,
    })
    const { signal } = options
    return opening(
      { calls, signal, place, patience, readError: (error) => readError(error, place, false) },
      async (limit) => createWarehouse(await openSession(connection, options, calls, limit), calls, connection),
    )
  },
}
