import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedDatabricks } from '../../connections/resolved.ts'
import type { Driver } from '../driver.ts'
import { createCalls } from '../limited.ts'
import { openFailure } from '../warehouse-failure.ts'
import { isBusy, readError } from './errors.ts'
import { openSession } from './session.ts'
import { createWarehouse } from './warehouse.ts'

export const driver: Driver<ResolvedDatabricks> = {
  open: async (connection, options) => {
    const place = `${connection.host}:${connection.port}`
    const calls = createCalls(options, secretsOf(connection), {
      read: (error) => readError(error, place, true),
      isBusy,
    })
    const limit = calls.start()
    try {
      limit.signal.throwIfAborted()
      return { value: createWarehouse(await openSession(connection, options, calls, limit), calls, connection) }
    } catch (error) {
      const stopped = limit.stopped()
      const read = stopped ? { cause: { kind: stopped }, message: '' } : readError(error, place, false)
      return openFailure(read, calls.context)
    } finally {
      limit.end()
    }
  },
}
