import type { Span } from '../../../grammar/origin.ts'
import type { Expression } from '../../../grammar/tree/index.ts'

/** A part of the query that no rule says exactly. */
export interface Outside {
  readonly what: string
  readonly span?: Span
}

/** A rule; what is true of everybody or nobody; or what cannot be said as a rule, with the reasons. */
export type Rule =
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'rule'; readonly rule: Expression }
  | { readonly kind: 'unsaid'; readonly reasons: readonly Outside[] }

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
export const unsaid = (what: string, span?: Span): Rule => ({
  kind: 'unsaid',
  reasons: [{ what, ...(span && { span }) }],
})
export const outside = (what: string, span?: Span): Truth => ({ yes: unsaid(what, span), no: unsaid(what, span) })

const joined = (kind: 'and' | 'or', rules: readonly Rule[], wins: Rule, gives: Rule): Rule => {
  if (rules.some((one) => one.kind === wins.kind)) return wins
  const reasons = rules.flatMap((one) => (one.kind === 'unsaid' ? one.reasons : []))
  if (reasons.length > 0) return { kind: 'unsaid', reasons }
  const operands = rules.flatMap((one) => {
    if (one.kind !== 'rule') return []
    return one.rule.kind === kind ? one.rule.operands : [one.rule]
  })
  const different = operands.filter((one, index) => operands.findIndex((other) => isSame(one, other)) === index)
  const needed = kind === 'and' ? withoutIdle(different) : different
  const [first] = needed
  if (!first) return gives
  return rule(needed.length === 1 ? first : { kind, operands: needed })
}

/** `x is set` says nothing beside `x > 5`, which is false of a missing value. */
const withoutIdle = (operands: readonly Expression[]): Expression[] =>
  operands.filter((one) => {
    const [value] = one.kind === 'operation' && one.operator === 'is set' && !one.negated ? one.operands : []
    return !value || !operands.some((other) => other !== one && needsValue(other, value))
  })

const needsValue = (one: Expression, value: Expression): boolean =>
  one.kind === 'operation' &&
  !one.negated &&
  one.operator !== '!=' &&
  one.operator !== 'is set' &&
  one.operands[0] !== undefined &&
  isSame(one.operands[0], value)

const isSame = (left: Expression, right: Expression): boolean => JSON.stringify(left) === JSON.stringify(right)

export const all = (...rules: readonly Rule[]): Rule => joined('and', rules, never, always)
export const either = (...rules: readonly Rule[]): Rule => joined('or', rules, always, never)

/** Everybody else: a rule is never unknown. */
export const complement = (one: Rule): Rule => {
  switch (one.kind) {
    case 'always':
      return never
    case 'never':
      return always
    case 'unsaid':
      return one
    case 'rule':
      return rule(one.rule.kind === 'not' ? one.rule.operand : { kind: 'not', operand: one.rule })
    default:
      return one satisfies never
  }
}

/** A condition that SQL never finds unknown. */
export const certain = (yes: Rule): Truth => ({ yes, no: complement(yes) })
export const negation = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes })

export const conjunction = (truths: readonly Truth[]): Truth => ({
  yes: all(...truths.map(({ yes }) => yes)),
  no: either(...truths.map(({ no }) => no)),
})
export const disjunction = (truths: readonly Truth[]): Truth => negation(conjunction(truths.map(negation)))
