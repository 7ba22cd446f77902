import type { ExpressionOf } from '../../grammar/tree/index.ts'
import { conversionName } from '../conversions.ts'
import type { Expr } from '../ir.ts'
import type { Type } from '../types.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { expression } from './expression.ts'
import { inside, type Scope } from './scope.ts'
import {
  boolean,
  broken,
  date,
  float,
  integer,
  isBroken,
  isNumber,
  sameType,
  text,
  timestamp,
  typeWords,
} from './types.ts'

type Target = ExpressionOf<'cast'>['to']

const targets: Readonly<Record<Target, Type>> = { text, number: float, integer, boolean, date, timestamp }

/** `cast(x as number)`: a number stays as exact as it is. */
export const cast = (node: ExpressionOf<'cast'>, scope: Scope, context: ItemContext): Expr => {
  const value = expression(node.value, inside(scope), context)
  if (isBroken(value)) return broken
  const type = targets[node.to]
  if (node.to === 'number' && isNumber(value.type)) return value
  if (sameType(value.type, type) || conversionName(value.type.kind, type.kind)) return convert(value, type)
  context.report.at('E313', node, { from: typeWords(value.type), to: typeWords(type) })
  return broken
}
