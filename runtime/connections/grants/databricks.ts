import type { ResolvedDatabricks } from '../resolved.ts'
import { type GrantFacts, type Grants, inBackticks } from './grants.ts'

type Facts = GrantFacts<ResolvedDatabricks>

/** Unity Catalog names a user by e-mail, a service principal by its application ID. */
const principalOf = ({ user }: Facts): string => (user === undefined ? '`PRINCIPAL`' : inBackticks(user))

const pathOf = ({ object, connection }: Facts, depth: 1 | 2 | 3): readonly string[] => {
  const known = [connection.catalog, 'SCHEMA', 'TABLE'].slice(0, depth)
  const named = object.slice(-depth)
  return [...known.slice(0, depth - named.length), ...named].map(inBackticks)
}

/** https://docs.databricks.com/aws/en/data-governance/unity-catalog/manage-privileges/privileges */
const useCatalog = (facts: Facts, [catalog = '']: readonly string[]): string =>
  `GRANT USE CATALOG ON CATALOG ${catalog} TO ${principalOf(facts)};`
const useSchema = (facts: Facts, path: readonly string[]): string =>
  `GRANT USE SCHEMA ON SCHEMA ${path.slice(0, 2).join('.')} TO ${principalOf(facts)};`

const readTable = (facts: Facts): readonly string[] => {
  const path = pathOf(facts, 3)
  return [
    useCatalog(facts, path),
    useSchema(facts, path),
    `GRANT SELECT ON TABLE ${path.join('.')} TO ${principalOf(facts)};`,
  ]
}

/** https://docs.databricks.com/api/workspace/permissions/update */
const canUse = ({ connection, user }: Facts): string => {
  const id = connection.httpPath.split('/').at(-1) ?? 'WAREHOUSE_ID'
  const who = user?.includes('@') ? 'user_name' : 'service_principal_name'
  const list = [{ [who]: user ?? 'PRINCIPAL', permission_level: 'CAN_USE' }]
  return `databricks permissions update warehouses ${id} --json '${JSON.stringify({ access_control_list: list })}'`
}

export const databricksGrants: Grants<ResolvedDatabricks> = {
  catalog: (facts) => [useCatalog(facts, pathOf(facts, 1))],
  schema: (facts) => {
    const path = pathOf(facts, 2)
    return [
      useCatalog(facts, path),
      useSchema(facts, path),
      `GRANT SELECT ON SCHEMA ${path.join('.')} TO ${principalOf(facts)};`,
    ]
  },
  table: readTable,
  view: readTable,
  column: readTable,
  function: (facts) => [`GRANT EXECUTE ON FUNCTION ${pathOf(facts, 3).join('.')} TO ${principalOf(facts)};`],
  warehouse: (facts) => [canUse(facts)],
  action: (facts) => [canUse(facts)],
  other: (facts) => [canUse(facts), ...readTable(facts)],
  runBy:
    "the owner of the objects or an administrator of the metastore; the right to use the SQL warehouse by one of the workspace ('Can use')",
}
