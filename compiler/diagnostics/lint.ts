import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { printText } from '../../grammar/spelling.ts'
import type { MisreadWhere } from './structure.ts'
import { didYouMean, listed, quoted } from './wording.ts'

export interface Near {
  readonly near: readonly string[]
  readonly known: readonly string[]
}

/** What the linter proves about rules that are well formed. */
export const lintDiagnostics = {
  W601: {
    severity: 'warning',
    message: ({ parts }: { parts: readonly string[] }) =>
      parts.length > 1 ? `${listed(parts, 'and')} exclude each other.` : `${listed(parts)} is never true.`,
    hint: () => 'Nothing fulfils both; `or` lets either of them be enough.',
    example: { source: 'segment a of customer { where age > 5 and «age < 3» }' },
  },
  W602: {
    severity: 'warning',
    message: ({ parts }: { parts: readonly string[] }) =>
      parts.length > 1 ? `${listed(parts, 'or')} is always true.` : `${listed(parts)} is always true.`,
    hint: () => 'The condition lets everything through and can be left out.',
    example: { source: 'segment a of customer { where age > 5 or «not (age > 5)» }' },
  },
  W603: {
    severity: 'warning',
    message: ({ low, high }: { low: string; high: string }) =>
      `The range begins at ${quoted(low)} and ends before it, at ${quoted(high)}.`,
    hint: ({ low, high }) => `Nothing lies in it; from ${quoted(high)} to ${quoted(low)} was perhaps meant.`,
    example: { source: 'segment a of customer { where «age between 5 and 1» }' },
  },
  W604: {
    severity: 'warning',
    message: ({ path }: { path: string }) => `\`all ${path}\` is true for who has no ${quoted(path)} at all.`,
    hint: ({ path }) => `Write \`has ${path} and all ${path} …\` if at least one is meant.`,
    example: { source: 'segment a of customer { where «all orders have (status = "paid")» }' },
  },
  W605: {
    severity: 'warning',
    message: ({ end }: { end: string }) =>
      `${quoted(end)} ranks everybody, not only those of the conditions beside it.`,
    hint: ({ end }) => `\`${end} … among (…)\` ranks those who fulfil a condition.`,
    example: { source: 'segment a of customer { where «top 100 by age» and country = "US" }' },
  },
  W606: {
    severity: 'warning',
    message: ({ segment }: { segment: string }) =>
      `Everybody here would have to be in ${quoted(segment)} and not in it.`,
    hint: () => 'It is included by one of the segments used, and excluded by another part of the rule.',
    example: {
      source:
        'segment some of customer { where in segment vips and age > 5 }\nsegment «a» of customer = some except vips',
    },
  },
  W607: {
    severity: 'warning',
    message: ({ column, looks }: { column: string; looks: string }) =>
      `The ID column ${quoted(column)} looks like ${looks}.`,
    hint: () =>
      "Another identifier sent as the ID damages the identity graph; join a table that holds the users' own IDs.",
    example: { source: 'entity buyer on demo { from shop.customers id «email» }' },
  },
  W608: {
    severity: 'warning',
    message: ({ event }: { event: string }) =>
      `Nothing named ${quoted(event)} can have happened after the last ${quoted(event)}.`,
    hint: () => '`since last` begins after the latest event; name another event there.',
    example: { source: 'segment a of customer { where «did "A" since last "A"» }' },
  },
  W609: {
    severity: 'warning',
    message: ({ name, relation, entity }: MisreadWhere) =>
      `${quoted(name)} is read from ${quoted(entity)}, though ${quoted(relation)} has it too.`,
    hint: ({ where, relation, join }) =>
      `Write \`where (${where} ${join} …)\` to ask the rows of ${quoted(relation)}, or \`where (${where})\` to keep the meaning.`,
    example: { source: 'segment a of account { where has members where country = "US" and «account_id» = "x" }' },
  },
  W610: {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `A JSON value is compared with the text ${quoted(text)}, which looks like a number.`,
    hint: ({ text }) => `As texts, \`21.0\` and \`21\` differ; compare with the number \`${text}\`.`,
    example: { source: 'segment a of customer { where attributes.level = «"21"» }' },
  },
  W611: {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `Another name looks the same as ${quoted(name)} but is spelled with other characters.`,
    hint: () => 'Letters with accents can be one character or two; retype one of the names.',
    example: {
      source: 'segment caf\u00e9 of customer { where age > 5 }\nsegment «cafe\u0301» of customer { where age > 5 }',
    },
  },
  W612: {
    severity: 'warning',
    message: () => '`and` and `except` are mixed, and count from left to right.',
    hint: () => 'Parentheses say which comes first.',
    example: { source: 'segment a of customer = «vips except employees and recent»' },
  },
  W613: {
    severity: 'warning',
    message: ({ value, column }: { value: string; column: string } & Near) =>
      `No row has the ${quoted(column)} ${quoted(printText(value))}.`,
    hint: ({ near, known }) =>
      didYouMean(near.map(printText)) ??
      (known.length > 0
        ? `Its values are ${listed(known.map(printText), 'and')}.`
        : 'Texts are compared letter by letter with those that the table held when it was last read.'),
    example: { source: 'segment a of customer { where has deliveries where (carrier = «"DLH"») }' },
  },
  I703: {
    severity: 'info',
    message: ({ relation, entity }: { relation: string; entity: string }) =>
      `No segment or trait of ${quoted(entity)} uses the relation ${quoted(relation)}.`,
    example: {
      source:
        'entity buyer on demo { from shop.customers id customer_id many «things» from shop.orders by customer_id }\nsegment a of buyer { where age > 5 }',
    },
  },
} as const satisfies DiagnosticTable
