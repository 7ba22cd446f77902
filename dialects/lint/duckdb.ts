import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Type } from '../../compiler/types.ts'
import { forbidden, functions, nondeterministic } from './duckdb-functions.ts'
import { plainWords, typeWords, words } from './words.ts'

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const decimal: Type = { kind: 'decimal', scale: 3 }
const timestamp: Type = { kind: 'timestamp' }

/** https://duckdb.org/docs/stable/sql/dialect/overview and …/data_types/literal_types */
export const duckdbRules: SqlRules = {
  title: 'DuckDB',
  lexer: {
    lineComments: ['--'],
    quotes: [
      { open: "'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "e'", close: "'", kind: 'text', inside: ['doubled', 'backslash'] },
      { open: "b'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "x'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: '"', close: '"', kind: 'name', inside: ['doubled'] },
    ],
    dollarQuotes: 'tagged',
    doubtful: ({ kind, value, start }, source) =>
      kind === 'word' && value === 'u' && /^&["']/.test(source.slice(start + 1, start + 3))
        ? 'a name or text with escapes is read in several ways'
        : undefined,
  },
  folding: 'keep',
  columnNames: 'insensitive',
  functions,
  functionSchemas: words('main pg_catalog system system.main'),
  forbidden,
  forbiddenFields: new Map(),
  nondeterministic,
  words: words(
    plainWords,
    typeWords,
    'asof positional hugeint ubigint uinteger usmallint utinyint uhugeint timestamp_s timestamp_ms timestamp_ns reservoir',
  ),
  pipes: [],
  scripts: false,
  defaultSchemas: words('main'),
  beginnings: words('select with from values table pivot unpivot'),
  unnamed: 'own',
  columnsMayCall: false,
  quotedPaths: false,
  wildcards: false,
  systemColumns: words('rowid'),
  tableCalls: {},
  pivotNames: 'unknown',
  arrayPaths: false,
  types: {
    varchar: text,
    text,
    string: text,
    char: text,
    bigint: integer,
    integer,
    int: integer,
    int4: integer,
    int8: integer,
    smallint: integer,
    tinyint: integer,
    hugeint: integer,
    ubigint: integer,
    uinteger: integer,
    double: float,
    float,
    real: float,
    decimal,
    'decimal(': decimal,
    numeric: decimal,
    'numeric(': decimal,
    boolean: { kind: 'boolean' },
    bool: { kind: 'boolean' },
    date: { kind: 'date' },
    timestamp,
    datetime: timestamp,
    timestamptz: timestamp,
    json: { kind: 'json' },
  },
  trailingComma: true,
  deepest: 200,
  longestUnion: 1000,
  intoReads: true,
}
