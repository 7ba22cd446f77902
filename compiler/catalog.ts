import type { Storage, Type } from './types.ts'

/** What introspection (or a JSON file) knows of a connection's tables. */
export interface CatalogColumn {
  readonly name: string
  readonly type: Type
  readonly storage: Storage
  readonly native: string
  readonly nullable: boolean
  /** Every different text in the column, sorted, where somebody looked and they are few. */
  readonly values?: readonly string[]
}

export interface CatalogTable {
  /** As written after `from`: `["shop", "orders"]`. */
  readonly name: readonly string[]
  readonly columns: readonly CatalogColumn[]
  /** Column lists that the database itself keeps unique. */
  readonly uniqueKeys: readonly (readonly string[])[]
  /** Columns by which less is read; `filterRequired`: the warehouse refuses statements without a condition on them. */
  readonly partition?: { readonly columns: readonly string[]; readonly filterRequired?: true }
}

export interface ConnectionCatalog {
  readonly tables: readonly CatalogTable[]
  /** Column and table names are compared so (`insensitive`: the warehouse folds case). */
  readonly identifiers: 'sensitive' | 'insensitive'
  /** The connection exists, but nobody could look into it, which was told: what its tables hold is no second mistake. */
  readonly absent?: true
}

export interface Catalog {
  readonly version: 1
  readonly connections: Readonly<Record<string, ConnectionCatalog>>
}
