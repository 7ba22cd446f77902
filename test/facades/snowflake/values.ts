import type { ScriptColumn } from '../script/script.ts'

/** How a column of DuckDB's result is described and written by Snowflake: values are text, times are counted. */
export interface WrittenColumn {
  readonly describe: object
  readonly write: (value: unknown) => string | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Seconds since 1970 with nine places. */
const seconds = (value: unknown): string => {
  const [, date, time, fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(String(value)) ?? []
  const whole = Date.parse(`${date}T${time}Z`) / 1000
  const nanos = fraction.padEnd(9, '0')
  if (whole >= 0 || Number(nanos) === 0) return `${whole}.${nanos}`
  return `${whole + 1 === 0 ? '-0' : whole + 1}.${String(1_000_000_000 - Number(nanos)).padStart(9, '0')}`
}
const days = (value: unknown): string => String(Date.parse(`${String(value)}T00:00:00Z`) / 86_400_000)
const floats: Readonly<Record<string, string>> = { NaN: 'NaN', Infinity: 'inf', '-Infinity': '-inf' }
const float = (value: unknown): string => floats[String(value)] ?? String(value)

const fixed = (precision: number, scale: number) => ({ type: 'fixed', precision, scale })
const integer: WrittenColumn = { describe: fixed(38, 0), write: text }
const double: WrittenColumn = { describe: { type: 'real' }, write: float }
const json: WrittenColumn = { describe: { type: 'variant' }, write: text }

const known: Readonly<Record<string, WrittenColumn>> = {
  TINYINT: integer,
  SMALLINT: integer,
  INTEGER: integer,
  BIGINT: integer,
  HUGEINT: integer,
  DOUBLE: double,
  FLOAT: double,
  BOOLEAN: { describe: { type: 'boolean' }, write: (value) => (value ? '1' : '0') },
  DATE: { describe: { type: 'date' }, write: days },
  TIMESTAMP: { describe: { type: 'timestamp_ntz', scale: 9 }, write: seconds },
  'TIMESTAMP WITH TIME ZONE': {
    describe: { type: 'timestamp_tz', scale: 9 },
    write: (value) => `${seconds(value)} 1440`,
  },
  JSON: json,
  BLOB: {
    describe: { type: 'binary' },
    write: (value) => Buffer.from(String(value).replaceAll('\\x', ''), 'hex').toString('hex').toUpperCase(),
  },
}

export const writtenColumn = ({ name, native }: ScriptColumn): WrittenColumn => {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(native)
  const array: WrittenColumn = { describe: { type: 'array' }, write: text }
  const found = decimal
    ? { describe: fixed(Number(decimal[1]), Number(decimal[2])), write: text }
    : (known[native] ??
      (native.endsWith('[]') ? array : { describe: { type: 'text', length: 16_777_216 }, write: text }))
  return {
    describe: { name, nullable: true, precision: null, scale: null, length: null, byteLength: null, ...found.describe },
    write: (value) => (value === null ? null : found.write(value)),
  }
}
