import { type DiagnosticTable, maker } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'

interface Unknown {
  readonly name: string
  readonly known: readonly string[]
}

const quoted = (name: string): string => `\`${name}\``
const knownNames = ({ name, known }: Unknown, what: string): string => {
  const near = nearest(name, known)
  return near.length > 0 ? `The nearest: ${near.map(quoted).join(', ')}.` : `${what}: ${known.map(quoted).join(', ')}.`
}

/** E74x: templates of raw SQL. The examples are what is asked of the gallery. */
export const templateDiagnostics = {
  E740: {
    severity: 'error',
    message: ({ name }: Unknown) => `No template is named ${quoted(name)}.`,
    hint: (facts) => knownNames(facts, 'There are'),
    example: { json: { template: 'rfm_score', dialect: 'duckdb', set: {} } },
  },
  E741: {
    severity: 'error',
    message: ({ name, template }: Unknown & { template: string }) =>
      `The template ${quoted(template)} has no parameter ${quoted(name)}.`,
    hint: (facts) => knownNames(facts, 'It has'),
    example: { json: { template: 'rfm_scores', dialect: 'duckdb', set: { order: 'shop.orders' } } },
  },
  E742: {
    severity: 'error',
    message: ({ name, value, what }: { name: string; value: string; what: string; example: string }) =>
      `The parameter ${quoted(name)} takes ${what}, not ${quoted(value)}.`,
    hint: ({ name, example }) => `As in \`${name}=${example}\`.`,
    example: { json: { template: 'rfm_scores', dialect: 'duckdb', set: { days: 'a year' } } },
  },
  E743: {
    severity: 'error',
    message: ({ name, value, dialect, reason }: { name: string; value: string; dialect: string; reason: string }) =>
      `The parameter ${quoted(name)} cannot be ${quoted(value)} in ${dialect}: ${reason}.`,
    hint: () => 'The name is written as the warehouse spells it.',
    example: { json: { template: 'rfm_scores', dialect: 'bigquery', set: { orders: 'shop."a\\b"' } } },
  },
} as const satisfies DiagnosticTable

export const templateDiagnostic = maker(templateDiagnostics)
