import type { PlanExpr, PlanOf } from '../plan/plan.ts'
import { isUnsupported } from '../template.ts'
import { emitAggregate } from './aggregate.ts'
import { apply, compared } from './apply.ts'
import { emitAnniversary, emitBounds } from './bounds.ts'
import { conversion } from './conversion.ts'
import type { Emission } from './emission.ts'
import { meaningOf, mostExpressions, refuse, structureTemplate } from './emission.ts'
import { finite, mayOverflow } from './finite.ts'
import { emitJson } from './json.ts'
import { literal } from './literal.ts'
import { now } from './moment.ts'
import { emitRead, keepsPresence } from './read.ts'
import { column, fixed, joined, type Sql, scaleOf } from './sql.ts'
import { fill } from './template.ts'

/** An expression's value. A condition among values is true or false, never NULL. */
export const emitValue = (expr: PlanExpr, emission: Emission): Sql =>
  expr.type.kind === 'boolean' && !isStored(expr) ? emitExact(expr, emission) : emit(expr, emission)

/** A condition that may be NULL where it is false: fit for `where`, `when`, and the parts of `and` and `or`. */
export const emitCondition = (expr: PlanExpr, emission: Emission): Sql => emit(expr, emission)

/** A condition that is true or false and nothing else. */
export const emitExact = (expr: PlanExpr, emission: Emission): Sql => {
  const sql = emit(expr, emission)
  return isNullable(expr) ? fill(structureTemplate(emission.dialect, 'truth'), { condition: sql }) : sql
}

const stored: ReadonlySet<PlanExpr['kind']> = new Set([
  'read',
  'cell',
  'group aggregate',
  'literal',
  'element',
  'when',
  'convert',
])

/** A truth value that may be missing: a column's, or what is made of it without asking a condition. */
const isStored = (expr: PlanExpr): boolean =>
  stored.has(expr.kind) ||
  (expr.kind === 'structure' && expr.row === 'output') ||
  (expr.kind === 'apply' && meaningOf(expr.name).missing === 'own')

const neverNull: ReadonlySet<string> = new Set(['present', 'missing', 'same', 'is set', 'is blank'])

const isNullable = (expr: PlanExpr): boolean => {
  switch (expr.kind) {
    case 'literal':
    case 'not':
      return false
    case 'and':
    case 'or':
      return expr.operands.some(isNullable)
    case 'structure':
      return !neverNull.has(expr.row)
    case 'apply':
      return !neverNull.has(expr.name) && !(compared.has(expr.name) && areThere(expr.operands))
    default:
      return true
  }
}

/** Values that are never missing, and are compared as they stand: `coalesce(orders.count_1, 0) >= 2`. */
const areThere = (operands: readonly PlanExpr[]): boolean =>
  operands.every(isThere) && operands.filter(({ type }) => type.kind === 'decimal').length < 2

const isThere = (expr: PlanExpr): boolean => {
  if (expr.kind === 'literal') return expr.value !== null
  const other = expr.kind === 'structure' && expr.row === 'otherwise' ? expr.operands.other : undefined
  return other !== undefined && 'kind' in other && isThere(other)
}

const emit = (expr: PlanExpr, emission: Emission): Sql => {
  emission.size += 1
  if (emission.size > mostExpressions) return fixed('null')
  switch (expr.kind) {
    case 'literal':
      return literal(expr, emission)
    case 'read':
      return emitRead(expr, emission)
    case 'cell':
      return column(expr.table, expr.column)
    case 'element':
      return fill(structureTemplate(emission.dialect, 'element', expr.type.kind), { scale: scaleOf(expr.type) })
    case 'now':
      return now(emission)
    case 'json':
      return emitJson(expr, emission)
    case 'apply':
      return mayOverflow(expr) ? finite(apply(expr, emission), emission) : apply(expr, emission)
    case 'convert':
      return conversion(expr, emission)
    case 'when':
      return emitWhen(expr, emission)
    case 'bounds':
      return emitBounds(expr, emission)
    case 'anniversary':
      return emitAnniversary(expr, emission)
    case 'any element':
      return emitAnyElement(expr, emission)
    case 'group aggregate':
      return emitAggregate(expr, emission)
    case 'structure':
      return emitStructure(expr, emission)
    case 'and':
    case 'or':
      return joined(
        expr.kind,
        expr.operands.map((operand) => emitCondition(operand, emission)),
      )
    case 'not':
      return fill(structureTemplate(emission.dialect, 'not'), { condition: emitExact(expr.operand, emission) })
    default:
      return expr satisfies never
  }
}

const emitAnyElement = (expr: PlanOf<'any element'> & { readonly origin?: string }, emission: Emission): Sql => {
  const refused = emission.dialect.rows['any element of no column']
  const isColumn = expr.array.kind === 'read' || expr.array.kind === 'cell'
  if (refused !== undefined && isUnsupported(refused) && !isColumn) return refuse(emission, expr.origin, refused)
  return fill(structureTemplate(emission.dialect, 'any element'), {
    array: emitValue(expr.array, emission),
    where: emitCondition(expr.where, emission),
  })
}

const emitWhen = (expr: PlanOf<'when'>, emission: Emission): Sql => {
  const arms = expr.arms.map((_, index) => ` when {when_${index}} then {then_${index}}`).join('')
  const fillings: Record<string, Sql> = {}
  expr.arms.forEach((arm, index) => {
    fillings[`when_${index}`] = emitCondition(arm.condition, emission)
    fillings[`then_${index}`] = emitValue(arm.value, emission)
  })
  if (expr.otherwise) fillings.otherwise = emitValue(expr.otherwise, emission)
  return { ...fill(`case${arms}${expr.otherwise ? ' else {otherwise}' : ''} end`, fillings), binds: 'atom' }
}

const presence: ReadonlySet<string> = new Set(['present', 'missing'])

const emitStructure = (expr: PlanOf<'structure'>, emission: Emission): Sql => {
  const fillings: Record<string, Sql | readonly Sql[]> = {}
  const { value } = expr.operands
  if (presence.has(expr.row) && value && 'kind' in value && value.kind === 'read' && keepsPresence(value)) {
    return fill(structureTemplate(emission.dialect, expr.row), { value: column(value.table, value.read.column) })
  }
  for (const [name, operand] of Object.entries(expr.operands)) {
    if ('kind' in operand) fillings[name] = emitNamed(name, operand, emission)
    else fillings[name] = operand.map((each) => emitValue(each, emission))
  }
  return fill(structureTemplate(emission.dialect, expr.row, kindOf(expr, emission)), fillings)
}

/** What a row is looked up by: a dialect may have one for arrays of a kind, `output.array of date`. */
const kindOf = ({ row, type }: PlanOf<'structure'>, { dialect }: Emission): string => {
  if (type.kind !== 'array') return type.kind
  const ofElement = `array of ${type.element.kind}`
  return dialect.rows[`${row}.${ofElement}`] === undefined ? type.kind : ofElement
}

const ordering: ReadonlySet<string> = new Set(['by', 'id'])

/** A partition tells NULL from false, a `case` does not. */

const emitNamed = (name: string, operand: PlanExpr, emission: Emission): Sql => {
  if (name === 'ranked') return emitExact(operand, emission)
  if (name === 'marked') return emitCondition(operand, emission)
  return ordering.has(name) ? emitOrdered(operand, emission) : emitValue(operand, emission)
}

/** A value to sort or compare by: text by code point. */
export const emitOrdered = (expr: PlanExpr, emission: Emission): Sql => {
  const value = emitValue(expr, emission)
  return expr.type.kind === 'text' ? fill(structureTemplate(emission.dialect, 'ordered text'), { value }) : value
}
