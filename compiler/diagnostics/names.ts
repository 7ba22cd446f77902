import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { didYouMean, listed, quoted } from './wording.ts'

export interface Unknown {
  readonly name: string
  readonly near: readonly string[]
}
const hint = ({ near }: { readonly near: readonly string[] }) => didYouMean(near)

/** Names that are unknown, taken or not allowed. */
export const nameDiagnostics = {
  E201: {
    severity: 'error',
    message: ({ name }: Unknown) => `No entity is named ${quoted(name)}.`,
    hint,
    example: { source: 'segment a of «custmer» { where country = "US" }' },
  },
  E202: {
    severity: 'error',
    message: ({ name, connection }: Unknown & { connection: string }) =>
      `The connection ${quoted(connection)} has no table ${quoted(name)}.`,
    hint: (facts) => hint(facts) ?? 'Refreshing the catalog shows tables that are new in the warehouse.',
    example: { source: 'entity buyer on demo { from «shop.custmers» id customer_id }' },
  },
  E203: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) => `${quoted(of)} has no column ${quoted(name)}.`,
    hint,
    example: { source: 'segment a of customer { where has orders where («staus» = "paid") }' },
  },
  E204: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) =>
      `${quoted(of)} has no column, relation or trait ${quoted(name)}.`,
    hint: (facts) =>
      hint(facts) ?? `Without quotes stand columns, relations and traits; a text is written \`"${facts.name}"\`.`,
    example: { source: 'segment a of customer { where «contry» = "US" }' },
  },
  E205: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string; known?: readonly string[] }) =>
      `${quoted(of)} has no relation ${quoted(name)}.`,
    hint: (facts) =>
      hint(facts) ?? (facts.known?.length ? `Its relations are ${listed(facts.known, 'and')}.` : undefined),
    example: { source: 'segment a of customer { where has «oders» }' },
  },
  E206: {
    severity: 'error',
    message: ({ name }: Unknown) => `No segment is named ${quoted(name)}.`,
    hint,
    example: { source: 'segment a of customer { where in segment «employes» }' },
  },
  E207: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) => `The trait set ${quoted(of)} has no trait ${quoted(name)}.`,
    hint,
    example: { source: 'segment a of customer { where commerce.«lifetime_valu» > 5 }' },
  },
  E208: {
    severity: 'error',
    message: ({ name }: Unknown) => `No function is named ${quoted(name)}.`,
    hint,
    example: { source: 'segment a of customer { where «lowr»(name) = "x" }' },
  },
  E209: {
    severity: 'error',
    message: ({ name }: Unknown) => `No connection is named ${quoted(name)}.`,
    hint: (facts) => hint(facts) ?? "Connections stand in the project's configuration.",
    example: { source: 'entity buyer on «dmo» { from shop.customers id customer_id }' },
  },
  E210: {
    severity: 'error',
    message: ({ name, what }: { name: string; what: string }) =>
      `The name ${quoted(name)} is taken by another ${what}.`,
    hint: () => 'Names are unique in a project; one of the two needs another.',
    example: { source: 'segment twice of customer { }\nsegment «twice» of customer { }' },
  },
  E211: {
    severity: 'error',
    message: ({ name, because }: { name: string; because: string }) =>
      `A trait cannot be named ${quoted(name)}: ${because}.`,
    hint: () => 'Another name keeps the ID and the trait apart.',
    example: { source: 'traits t of customer { «customer_id» = upper(country) }' },
  },
  E212: {
    severity: 'error',
    message: ({ name, of, path }: { name: string; of: string; path: string }) =>
      `${quoted(of)} has no column ${quoted(name)}; inside its rows, the one further up is ${quoted(path)}.`,
    hint: ({ path }) => `Write ${quoted(path)}.`,
    example: { source: 'segment a of customer { where has orders where («country» = "US") }' },
  },
  E213: {
    severity: 'error',
    message: ({ name }: { name: string }) => `The trait ${quoted(name)} has the name of a column it is not made of.`,
    hint: () => 'Rules would then read the column where the trait is meant; give the trait another name.',
    example: { source: 'traits t of customer { «country» = upper(name) }' },
  },
  E214: {
    severity: 'error',
    message: ({ name, entity }: { name: string; entity: string }) =>
      `The trait set ${quoted(name)} has the name of a relation or of the entity ${quoted(entity)}.`,
    hint: ({ name }) =>
      `A path that begins with ${quoted(name)} would have two meanings; give the trait set another name.`,
    example: { source: 'traits «orders» of customer { x = upper(country) }' },
  },
  E215: {
    severity: 'error',
    message: () => '`element` stands outside `has element where`.',
    hint: () => 'Write `tags has element where (element = "a")`.',
    example: { source: 'segment a of customer { where «element» = "x" }' },
  },
  E216: {
    severity: 'error',
    message: ({ zone }: { zone: string }) => `${quoted(zone)} is no time zone.`,
    hint: () => 'Time zones are named as in `Europe/Berlin` or `UTC`.',
    example: {
      source:
        'entity buyer on demo { from shop.customers id customer_id field created_at timestamp «in "Europe/Berln"» }',
    },
  },
  E217: {
    severity: 'error',
    message: ({ names }: { names: readonly string[] }) =>
      `No connection is given, and there are several: ${listed(names, 'and')}.`,
    hint: () => 'Name one after `on`, or set a default connection in the configuration.',
    example: { source: 'entity «buyer» { from shop.customers id customer_id }' },
  },
  E218: {
    severity: 'error',
    message: ({ name, of }: { name: string; of: string }) =>
      `${quoted(name)} is a column of ${quoted(of)} that has no parts.`,
    hint: () => 'Only JSON columns have paths below them.',
    example: { source: 'segment a of customer { where «country.code» = "US" }' },
  },
  E219: {
    severity: 'error',
    message: ({ name }: { name: string }) =>
      `The trait ${quoted(name)} speaks of a person and cannot be used inside related rows.`,
    hint: () => 'Compare the trait outside, beside the condition on the rows.',
    example: { source: 'segment a of customer { where has orders where (amount > «commerce.lifetime_value») }' },
  },
} as const satisfies DiagnosticTable
