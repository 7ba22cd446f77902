import type { DuckDbConnection } from '../schema.ts'
import type { Grants } from './grants.ts'

/** DuckDB has no users: what is missing is the system's permission, or the connection's own `mayRead`. */
const mayRead = ({ message }: { readonly message: string }): readonly string[] => {
  const file = /"([^"]+)"/.exec(message)?.[1] ?? 'FOLDER/FILE'
  return [`"mayRead": [${JSON.stringify(file.replace(/\/[^/]*$/, '') || '/')}]`]
}

export const duckdbGrants: Grants<DuckDbConnection> = {
  file: mayRead,
  other: ({ connection }) => [`chmod u+r ${JSON.stringify(connection.path ?? connection.folder ?? 'FILE')}`],
  runBy:
    "the owner of the file; `mayRead` is a setting of the connection, for what raw SQL reads besides the connection's own tables",
}
