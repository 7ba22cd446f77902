import { type DiagnosticTable, maker } from '../grammar/diagnostic.ts'

interface Named {
  readonly name: string
}
interface Near extends Named {
  readonly near: readonly string[]
}
const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
export const didYouMean = (near: readonly string[]): string | undefined =>
  near.length > 0 ? `The nearest names: ${quoted(near)}.` : undefined

const duckdb = (connection: object) => ({
  json: { version: 1, connections: { demo: { kind: 'duckdb', ...connection } } },
})

const snowflake = (settings: object) => ({
  json: {
    version: 1,
    connections: {
      demo: { kind: 'snowflake', account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'SEGQL', ...settings },
    },
  },
})

interface Choice extends Named {
  readonly among: readonly string[]
  readonly required: boolean
}
const listed = (names: readonly string[]): string => `${quoted(names.slice(0, -1))} and ${quoted(names.slice(-1))}`

const choiceHints: Readonly<Record<string, string>> = {
  path: '`path` is a DuckDB file, `folder` holds CSV and Parquet files, `"memory": true` is an empty database.',
  credentials: 'Without both, the credentials that Google finds on the machine are used.',
  cluster: '`cluster` is a provisioned cluster, `workgroup` a serverless one.',
}

/** Findings about a project's configuration and connections. Each example is a `segql.config.json` in an empty folder. */
export const configurationDiagnostics = {
  E901: {
    severity: 'error',
    message: ({ folder }: { folder: string }) => `There is no \`segql.config.json\` in \`${folder}\`.`,
    hint: () => '`segql init` drafts a project from a DuckDB file or a folder of CSV and Parquet files.',
    example: { json: undefined },
  },
  E902: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `\`segql.config.json\` is not JSON: ${reason}.`,
    example: { source: '{ "version": 1,, }' },
  },
  E903: {
    severity: 'error',
    message: ({ name }: Near) => `\`${name}\` is no setting that belongs here.`,
    hint: ({ near }: Near) => didYouMean(near),
    example: { json: { version: 1, connections: {}, timezone: 'UTC' } },
  },
  E904: {
    severity: 'error',
    message: ({ at, found, expected }: { at: string; found: string; expected: string }) =>
      `\`${at}\` is ${found}; it must be ${expected}.`,
    example: { json: { version: 1, connections: {}, weekStart: 'Tuesday' } },
  },
  E905: {
    severity: 'error',
    message: ({ name, among, required }: Choice) =>
      `The connection \`${name}\` names ${required ? 'not exactly' : 'more than'} one of ${listed(among)}.`,
    hint: ({ among }: Choice) => choiceHints[among[0] ?? ''],
    example: duckdb({}),
  },
  E906: {
    severity: 'error',
    message: ({ name }: Near) => `The default connection \`${name}\` is not among the connections.`,
    hint: ({ near }: Near) => didYouMean(near),
    example: { json: { version: 1, connections: {}, defaultConnection: 'demo' } },
  },
  E908: {
    severity: 'error',
    message: ({ file, reason }: { file: string; reason: string }) =>
      `The catalog \`${file}\` cannot be used: ${reason}.`,
    hint: () => 'The `result` of `segql catalog --json` has the form expected here.',
    example: duckdb({ memory: true, catalog: 'absent.json' }),
  },
  E911: {
    severity: 'error',
    message: ({ name, path }: { name: string; path: string; madeBy?: string | undefined }) =>
      `The DuckDB file \`${path}\` of the connection \`${name}\` does not exist.`,
    hint: ({ madeBy }) =>
      madeBy === undefined ? 'The path is relative to the project folder.' : `\`${madeBy}\` makes it.`,
    example: duckdb({ path: 'absent.duckdb' }),
  },
  E912: {
    severity: 'error',
    message: ({ name, path }: { name: string; path: string }) =>
      `\`${path}\` of the connection \`${name}\` is not a DuckDB database, or it is damaged.`,
    example: duckdb({ path: 'segql.config.json' }),
  },
  E913: {
    severity: 'error',
    message: ({ name, path, reason }: { name: string; path: string; reason: string }) =>
      `The folder \`${path}\` of the connection \`${name}\` ${reason}.`,
    example: duckdb({ folder: 'absent' }),
  },
  E985: {
    severity: 'error',
    message: ({ name, has, needs }: { name: string; has: string; needs: string }) =>
      `The connection \`${name}\` has \`${has}\` without \`${needs}\`.`,
    example: {
      json: { version: 1, connections: { demo: { kind: 'postgres', host: 'db.example', database: 'shop' } } },
    },
  },
  W986: {
    severity: 'warning',
    message: ({ name, setting }: { name: string; setting: string }) =>
      `\`${setting}\` of the connection \`${name}\` stands in \`segql.config.json\` in clear.`,
    hint: ({ setting }: { setting: string }) =>
      `\`"${setting}": "\${NAME}"\` takes it from an environment variable; \`segql connection add\` keeps it encrypted.`,
    example: snowflake({ password: 'hunter2' }),
  },
} as const satisfies DiagnosticTable

export const configurationFinding = maker(configurationDiagnostics)
