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

const kindsOf = (types: readonly Type[]): Set<TypeKind> =>
  new Set(types.filter((type) => type.kind !== 'error').map((type) => type.kind))
const within = (kinds: ReadonlySet<TypeKind>, allowed: readonly TypeKind[]): boolean =>
  [...kinds].every((kind) => allowed.includes(kind))

/** Numbers as they are; with a float or a JSON value among them, all as floats. */
export const asNumbers = (types: readonly Type[]): readonly Type[] | undefined => {
  const kinds = kindsOf(types)
  if (!within(kinds, ['integer', 'decimal', 'float', 'json'])) return undefined
  return kinds.has('float') || kinds.has('json') ? types.map(() => float) : types
}
export const asFloats = (types: readonly Type[]): readonly Type[] | undefined =>
  asNumbers(types) && types.map(() => float)

/** Everything one kind; a JSON value is read as that kind. */
const asOne =
  (target: Type, ...also: readonly TypeKind[]) =>
  (types: readonly Type[]): readonly Type[] | undefined =>
    within(kindsOf(types), [target.kind, 'json', ...also]) ? types.map(() => target) : undefined

export const asTexts = asOne(text)
export const asBooleans = asOne(boolean)
/** A timestamp is read as its date in the project's zone. */
export const asDates = asOne(date, 'timestamp')

const asMoments = (types: readonly Type[]): readonly Type[] | undefined =>
  kindsOf(types).has('date') ? asDates(types) : asOne(timestamp)(types)

/** What two or more values are compared as, or undefined when they cannot be. Only JSON values: as texts. */
export const asComparable = (types: readonly Type[]): readonly Type[] | undefined => {
  const kinds = kindsOf(types)
  kinds.delete('json')
  if (kinds.size === 0) return asTexts(types)
  return asTexts(types) ?? asNumbers(types) ?? asBooleans(types) ?? asMoments(types)
}
/** The same for `<`, which has no meaning between two truth values or two JSON values. */
export const asOrdered = (types: readonly Type[]): readonly Type[] | undefined => {
  const kinds = kindsOf(types)
  if (kinds.has('boolean') || (kinds.size === 1 && kinds.has('json'))) return undefined
  return asComparable(types)
}

/** The one type that holds values of all these (`coalesce`, the arms of `when`), or undefined. */
export const unify = (types: readonly Type[]): Type | undefined => {
  const known = types.filter((type) => type.kind !== 'error')
  const [first] = known
  if (!first) return types[0] ?? { kind: 'error' }
  const kinds = kindsOf(known)
  if (first.kind === 'array' && kinds.size === 1) {
    const element = unify(known.flatMap((type) => (type.kind === 'array' ? [type.element] : [])))
    return element && { kind: 'array', element }
  }
  if (kinds.size === 1 && first.kind !== 'decimal') return first.kind === 'other' ? undefined : first
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
