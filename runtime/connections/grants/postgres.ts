import type { ResolvedPostgres, ResolvedRedshift } from '../resolved.ts'
import { type GrantFacts, type Grants, inDouble } from './grants.ts'

/** PostgreSQL and, for what is inside the database, Redshift: https://www.postgresql.org/docs/current/sql-grant.html */
export type Sql = GrantFacts<ResolvedPostgres | ResolvedRedshift>

const userOf = ({ connection, user }: Sql): string => {
  const named = 'username' in connection ? connection.username : 'dbUser' in connection ? connection.dbUser : undefined
  const name = named ?? user
  return name === undefined ? 'USER' : inDouble(name)
}

const schemaOf = ({ object, schema, connection }: Sql): string => {
  const found = object.length > 1 ? object.at(-2) : (schema ?? onlyOne(connection.schemas))
  return found === undefined ? 'SCHEMA' : inDouble(found)
}
const onlyOne = (names: readonly string[] | undefined): string | undefined =>
  names?.length === 1 ? names[0] : undefined

const nameOf = ({ object }: Sql, absent: string): string => {
  const last = object.at(-1)
  return last === undefined ? absent : inDouble(last)
}

const readTable = (facts: Sql): readonly string[] => [
  `GRANT USAGE ON SCHEMA ${schemaOf(facts)} TO ${userOf(facts)};`,
  `GRANT SELECT ON TABLE ${schemaOf(facts)}.${nameOf(facts, 'TABLE')} TO ${userOf(facts)};`,
]

export const sqlGrants = {
  table: readTable,
  view: readTable,
  column: readTable,
  schema: (facts) => [
    `GRANT USAGE ON SCHEMA ${nameOf(facts, 'SCHEMA')} TO ${userOf(facts)};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${nameOf(facts, 'SCHEMA')} TO ${userOf(facts)};`,
  ],
  database: (facts) => [`GRANT CONNECT ON DATABASE ${nameOf(facts, 'DATABASE')} TO ${userOf(facts)};`],
  function: (facts) => [`GRANT EXECUTE ON FUNCTION ${nameOf(facts, 'FUNCTION')} TO ${userOf(facts)};`],
  other: readTable,
  // The name alone, as it is: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/aclchk.c
  parts: (object) => [object],
} satisfies Omit<Grants<ResolvedPostgres | ResolvedRedshift>, 'runBy'>

export const postgresGrants: Grants<ResolvedPostgres> = {
  ...sqlGrants,
  runBy: "the owner of the tables, or a superuser, in the connection's database",
}
