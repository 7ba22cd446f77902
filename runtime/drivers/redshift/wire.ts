import type { ResolvedRedshiftWire } from '../../connections/resolved.ts'
import type { Opened, WarehouseOptions } from '../driver.ts'
import { openWire } from '../postgres/driver.ts'
import { introspectRedshift } from './introspect.ts'
import { positional } from './parameters.ts'
import { readPlan } from './plan.ts'
import { readType } from './types.ts'

/** Redshift over PostgreSQL's protocol: all of PostgreSQL's driver but for the catalog, the plan and the parameters. */
export const openRedshiftWire = (connection: ResolvedRedshiftWire, options: WarehouseOptions): Promise<Opened> =>
  openWire(connection, options, {
    kind: 'redshift',
    readType,
    toServer: positional,
    // Each query of the catalog has a transaction of its own: one that is not permitted must not end the others.
    introspect: (wire, asked) =>
      introspectRedshift((sql) => wire.transaction(({ read }) => read(sql), asked), connection.schemas),
    estimate: (wire, query, asked) => {
      const { sql, parameters } = positional(query)
      return wire.transaction(async ({ read }) => readPlan(await read(`explain ${sql}`, parameters)), asked)
    },
  })
