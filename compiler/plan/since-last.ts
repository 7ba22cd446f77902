import type { Aggregate, Expr, ExprOf, Program } from '../ir.ts'
import { below, outerAtoms } from './atoms.ts'
import { boolean } from './structure.ts'

/**
 * `did "A" since last "B"` asks whether a row comes after a time. One does exactly when the latest such row does, so two latest
 * times are compared, which one grouped scan gives, where counting would join the rows with the people.
 */
export const compareLatest = (program: Program): Program => {
  const roots = [program.condition, ...program.columns.map(({ value }) => value), ...Object.values(program.definitions)]
  return roots.some((root) => root && asksAfter(root)) ? rewritten(program) : program
}

const asksAfter = (expr: Expr): boolean => isAsked(expr) || below(expr).some(asksAfter)

type Asked = ExprOf<'apply'> & { readonly operands: readonly [Counted, Expr] }
type Counted = Aggregate & { readonly after: Expr; readonly time: NonNullable<Aggregate['time']> }

/** `count(rows after …) >= 1`, where nothing but the time is taken from the row that asks. */
const isAsked = (expr: Expr): expr is Asked => {
  if (expr.kind !== 'apply' || expr.name !== '>=') return false
  const [count, one] = expr.operands
  if (count?.kind !== 'aggregate' || count.function !== 'count' || count.value) return false
  if (!count.after || count.after.type.kind !== count.time?.type.kind) return false
  if (count.where && outerAtoms([count.where], count.frame).length > 0) return false
  return one?.kind === 'literal' && one.value === '1'
}

/** Rows without a time are after no time, and count where there is none to be after. */
const compared = (expr: Asked): Expr => {
  const [{ after, ...rows }, one] = expr.operands
  const latest: Expr = { ...rows, function: 'max', type: rows.time.type, value: rows.time }
  const isSet: Expr = { kind: 'apply', type: boolean, name: 'is set', variant: 'any', operands: [after] }
  const some: Expr = { ...expr, operands: [rows, one] }
  const never: Expr = { kind: 'and', type: boolean, operands: [{ kind: 'not', type: boolean, operand: isSet }, some] }
  const later: Expr = { kind: 'apply', type: boolean, name: '>', operands: [latest, after] }
  return {
    kind: 'or',
    type: boolean,
    operands: [later, never],
    ...(expr.origin !== undefined && { origin: expr.origin }),
  }
}

/** The same tree with every such question said otherwise; sets have programs of their own. */
const rewritten = (program: Program): Program => ({
  ...(rewrite({ ...program, sets: {} }) as Program),
  sets: program.sets,
})

const rewrite = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(rewrite)
  if (node === null || typeof node !== 'object') return node
  const said = 'kind' in node && node.kind === 'apply' && isAsked(node as Expr) ? compared(node as Asked) : node
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, rewrite(value)]))
}
