import type { ResolvedRedshift } from '../../connections/resolved.ts'
import type { Driver } from '../driver.ts'
import { openDataApi } from './data-api.ts'
import { openRedshiftWire } from './wire.ts'

export const driver: Driver<ResolvedRedshift> = {
  open: (connection, options) =>
    connection.via === 'wire' ? openRedshiftWire(connection, options) : openDataApi(connection, options),
}
