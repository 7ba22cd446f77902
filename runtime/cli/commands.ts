import type { Command } from './command.ts'
import { connectionOptions } from './connection-options.ts'

const asOf = {
  kind: 'text',
  value: 'DATE',
  about: 'the instant everything is computed as of: a date or an instant',
} as const

const pii = { kind: 'flag', about: 'show personal data, which is covered otherwise' } as const

/** Every command, in the order of the help. */
export const commands = {
  init: {
    summary: 'draft a project from a DuckDB file, a folder of CSV and Parquet files, or one such file',
    usage: '[FOLDER] [--from SOURCE]',
    example: 'segql init shop --from data/purchases.csv',
    names: 'none',
    takesAnyPath: true,
    options: { from: { kind: 'text', value: 'SOURCE', about: 'the DuckDB file, folder, CSV or Parquet file' } },
    load: async () => (await import('./init.ts')).init,
  },
  check: {
    summary: 'find every mistake in a project',
    usage: '[FOLDER] [--format text|github]',
    example: 'segql check examples/shop',
    names: 'none',
    options: { format: { kind: 'text', value: 'text|github', about: '`github` prints annotations for pull requests' } },
    load: async () => (await import('./check.ts')).check,
  },
  fmt: {
    summary: 'lay out every .segql file',
    usage: '[FOLDER] [--check]',
    example: 'segql fmt examples/shop --check',
    names: 'none',
    options: { check: { kind: 'flag', about: 'change nothing; exit with 1 when a file is not laid out' } },
    load: async () => (await import('./fmt.ts')).fmt,
  },
  compile: {
    summary: 'print the SQL of segments and trait sets',
    usage: '[FOLDER] [NAME…] [--dialect NAME] [--inline] [--as-of DATE] [--export dbt --out FOLDER]',
    example: 'segql compile examples/shop big_spenders --dialect postgres --inline',
    names: 'any',
    options: {
      dialect: { kind: 'text', value: 'NAME', about: 'the SQL dialect (default: the own one of each connection)' },
      inline: { kind: 'flag', about: 'values as literals, to copy the statement elsewhere' },
      export: { kind: 'text', value: 'dbt', about: 'a dbt model for each, with windows that follow the clock' },
      out: { kind: 'text', value: 'FOLDER', about: 'where the models go (default: models/segql)' },
      'as-of': asOf,
    },
    load: async () => (await import('./compile.ts')).compile,
  },
  run: {
    summary: 'compute segments and trait sets and store who is in them',
    usage: '[FOLDER] [NAME…] [--as-of DATE] [--use last] [--into TABLE] [--dry-run]',
    example: 'segql run examples/shop big_spenders --as-of 2026-11-01',
    names: 'any',
    options: {
      'as-of': asOf,
      use: {
        kind: 'text',
        value: 'now|last',
        about: '`last`: segments that rules name are taken as of their last runs, nothing of them is computed',
      },
      into: {
        kind: 'text',
        value: 'TABLE',
        about: 'write the one result as this table of its warehouse (`schema.table`); no row leaves it',
      },
      'dry-run': { kind: 'flag', about: 'print what each statement would cost by its estimate; nothing is run' },
    },
    load: async () => (await import('./run.ts')).runCommand,
  },
  preview: {
    summary: 'show a few rows of a segment or trait set without storing anything',
    usage: '[FOLDER] NAME [--as-of DATE] [--pii]',
    example: 'segql preview examples/shop commerce',
    names: 'one',
    options: { 'as-of': asOf, pii },
    load: async () => (await import('./preview.ts')).preview,
  },
  members: {
    summary: 'list who is in a segment (or the rows of a trait set) as of its last run',
    usage: '[FOLDER] NAME [--csv|--parquet] [--out FILE]',
    example: 'segql members examples/shop big_spenders --csv --out big_spenders.csv',
    names: 'one',
    options: {
      csv: { kind: 'flag', about: 'as CSV' },
      parquet: { kind: 'flag', about: 'as Parquet; needs --out' },
      out: { kind: 'text', value: 'FILE', about: 'into a file, by its ending CSV or Parquet' },
    },
    load: async () => (await import('./members.ts')).members,
  },
  overlap: {
    summary: 'tell how segments overlap, by the members of their last runs',
    usage: '[FOLDER] NAME NAME…',
    example: 'segql overlap examples/shop big_spenders repeat_buyers',
    names: 'any',
    options: {},
    load: async () => (await import('./overlap.ts')).overlap,
  },
  explain: {
    summary: 'tell why a person is in a segment or not, and what would change it',
    usage: '[FOLDER] NAME --id ID [--as-of DATE] [--pii]',
    example: 'segql explain examples/shop big_spenders --id c18',
    names: 'one',
    options: { id: { kind: 'text', value: 'ID', about: "the person's ID" }, 'as-of': asOf, pii },
    load: async () => (await import('./explain.ts')).explain,
  },
  test: {
    summary: 'run the unit tests of segments and trait sets',
    usage: '[FOLDER] [NAME…]',
    example: 'segql test examples/shop big_spenders',
    names: 'any',
    options: {},
    load: async () => (await import('./test.ts')).test,
  },
  tree: {
    summary: 'turn SegQL text into its JSON rule tree, or JSON into text',
    usage: 'FILE',
    example: 'segql tree examples/shop/segments/value.segql',
    names: 'none',
    takesAnyPath: true,
    options: {},
    load: async () => (await import('./tree.ts')).tree,
  },
  lint: {
    summary: 'check raw SQL before it is run: one reading query? which columns, which tables?',
    usage: 'FILE|- [--dialect NAME] [--connection NAME] [--as segment|traits] [--as-rules] [--of ENTITY]',
    example: 'segql lint churn.sql --dialect snowflake --as traits',
    names: 'any',
    options: {
      dialect: { kind: 'text', value: 'NAME', about: 'the SQL dialect; without it, that of the connection' },
      connection: {
        kind: 'text',
        value: 'NAME',
        about: 'a connection of the project here: its tables count, and it is asked',
      },
      as: { kind: 'text', value: 'segment|traits', about: 'what the result is to be: its columns are checked' },
      'as-rules': { kind: 'flag', about: 'the SegQL segment that finds the same people, where there is one' },
      of: { kind: 'text', value: 'ENTITY', about: 'whose rules, when several entities could have them' },
    },
    load: async () => (await import('./lint.ts')).lint,
  },
  templates: {
    summary: 'list templates of raw SQL, or print one for a warehouse',
    usage: '[show NAME [--dialect NAME] [--set PARAMETER=VALUE]…]',
    example: 'segql templates show rfm_scores --dialect snowflake --set orders=SHOP.PUBLIC.ORDERS',
    names: 'any',
    options: {
      dialect: { kind: 'text', value: 'NAME', about: 'print the SQL of this dialect, nothing else' },
      set: {
        kind: 'list',
        value: 'PARAMETER=VALUE',
        about: 'a value in place of the default; may be given several times',
      },
    },
    load: async () => (await import('./templates.ts')).showTemplates,
  },
  serve: {
    summary: 'serve the playground and the HTTP API',
    usage: '[FOLDER] [--port NUMBER] [--host ADDRESS] [--name HOST] [--as-of DATE]',
    example: 'segql serve examples/shop --as-of 2026-11-01',
    names: 'none',
    options: {
      port: { kind: 'text', value: 'NUMBER', about: 'the first port to try (default: 4400); 0: any free one' },
      host: {
        kind: 'text',
        value: 'ADDRESS',
        about: 'the address to listen at (default: 127.0.0.1); others need SEGQL_TOKENS',
      },
      name: { kind: 'text', value: 'HOST', about: 'the name it is called by when it stands behind another server' },
      'as-of': asOf,
    },
    load: async () => (await import('./serve.ts')).serve,
  },
  catalog: {
    summary: 'show the tables and columns of the connections',
    usage: '[FOLDER] [--refresh]',
    example: 'segql catalog examples/shop',
    names: 'none',
    options: { refresh: { kind: 'flag', about: 'look at the databases anew' } },
    load: async () => (await import('./catalog.ts')).showCatalog,
  },
  connection: {
    summary: 'add, list, test and remove connections to warehouses; rotate their keys',
    usage: '[FOLDER] add|list|test|rotate-key|remove [NAME] [OPTIONS]',
    example: 'segql connection test prod --table sales.orders',
    names: 'any',
    options: connectionOptions,
    load: async () => (await import('./connection.ts')).connection,
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
export const commandNames = Object.keys(commands) as readonly CommandName[]
