import { foldPattern, parsePattern, printPattern } from '../pattern.ts'
import type { PlanExpr, PlanOf } from '../plan/plan.ts'
import { isRepeated, isUnsupported, type Template } from '../template.ts'
import { type Emission, meaningOf, meaningTemplate, refuse } from './emission.ts'
import { emitCondition, emitOrdered, emitValue } from './expression.ts'
import { leavesGuardToParent, mayOverflow } from './finite.ts'
import { now, today, weekShift, zone } from './moment.ts'
import { type Sql, scaleOf, typedValue } from './sql.ts'
import { asks, type Filling, fill, repeated } from './template.ts'

type Apply = PlanOf<'apply'>

const ordering: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', 'between'])

/** An operator or function by its row. */
export const apply = (expr: Apply, emission: Emission): Sql => {
  const variant = expr.ignoringCase ? 'ignoring case' : expr.variant
  const template =
    operandsTemplate(expr, emission) ?? meaningTemplate(emission.dialect, expr.name, variant, expr.type.kind)
  if (isUnsupported(template)) return refuse(emission, expr.origin, template)
  const text = isRepeated(template) ? template.repeat : template
  return say(template, fillingsOf(expr, text, emission), runFillings(text, emission))
}

const say = (
  template: Exclude<Template, { unsupported: string }>,
  operands: Operands,
  run: Readonly<Record<string, Sql>>,
): Sql => {
  const fillings = { ...operands.single, ...run }
  if (!isRepeated(template)) return fill(template, { ...fillings, ...operands.rest })
  const [[name, each] = ['', []]] = Object.entries(operands.rest)
  return repeated(
    each.map((operand) => fill(template.repeat, { ...fillings, [name]: operand })),
    template.join,
  )
}

interface Operands {
  readonly single: Readonly<Record<string, Filling>>
  readonly rest: Readonly<Record<string, readonly Sql[]>>
}

/** The operands by name; `{name_scale}` is an exact operand's scale, `{result_scale}` an exact result's. */
const fillingsOf = (expr: Apply, template: string, emission: Emission): Operands => {
  const single: Record<string, Filling> = {}
  const rest: Record<string, readonly Sql[]> = {}
  const names = meaningOf(expr.name).operands
  names.forEach((name, index) => {
    const operand = expr.operands[index]
    if (name.startsWith('...')) {
      rest[name.slice(3)] = expr.operands.slice(index).map((each) => emitOperand(expr, each, index, emission))
    } else if (operand) {
      single[name] = emitOperand(expr, operand, index, emission)
      const scale = `${name}_scale`
      if (asks(template, scale)) single[scale] = scaleOf(operand.type)
    }
  })
  if (asks(template, 'result_scale')) single.result_scale = scaleOf(expr.type)
  return { single, rest }
}

export const compared: ReadonlySet<string> = new Set(['=', '!=', ...ordering, 'in'])

/** A row by what it is asked of: `=.of text`, `contains.array of date`, `round.exact places computed`. */
const operandsTemplate = (
  { name, operands, variant }: Apply,
  { dialect: { rows } }: Emission,
): Template | undefined => {
  const [first, ...others] = operands
  if (compared.has(name)) return rows[`${name}.of ${first?.type.kind ?? ''}`]
  if (first?.type.kind === 'array') return rows[`${name}.array of ${first.type.element.kind}`]
  return variant !== undefined && !others.every(isConstant) ? rows[`${name}.${variant} computed`] : undefined
}

const isConstant = (expr: PlanExpr): boolean =>
  expr.kind === 'literal' || (expr.kind === 'apply' && expr.operands.every(isConstant))

/** Decimals of different scales are compared at the largest of them. */
const widest = (operands: readonly PlanExpr[]): number | undefined => {
  const scales = operands.flatMap(({ type }) => (type.kind === 'decimal' ? [type.scale] : []))
  return scales.length > 1 ? Math.max(...scales) : undefined
}

const truths: ReadonlySet<string> = new Set(['is true', 'is false'])

const emitOperand = (expr: Apply, operand: PlanExpr, index: number, emission: Emission): Sql => {
  if (expr.name === 'matches' && index === 1) return emitPattern(operand, expr.ignoringCase === true, emission)
  const scale = compared.has(expr.name) ? widest(expr.operands) : undefined
  if (scale !== undefined && operand.type.kind === 'decimal' && operand.type.scale < scale) {
    return emitValue({ kind: 'convert', type: { kind: 'decimal', scale }, value: operand }, emission)
  }
  if (ordering.has(expr.name) && index === 0) return emitOrdered(operand, emission)
  if (operand.kind === 'apply' && mayOverflow(operand) && leavesGuardToParent(expr.name, index, mayOverflow(expr))) {
    return apply(operand, emission)
  }
  return truths.has(expr.name) ? emitCondition(operand, emission) : emitValue(operand, emission)
}

const emitPattern = (operand: PlanExpr, ignoringCase: boolean, emission: Emission): Sql => {
  if (operand.kind !== 'literal' || typeof operand.value !== 'string') throw new Error('a pattern is not a literal')
  const parsed = parsePattern(operand.value)
  if (parsed.kind === 'error') throw new Error(`the checker let a pattern pass: ${parsed.message}`)
  const pattern = ignoringCase ? foldPattern(parsed.pattern) : parsed.pattern
  const value = printPattern(pattern, emission.dialect.pattern)
  return typedValue({ value, type: { kind: 'text' }, ...(emission.dialect.literalPatterns && { written: true }) })
}

/** What a template may ask of the run, made only when it does. */
const runFillings = (template: string, emission: Emission): Record<string, Sql> => ({
  ...(asks(template, 'now') && { now: now(emission) }),
  ...(asks(template, 'today') && { today: today(emission) }),
  ...(asks(template, 'zone') && { zone: zone(emission) }),
  ...(asks(template, 'weekShift') && { weekShift: weekShift(emission) }),
})
