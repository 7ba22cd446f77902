import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { listed, quoted } from './wording.ts'

/** A name behind a `where` without parentheses, and the rule spelled both ways: inside it (`where`) and after it (`join`). */
export interface MisreadWhere {
  readonly name: string
  readonly relation: string
  readonly entity: string
  readonly where: string
  readonly join: string
}

/** Relations, connections and time: what a rule may be made of. */
export const structureDiagnostics = {
  E401: {
    severity: 'error',
    message: ({ relation, path }: { relation: string; path: string; rows: string }) =>
      `${quoted(path)} has many values: ${quoted(relation)} is a relation with many rows.`,
    hint: ({ path, rows, relation }) =>
      `Write an aggregate, as in \`max(${path})\`, or a condition on rows, as in \`has ${rows} where (${path.slice(path.indexOf(relation) + relation.length + 1)} …)\`.`,
    example: { source: 'segment a of customer { where «orders.amount» > 5 }' },
  },
  E402: {
    severity: 'error',
    message: ({ left, right }: { left: string; right: string }) =>
      `${listed([left, right], 'and')} are two branches and never meet in one row.`,
    hint: () => 'Aggregate each branch by itself, and compare the results.',
    example: { source: 'segment a of customer { where sum(orders.amount * «events.total») > 5 }' },
  },
  E403: {
    severity: 'error',
    message: ({ path }: { path: string }) => `${quoted(path)} has no time column, so no window can bound it.`,
    hint: () => 'The model names the time column of a relation: `many orders … at ordered_at`.',
    example: { source: 'segment a of customer { where «has siblings within last 3 days» }' },
  },
  E404: {
    severity: 'error',
    message: ({ unit, column }: { unit: string; column: string }) =>
      `${quoted(column)} is a date, which has no ${unit}.`,
    hint: () => 'A window on dates counts days, weeks, months, quarters or years.',
    example: { source: 'segment a of customer { where «born_on within last 3 hours» }' },
  },
  E405: {
    severity: 'error',
    message: ({ name }: { name: string }) => `${quoted(name)} needs a path through a relation with many rows.`,
    hint: ({ name }) => `Write, for example, \`${name}(orders.amount)\`.`,
    example: { source: 'segment a of customer { where «sum(age)» > 5 }' },
  },
  E406: {
    severity: 'error',
    message: ({ name, path }: { name: string; path: string }) =>
      `${quoted(name)} needs a time, and ${quoted(path)} has no time column.`,
    hint: () => 'The model names the time column of a relation: `many orders … at ordered_at`.',
    example: { source: 'segment a of account { where «last(members.country)» = "US" }' },
  },
  E407: {
    severity: 'error',
    message: ({ of }: { of: string }) =>
      `${quoted(of)} has no relation that is declared \`named\`, so \`did\` has nothing to ask.`,
    hint: () => "The model names the column with the event's name: `many events … at occurred_at named event_name`.",
    example: { source: 'segment a of account { where «did "Signed Up"» }' },
  },
  E408: {
    severity: 'error',
    message: ({ relations }: { relations: readonly string[] }) =>
      `Several relations have named events: ${listed(relations, 'and')}.`,
    hint: ({ relations }) => `Name one: \`did ${relations[0]} "…"\`.`,
    example: {
      source:
        'entity buyer on demo { from shop.customers id customer_id many web from shop.events by customer_id at occurred_at named event_name many app from shop.events by customer_id at occurred_at named event_name }\nsegment a of buyer { where «did "A"» }',
    },
  },
  E409: {
    severity: 'error',
    message: ({ left, right }: { left: string; right: string }) =>
      `One condition speaks of two connections: ${listed([left, right], 'and')}.`,
    hint: () => 'Each condition runs on one connection; join two conditions with `and` or `or`.',
    example: { source: 'segment a of customer { where «count(tickets) > count(orders)» }' },
  },
  E410: {
    severity: 'error',
    message: ({ name, connection }: { name: string; connection: string }) =>
      `${quoted(name)} lives on the connection ${quoted(connection)} and cannot be combined at this place.`,
    hint: () =>
      'What lives elsewhere is combined as a set of IDs, beside other conditions and outside aggregates, related rows, `among` and `when`; materialize it on this connection to use it here.',
    example: { source: 'traits t of customer { x = count(«tickets») }' },
  },
  E411: {
    severity: 'error',
    message: ({ entity }: { entity: string }) =>
      `The entity ${quoted(entity)} has no table, so nobody knows who is outside of a set of IDs.`,
    hint: () => 'Give the entity a table with `from`, or begin with a segment that says who is in.',
    example: { source: 'segment a of visitor { where «not in segment visits» }' },
  },
  E412: {
    severity: 'error',
    message: ({ name, entity }: { name: string; entity: string }) =>
      `The entity ${quoted(entity)} has no table, so ${quoted(name)} is unknown.`,
    hint: () => 'Give the entity a table with `from` in the model.',
    example: { source: 'segment a of visitor { where «country» = "US" }' },
  },
  E413: {
    severity: 'error',
    message: ({ path }: { path: string }) => `${quoted(path)} does not begin at the row that the condition looks at.`,
    hint: () => "Inside a `where`, aggregates and `has` speak of that row's own relations.",
    example: { source: 'segment a of customer { where has orders where (amount > avg(«customer.orders.amount»)) }' },
  },
  E415: {
    severity: 'error',
    message: ({ entity }: { entity: string }) => `The entity ${quoted(entity)} reads a table but names no ID column.`,
    hint: () => 'Write `id customer_id` in the entity.',
    example: { source: 'entity «buyer» on demo { from shop.customers }' },
  },
  E416: {
    severity: 'error',
    message: ({ name, entity }: { name: string; entity: string }) =>
      `The people of ${quoted(entity)} are distinct IDs of a table, so ${quoted(name)} may have several values for one person.`,
    hint: ({ name }) => `Declare the table as a relation with many rows and aggregate ${quoted(name)}.`,
    example: {
      source:
        'entity buyer on demo { from shop.orders id customer_id distinct }\nsegment a of buyer { where «status» = "paid" }',
    },
  },
  E417: {
    severity: 'error',
    message: ({ limit }: { limit: number; found: number }) => `The maximum of ${limit} columns is exceeded.`,
    hint: ({ found, limit }) =>
      `The set has ${found} columns with the ID; the limit of ${limit} is a setting (\`traitColumns\`), or the set can be split.`,
    example: {
      source: `traits t of customer { ${Array.from({ length: 24 }, (_, index) => `t${index} = age`).join(' ')} «t24» = age }`,
    },
  },
  E418: {
    severity: 'error',
    message: ({ amount, unit }: { amount: number; unit: string }) =>
      `${amount} ${unit} is no duration within the calendar.`,
    hint: () => 'Durations end at 9,000 years.',
    example: { source: 'segment a of customer { where «created_at within last 4000000 days» }' },
  },
  E419: {
    severity: 'error',
    message: ({ connection, entity }: { connection: string; home: string; entity: string }) =>
      `Rules of ${quoted(entity)} run on its own connection, not on ${quoted(connection)}.`,
    hint: ({ home }) => `Leave out \`on\`: rules run on ${quoted(home)}; raw SQL may name another connection.`,
    example: { source: 'segment a of customer on «support» { where country = "US" }' },
  },
  E420: {
    severity: 'error',
    message: ({ relation }: { relation: string }) =>
      `A step needs a relation with a time, and ${quoted(relation)} has none.`,
    hint: () => 'The model names the time column of a relation: `many orders … at ordered_at`.',
    example: { source: 'segment a of account { where «did members then members within 3 days» }' },
  },
  E421: {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} compares people and cannot stand inside related rows.`,
    hint: () => 'Write it outside, beside the condition on the rows.',
    example: { source: 'segment a of customer { where has orders where («top 5 by amount») }' },
  },
  E422: {
    severity: 'error',
    message: ({ low, high, of }: { low: number; high: number; of: number }) =>
      `Buckets ${low} to ${high} of ${of} do not exist.`,
    hint: () => 'N is from 1 to 10,000, and buckets are from 0 to N - 1, the smaller one first.',
    example: { source: 'segment a of customer { where «in bucket 0 to 100 of 100» }' },
  },
  E423: {
    severity: 'error',
    message: ({ column }: { column: string }) => `${quoted(column)} is a date, which has no time of day.`,
    hint: () => 'Write the moment as a date, `2026-01-31`.',
    example: { source: 'segment a of customer { where «born_on since 2026-01-01T10:00:00Z» }' },
  },
  E424: {
    severity: 'error',
    message: ({ amount }: { amount: string }) => `${amount} % is more than everybody.`,
    hint: () => 'A share is from 0 to 100 %.',
    example: { source: 'segment a of customer { where «top 101 % by age» }' },
  },
  E425: {
    severity: 'error',
    message: ({ window }: { window: string }) => `An anniversary has no window of the kind ${quoted(window)}.`,
    hint: () =>
      'Write `birthday anniversary within next 7 days`, `within last …`, `within today` or `within this month`.',
    example: { source: 'segment a of customer { where «born_on anniversary since 2026-01-01» }' },
  },
  E426: {
    severity: 'error',
    message: ({ path }: { path: string }) => `${quoted(path)} is one row at most and cannot be counted so.`,
    hint: ({ path }) => `\`has ${path}\` says that the row exists.`,
    example: { source: 'segment a of customer { where «has at least 2 account» }' },
  },
  E427: {
    severity: 'error',
    message: () => "Inside an aggregate's value stands another aggregate or a condition on rows.",
    hint: () =>
      'An aggregate takes an expression over the columns of one chain of rows; conditions stand in its `where`.',
    example: { source: 'segment a of customer { where sum(orders.amount * «count(orders.items)») > 5 }' },
  },
  E428: {
    severity: 'error',
    message: ({ event }: { event: string }) =>
      `The step ${quoted(event)} names a relation without an event's name column.`,
    hint: () => "The model names the column with the event's name: `many events … at occurred_at named event_name`.",
    example: { source: 'segment a of customer { where «did orders "A"» }' },
  },
  E430: {
    severity: 'error',
    message: ({ name, relation, entity }: MisreadWhere) =>
      `${quoted(entity)} has no column ${quoted(name)}; without parentheses, the \`where\` of ${quoted(relation)} has ended before it.`,
    hint: ({ where, relation, join }) => `Write \`where (${where} ${join} …)\` to ask the rows of ${quoted(relation)}.`,
    example: { source: 'segment a of customer { where has orders where status = "paid" and «channel» = "web" }' },
  },
  E429: {
    severity: 'error',
    message: () => 'A sequence has no window that begins at an event.',
    hint: () => 'Make the event the first step: `did "A" then "B"`.',
    example: { source: 'segment a of customer { where «did since last "A" "B" then "C"» }' },
  },
} as const satisfies DiagnosticTable
