import type { Overload } from './row.ts'
import type { Type, TypeKind } from './types.ts'

export const text: Type = { kind: 'text' }
export const integer: Type = { kind: 'integer' }
export const float: Type = { kind: 'float' }
export const boolean: Type = { kind: 'boolean' }
export const date: Type = { kind: 'date' }
export const timestamp: Type = { kind: 'timestamp' }

const isExactType = (type: Type): boolean => type.kind === 'integer' || type.kind === 'decimal'
export const isNumber = (type: Type): boolean => isExactType(type) || type.kind === 'float'
const scaleOf = (type: Type): number => (type.kind === 'decimal' ? type.scale : 0)

export const decimalOf = (scale: number): Type => (scale === 0 ? integer : { kind: 'decimal', scale })

/** The exact type of a sum of two, or of their product. */
export const exactSum = (types: readonly Type[]): Type =>
  types.every((type) => type.kind === 'integer' || type.kind === 'error')
    ? integer
    : { kind: 'decimal', scale: Math.max(...types.map(scaleOf)) }
export const exactProduct = (types: readonly Type[]): Type =>
  types.every((type) => type.kind === 'integer' || type.kind === 'error')
    ? integer
    : { kind: 'decimal', scale: types.reduce((scale, type) => scale + scaleOf(type), 0) }

const isWithin = (types: readonly Type[], allowed: readonly TypeKind[]): boolean =>
  types.every(({ kind }) => kind === 'error' || allowed.includes(kind))
const has = (types: readonly Type[], wanted: TypeKind): boolean => types.some(({ kind }) => kind === wanted)
const numbers: readonly TypeKind[] = ['integer', 'decimal', 'float', 'json']
const jsonOnly: readonly TypeKind[] = ['json']

/** Numbers as they are; with a float or a JSON value among them, all as floats. */
export const asNumbers = (types: readonly Type[]): readonly Type[] | undefined => {
  if (!isWithin(types, numbers)) return undefined
  return has(types, 'float') || has(types, 'json') ? types.map(() => float) : types
}
export const asFloats = (types: readonly Type[]): readonly Type[] | undefined =>
  asNumbers(types) && types.map(() => float)

/** Everything one kind; a JSON value is read as that kind. */
const asOne = (target: Type, ...also: readonly TypeKind[]) => {
  const allowed: readonly TypeKind[] = [target.kind, 'json', ...also]
  return (types: readonly Type[]): readonly Type[] | undefined =>
    isWithin(types, allowed) ? types.map(() => target) : undefined
}

export const asTexts = asOne(text)
export const asBooleans = asOne(boolean)
/** A timestamp is read as its date in the project's zone. */
export const asDates = asOne(date, 'timestamp')

const asTimestamps = asOne(timestamp)
const asMoments = (types: readonly Type[]): readonly Type[] | undefined =>
  has(types, 'date') ? asDates(types) : asTimestamps(types)

/** What two or more values are compared as, or undefined when they cannot be. Only JSON values: as texts. */
export const asComparable = (types: readonly Type[]): readonly Type[] | undefined => {
  if (isWithin(types, jsonOnly)) return asTexts(types)
  return asTexts(types) ?? asNumbers(types) ?? asBooleans(types) ?? asMoments(types)
}
/** The same for `<`, which has no meaning between two truth values or two JSON values. */
export const asOrdered = (types: readonly Type[]): readonly Type[] | undefined => {
  if (has(types, 'boolean') || (has(types, 'json') && isWithin(types, jsonOnly))) return undefined
  return asComparable(types)
}

/** The one type that holds values of all these (`coalesce`, the arms of `when`), or undefined. */
export const unify = (types: readonly Type[]): Type | undefined => {
  const known = types.filter((type) => type.kind !== 'error')
  const [first] = known
  if (!first) return types[0] ?? { kind: 'error' }
  const isOne = known.every(({ kind }) => kind === first.kind)
  if (first.kind === 'array' && isOne) {
    const element = unify(known.flatMap((type) => (type.kind === 'array' ? [type.element] : [])))
    return element && { kind: 'array', element }
  }
  if (isOne && first.kind !== 'decimal') return first.kind === 'other' ? undefined : first
  const numbers = asNumbers(known)
  if (numbers) return numbers[0]?.kind === 'float' ? float : exactSum(known)
  return asTexts(known)?.[0] ?? asBooleans(known)?.[0]
}

export const overload = (
  operands: readonly Type[] | undefined,
  result: Type | ((operands: readonly Type[]) => Type),
  variant?: string,
): Overload | undefined =>
  operands && {
    operands,
    result: typeof result === 'function' ? result(operands) : result,
    ...(variant !== undefined && { variant }),
  }

/** Whether a call has as many operands as a row takes. */
export const arity =
  (least: number, most: number, resolve: (types: readonly Type[]) => Overload | undefined) =>
  (types: readonly Type[]): Overload | undefined =>
    types.length >= least && types.length <= most ? resolve(types) : undefined
