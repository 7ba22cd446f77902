import type { Diagnostic } from '../grammar/diagnostic.ts'
import { didYouMean } from './diagnostics.ts'
import { warehouseFailures } from './drivers/failures.ts'
import { storeFailures } from './store/failures.ts'

interface Failure {
  readonly severity?: 'warning'
  /** A row's facts differ row by row; `failure` asks for its own. */
  readonly message: (facts: never) => string
  readonly hint?: (facts: never) => string | undefined
}

export const many = (count: number | bigint, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${Number(count) === 1 ? one : more}`

/** What can go wrong while working with files and a warehouse: no source text causes these, so they carry no example. */
export const failures = {
  E914: {
    message: ({ name, path }: { name: string; path: string }) =>
      `\`${path}\` of the connection \`${name}\` is open for writing in another program.`,
    hint: () => 'DuckDB lets one program write, or several read. The other program must close the file first.',
  },
  E915: {
    message: ({ name, reason }: { name: string; reason: string }) =>
      `The connection \`${name}\` cannot be opened: ${reason}`,
  },
  E921: {
    message: ({ file, reason }: { file: string; reason: string }) => `\`${file}\` cannot be read: ${reason}.`,
  },
  W922: {
    severity: 'warning',
    message: ({ folder }: { folder: string }) => `\`${folder}\` holds no \`.segql\` or \`.segql.json\` file.`,
  },
  E923: {
    message: ({ file, reason }: { file: string; reason: string }) => `\`${file}\` is not JSON: ${reason}.`,
  },
  E924: {
    message: ({ file, reason }: { file: string; reason: string }) => `\`${file}\` cannot be written: ${reason}.`,
  },
  E930: {
    message: ({ name, kind }: { name: string; kind: string }) => `No ${kind} is called \`${name}\`.`,
    hint: ({ near }: { near: readonly string[] }) => didYouMean(near),
  },
  E931: {
    message: ({ folder }: { folder: string }) =>
      `The disk that holds \`${folder}\` is full; the results of the last successful run are kept.`,
    hint: () => 'Free space is needed for the result and for what does not fit into memory.',
  },
  E932: { message: () => 'Interrupted; the results of the last successful run are kept.' },
  E933: {
    message: ({ minutes }: { minutes: number }) =>
      `The query took longer than ${many(minutes, 'minute')} and was stopped.`,
    hint: () => 'The limit is `limits.queryMinutes` of `segql.config.json`, or `queryMinutes` of the connection.',
  },
  E934: {
    message: ({ what, table, columns, examples }: { what: string; table: string; columns: string; examples: string }) =>
      `${what}, but \`${table}\` has repeated values in \`${columns}\`: ${examples}.`,
    hint: ({ distinct }: { distinct: boolean }) =>
      distinct
        ? 'For a table without one row per person the model says `id … distinct`.'
        : 'Counts and sums over a repeated key would be wrong, so nothing is run.',
  },
  E935: {
    message: ({ found }: { found: string }) => `Raw SQL must be exactly one SELECT; this is ${found}.`,
  },
  E936: {
    message: ({ columns }: { columns: readonly string[] }) =>
      `Raw SQL of a segment must give exactly one column, the ID; this gives ${columns.length}: ${columns.map((name) => `\`${name}\``).join(', ')}.`,
    hint: () => 'Further columns belong into a trait set (`traits … { sql … }`).',
  },
  E937: {
    message: ({ count, examples }: { count: number; examples: string }) =>
      `${many(count, 'ID is', 'IDs are')} in the result more than once, such as ${examples}.`,
    hint: () => 'DISTINCT or GROUP BY on the ID gives one row each.',
  },
  E938: {
    message: ({ count }: { count: number }) =>
      `${many(count, 'row')} of the result ${count === 1 ? 'has' : 'have'} no ID.`,
    hint: () => 'A condition such as `where user_id is not null` leaves them out.',
  },
  E939: {
    message: ({ limit }: { limit: number }) => `The result has more than ${many(limit, 'row')}.`,
    hint: () => 'The limit is `limits.traitRows` of `segql.config.json`.',
  },
  E940: {
    message: ({ count, limit }: { count: number; limit: number }) =>
      `The result has ${many(count, 'column')}; the ID and the traits may be ${limit} together.`,
    hint: () => 'The limit is `limits.traitColumns` of `segql.config.json`.',
  },
  E941: {
    message: ({ connections }: { connections: readonly string[] }) =>
      `It needs ${connections.map((name) => `\`${name}\``).join(' and ')} together, and a run works on one connection in this version.`,
  },
  E942: {
    message: ({ reason }: { reason: string }) => `The database refused the query: ${reason}`,
  },
  E943: {
    message: ({ file, reason }: { file: string; reason: string }) =>
      `\`${file}\` cannot be written: ${reason}; the results of the last successful run are kept.`,
  },
  E944: {
    message: ({ names }: { names: readonly string[] }) =>
      `The result has no ID column; it would be called ${names.map((name) => `\`${name}\``).join(' or ')}.`,
    hint: () => 'An ID column is named with `as` in the SQL.',
  },
  E945: {
    message: () => 'The result has the ID only; a trait set needs at least one column beside it.',
  },
  W946: {
    severity: 'warning',
    message: ({ parts }: { parts: string }) => `Raw SQL gave ${parts}; that counts for nothing.`,
  },
  W954: {
    severity: 'warning',
    message: ({ name, connection, count }: { name: string; connection: string; count: number }) =>
      `${many(count, 'ID')} of \`${name}\` on \`${connection}\` ${count === 1 ? 'is' : 'are'} of nobody in the entity's table and ${count === 1 ? 'counts' : 'count'} for nothing.`,
  },
  W953: {
    severity: 'warning',
    message: ({ name }: { name: string }) => `\`${name}\` was never run; it counts as empty.`,
    hint: ({ name }: { name: string }) => `\`segql run ${name}\` makes its members.`,
  },
  W952: {
    severity: 'warning',
    message: ({ count }: { count: number }) =>
      `${many(count, 'row')} of the raw SQL ${count === 1 ? 'is' : 'are'} of nobody in the entity's table; they are kept.`,
    hint: () => 'When these are no new people, the ID column is probably the wrong one.',
  },
  E947: {
    message: () => 'The query needs more memory than allowed.',
    hint: () => 'The limit is `memoryLimit` of the connection in `segql.config.json`.',
  },
  E946: {
    message: ({ id, entity }: { id: string; entity: string }) => `No ${entity} has the ID \`${id}\`.`,
  },
  E948: {
    message: ({ name, folder }: { name: string; folder: string }) => `\`${name}\` has no results yet in \`${folder}\`.`,
    hint: ({ name }: { name: string }) => `\`segql run ${name}\` makes them.`,
  },
  E949: {
    message: ({ file }: { file: string }) => `\`${file}\` is damaged.`,
    hint: () => 'The next run writes it anew.',
  },
  E951: {
    message: ({ name }: { name: string }) => `\`${name}\` is raw SQL, which has no conditions to explain.`,
  },
  E958: {
    message: ({ entities }: { entities: readonly string[] }) =>
      `The segments speak of ${entities.map((name) => `\`${name}\``).join(' and ')}; only segments of one entity overlap.`,
  },
  E959: {
    message: ({ count, most }: { count: number; most: number }) =>
      `The overlap of ${many(count, 'segment')} was asked for; it can be told of 2 to ${most}.`,
  },
  E963: {
    message: ({ name }: { name: string }) =>
      `\`${name}\` moved to another connection; its members before and after cannot be compared.`,
  },
  E964: {
    message: ({ name }: { name: string }) =>
      `\`${name}\` holds a text with \`{% endraw\`, which dbt would read as its own.`,
  },
  E965: {
    message: ({ name }: { name: string }) =>
      `\`${name}\` needs several connections, and a dbt model is one statement; it is not exported.`,
  },
  E961: { message: () => 'The process of the run ended before the run did; nothing of it is used.' },
  E966: {
    message: ({ name }: { name: string }) => `Nothing is written through the connection \`${name}\`.`,
    hint: () => '`"writes": true` of the connection allows the tables that `--into` makes.',
  },
  E967: {
    message: ({ name, reason }: { name: string; reason: string }) =>
      `\`${name}\` cannot be written as a table: ${reason}.`,
  },
  E968: {
    message: ({ name, table, connection }: { name: string; table: string; connection: string }) =>
      `The last result of \`${name}\` stands in the table \`${table}\` of \`${connection}\`, not in a file.`,
    hint: ({ name }: { name: string }) => `\`segql run ${name}\` without \`--into\` makes a file.`,
  },
  E969: {
    message: ({ id, reserved }: { id: string; reserved: string }) =>
      `The result has a column \`${reserved}\` beside the ID column \`${id}\`; \`id\` is the name that the ID gets.`,
    hint: () => 'Another name with `as` keeps both.',
  },
  W967: {
    severity: 'warning',
    message: ({ count, of, examples }: { count: number; of: string; examples: string }) =>
      `${many(count, 'ID looks', 'IDs look')} like ${of}, such as ${examples}.`,
    hint: () =>
      'Another identifier in place of the ID mixes people up. A join with the table of people gives their IDs.',
  },
  E957: {
    message: ({ reason }: { reason: string }) => `The raw SQL is not proven to only read, so it is not run: ${reason}`,
    hint: () => '`safeFunctions` of the connection names functions that only read.',
  },
  E956: {
    message: ({ name }: { name: string }) =>
      `\`${name}\` is made of several connections, and one person is explained on one.`,
    hint: () => 'The segments it is made of can be explained.',
  },
  W951: {
    severity: 'warning',
    message: ({ count, table }: { count: number; table: string }) =>
      `${many(count, 'row')} of \`${table}\` ${count === 1 ? 'has' : 'have'} no ID and ${count === 1 ? 'is' : 'are'} no person.`,
  },
  E955: {
    message: ({ of, title, sentence }: { of: string; title: string; sentence: string }) =>
      `The test of \`${of}\`, ${JSON.stringify(title)}, fails: ${sentence}`,
  },
  E960: {
    message: ({ file }: { file: string }) => `\`${file}\` exists already, and nothing is overwritten.`,
    hint: () => 'A project is drafted into a folder without one.',
  },
  E962: {
    message: ({ source }: { source: string }) =>
      `No table of \`${source}\` has a column of IDs, such as \`customer_id\`.`,
  },
  ...warehouseFailures,
  ...storeFailures,
} as const satisfies Record<string, Failure>

type Failures = typeof failures
type FactsOf<Row> = Row extends { message: (facts: infer Facts) => string }
  ? (unknown extends Facts ? unknown : Facts) & (Row extends { hint: (facts: infer More) => unknown } ? More : unknown)
  : never

/** A failure as a diagnostic, so that it is printed and sent like any other. */
export const failure = <Code extends keyof Failures>(
  code: Code,
  facts: FactsOf<Failures[Code]>,
  where: { readonly file?: string } = {},
): Diagnostic => {
  const row: Failure = failures[code]
  const hint = row.hint?.(facts as never)
  return {
    code,
    severity: row.severity ?? 'error',
    message: row.message(facts as never),
    ...(hint && { hint }),
    ...where,
  }
}
