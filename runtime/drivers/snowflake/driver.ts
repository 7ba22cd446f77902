import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedSnowflake } from '../../connections/resolved.ts'
import type { Driver } from '../driver.ts'
import { createCalls } from '../limited.ts'
import { opening } from '../opening.ts'
import { isBusy, readError } from './errors.ts'
import { openSession } from './session.ts'
import { createWarehouse } from './warehouse.ts'

const placeOf = ({ account, endpoint }: ResolvedSnowflake): string =>
  endpoint === undefined ? `${account}.snowflakecomputing.com` : new URL(endpoint).host

/** In minutes. */
const patience = 1

export const driver: Driver<ResolvedSnowflake> = {
  open: async (connection, options) => {
    const place = placeOf(connection)
    const calls = createCalls(options, secretsOf(connection), {
      read: (error) => readError(error, place, true),
      isBusy,
    })
    const { signal } = options
    return opening(
      { calls, signal, place, patience, readError: (error) => readError(error, place, false) },
      async (limit) => createWarehouse(await openSession(connection, calls, limit), calls, connection),
    )
  },
}
