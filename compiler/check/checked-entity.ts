import type { Entity } from '../../grammar/tree/index.ts'
import type { CheckedEntity, KeyCheck, PersonalColumn } from '../checked.ts'
import type { Population } from '../ir.ts'
import type { ModelEntity } from './model.ts'

/** An entity as the project gives it; what only a run asks for is put together then. */
export class FinishedEntity implements CheckedEntity {
  readonly name: string
  readonly item: Entity
  readonly connection: string
  readonly file?: string
  readonly population?: Population
  readonly #model: ModelEntity

  constructor(name: string, model: ModelEntity, file: string | undefined) {
    this.name = name
    this.item = model.item
    this.connection = model.connection
    if (file !== undefined) this.file = file
    if (!model.broken && model.population) this.population = model.population
    this.#model = model
  }

  get keyChecks(): readonly KeyCheck[] {
    return this.#model.keyChecks()
  }

  get pii(): readonly PersonalColumn[] {
    return this.#model.pii()
  }
}
