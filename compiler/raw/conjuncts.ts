import type { SqlExpression } from './tree.ts'

/** The parts of a condition that must all hold. */
export const conjuncts = (condition: SqlExpression | undefined): readonly SqlExpression[] => {
  if (!condition) return []
  return condition.kind === 'operator' && condition.operator === 'and' && !condition.negated
    ? condition.operands.flatMap(conjuncts)
    : [condition]
}
