import type { PlanExpr, PlanOf } from '../plan/plan.ts'
import { unsupported } from '../template.ts'
import { type Emission, refuse, structureTemplate } from './emission.ts'
import { emitValue } from './expression.ts'
import { checkText } from './literal.ts'
import { atom, identifier, type Sql, typedValue } from './sql.ts'
import { fill } from './template.ts'

/** A value inside JSON; arrays and objects are no value. */
export const emitJson = (expr: PlanOf<'json'>, emission: Emission): Sql =>
  fill(structureTemplate(emission.dialect, 'json.scalar'), { value: jsonAt(expr, emission) })

/** The JSON itself, whatever it is: the conversions ask what they can use. */
export const jsonAt = (expr: PlanExpr, emission: Emission): Sql => {
  if (expr.kind !== 'json') return emitValue(expr, emission)
  const attribute = emission.dialect.rows['json.attribute']
  if (typeof attribute === 'string') return navigated(expr, attribute, emission)
  const path = pathOf(expr, emission)
  const value = jsonAt(expr.value, emission)
  if (emission.dialect.rows['json.key'] === undefined)
    return fill(structureTemplate(emission.dialect, 'json.path'), { value, path })
  return walk(value, path, emission)
}

/** What stands for a path with a key that the dialect cannot write; it is told. */
const refusedKey = (key: string, origin: string | undefined, emission: Emission): Sql | undefined => {
  checkText(key, origin, emission)
  const reason = emission.dialect.refusedKey?.(key)
  return reason === undefined ? undefined : refuse(emission, origin, unsupported(reason))
}

/** A path as names after the column. */
const navigated = (expr: PlanOf<'json'> & { readonly origin?: string }, row: string, emission: Emission): Sql =>
  expr.path.reduce(
    (inner, key): Sql => {
      const refused = refusedKey(key, expr.origin, emission)
      if (refused) return refused
      return atom(fill(row, { value: inner, key: atom(identifier(key)) }).node)
    },
    jsonAt(expr.value, emission),
  )

/** The text at the end of a path, where a dialect has a row for its last step. */
export const jsonText = (expr: PlanExpr, emission: Emission): Sql | undefined => {
  const row = emission.dialect.rows['json.last key to text']
  if (expr.kind !== 'json' || typeof row !== 'string') return undefined
  const path = pathOf(expr, emission)
  const key = path.at(-1)
  return key && fill(row, { value: walk(jsonAt(expr.value, emission), path.slice(0, -1), emission), key })
}

const walk = (value: Sql, path: readonly Sql[], emission: Emission): Sql => {
  const step = structureTemplate(emission.dialect, 'json.key')
  return path.reduce((inner, key): Sql => ({ ...fill(step, { value: inner, key }), binds: 'atom' }), value)
}

const pathOf = (
  { path, origin }: PlanOf<'json'> & { readonly origin?: string },
  emission: Emission,
): readonly Sql[] => {
  for (const key of path) refusedKey(key, origin, emission)
  return emission.dialect.jsonPath(path).map((value) => typedValue({ value, type: { kind: 'text' } }))
}
