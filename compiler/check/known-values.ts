import { nearestAmong } from '../../grammar/nearest.ts'
import { printText } from '../../grammar/spelling.ts'
import type { ColumnRead } from '../types.ts'
import type { Report } from './report.ts'

interface KnownValues {
  readonly has: (value: string) => boolean
  readonly near: (value: string) => readonly string[]
  readonly some: readonly string[]
}

const valuesOf = new WeakMap<ColumnRead, KnownValues>()
const fewValues = 12

/** From now on, texts compared with the column are looked up among all that it holds. */
export const rememberValues = (read: ColumnRead, values: readonly string[]): void => {
  let known: ReadonlySet<string> | undefined
  let near: ((value: string) => readonly string[]) | undefined
  const set = () => {
    known ??= new Set(values)
    return known
  }
  valuesOf.set(read, {
    has: (value) => set().has(value),
    near: (value) => {
      near ??= nearestAmong(values)
      return near(value)
    },
    some: values.length <= fewValues ? values : [],
  })
}

/** A text that the column has in no row is most likely misspelt; of a column whose values nobody knows, nothing is told. */
export const tellUnknownValue = (
  read: ColumnRead,
  value: string,
  place: () => { readonly node: object; readonly part?: string },
  report: Report,
): void => {
  const known = valuesOf.get(read)
  if (!known || known.has(value)) return
  const near = known.near(value)
  const replace = near[0] !== undefined && { title: `Write ${printText(near[0])}`, text: printText(near[0]) }
  report.at(
    'W613',
    { ...place(), ...(replace && { replace }) },
    { value, column: read.column, near, known: known.some },
  )
}
