import { functionRows } from '../functions.ts'
import type { Expr, ExprOf } from '../ir.ts'
import { operatorRows } from '../operators.ts'
import { isDay, isList, isTimestamp } from '../order.ts'
import type { MeaningRow } from '../row.ts'
import { anniversaryWithin, localDay } from '../time.ts'
import type { Value } from '../values.ts'
import { evaluateAggregate } from './aggregate.ts'
import { convertValue } from './convert.ts'
import { evaluateJson } from './json.ts'
import { literalValue } from './literal.ts'
import { isMember } from './member.ts'
import { evaluateRank } from './rank.ts'
import { inBounds, rowAt, type Site, siteOf } from './run.ts'
import { evaluateSequence } from './sequence.ts'
import { readColumn } from './tables.ts'

/** A condition that has no value is false. */
export const isTrue = (expr: Expr, site: Site): boolean => evaluateExpr(expr, site) === true

/** The value of a checked expression for one row, by its definition and nothing else. */
export const evaluateExpr = (expr: Expr, site: Site): Value => {
  switch (expr.kind) {
    case 'literal':
      return literalValue(expr)
    case 'column':
      return evaluateColumn(expr, site)
    case 'id':
      return site.person.id
    case 'element':
      return site.element ?? null
    case 'json':
      return evaluateJson(evaluateExpr(expr.value, site), expr.path)
    case 'apply':
      return evaluateApply(expr, site)
    case 'convert':
      return convertValue(evaluateExpr(expr.value, site), expr.value.type, expr.type, site.run.context)
    case 'when':
      return evaluateWhen(expr, site)
    case 'aggregate':
      return evaluateAggregate(expr, site)
    case 'sequence':
      return evaluateSequence(expr, site)
    case 'rank':
      return evaluateRank(expr, site)
    case 'member':
      return isMember(expr, site)
    case 'in window':
      return evaluateInWindow(expr, site)
    case 'any element':
      return evaluateAnyElement(expr, site)
    case 'reference':
      return evaluateReference(expr, site)
    case 'and':
      return expr.operands.every((operand) => isTrue(operand, site))
    case 'or':
      return expr.operands.some((operand) => isTrue(operand, site))
    case 'not':
      return !isTrue(expr.operand, site)
    default:
      return expr satisfies never
  }
}

const evaluateColumn = ({ frame, hops, read }: ExprOf<'column'>, site: Site): Value => {
  const row = site.run.tables.walk(rowAt(site, frame), hops, site.run.context.zone)
  return row ? readColumn(row, read) : null
}

const meanings: Readonly<Record<string, MeaningRow>> = { ...functionRows, ...operatorRows }

const evaluateApply = (expr: ExprOf<'apply'>, site: Site): Value => {
  const row = meanings[expr.name]
  if (!row) throw new Error(`no operator or function is named ${expr.name}`)
  const operands = expr.operands.map((operand) => evaluateExpr(operand, site))
  if (row.missing === undefined && operands.includes(null)) return expr.type.kind === 'boolean' ? false : null
  return row.evaluate(operands, site.run.context, expr.ignoringCase ? 'ignoring case' : expr.variant)
}

const evaluateWhen = ({ arms, otherwise }: ExprOf<'when'>, site: Site): Value => {
  const arm = arms.find(({ condition }) => isTrue(condition, site))?.value ?? otherwise
  return arm ? evaluateExpr(arm, site) : null
}

const evaluateInWindow = (expr: ExprOf<'in window'>, site: Site): Value => {
  const value = evaluateExpr(expr.value, site)
  const { run } = site
  if (!expr.anniversary) return inBounds(value, run.bounds(expr.window, isDay(value) ? 'date' : 'timestamp'))
  const day = isDay(value) ? value.day : isTimestamp(value) ? localDay(run.context.zone, value.micros) : undefined
  return day !== undefined && anniversaryWithin(day, run.bounds(expr.window, 'date'))
}

const evaluateAnyElement = ({ array, where }: ExprOf<'any element'>, site: Site): Value => {
  const elements = evaluateExpr(array, site)
  return isList(elements) && elements.some((element) => isTrue(where, { ...site, element }))
}

/** A given segment stands in for the rules of that segment. */
const givenSegment = 'segment:'

const evaluateReference = ({ definition }: ExprOf<'reference'>, site: Site): Value => {
  const { run, person } = site
  const known = run.references.get(person) ?? new Map<string, Value>()
  run.references.set(person, known)
  const before = known.get(definition)
  if (before !== undefined) return before
  const name = definition.startsWith(givenSegment) ? definition.slice(givenSegment.length) : undefined
  const value =
    name !== undefined && Object.hasOwn(run.data.sets, name)
      ? isMember({ kind: 'member', type: { kind: 'boolean' }, set: name }, site)
      : evaluateExpr(definitionOf(definition, site), siteOf(run, person))
  known.set(definition, value)
  return value
}

const definitionOf = (definition: string, { run }: Site): Expr => {
  const expr = run.program.definitions[definition]
  if (!expr) throw new Error(`the program ${run.program.name} has no definition ${definition}`)
  return expr
}
