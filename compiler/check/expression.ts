import type { Expression } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { aggregate } from './aggregate.ts'
import { call } from './call.ts'
import { cast } from './cast.ts'
import { type ItemContext, placed } from './context.ts'
import { elsewhere } from './elsewhere.ts'
import { did } from './event.ts'
import { field } from './field.ts'
import { hasElement } from './has-element.ts'
import { inWindow } from './in-window.ts'
import { literal } from './literal.ts'
import { logic, negation } from './logic.ts'
import { operation } from './operation.ts'
import { bucket, rank } from './people.ts'
import { all, has } from './related.ts'
import type { Scope } from './scope.ts'
import { inAtLeast, inSegment } from './segment-use.ts'
import { sequence } from './sequence.ts'
import { toTruth } from './truth.ts'
import { isBroken } from './types.ts'
import { when } from './when.ts'

const built = (node: Expression, scope: Scope, context: ItemContext): Expr => {
  switch (node.kind) {
    case 'text':
    case 'number':
    case 'boolean':
    case 'date':
    case 'instant':
      return literal(node, context)
    case 'field':
      return field(node, scope, context)
    case 'operation':
      return operation(node, scope, context)
    case 'and':
    case 'or':
      return logic(node, scope, context)
    case 'not':
      return negation(node, scope, context)
    case 'call':
      return call(node, scope, context)
    case 'cast':
      return cast(node, scope, context)
    case 'when':
      return when(node, scope, context)
    case 'aggregate':
      return aggregate(node, scope, context)
    case 'has':
      return has(node, scope, context)
    case 'all':
      return all(node, scope, context)
    case 'did':
      return did(node, scope, context)
    case 'sequence':
      return sequence(node, scope, context)
    case 'in window':
      return inWindow(node, scope, context)
    case 'in segment':
      return inSegment(node, scope, context)
    case 'in at least':
      return inAtLeast(node, scope, context)
    case 'rank':
      return rank(node, scope, context)
    case 'bucket':
      return bucket(node, scope, context)
    case 'has element':
      return hasElement(node, scope, context)
    default:
      return node satisfies never
  }
}

/** Any expression, typed, with every name resolved. */
export const expression = (node: Expression, scope: Scope, context: ItemContext): Expr => {
  const apart = elsewhere(node, scope, context)
  return placed(apart ?? built(node, scope, context), node, context)
}

/** An expression that must be true or false. */
export const condition = (node: Expression, scope: Scope, context: ItemContext): Expr => {
  const expr = expression(node, scope, context)
  return isBroken(expr) ? expr : toTruth(expr, node, context)
}
