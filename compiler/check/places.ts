import type { Expr } from '../ir.ts'
import type { ModelColumn } from './tables.ts'

/** How the model wants floats of these columns summed (language.md section 3). */
export const sumPlaces = (
  value: Expr | undefined,
  columns: readonly ModelColumn[],
): { readonly places?: number | 'approximate' } => {
  if (value?.type.kind !== 'float') return {}
  if (columns.some((column) => column.note?.approximate)) return { places: 'approximate' }
  const places = columns.flatMap((column) => column.note?.places ?? [])
  return places.length > 0 ? { places: Math.max(...places) } : {}
}
