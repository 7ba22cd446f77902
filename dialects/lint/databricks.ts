import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Type } from '../../compiler/types.ts'
import { forbidden, functions, nondeterministic } from './databricks-functions.ts'
import { plainWords, typeWords, words } from './words.ts'

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const decimal: Type = { kind: 'decimal', scale: 0 }
const timestamp: Type = { kind: 'timestamp' }

export const databricksRules: SqlRules = {
  title: 'Databricks',
  lexer: {
    // https://docs.databricks.com/aws/en/sql/language-manual/data-types/string-type
    lineComments: ['--'],
    quotes: [
      { open: "'", close: "'", kind: 'text', inside: ['doubled', 'backslash'] },
      { open: '"', close: '"', kind: 'text', inside: ['doubled', 'backslash'] },
      { open: "r'", close: "'", kind: 'text', inside: [] },
      { open: 'r"', close: '"', kind: 'text', inside: [] },
      { open: "x'", close: "'", kind: 'text', inside: [] },
      { open: 'x"', close: '"', kind: 'text', inside: [] },
      { open: '`', close: '`', kind: 'name', inside: ['doubled'] },
    ],
    dollarQuotes: 'none',
    doubtful: (token, source) => {
      const written = source.slice(token.start, token.end)
      if (token.kind !== 'text' || !/^r/i.test(written)) return undefined
      return written.includes('\\') && written.at(-2) === '\\' ? 'a raw text ends in a backslash' : undefined
    },
  },
  folding: 'keep',
  columnNames: 'insensitive',
  functions,
  functionSchemas: words('system.builtin builtin'),
  forbidden,
  forbiddenFields: new Map(),
  nondeterministic,
  words: words(
    plainWords,
    typeWords,
    'view lateral anti semi sort distribute cluster minus timestamp system_time version',
  ),
  pipes: ['|>'],
  scripts: true,
  defaultSchemas: words('default'),
  beginnings: words('select with values from table'),
  unnamed: 'own',
  columnsMayCall: false,
  quotedPaths: false,
  wildcards: false,
  systemColumns: words('_metadata'),
  tableCalls: { range: ['id'] },
  pivotNames: 'value first of several',
  arrayPaths: false,
  types: {
    string: text,
    varchar: text,
    char: text,
    text,
    int: integer,
    integer,
    bigint: integer,
    long: integer,
    smallint: integer,
    short: integer,
    tinyint: integer,
    byte: integer,
    decimal: integer,
    'decimal(': decimal,
    dec: integer,
    numeric: integer,
    'numeric(': decimal,
    float,
    real: float,
    double: float,
    boolean: { kind: 'boolean' },
    date: { kind: 'date' },
    timestamp,
    timestamp_ntz: timestamp,
    timestampntz: timestamp,
    variant: { kind: 'json' },
  },
  trailingComma: false,
  deepest: 60,
  longestUnion: 400,
}
