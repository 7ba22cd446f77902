import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Type } from '../../compiler/types.ts'
import { forbidden, functions, nondeterministic } from './snowflake-functions.ts'
import { plainWords, typeWords, words } from './words.ts'

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const decimal: Type = { kind: 'decimal', scale: 0 }
const timestamp: Type = { kind: 'timestamp' }

export const snowflakeRules: SqlRules = {
  title: 'Snowflake',
  lexer: {
    // https://docs.snowflake.com/en/sql-reference/sql/comment and …/data-types-text#string-constants
    lineComments: ['--', '//'],
    quotes: [
      { open: "'", close: "'", kind: 'text', inside: ['doubled', 'backslash'] },
      { open: "x'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: '"', close: '"', kind: 'name', inside: ['doubled'] },
    ],
    dollarQuotes: 'empty',
  },
  folding: 'upper',
  columnNames: 'sensitive',
  functions,
  functionSchemas: new Set(),
  forbidden,
  // https://docs.snowflake.com/en/user-guide/querying-sequences
  forbiddenFields: new Map([['nextval', 'changes a sequence']]),
  nondeterministic,
  words: words(
    plainWords,
    typeWords,
    'table match_recognize lateral at before changes define measures pattern match_condition sample minus',
  ),
  // https://docs.snowflake.com/en/sql-reference/operators-flow
  pipes: ['->>'],
  scripts: false,
  defaultSchemas: words('public'),
  beginnings: words('select with values'),
  unnamed: 'own',
  columnsMayCall: false,
  quotedPaths: false,
  wildcards: false,
  systemColumns: words('METADATA$FILENAME METADATA$ACTION METADATA$ISUPDATE METADATA$ROW_ID'),
  tableCalls: {
    flatten: ['SEQ', 'KEY', 'PATH', 'INDEX', 'VALUE', 'THIS'],
    split_to_table: ['SEQ', 'INDEX', 'VALUE'],
    strtok_split_to_table: ['SEQ', 'INDEX', 'VALUE'],
  },
  pivotNames: 'quoted value',
  arrayPaths: false,
  types: {
    varchar: text,
    char: text,
    character: text,
    string: text,
    text,
    number: integer,
    'number(': decimal,
    numeric: integer,
    'numeric(': decimal,
    decimal: integer,
    'decimal(': decimal,
    int: integer,
    integer,
    bigint: integer,
    smallint: integer,
    tinyint: integer,
    byteint: integer,
    float,
    float4: float,
    float8: float,
    double: float,
    real: float,
    boolean: { kind: 'boolean' },
    date: { kind: 'date' },
    timestamp,
    datetime: timestamp,
    timestamp_ntz: timestamp,
    timestamp_ltz: timestamp,
    timestamp_tz: timestamp,
    timestampntz: timestamp,
    timestampltz: timestamp,
    timestamptz: timestamp,
    variant: { kind: 'json' },
    object: { kind: 'json' },
  },
  trailingComma: true,
  deepest: 60,
  longestUnion: 400,
}
