import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { quoted } from './wording.ts'

/** Values of a type that does not fit where they stand. Types arrive in words: `text`, `number`, `date`. */
export const typeDiagnostics = {
  E301: {
    severity: 'error',
    message: ({ operator, types }: { operator: string; types: readonly string[]; takes: string }) =>
      `${quoted(operator)} does not fit ${types.join(' and ')}.`,
    hint: ({ operator, takes }) => `${quoted(operator)} takes ${takes}.`,
    example: { source: 'segment a of customer { where «age contains "x"» }' },
  },
  E302: {
    severity: 'error',
    message: ({ name, types }: { name: string; types: readonly string[]; takes: string }) =>
      types.length > 0 ? `${quoted(name)} does not take ${types.join(', ')}.` : `${quoted(name)} needs a value.`,
    hint: ({ name, takes }) => `${quoted(name)} takes ${takes}.`,
    example: { source: 'segment a of customer { where «lower(age)» = "x" }' },
  },
  E303: {
    severity: 'error',
    message: ({ type }: { type: string }) => `A condition is needed here, and this is ${type}.`,
    hint: () => 'A condition is true or false: compare the value, as in `country = "US"` or `age >= 18`.',
    example: { source: 'segment a of customer { where «country» and age > 5 }' },
  },
  E304: {
    severity: 'error',
    message: ({ name, types }: { name: string; types: readonly string[]; takes: string }) =>
      `${quoted(name)} does not fit ${types.join(', ')}.`,
    hint: ({ name, takes }) => `${quoted(name)} takes ${takes}.`,
    example: { source: 'segment a of customer { where «sum(orders.status)» > 5 }' },
  },
  E305: {
    severity: 'error',
    message: ({ type }: { type: string }) => `A window needs a date or a time, and this is ${type}.`,
    hint: () =>
      'Numbers that count seconds become times in the model: `field signup_unix timestamp from unix seconds`.',
    example: { source: 'segment a of customer { where «age» within last 3 days }' },
  },
  E306: {
    severity: 'error',
    message: ({ column, native, wanted }: { column: string; native: string; wanted: string }) =>
      `The column ${quoted(column)} is stored as ${quoted(native)} and cannot be read as ${wanted}.`,
    hint: () => 'Without the note the column keeps the type it is stored in; `cast(…)` changes a type inside a rule.',
    example: {
      source: 'entity buyer on demo { from shop.customers id customer_id «field country timestamp from unix seconds» }',
    },
  },
  E307: {
    severity: 'error',
    message: (facts: { parent: string; parentType: string; child: string; childType: string }) =>
      `The key compares ${quoted(facts.parent)} (${facts.parentType}) with ${quoted(facts.child)} (${facts.childType}).`,
    hint: () => 'Columns of a key need the same type.',
    example: {
      source:
        'entity buyer on demo { from shop.customers id customer_id many things from shop.orders by «age = customer_id» }',
    },
  },
  E308: {
    severity: 'error',
    message: ({ type }: { type: string }) => `${type} cannot be compared with the IDs of a segment.`,
    hint: () => 'IDs are texts or whole numbers.',
    example: { source: 'segment a of customer { where «is_vip» in segment big_accounts }' },
  },
  E309: {
    severity: 'error',
    message: ({ text }: { text: string }) => `${quoted(text)} lies outside of the calendar.`,
    hint: () => 'Years go from 0001 to 9999, in UTC.',
    example: { source: 'segment a of customer { where created_at > «9999-12-31T23:00:00-05:00» }' },
  },
  E310: {
    severity: 'error',
    message: ({ reason }: { reason: string; advice: string }) => `This pattern cannot run on every engine: ${reason}.`,
    hint: ({ advice }) => `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`,
    example: { source: "segment a of customer { where name matches «'(?=x)'» }" },
  },
  E311: {
    severity: 'error',
    message: ({ column, type, role }: { column: string; type: string; role: string }) =>
      `${quoted(column)} is ${type} and cannot be the ${role} of a relation.`,
    hint: () => '`at` names a date or time column, `named` a text column.',
    example: {
      source:
        'entity buyer on demo { from shop.customers id customer_id many things from shop.orders by customer_id «at status» }',
    },
  },
  E312: {
    severity: 'error',
    message: ({ operator }: { operator: string }) =>
      `${quoted(operator)} compares no text here, so \`ignoring case\` changes nothing.`,
    hint: () => 'Without the suffix the meaning is the same.',
    example: { source: 'segment a of customer { where «age = 5 ignoring case» }' },
  },
  E313: {
    severity: 'error',
    message: ({ from, to }: { from: string; to: string }) => `${from} cannot be cast to ${to}.`,
    example: { source: 'segment a of customer { where «cast(is_vip as date)» = 2026-01-01 }' },
  },
  E314: {
    severity: 'error',
    message: ({ types }: { types: readonly string[] }) =>
      `The arms of \`when\` give different types: ${types.join(', ')}.`,
    hint: () => 'Every arm, and `else`, gives the same type.',
    example: { source: 'traits t of customer { x = «when age > 5 then "old" else 3» }' },
  },
  E315: {
    severity: 'error',
    message: ({ relation }: { relation: string }) => `${quoted(relation)} is a relation, and a value is needed here.`,
    hint: ({ relation }) =>
      `Write \`count(${relation})\` for the number of its rows, or \`has ${relation}\` for a condition.`,
    example: { source: 'segment a of customer { where «orders» > 3 }' },
  },
  E316: {
    severity: 'error',
    message: ({ type }: { type: string }) => `\`has element\` needs an array, and this is ${type}.`,
    example: { source: 'segment a of customer { where «country» has element where (element = "a") }' },
  },
  E317: {
    severity: 'error',
    message: ({ text, type }: { text: string; type: string }) => `The text ${quoted(text)} is compared with ${type}.`,
    hint: () => 'Numbers, dates and times are written without quotes.',
    example: { source: 'segment a of customer { where created_at > «"2026-01-01"» }' },
  },
  E318: {
    severity: 'error',
    message: ({ column, native }: { column: string; native: string }) =>
      `The column ${quoted(column)} is stored as ${quoted(native)}, which rules cannot compare.`,
    hint: () => '`is set` and `is not set` work on every column; `field … text` reads it as text.',
    example: { source: 'segment a of customer { where «location» = "x" }' },
  },
  E321: {
    severity: 'error',
    message: () => '`matches` takes a pattern that is written out.',
    hint: () => "Write the pattern as a text, as in `name matches '^\\d{3}$'`.",
    example: { source: 'segment a of customer { where name matches «country» }' },
  },
  E320: {
    severity: 'error',
    message: ({ text }: { text: string }) => `${quoted(text)} is more than can be counted.`,
    example: { source: 'segment a of customer { where «top 99999999999999999999 by age» }' },
  },
} as const satisfies DiagnosticTable
