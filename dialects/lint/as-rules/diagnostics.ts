import { listed, quoted } from '../../../compiler/diagnostics/wording.ts'
import { type DiagnosticTable, maker } from '../../../grammar/diagnostic.ts'

interface Place {
  readonly table: string
  readonly column: string
}

/** I77x: what is said of a query that is offered as rules. The examples are queries over the shop of the tests. */
export const asRulesDiagnostics = {
  I770: {
    severity: 'info',
    message: ({ what }: { what: string }) => `Rules cannot say this exactly, so the query stays SQL: ${what}.`,
    hint: () => 'As a segment of raw SQL it runs all the same.',
    example: { source: "select customer_id from shop.customers where «country» > 'US'" },
  },
  I771: {
    severity: 'info',
    message: ({ table, column }: Place) =>
      `Rules leave out rows of ${quoted(table)} whose ${quoted(column)} lies in the future; the query counts them.`,
    hint: () => 'Both find the same people while there are no such rows.',
    example: { source: 'select customer_id from shop.orders where amount > 5' },
  },
  I772: {
    severity: 'info',
    message: ({ table, column }: Place) =>
      `In rules, infinite numbers and those that are no number are missing values; ${quoted(column)} of ${quoted(table)} is a float and could hold some.`,
    hint: () => 'Both find the same people while it holds none.',
    example: { source: 'select customer_id from shop.customers where score > 0.8' },
  },
  I773: {
    severity: 'info',
    message: ({ table, column }: Place) =>
      `Databases differ about the small forms of \`İ\` and of the Kelvin sign, which ${quoted(column)} of ${quoted(table)} could hold.`,
    hint: () => 'Both find the same people while it holds none.',
    example: { source: "select customer_id from shop.customers where city ilike '%berlin%'" },
  },
  I774: {
    severity: 'info',
    message: ({ entities }: { entities: readonly string[]; connection: string }) =>
      entities.length === 0
        ? 'No entity of the model has its people in this connection, so there is nothing to write rules about.'
        : `The query can be said as rules of several entities: ${listed(entities, 'and')}.`,
    hint: ({ entities, connection }) =>
      entities.length === 0
        ? `A model says so: \`entity customer on ${connection} { from … id … }\`.`
        : '`--of ENTITY` chooses one.',
    example: { json: { entities: [] } },
  },
  I775: {
    severity: 'info',
    message: ({ table, column }: Place) =>
      `The database takes texts of ${quoted(column)} of ${quoted(table)} for equal that differ in blanks at their end; rules do not.`,
    hint: () => 'Both find the same people while no text ends in blanks.',
    example: { json: { dialect: 'redshift' } },
  },
} as const satisfies DiagnosticTable

export const asRulesDiagnostic = maker(asRulesDiagnostics)
