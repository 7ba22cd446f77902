import type { SqlRules } from '../../compiler/raw/rules.ts'
import { forbidden, functions, nondeterministic, types } from './postgres-names.ts'
import { plainWords, typeWords, words } from './words.ts'

/** https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
export const postgresRules: SqlRules = {
  title: 'PostgreSQL',
  lexer: {
    lineComments: ['--'],
    quotes: [
      { open: "'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "e'", close: "'", kind: 'text', inside: ['doubled', 'backslash'] },
      { open: "b'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "x'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "n'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: "u&'", close: "'", kind: 'text', inside: ['doubled'] },
      { open: '"', close: '"', kind: 'name', inside: ['doubled'] },
    ],
    dollarQuotes: 'tagged',
    doubtful: ({ kind, value, start }, text) =>
      kind === 'word' && value === 'u' && /^&"/.test(text.slice(start + 1, start + 3))
        ? 'a name with escapes is read in several ways'
        : undefined,
  },
  folding: 'lower',
  columnNames: 'sensitive',
  functions,
  functionSchemas: words('pg_catalog'),
  forbidden,
  forbiddenFields: new Map(),
  nondeterministic,
  words: words(plainWords, typeWords),
  pipes: [],
  scripts: false,
  defaultSchemas: words('public'),
  beginnings: words('select with values table'),
  unnamed: 'by function',
  columnsMayCall: true,
  quotedPaths: false,
  wildcards: false,
  systemColumns: words('ctid tableoid xmin xmax cmin cmax'),
  tableCalls: {
    unnest: ['*'],
    generate_series: ['*'],
    generate_subscripts: ['*'],
    string_to_table: ['*'],
    regexp_split_to_table: ['*'],
    json_array_elements: ['value'],
    json_array_elements_text: ['value'],
    jsonb_array_elements: ['value'],
    jsonb_array_elements_text: ['value'],
    json_each: ['key', 'value'],
    json_each_text: ['key', 'value'],
    jsonb_each: ['key', 'value'],
    jsonb_each_text: ['key', 'value'],
  },
  pivotNames: 'unknown',
  arrayPaths: false,
  types,
  trailingComma: false,
  deepest: 600,
  longestUnion: 1000,
}
