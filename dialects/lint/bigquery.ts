import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Type } from '../../compiler/types.ts'
import { forbidden, functions, nondeterministic } from './bigquery-functions.ts'
import { plainWords, typeWords, words } from './words.ts'

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const timestamp: Type = { kind: 'timestamp' }

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical */
const prefixes = [
  ['', ['backslash']],
  ['b', ['backslash']],
  ['r', ['backslash']],
  ['rb', ['backslash']],
  ['br', ['backslash']],
] as const

/** A raw text takes the character behind a backslash too: it only keeps the backslash. */
const quotes = prefixes.flatMap(([prefix, inside]) =>
  ["'", '"', "'''", '"""'].map((sign) => ({
    open: `${prefix}${sign}`,
    close: sign,
    kind: 'text' as const,
    inside,
    ...(sign.length === 1 && { oneLine: true as const }),
  })),
)

export const bigqueryRules: SqlRules = {
  title: 'BigQuery',
  lexer: {
    lineComments: ['--', '#'],
    quotes: [...quotes, { open: '`', close: '`', kind: 'name', inside: ['backslash'], oneLine: true }],
    dollarQuotes: 'none',
  },
  folding: 'keep',
  columnNames: 'insensitive',
  functions,
  functionSchemas: words('safe'),
  forbidden,
  forbiddenFields: new Map(),
  nondeterministic,
  words: words(plainWords, typeWords, 'unnest system_time offset ordinal aggregate'),
  pipes: ['|>'],
  scripts: false,
  defaultSchemas: new Set(),
  beginnings: words('select with'),
  unnamed: 'numbered',
  columnsMayCall: false,
  quotedPaths: true,
  wildcards: true,
  systemColumns: words('_table_suffix _partitiontime _partitiondate _file_name'),
  tableCalls: {},
  pivotNames: 'aggregate first',
  arrayPaths: true,
  types: {
    string: text,
    varchar: text,
    text,
    int64: integer,
    int: integer,
    integer,
    bigint: integer,
    smallint: integer,
    tinyint: integer,
    byteint: integer,
    float64: { kind: 'float' },
    double: { kind: 'float' },
    numeric: { kind: 'decimal', scale: 9 },
    decimal: { kind: 'decimal', scale: 9 },
    bool: { kind: 'boolean' },
    boolean: { kind: 'boolean' },
    date: { kind: 'date' },
    timestamp,
    timestamptz: timestamp,
    datetime: timestamp,
    json: { kind: 'json' },
  },
  trailingComma: true,
  deepest: 60,
  longestUnion: 400,
}
