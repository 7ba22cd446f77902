import type { ResolvedSnowflake } from '../resolved.ts'
import { type GrantFacts, type Grants, inDouble } from './grants.ts'

type Facts = GrantFacts<ResolvedSnowflake>

const roleOf = ({ connection }: Facts): string =>
  connection.role === undefined ? 'ROLE' : snowflakeName(connection.role)

/** A setting is folded to capitals by Snowflake, as an unquoted name is. */
export const snowflakeName = (setting: string): string =>
  /^[A-Za-z_][\w$]*$/.test(setting) ? setting.toUpperCase() : inDouble(setting)

/** Database, schema and object; what the warehouse did not name comes from the connection. */
const pathOf = ({ object, connection, schema }: Facts, depth: 1 | 2 | 3): readonly string[] => {
  const own = schema ?? connection.schema
  const known = [snowflakeName(connection.database), own === undefined ? 'SCHEMA' : snowflakeName(own), 'TABLE'].slice(
    0,
    depth,
  )
  const named = object.slice(-depth).map(inDouble)
  return [...known.slice(0, depth - named.length), ...named]
}

const useDatabase = (facts: Facts, database: string): string =>
  `GRANT USAGE ON DATABASE ${database} TO ROLE ${roleOf(facts)};`
const useSchema = (facts: Facts, path: readonly string[]): string =>
  `GRANT USAGE ON SCHEMA ${path.join('.')} TO ROLE ${roleOf(facts)};`

/** https://docs.snowflake.com/en/user-guide/security-access-control-privileges */
const read = (what: 'TABLE' | 'VIEW') => (facts: Facts) => {
  const [database = '', schema = '', table = ''] = pathOf(facts, 3)
  return [
    useDatabase(facts, database),
    useSchema(facts, [database, schema]),
    `GRANT SELECT ON ${what} ${[database, schema, table].join('.')} TO ROLE ${roleOf(facts)};`,
  ]
}

/** A role that the user does not have cannot be signed in with. */
const useRole = (facts: Facts): string =>
  `GRANT ROLE ${roleOf(facts)} TO USER ${snowflakeName(facts.connection.username)};`

export const snowflakeGrants: Grants<ResolvedSnowflake> = {
  warehouse: (facts) => [
    `GRANT USAGE ON WAREHOUSE ${snowflakeName(facts.connection.warehouse)} TO ROLE ${roleOf(facts)};`,
  ],
  database: (facts) => [useDatabase(facts, pathOf(facts, 1)[0] ?? 'DATABASE')],
  schema: (facts) => {
    const path = pathOf(facts, 2)
    return [
      useDatabase(facts, path[0] ?? 'DATABASE'),
      useSchema(facts, path),
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${path.join('.')} TO ROLE ${roleOf(facts)};`,
    ]
  },
  table: read('TABLE'),
  view: read('VIEW'),
  column: read('TABLE'),
  function: (facts) => [`GRANT USAGE ON FUNCTION ${pathOf(facts, 3).join('.')}(TYPES) TO ROLE ${roleOf(facts)};`],
  action: (facts) => [useRole(facts)],
  other: (facts) => [
    `GRANT USAGE ON WAREHOUSE ${snowflakeName(facts.connection.warehouse)} TO ROLE ${roleOf(facts)};`,
    ...read('TABLE')(facts),
    useRole(facts),
  ],
  runBy: 'a role that owns the objects, such as SECURITYADMIN or ACCOUNTADMIN',
}
