import { createHash } from 'node:crypto'
import type { Program, SqlTraits } from '../../compiler/ir.ts'
import type { CheckedEntity, CheckedProject } from '../../compiler/project.ts'
import type { ResultPlace } from '../store/results.ts'

/** A segment or trait set that can be run. */
export interface Target {
  readonly place: ResultPlace
  readonly name: string
  readonly entity: CheckedEntity
  readonly program: Program | SqlTraits
  /** Other connections it needs: such a target cannot be run yet. */
  readonly foreign: readonly string[]
  /** Its own body is raw SQL. */
  readonly raw: boolean
  readonly file?: string
  /** As people call it, and what they say of it. */
  readonly about: { readonly title?: string; readonly description?: string }
  readonly refresh?: { readonly every: number; readonly unit: string }
}

/** What has no errors, in the order of the project; a name may be a segment's or a trait set's. */
export const listTargets = (project: CheckedProject): readonly Target[] =>
  [
    ...[...project.segments.values()].map((checked) => ({ checked, kind: 'members' as const })),
    ...[...project.traits.values()].map((checked) => ({ checked, kind: 'traits' as const })),
  ].flatMap(({ checked, kind }): readonly Target[] => {
    const entity = project.entities.get(checked.entity)
    if (!entity || !checked.program) return []
    const { name, item, file, foreign, program } = checked
    return [
      {
        place: { kind, entity: entity.name, name },
        name,
        entity,
        program,
        foreign,
        raw: item.body.kind === 'sql',
        about: {
          ...(item.title !== undefined && { title: item.title }),
          ...(item.description !== undefined && { description: item.description }),
        },
        ...(file !== undefined && { file }),
        ...(item.refresh && { refresh: item.refresh }),
      },
    ]
  })

/** The hash of everything that decides the result, but for the data and the instant. */
export const definitionHash = ({ program }: Target): string =>
  createHash('sha256').update(JSON.stringify(program)).digest('hex')

/** All tables that a program reads, as JSON texts of their names. */
export const tablesOf = (program: Program | SqlTraits): ReadonlySet<string> => {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('table' in value && isTable(value.table)) found.add(JSON.stringify(value.table.name))
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(program)
  return found
}

const isTable = (value: unknown): value is { readonly name: readonly string[] } =>
  typeof value === 'object' && value !== null && 'name' in value && Array.isArray(value.name)
