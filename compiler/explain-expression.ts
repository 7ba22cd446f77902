import { type OperatorName, operators } from '../grammar/operators.ts'
import type { Expression, Window as TreeWindow } from '../grammar/tree/index.ts'
import { fieldPath, hopNames, linkNames, type Writing } from './explain-field.ts'
import { segmentName } from './explain-tree.ts'
import type { Aggregate, Expr, ExprOf, Sequence } from './ir.ts'

const isOperator = (name: string): name is OperatorName => Object.hasOwn(operators, name)
const isNegatable = (operator: OperatorName): boolean => 'negatable' in operators[operator]
const field = (path: [string, ...string[]]): Expression => ({ kind: 'field', path })
const inside = (writing: Writing, names: readonly (readonly string[])[], frame: number): Writing => ({
  entity: writing.entity,
  frames: [...writing.frames.slice(0, frame), ...names],
})

/** A checked expression as SegQL, to be shown: what the checker added without being told is left out. */
export const writeExpr = (expr: Expr, writing: Writing): Expression => {
  const write = (inner: Expr) => writeExpr(inner, writing)
  switch (expr.kind) {
    case 'literal':
      return writeLiteral(expr)
    case 'column':
      return field(fieldPath(writing, expr.frame, [...hopNames(expr.hops), expr.read.column]))
    case 'id':
      return field(['id'])
    case 'element':
      return field(['element'])
    case 'json':
      return writeJson(expr, writing)
    case 'apply':
      return writeApply(expr, writing)
    case 'convert':
      return write(expr.value)
    case 'when': {
      const arms = expr.arms.map(({ condition, value }) => ({ condition: write(condition), value: write(value) }))
      return { kind: 'when', arms, ...(expr.otherwise && { otherwise: write(expr.otherwise) }) }
    }
    case 'aggregate':
      return writeAggregate(expr, writing)
    case 'sequence':
      return writeSequence(expr, writing)
    case 'rank':
      return writeRank(expr, writing)
    case 'member':
      return { kind: 'in segment', segment: expr.set, ...(expr.value && { value: write(expr.value) }) }
    case 'in window': {
      const { window, anniversary } = expr
      return { kind: 'in window', value: write(expr.value), window, ...(anniversary && { anniversary }) }
    }
    case 'any element':
      return { kind: 'has element', value: write(expr.array), where: write(expr.where) }
    case 'reference':
      return writeReference(expr)
    case 'and':
    case 'or':
      return { kind: expr.kind, operands: expr.operands.map(write) }
    case 'not':
      return writeNot(expr, writing)
    default:
      return expr satisfies never
  }
}

const writeLiteral = (literal: ExprOf<'literal'>): Expression => {
  const { type, value } = literal
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (type.kind === 'date') return { kind: 'date', value }
  if (type.kind === 'timestamp') return { kind: 'instant', value: value.replace('.000000', '') }
  return type.kind === 'text' ? { kind: 'text', value } : { kind: 'number', value }
}

const writeJson = ({ value, path }: ExprOf<'json'>, writing: Writing): Expression => {
  const start = writeExpr(value, writing)
  return start.kind === 'field' ? { ...start, path: [...start.path, ...path] } : start
}

const writeReference = ({ definition }: ExprOf<'reference'>): Expression => {
  const segment = segmentName(definition)
  if (segment !== undefined) return { kind: 'in segment', segment }
  const [first = definition, ...rest] = definition.replace(/^trait:/, '').split('.')
  return field([first, ...rest])
}

const unfolded = (expr: Expr): Expr => {
  const [inner] = expr.kind === 'apply' && expr.name === 'fold_case' ? expr.operands : []
  return inner ?? expr
}

const writeBucket = ({ operands }: ExprOf<'apply'>): Expression | undefined => {
  const [bucket, low, high] = operands
  if (bucket?.kind !== 'apply' || bucket.name !== 'bucket' || low?.kind !== 'literal' || high?.kind !== 'literal')
    return undefined
  const [, salt, of] = bucket.operands
  if (salt?.kind !== 'literal' || of?.kind !== 'literal') return undefined
  const bounds = { low: Number(low.value), high: Number(high.value), of: Number(of.value) }
  return { kind: 'bucket', ...bounds, salt: String(salt.value) }
}

/** `has orders …` and `has no orders …`, which the IR holds as a count. */
const writeHas = ({ name, operands }: ExprOf<'apply'>, writing: Writing): Expression | undefined => {
  const [rows, bound] = operands
  if (rows?.kind !== 'aggregate' || rows.function !== 'count' || rows.value || bound?.kind !== 'literal')
    return undefined
  const some = name === '>=' && bound.value === '1'
  if (!some && !(name === '=' && bound.value === '0')) return undefined
  const counted = writeAggregate(rows, writing)
  if (counted.kind !== 'aggregate' || counted.value.kind !== 'field') return undefined
  const { value, window, where } = counted
  return {
    kind: 'has',
    path: value.path,
    ...(!some && { count: { compare: 'no' as const } }),
    ...(window && { window }),
    ...(where && { where }),
  }
}

const writeApply = (expr: ExprOf<'apply'>, writing: Writing): Expression => {
  const special = writeBucket(expr) ?? writeHas(expr, writing)
  if (special) return special
  const plain = expr.operands.map(unfolded)
  const operands = plain.map((operand) => writeExpr(operand, writing))
  if (!isOperator(expr.name)) return { kind: 'call', name: expr.name, arguments: operands }
  const folded = expr.ignoringCase === true || plain.some((operand, index) => operand !== expr.operands[index])
  return { kind: 'operation', operator: expr.name, operands, ...(folded && { ignoringCase: true as const }) }
}

/** The negative spelling, where the operator has one. */
const writeNot = ({ operand }: ExprOf<'not'>, writing: Writing): Expression => {
  const positive = writeExpr(operand, writing)
  const negated = { negated: true as const }
  if (positive.kind === 'in window' || positive.kind === 'in segment' || positive.kind === 'has element')
    return { ...positive, ...negated }
  if (positive.kind === 'has' && positive.count?.compare === 'no') return { ...positive, count: undefined }
  if (positive.kind !== 'operation') return { kind: 'not', operand: positive }
  if (positive.operator === '=') return { ...positive, operator: '!=' }
  return isNegatable(positive.operator) ? { ...positive, ...negated } : { kind: 'not', operand: positive }
}

/** `since last "A"` stands in the IR as the latest time of rows named so. */
const writeAfter = (after: Expr): TreeWindow | undefined => {
  if (after.kind !== 'aggregate') return undefined
  const conditions = after.where?.kind === 'and' ? after.where.operands : after.where ? [after.where] : []
  const [name] = conditions
  const literals = name?.kind === 'apply' ? name.operands.slice(1) : []
  const events = literals.flatMap((literal) => (literal.kind === 'literal' ? [String(literal.value)] : []))
  return events.length > 0 ? { kind: 'since last', events } : undefined
}

const writeAggregate = (expr: Aggregate, writing: Writing): Expression => {
  const names = linkNames(expr.links)
  const rows = inside(writing, names, expr.frame)
  const window = expr.window ?? (expr.after && writeAfter(expr.after))
  const [first = '?', ...rest] = names.flat()
  return {
    kind: 'aggregate',
    function: expr.function,
    value: expr.value ? writeExpr(expr.value, { ...rows, base: expr.frame }) : field([first, ...rest]),
    ...(window && { window }),
    ...(expr.where && { where: writeExpr(expr.where, rows) }),
  }
}

const units = [
  ['weeks', 604_800_000_000],
  ['days', 86_400_000_000],
  ['hours', 3_600_000_000],
  ['minutes', 60_000_000],
] as const
const writeDuration = (micros: number) => {
  const [unit, length] = units.find(([, size]) => micros % size === 0) ?? units[3]
  return { amount: Math.round(micros / length), unit }
}

const writeSequence = ({ steps, window, frame }: Sequence, writing: Writing): Expression => ({
  kind: 'sequence',
  ...(window && { window }),
  steps: steps.map(({ link, where, negated, within }) => ({
    relation: link.relation,
    ...(negated && { negated }),
    ...(within !== undefined && { within: writeDuration(within) }),
    ...(where && { where: writeExpr(where, inside(writing, linkNames([link]), frame)) }),
  })),
})

const writeRank = ({ end, amount, percent, by, among }: ExprOf<'rank'>, { entity }: Writing): Expression => {
  const person: Writing = { entity, frames: [] }
  return {
    kind: 'rank',
    end,
    amount: percent ? String(amount / 100) : String(amount),
    ...(percent && { percent: true as const }),
    by: writeExpr(by, person),
    ...(among && { among: writeExpr(among, person) }),
  }
}
