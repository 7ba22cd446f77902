import type { Settings } from '../checked.ts'
import { evaluate } from '../evaluate/index.ts'
import type { Expr, Program } from '../ir.ts'
import { tableKey } from '../values.ts'
import type { Home } from './model.ts'
import { text } from './types.ts'

/** Whether a condition is true for a person of whom this place has no rows and no values. */
export const holdsForNobody = (condition: Expr, home: Home, settings: Settings): boolean => {
  const { population, connection } = home
  if (population?.kind !== 'table') return false
  const id = { column: 'id', type: text, storage: { as: 'plain' } } as const
  const program: Program = {
    version: 1,
    kind: 'segment',
    name: 'nobody',
    connection,
    population: { ...population, id },
    zone: settings.zone,
    weekStart: settings.weekStart,
    condition,
    columns: [],
    definitions: {},
    sets: {},
  }
  const rows = new Map([[tableKey(population.table), [{ id: 'nobody' }]]])
  return evaluate(program, { rows, sets: {}, now: 0n }).members.length > 0
}
