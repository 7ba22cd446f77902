import type { ParsedDocument } from '../../grammar/document.ts'
import type { Catalog } from '../catalog.ts'
import type { Settings } from '../checked.ts'
import { declare } from './declarations.ts'
import { bindEntity } from './entity.ts'
import type { Home } from './model.ts'
import { createReport } from './report.ts'

/** The people of each entity, in each connection that knows them; entities with errors are left out. */
export const homesOf = (documents: readonly ParsedDocument[], catalog: Catalog, settings: Settings): readonly Home[] =>
  [...declare(documents).entities.values()].flatMap(({ item, origins }) => {
    const entity = bindEntity(item, catalog, settings, createReport(origins))
    return entity.broken ? [] : [entity, ...entity.places]
  })
