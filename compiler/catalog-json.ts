import { z } from 'zod'
import { type Diagnostic, maker, type Result } from '../grammar/diagnostic.ts'
import type { Catalog } from './catalog.ts'
import { catalogDiagnostics } from './diagnostics/catalog.ts'
import { mostKnownValues } from './limits.ts'
import { isZone } from './time.ts'
import type { Type } from './types.ts'

const Scalar = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('integer') }),
  z.strictObject({ kind: z.literal('decimal'), scale: z.number().int().min(0).max(100) }),
  z.strictObject({ kind: z.literal('float') }),
  z.strictObject({ kind: z.literal('boolean') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('timestamp') }),
  z.strictObject({ kind: z.literal('json') }),
  z.strictObject({ kind: z.literal('other'), native: z.string() }),
])
/** Arrays hold plain values; an array of arrays is `other`. */
const ColumnType = z.union([Scalar, z.strictObject({ kind: z.literal('array'), element: Scalar })])

const ColumnStorage = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('plain') }),
  z.strictObject({ as: z.literal('float') }),
  z.strictObject({ as: z.literal('instant') }),
  z.strictObject({
    as: z.literal('local'),
    zone: z.string().refine(isZone, 'is no time zone'),
    finer: z.literal(true).optional(),
  }),
  z.strictObject({ as: z.literal('unix'), unit: z.enum(['seconds', 'milliseconds', 'microseconds']) }),
  z.strictObject({ as: z.literal('cast text') }),
  z.strictObject({ as: z.literal('padded text') }),
  z.strictObject({ as: z.literal('json text') }),
])

type StoredAs = z.infer<typeof ColumnStorage>['as']
const storages: Readonly<Record<Type['kind'], readonly StoredAs[]>> = {
  text: ['plain', 'cast text', 'padded text'],
  integer: ['plain'],
  decimal: ['plain'],
  float: ['float', 'plain'],
  boolean: ['plain'],
  date: ['plain'],
  timestamp: ['plain', 'instant', 'local', 'unix'],
  json: ['plain', 'json text'],
  array: ['plain'],
  other: ['plain'],
  error: ['plain'],
}

const Column = z
  .strictObject({
    name: z.string().min(1),
    type: ColumnType,
    storage: ColumnStorage,
    native: z.string(),
    nullable: z.boolean(),
    values: z.array(z.string()).min(1).max(mostKnownValues).optional(),
  })
  .refine(({ type, storage }) => storages[type.kind].includes(storage.as), 'cannot be stored so')
  .refine(({ type, values }) => !values || type.kind === 'text', 'values are known of texts only')

const Table = z.strictObject({
  name: z.array(z.string().min(1)).min(1),
  columns: z.array(Column),
  uniqueKeys: z.array(z.array(z.string().min(1)).min(1)),
  partition: z
    .strictObject({ columns: z.array(z.string().min(1)).min(1), filterRequired: z.literal(true).optional() })
    .optional(),
})

const Connection = z.strictObject({ tables: z.array(Table), identifiers: z.enum(['sensitive', 'insensitive']) })

/** A catalog as a JSON document: what introspection writes, and what may stand in its place. */
export const CatalogDocument = z.strictObject({
  version: z.literal(1),
  connections: z.record(z.string().min(1), Connection),
})

const catalogDiagnostic = maker(catalogDiagnostics)
const emptyCatalog: Catalog = { version: 1, connections: {} }

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const toDiagnostic = (issue: z.core.$ZodIssue): Diagnostic =>
  catalogDiagnostic('E291', { path: pointer(issue.path) }, { problem: issue.message })

/** Reads a catalog; whatever the JSON holds, nothing is thrown. */
export const readCatalog = (json: unknown): Result<Catalog> => {
  const read = CatalogDocument.safeParse(json)
  return read.success
    ? { value: read.data, diagnostics: [] }
    : { value: emptyCatalog, diagnostics: read.error.issues.slice(0, 20).map(toDiagnostic) }
}

export const catalogJsonSchema = (): object => z.toJSONSchema(CatalogDocument)
