import { visitExprs } from '../check/columns-read.ts'
import type { ItemContext } from '../check/context.ts'
import type { Expr } from '../ir.ts'
import { nodeAt } from './node-at.ts'

const numeric = /^-?\d+(\.\d+)?$/
const compares: ReadonlySet<string> = new Set(['=', 'in', '<', '<=', '>', '>=', 'between'])

const isJsonText = (expr: Expr): boolean =>
  expr.kind === 'convert' && expr.type.kind === 'text' && expr.value.type.kind === 'json'

/** A JSON value compared with a text that spells a number. */
export const lintJsonNumbers = (expr: Expr, context: ItemContext): void => {
  visitExprs(expr, (each) => {
    if (each.kind !== 'apply' || !compares.has(each.name) || !each.operands.some(isJsonText)) return
    for (const operand of each.operands) {
      if (operand.kind !== 'literal' || operand.type.kind !== 'text' || operand.origin === undefined) continue
      const text = String(operand.value)
      const node = numeric.test(text) ? nodeAt(context.item, operand.origin) : undefined
      if (node) context.report.at('W610', { node, replace: { title: 'Compare with a number', text } }, { text })
    }
  })
}
