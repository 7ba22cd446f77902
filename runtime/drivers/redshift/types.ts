import { readType as readPostgresType, type TypeRead } from '../postgres/types.ts'

/** The short names of types that results have, and the names of Spectrum's external tables. */
const names: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  int: 'integer',
  tinyint: 'smallint',
  float4: 'real',
  float8: 'double precision',
  float: 'double precision',
  double: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  string: 'character varying',
  bpchar: 'character',
  char: 'character',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  decimal: 'numeric',
}

const json: TypeRead = { type: { kind: 'json' }, storage: { as: 'plain' } }

/** https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html */
export const readType = (native: string): TypeRead => {
  const [, name = native, sizes = ''] = /^([^(]+?)\s*(\(.*\))?$/s.exec(native.toLowerCase()) ?? []
  if (name === 'super') return json
  return readPostgresType(`${names[name] ?? name}${sizes.replaceAll(' ', '')}`)
}
