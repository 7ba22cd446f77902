import { type DiagnosticTable, maker } from '../../grammar/diagnostic.ts'

const config = (demo: object) => ({ json: { version: 1, connections: { demo } } })
const databricks = {
  kind: 'databricks',
  host: 'dbc-1.cloud.databricks.com',
  httpPath: '/sql/1.0/warehouses/1',
  token: '${SEGQL_EXAMPLE_TOKEN}',
  catalog: 'main',
}

/**
 * Findings about a connection at the moment it is used. Each example is a `segql.config.json` whose connection `demo` is made
 * ready in an empty folder, with `SEGQL_EXAMPLE_TOKEN` set to `token` and nothing else.
 */
export const connectionDiagnostics = {
  E987: {
    severity: 'error',
    message: ({ at, variable }: { at: string; variable: string }) =>
      `\`${at}\` needs the environment variable \`${variable}\`, which is not set.`,
    example: config({ kind: 'postgres', url: 'postgres://segql:${SEGQL_EXAMPLE_ABSENT}@db.example/shop' }),
  },
  E988: {
    severity: 'error',
    message: ({ at, file, reason }: { at: string; file: string; reason: string }) =>
      `\`${at}\` names \`${file}\`, which cannot be used: ${reason}.`,
    hint: () => 'The path is relative to the project folder.',
    example: config({ ...databricks, certificateAuthorityFile: 'absent.pem' }),
  },
  E989: {
    severity: 'error',
    message: ({ at, expected }: { at: string; expected: string }) =>
      `\`${at}\` must be ${expected}; it is of another form.`,
    example: config({ ...databricks, port: '${SEGQL_EXAMPLE_TOKEN}' }),
  },
} as const satisfies DiagnosticTable

export const connectionFinding = maker(connectionDiagnostics)
