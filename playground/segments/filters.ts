import type { TargetState } from '../../runtime/server/api/index.ts'

export interface Filters {
  readonly search: string
  readonly folder: string | null
  readonly type: string | null
  readonly connection: string | null
  /** Archived ones are shown too. */
  readonly archived: boolean
}

export const noFilters: Filters = { search: '', folder: null, type: null, connection: null, archived: false }

export const fitsFilters = (
  target: TargetState & { readonly title: string },
  { search, folder, type, connection, archived }: Filters,
): boolean => {
  const wanted = search.trim().toLowerCase()
  const said = [target.title, target.name, target.description ?? '', target.folder].join('\n').toLowerCase()
  return (
    said.includes(wanted) &&
    (folder === null || target.folder === folder) &&
    (type === null || target.type === type) &&
    (connection === null || target.connection === connection) &&
    (archived || !target.archived)
  )
}
