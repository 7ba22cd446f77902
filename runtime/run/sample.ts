import type { Catalog } from '../../compiler/catalog.ts'
import { columnsOf, findTable, folding } from '../../compiler/check/tables.ts'
import { compileProgram } from '../../compiler/compile.ts'
import type { Expr, Population, Program } from '../../compiler/ir.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import type { ColumnRead } from '../../compiler/types.ts'
import type { Cell } from '../duckdb/session.ts'
import type { Place } from './place.ts'

/** Columns of the entity's table to be shown beside an ID: the fields the model names, else those of the catalog. */
export const entityColumns = (
  { item, population, connection }: CheckedEntity,
  catalog: Catalog,
): readonly ColumnRead[] => {
  const held = catalog.connections[connection]
  if (population?.kind !== 'table' || population.distinct || !held) return []
  const table = findTable(held, population.table.name)
  const columns = table ? columnsOf(table, folding(held)) : new Map()
  const fold = folding(held)
  const named = (item.fields ?? []).flatMap(({ column }) => columns.get(fold(column))?.read ?? [])
  const all = named.length > 0 ? named : [...columns.values()].map(({ read }) => read)
  return all.filter(({ column }) => column !== population.id.column)
}

const boolean = { kind: 'boolean' } as const
const text = { kind: 'text' } as const

const isOneOf = (ids: readonly string[]): Expr => {
  const equal = ids.map(
    (value): Expr => ({
      kind: 'apply',
      type: boolean,
      name: '=',
      operands: [
        { kind: 'id', type: text },
        { kind: 'literal', type: text, value },
      ],
    }),
  )
  return equal.length === 1 && equal[0] ? equal[0] : { kind: 'or', type: boolean, operands: equal }
}

export interface SampleOf {
  readonly population: Population
  readonly connection: string
  readonly zone: string
  readonly weekStart: Program['weekStart']
}

/** Which of a few IDs stand in the entity's table. */
export const readKnown = async (place: Place, ids: readonly string[], of: SampleOf): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const program: Program = {
    version: 1,
    kind: 'segment',
    name: 'known',
    ...of,
    condition: isOneOf(ids),
    columns: [],
    definitions: {},
    sets: {},
  }
  const { value } = compileProgram(program, place.dialect, { now: 0n, print: 'parameters' })
  return new Set((await place.rows(value)).map(([id]) => String(id)))
}

/** The rows of a few people, by ID; asked of the warehouse as a trait set of plain columns. */
export const readPeople = async (
  place: Place,
  ids: readonly string[],
  columns: readonly ColumnRead[],
  of: SampleOf,
): Promise<ReadonlyMap<string, readonly Cell[]>> => {
  if (ids.length === 0 || columns.length === 0) return new Map()
  const program: Program = {
    version: 1,
    kind: 'traits',
    name: 'sample',
    ...of,
    condition: isOneOf(ids),
    columns: columns.map((read) => ({
      name: read.column,
      value: { kind: 'column', type: read.type, frame: 0, hops: [], read },
    })),
    definitions: {},
    sets: {},
  }
  const { value } = compileProgram(program, place.dialect, { now: 0n, print: 'parameters' })
  const rows = await place.rows(value)
  return new Map(rows.map(([id, ...cells]) => [String(id), cells]))
}
