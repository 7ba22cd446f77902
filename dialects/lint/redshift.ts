import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Type } from '../../compiler/types.ts'
import { forbidden, functions, nondeterministic } from './redshift-functions.ts'
import { plainWords, typeWords, words } from './words.ts'

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const decimal: Type = { kind: 'decimal', scale: 0 }
const timestamp: Type = { kind: 'timestamp' }

export const redshiftRules: SqlRules = {
  title: 'Redshift',
  lexer: {
    // https://docs.aws.amazon.com/redshift/latest/dg/r_names.html
    lineComments: ['--'],
    quotes: [
      { open: "'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "e'", close: "'", kind: 'text', inside: ['doubled', 'backslash'] },
      { open: '"', close: '"', kind: 'name', inside: ['doubled'] },
    ],
    dollarQuotes: 'tagged',
    // Whether a backslash escapes the quote is a setting of the cluster.
    doubtful: ({ kind, start, end }, source) => {
      const written = source.slice(start, end)
      if (kind !== 'text' || !written.startsWith("'")) return undefined
      return /\\'/.test(written) ? 'a backslash stands before a quote' : undefined
    },
  },
  folding: 'lower',
  // https://docs.aws.amazon.com/redshift/latest/dg/r_enable_case_sensitive_identifier.html: off by default
  // https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html#r_Character_types-significance-of-trailing-blanks
  blanksAtEnd: 'ignored',
  columnNames: 'insensitive',
  functions,
  functionSchemas: words('pg_catalog'),
  forbidden,
  forbiddenFields: new Map(),
  nondeterministic,
  words: words(plainWords, typeWords, 'top minus exclude approximate'),
  pipes: [],
  scripts: false,
  defaultSchemas: words('public'),
  beginnings: words('select with'),
  unnamed: 'by function',
  columnsMayCall: true,
  quotedPaths: false,
  wildcards: false,
  systemColumns: new Set(),
  tableCalls: { generate_series: ['*'] },
  pivotNames: 'value only',
  arrayPaths: true,
  types: {
    varchar: text,
    char: text,
    character: text,
    bpchar: text,
    text,
    int: integer,
    int2: integer,
    int4: integer,
    int8: integer,
    integer,
    bigint: integer,
    smallint: integer,
    float,
    float4: float,
    float8: float,
    real: float,
    double: float,
    doubleprecision: float,
    'decimal(': decimal,
    decimal: integer,
    'numeric(': decimal,
    numeric: integer,
    boolean: { kind: 'boolean' },
    bool: { kind: 'boolean' },
    date: { kind: 'date' },
    timestamp,
    timestamptz: timestamp,
    super: { kind: 'json' },
  },
  trailingComma: false,
  deepest: 60,
  longestUnion: 400,
}
