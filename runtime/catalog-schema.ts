import { z } from 'zod'
import type { ConnectionCatalog } from '../compiler/catalog.ts'
import type { Type } from '../compiler/types.ts'

const TypeSchema: z.ZodType<Type> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('decimal'), scale: z.number().int().min(0) }),
    z.strictObject({ kind: z.literal('array'), element: TypeSchema }),
    z.strictObject({ kind: z.literal('other'), native: z.string() }),
    z.strictObject({ kind: z.enum(['text', 'integer', 'float', 'boolean', 'date', 'timestamp', 'json']) }),
  ]),
)

const Storage = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('local'), zone: z.string() }),
  z.strictObject({ as: z.literal('unix'), unit: z.enum(['seconds', 'milliseconds', 'microseconds']) }),
  z.strictObject({ as: z.enum(['plain', 'float', 'instant', 'cast text', 'padded text', 'json text']) }),
])

const Column = z.strictObject({
  name: z.string().min(1),
  type: TypeSchema,
  storage: Storage,
  native: z.string(),
  nullable: z.boolean(),
})

/** A connection's catalog as a JSON file gives it, and as the cache keeps it. */
export const ConnectionCatalogSchema: z.ZodType<ConnectionCatalog> = z.strictObject({
  tables: z.array(
    z.strictObject({
      name: z.array(z.string().min(1)).min(1),
      columns: z.array(Column),
      uniqueKeys: z.array(z.array(z.string())),
    }),
  ),
  identifiers: z.enum(['sensitive', 'insensitive']),
})
