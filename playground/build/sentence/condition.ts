import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import type { Scope } from '../model/scope.ts'
import { comparisonParts } from './comparison.ts'
import { isLiteral } from './literal.ts'
import { inside, type Part, type Place, textOf } from './parts.ts'
import { atLeastParts, bucketParts, inSegmentParts, rankParts } from './people.ts'
import { allParts, didParts, hasParts, type Turning, turnChip } from './related.ts'
import { sequenceParts } from './sequence.ts'
import { codeChip, typeOf, valueParts } from './value.ts'

const texts = messages.build

/** `not …` of a sentence that can say it by its own first word. */
const turnable: ReadonlySet<Expression['kind']> = new Set(['did', 'has', 'sequence', 'in segment'])

/** Around what the sentence says: how it becomes its negative. */
const plainTurning = (place: Place, node: Expression): Turning => ({
  negated: false,
  turn: (negated) => place.put(negated ? { kind: 'not', operand: node } : node),
})

/** A condition as the parts of its sentence. What has no sentence is SegQL in one chip, so nothing is ever lost. */
export const conditionParts = (place: Place, node: Expression): readonly Part[] => {
  if (node.kind === 'not') return negatedParts(place, node)
  return positiveParts(place, node, plainTurning(place, node))
}

const negatedParts = (place: Place, node: ExpressionOf<'not'>): readonly Part[] => {
  const { operand } = node
  const own = inside(place, '/operand', (next) => ({ ...node, operand: next }))
  const turning: Turning = { negated: true, turn: (negated) => place.put(negated ? node : operand) }
  const valued = operand.kind === 'in segment' && operand.value !== undefined
  if (turnable.has(operand.kind) && !valued) return positiveParts(own, operand, turning)
  if (operand.kind === 'and' || operand.kind === 'or') return [codeChip(place, node, 'condition')]
  return [turnChip(place.path, turning, texts.verbs.holds, texts.verbs.not), ...conditionParts(own, operand)]
}

const positiveParts = (place: Place, node: Expression, turning: Turning): readonly Part[] => {
  switch (node.kind) {
    case 'operation':
      return comparisonParts(place, node)
    case 'in window':
    case 'has element':
      return comparisonParts(place, node)
    case 'in segment':
      return node.value === undefined ? inSegmentParts(place, node, turning) : comparisonParts(place, node)
    case 'did':
      return didParts(place, node, turning)
    case 'has':
      return hasParts(place, node, turning)
    case 'all':
      return allParts(place, node)
    case 'sequence':
      return sequenceParts(place, node, turning)
    case 'rank':
      return rankParts(place, node)
    case 'bucket':
      return bucketParts(place, node)
    case 'in at least':
      return atLeastParts(place, node)
    case 'field':
      return bareParts(place, node)
    default:
      return [codeChip(place, node, 'condition')]
  }
}

/** `is_vip` alone: is true. */
const bareParts = (place: Place, node: ExpressionOf<'field'>): readonly Part[] => {
  const known = typeOf(place.scope, node)
  if (known && known.kind !== 'boolean') return [codeChip(place, node, 'condition')]
  return [...valueParts(place, node), { kind: 'word', text: texts.operators['is true'] }]
}

const still = <Value>(value: Value): Value => value

/** The parts of a rule; each change gives the whole rule. */
export const ruleParts = (scope: Scope, expression: Expression): readonly Part[] =>
  isLiteral(expression)
    ? [codeChip({ scope, path: '', put: still }, expression, 'condition')]
    : conditionParts({ scope, path: '', put: still }, expression)

/** The rule in words. */
export const sentenceOf = (scope: Scope, expression: Expression): string => textOf(ruleParts(scope, expression))
