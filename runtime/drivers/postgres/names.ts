import type { FieldDef } from 'pg'

/** Built-in types have fixed numbers: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat */
const names: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  19: 'name',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  114: 'json',
  700: 'real',
  701: 'double precision',
  1000: 'boolean[]',
  1005: 'smallint[]',
  1007: 'integer[]',
  1009: 'text[]',
  1015: 'character varying[]',
  1016: 'bigint[]',
  1021: 'real[]',
  1022: 'double precision[]',
  1042: 'character',
  1043: 'character varying',
  1082: 'date',
  1083: 'time without time zone',
  1114: 'timestamp without time zone',
  1115: 'timestamp without time zone[]',
  1182: 'date[]',
  1184: 'timestamp with time zone',
  1185: 'timestamp with time zone[]',
  1186: 'interval',
  1231: 'numeric[]',
  1266: 'time with time zone',
  1700: 'numeric',
  2950: 'uuid',
  2951: 'uuid[]',
  3802: 'jsonb',
}

const numeric = 1700

export type TypeField = Pick<FieldDef, 'name' | 'dataTypeID' | 'dataTypeModifier'>

/** A result column's type as `format_type` prints it, of a built-in type. */
export const builtInName = ({ dataTypeID, dataTypeModifier: modifier }: TypeField): string | undefined => {
  if (dataTypeID !== numeric || modifier < 4) return names[dataTypeID]
  // Precision and scale, an eleven-bit number with sign: `numerictypmodin` of src/backend/utils/adt/numeric.c
  const packed = modifier - 4
  const scale = ((packed & 0x7ff) ^ 1024) - 1024
  return `numeric(${packed >> 16},${scale})`
}
