import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { Type, TypeKind } from '../types.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { expression } from './expression.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, date, float, integer, isBroken, isNumber, text, timestamp, typeWords } from './types.ts'

type Target = ExpressionOf<'cast'>['to']

const scalars: readonly TypeKind[] = ['text', 'integer', 'decimal', 'float', 'boolean', 'date', 'timestamp', 'json']

/** What each target takes. */
const targets: Readonly<Record<Target, { readonly type: Type; readonly from: readonly TypeKind[] }>> = {
  text: { type: text, from: scalars },
  number: { type: float, from: ['text', 'integer', 'decimal', 'float', 'json'] },
  integer: { type: integer, from: ['text', 'integer', 'decimal', 'float', 'json'] },
  boolean: { type: boolean, from: ['text', 'boolean', 'json'] },
  date: { type: date, from: ['text', 'date', 'timestamp', 'json'] },
  timestamp: { type: timestamp, from: ['text', 'date', 'timestamp', 'json'] },
}

/** `cast(x as number)`: a number stays as exact as it is. */
export const cast = (node: ExpressionOf<'cast'>, scope: Scope, context: ItemContext): Expr => {
  const value = expression(node.value, inside(scope), context)
  if (isBroken(value)) return broken
  const { type, from } = targets[node.to]
  if (node.to === 'number' && isNumber(value.type)) return value
  if (from.includes(value.type.kind)) return convert(value, type)
  context.report.at('E313', node, { from: typeWords(value.type), to: typeWords(type) })
  return broken
}
