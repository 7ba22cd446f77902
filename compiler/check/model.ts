import type { Entity, Id, Relation } from '../../grammar/tree/index.ts'
import type { KeyCheck, PersonalColumn } from '../checked.ts'
import type { Key, Population } from '../ir.ts'
import type { ModelColumn, ModelTable } from './tables.ts'

/** A relation with its names resolved. `path` begins at the person; `broken`: it has errors, already told. */
export interface ModelRelation {
  readonly node: Relation
  readonly name: string
  readonly path: readonly string[]
  readonly cardinality: 'many' | 'one'
  readonly table: ModelTable
  readonly keys: readonly Key[]
  readonly at?: ModelColumn
  readonly named?: ModelColumn
  readonly relations: ReadonlyMap<string, ModelRelation>
  readonly broken?: true
}

export interface ModelId extends ModelColumn {
  readonly node: Id
}

/** Where the people of an entity are found: its own table, or that of another place. */
export interface Home {
  readonly entity: string
  readonly connection: string
  readonly table?: ModelTable
  /** The whole table whose distinct IDs are the people; rules read only the ID. */
  readonly rows?: ModelTable
  readonly id?: ModelId
  readonly population?: Population
  readonly relations: ReadonlyMap<string, ModelRelation>
}

export interface ModelEntity extends Home {
  readonly name: string
  readonly item: Entity
  readonly places: readonly Home[]
  readonly keyChecks: () => readonly KeyCheck[]
  readonly pii: () => readonly PersonalColumn[]
  readonly broken: boolean
}
