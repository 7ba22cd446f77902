import { type DiagnosticTable, maker } from '../../grammar/diagnostic.ts'
import { listed, quoted } from './wording.ts'

/**
 * W755 to W799: advice on raw SQL that may run as it is. The examples are tried on PostgreSQL over the tables of the test's
 * corpus.
 */
export const adviceDiagnostics = {
  W755: {
    severity: 'warning',
    message: () => 'Nothing keeps an ID from standing in two rows.',
    hint: () =>
      'A trait set has one row for each ID, and a run stops at the first that stands there twice: `group by` the ID, or take one row each by `row_number() over (partition by …) = 1`.',
    example: { source: 'select «user_id», amount from analytics.orders' },
  },
  I756: {
    severity: 'info',
    message: () => 'The same ID may be given several times.',
    hint: () => 'Each counts once all the same; `select distinct` sends it once.',
    example: { source: 'select «user_id» from analytics.orders' },
  },
  W757: {
    severity: 'warning',
    message: () => '`*` gives whatever columns the table has at the time.',
    hint: () => 'With the columns named, a new column of the table does not become a trait, nor ends the runs.',
    example: { source: "select «*» from ml.predictions where model = 'churn'" },
  },
  W758: {
    severity: 'warning',
    message: ({ table, refused }: { table: string; columns: readonly string[]; refused: boolean }) =>
      refused
        ? `${quoted(table)} is divided into partitions, and the warehouse refuses a query without a condition on them.`
        : `Every partition of ${quoted(table)} is read.`,
    hint: ({ columns }) => `A condition on ${listed(columns)} reads less.`,
    example: { source: 'select distinct user_id from «analytics.events»' },
  },
  W759: {
    severity: 'warning',
    message: ({ name }: { name: string }) => `${quoted(name)} gives another value at each call.`,
    hint: () => 'The same data then gives other people at the next run; a hash of the ID stays the same.',
    example: { source: 'select user_id from analytics.users where «random»() < 0.1' },
  },
  I760: {
    severity: 'info',
    message: () => 'A result has no order, so this sorting changes nothing.',
    hint: () => 'Sorting costs time; it matters only together with LIMIT.',
    example: { source: 'select user_id from analytics.users «order» by created_at' },
  },
  I761: {
    severity: 'info',
    message: ({ table }: { table: string; columns: readonly string[] }) =>
      `${quoted(table)} is read from its beginning.`,
    hint: ({ columns }) => `A condition on ${listed(columns)} bounds what is read, and what it costs.`,
    example: { source: 'select distinct user_id from «marketing.touches»' },
  },
  W762: {
    severity: 'warning',
    message: ({ name }: { name: string }) => `Nothing connects ${quoted(name)} with what stands before it.`,
    hint: () => 'Each row meets every row of it; `join … on …` says which belong together, `cross join` that all do.',
    example: { source: 'select distinct u.user_id from analytics.users u, «analytics.products» p where p.price > 5' },
  },
  W763: {
    severity: 'warning',
    message: ({ column }: { column: string }) =>
      `${quoted(column)} may be missing, and \`not in\` is true of nothing as soon as one is.`,
    hint: ({ column }) => `\`where ${column} is not null\` in the subquery, or \`not exists\`, leaves them out.`,
    example: {
      source: 'select user_id from analytics.users where user_id «not» in (select user_id from analytics.orders)',
    },
  },
  I764: {
    severity: 'info',
    message: ({ name }: { name: string }) => `${quoted(name)} does not say which of the joined tables it is from.`,
    hint: () => 'A column of the same name in another of them would end the runs.',
    example: {
      source:
        "select u.user_id from analytics.users u join analytics.accounts a on a.account_id = u.account_id where «industry» = 'Retail'",
    },
  },
  W765: {
    severity: 'warning',
    message: ({ column, table }: { column: string; table: string; join?: string }) =>
      `${quoted(column)} of ${quoted(table)} is probably not the ID of these people but another system's.`,
    hint: ({ join }) =>
      join === undefined
        ? 'A join through the table of people gives their own ID.'
        : `A join through the table of people gives their own ID: \`${join}\`.`,
    example: { source: 'select distinct «requester_email» as user_id from support.tickets' },
  },
  W766: {
    severity: 'warning',
    message: ({ to, from }: { to: string; from: string }) =>
      `The ID is cast to ${quoted(to)}, and the IDs of the people are ${from}.`,
    hint: () => "IDs that are written otherwise are nobody's: `007` is not `7`.",
    example: { source: 'select «cast»(user_id as integer) as user_id from analytics.users' },
  },
} as const satisfies DiagnosticTable

export const adviceDiagnostic = maker(adviceDiagnostics)
