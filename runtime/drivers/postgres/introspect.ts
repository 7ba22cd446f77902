import type { IntrospectedCatalog, IntrospectedTable, QueryOptions } from '../driver.ts'
import { readType } from './types.ts'
import type { TextRow, Wire } from './wire.ts'

/** What this user may read, a row a column; sizes of partitioned tables are those of their parts. */
const columnsQuery = `
  select
    n.nspname, c.relname, a.attname, format_type(b.type, b.modifier), (t.typtype = 'e')::text, (not a.attnotnull)::text,
    (c.relkind in ('v', 'm'))::text, s.rows::text, s.bytes::text,
    (n.nspname = current_schema())::text, (a.attnum = any(p.partattrs))::text
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type d on d.oid = a.atttypid
  cross join lateral (
    select case when d.typtype = 'd' then d.typbasetype else a.atttypid end as type,
      case when d.typtype = 'd' then d.typtypmod else a.atttypmod end as modifier
  ) b
  join pg_type t on t.oid = b.type
  left join pg_partitioned_table p on p.partrelid = c.oid
  cross join lateral (
    select sum(nullif(part.reltuples, -1))::bigint as rows, sum(pg_total_relation_size(part.oid)) as bytes
    from pg_class part
    where case when c.relkind = 'p' then part.oid in (select relid from pg_partition_tree(c.oid)) else part.oid = c.oid end
      and part.relkind in ('r', 'm', 'p')
  ) s
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
  order by n.nspname, c.relname, a.attnum`

/** Indexes with a condition or over expressions keep nothing unique that a column's name could say. */
const keysQuery = `
  select n.nspname, c.relname, (select json_agg(a.attname order by k.place)::text
    from unnest(i.indkey) with ordinality k(number, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
    where k.place <= i.indnkeyatts)
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
    and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
  order by i.indexrelid`

const count = (text: string | null | undefined): number | undefined =>
  text === null || text === undefined ? undefined : Number(text)

/** Tables of the default schema are named without it. */
const nameOf = ([schema, table, , , , , , , , isDefault]: TextRow): readonly string[] =>
  isDefault === 'true' ? [String(table)] : [String(schema), String(table)]

const toTable = (rows: readonly TextRow[], keys: readonly (readonly string[])[]): IntrospectedTable => {
  const [first = []] = rows
  const rowCount = count(first[7])
  const bytes = count(first[8])
  const columns = rows.map(([, , name, native, isEnum, nullable]) => {
    const { type, storage } = readType(native ?? '', isEnum === 'true')
    return { name: name ?? '', type, storage, native: native ?? '', nullable: nullable === 'true' }
  })
  const partition = rows.filter((row) => row[10] === 'true').map((row) => row[2] ?? '')
  const seen = new Set(columns.map(({ name }) => name))
  return {
    name: nameOf(first),
    kind: first[6] === 'true' ? 'view' : 'table',
    columns,
    uniqueKeys: keys.filter((key) => key.every((name) => seen.has(name))),
    ...(rowCount !== undefined && { rows: rowCount }),
    ...(bytes !== undefined && { bytes }),
    ...(partition.length > 0 && { partition: { columns: partition } }),
  }
}

export const introspectPostgres = (
  wire: Wire,
  schemas: readonly string[] | undefined,
  options: QueryOptions,
): Promise<IntrospectedCatalog> =>
  wire.transaction(async ({ read }) => {
    const wanted = (row: TextRow): boolean => schemas === undefined || schemas.includes(row[0] ?? '')
    const tables = Map.groupBy((await read(columnsQuery)).filter(wanted), tableKey)
    const keys = Map.groupBy(await read(keysQuery), tableKey)
    return {
      identifiers: 'sensitive',
      tables: [...tables].map(([key, rows]) =>
        toTable(
          rows,
          (keys.get(key) ?? []).map((row) => JSON.parse(row[2] ?? '[]') as string[]),
        ),
      ),
    }
  }, options)

const tableKey = (row: TextRow): string => JSON.stringify(row.slice(0, 2))
