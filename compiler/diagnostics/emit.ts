import { type DiagnosticTable, maker } from '../../grammar/diagnostic.ts'

/**
 * E8xx: a checked rule that a database's SQL cannot say. The checker does not find them: they are told when a statement is
 * made for a dialect. The examples are tried on a dialect that can do very little.
 */
export const emitDiagnostics = {
  E801: {
    severity: 'error',
    message: (facts: { dialect: string; reason: string }) => `${facts.dialect} cannot run this: ${facts.reason}.`,
    example: { source: 'segment a of customer { where median(orders.amount) > 5 }' },
  },
  E802: {
    severity: 'error',
    message: (_: { found: string }) => 'This text holds a character that no database stores.',
    hint: (facts) => `${facts.found} is refused.`,
    example: { source: 'segment a of customer { where email = "\\u{0}" }' },
  },
  E803: {
    severity: 'error',
    message: (facts: { dialect: string; most: number }) =>
      `The SQL of this rule is longer than ${facts.dialect} takes (${facts.most} characters).`,
    hint: () => 'Parts of the rule as segments or traits of their own make it shorter.',
    example: {
      source: `segment a of customer { where email in (${Array.from({ length: 90 }, (_, index) => `"person${index}@example.com"`).join(', ')}) }`,
    },
  },
  E804: {
    severity: 'error',
    message: (facts: { dialect: string; name: string; reason: string }) =>
      `${facts.dialect} cannot write the name \`${facts.name}\`: ${facts.reason}.`,
    example: { source: 'traits a of customer { a_name_that_is_far_too_long = email }' },
  },
} as const satisfies DiagnosticTable

export const emitDiagnostic = maker(emitDiagnostics)
