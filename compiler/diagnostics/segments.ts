import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { plural, quoted } from './wording.ts'

/** Segments and trait sets that are made of each other. */
export const segmentDiagnostics = {
  E501: {
    severity: 'error',
    message: ({ path }: { path: readonly string[] }) =>
      `These depend on each other in a circle: ${path.map(quoted).join(' → ')}.`,
    hint: () => 'One of them must be said without the next.',
    example: { source: 'segment «a» of customer { where in segment b }\nsegment b of customer { where in segment a }' },
  },
  E502: {
    severity: 'error',
    message: ({ segment, entity, other }: { segment: string; entity: string; other: string }) =>
      `${quoted(segment)} is a segment of ${quoted(other)}, and this rule speaks of ${quoted(entity)}.`,
    hint: ({ segment }) => `Compare a field with its IDs: \`account_id in segment ${segment}\`.`,
    example: { source: 'segment a of customer { where in segment «big_accounts» }' },
  },
  E503: {
    severity: 'error',
    message: ({ atLeast, count }: { atLeast: number; count: number }) =>
      `Nobody is in ${atLeast} of ${plural(count, 'segment')}.`,
    example: { source: 'segment a of customer { where «in at least 3 of (employees, vips)» }' },
  },
  E504: {
    severity: 'error',
    message: ({ set, entity, other }: { set: string; entity: string; other: string }) =>
      `${quoted(set)} is a trait set of ${quoted(other)}, and this rule speaks of ${quoted(entity)}.`,
    example: { source: 'segment a of account { where «commerce.lifetime_value» > 5 }' },
  },
  E505: {
    severity: 'error',
    message: ({ set }: { set: string }) => `${quoted(set)} is a trait set of raw SQL, whose columns rules cannot read.`,
    hint: () => 'Write the rule in SQL too, or materialize the trait set as a table of the model.',
    example: { source: 'segment a of customer { where «scores.churn_score» > 0.8 }' },
  },
  E506: {
    severity: 'error',
    message: ({ name }: { name: string }) => `The SQL of ${quoted(name)} is empty.`,
    hint: () => "A segment's SQL gives one column of IDs; a trait set's, the ID and the traits.",
    example: { source: 'segment a of customer { «sql """ """» }' },
  },
  I702: {
    severity: 'info',
    message: ({ name, every }: { name: string; every: string }) =>
      `${quoted(name)} asks to be refreshed every ${every}; this version stores schedules and starts none.`,
    example: { source: 'segment a of customer { where country = "US" «refresh every 6 hours» }' },
  },
} as const satisfies DiagnosticTable
