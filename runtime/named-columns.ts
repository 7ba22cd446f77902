import type { ParsedDocument } from '../grammar/document.ts'
import type { Entity, Path, Relation } from '../grammar/tree/index.ts'
import type { Config } from './config-schema.ts'

/** A column that names events, as the model writes it. */
export interface NamedColumn {
  readonly table: Path
  readonly column: string
}

/** The columns that name events, by connection: a catalog keeps their values. */
export type NamedColumns = Readonly<Record<string, readonly NamedColumn[]>>

const ofRelations = (relations: readonly Relation[] = []): readonly NamedColumn[] =>
  relations.flatMap(({ from, named, relations: inner }) => [
    ...(named === undefined ? [] : [{ table: from, column: named }]),
    ...ofRelations(inner),
  ])

const ofEntity = (
  entity: Entity,
  { connections, defaultConnection }: Config,
): readonly (readonly [string, readonly NamedColumn[]])[] => {
  const own = entity.connection ?? defaultConnection ?? Object.keys(connections)[0] ?? ''
  return [
    [own, ofRelations(entity.relations)],
    ...(entity.places ?? []).map(({ connection, relations }) => [connection, ofRelations(relations)] as const),
  ]
}

export const namedColumns = (documents: readonly ParsedDocument[], config: Config): NamedColumns => {
  const found: Record<string, NamedColumn[]> = {}
  for (const { document } of documents) {
    for (const item of document.items) {
      if (item.kind !== 'entity') continue
      for (const [connection, columns] of ofEntity(item, config)) {
        found[connection] = [...(found[connection] ?? []), ...columns]
      }
    }
  }
  return found
}
