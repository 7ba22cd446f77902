import type { Expression } from '../../../grammar/tree/index.ts'

/** A rule, or what is true of everybody or nobody. */
export type Rule = { readonly kind: 'always' } | { readonly kind: 'never' } | { readonly kind: 'rule'; readonly rule: Expression }

/**
 * An SQL condition as two rules: `yes` holds exactly where SQL says TRUE, `no` exactly where it says FALSE. Where neither holds,
 * SQL says UNKNOWN, which rules do not have.
 */
export interface Truth {
  readonly yes: Rule
  readonly no: Rule
}

export const always: Rule = { kind: 'always' }
export const never: Rule = { kind: 'never' }
export const rule = (expression: Expression): Rule => ({ kind: 'rule', rule: expression })

const joined = (kind: 'and' | 'or', rules: readonly Rule[], wins: Rule, gives: Rule): Rule => {
  if (rules.some((one) => one.kind === wins.kind)) return wins
  const operands = rules.flatMap((one) => {
    if (one.kind !== 'rule') return []
    return one.rule.kind === kind ? one.rule.operands : [one.rule]
  })
  const different = operands.filter((one, index) => operands.findIndex((other) => isSame(one, other)) === index)
  const [first] = different
  if (!first) return gives
  return rule(different.length === 1 ? first : { kind, operands: different })
}

const isSame = (left: Expression, right: Expression): boolean => JSON.stringify(left) === JSON.stringify(right)

export const all = (...rules: readonly Rule[]): Rule => joined('and', rules, never, always)
export const any = (...rules: readonly Rule[]): Rule => joined('or', rules, always, never)

/** Everybody else: a rule is never unknown. */
export const complement = (one: Rule): Rule => {
  if (one.kind === 'always') return never
  if (one.kind === 'never') return always
  return rule(one.rule.kind === 'not' ? one.rule.operand : { kind: 'not', operand: one.rule })
}

/** A condition that SQL never finds unknown. */
export const certain = (yes: Rule): Truth => ({ yes, no: complement(yes) })
export const negation = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes })

export const conjunction = (truths: readonly Truth[]): Truth => ({
  yes: all(...truths.map(({ yes }) => yes)),
  no: any(...truths.map(({ no }) => no)),
})
export const disjunction = (truths: readonly Truth[]): Truth => negation(conjunction(truths.map(negation)))
