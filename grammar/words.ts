import { aggregateNames, operators } from './operators.ts'

/** Words that never name a column unless in backticks. */
export const reservedWords = [
  'and',
  'or',
  'not',
  'true',
  'false',
  'null',
  'when',
  'then',
  'else',
  'except',
  'did',
] as const

/** Words the grammar itself names. They may name columns, but a declared name that is one stands in backticks. */
const structureWords = [
  ...['entity', 'segment', 'traits', 'test', 'of', 'on', 'from', 'id', 'as', 'sends', 'identify', 'group', 'field'],
  ...['many', 'one', 'by', 'at', 'named', 'also', 'title', 'description', 'folder', 'where', 'refresh', 'every', 'sql'],
  ...[
    'trimmed',
    'lower',
    'distinct',
    'pii',
    'unix',
    'seconds',
    'milliseconds',
    'microseconds',
    'places',
    'approximate',
  ],
  ...['text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json'],
  ...['given', 'expect', 'because', 'out', 'cast', 'in', 'bucket', 'salt', 'to', 'top', 'bottom', 'among'],
  ...[
    'has',
    'no',
    'all',
    'have',
    'any',
    'element',
    'first_time',
    'least',
    'most',
    'exactly',
    'more',
    'fewer',
    'less',
    'than',
  ],
  ...[
    'times',
    'time',
    'within',
    'last',
    'next',
    'this',
    'previous',
    'today',
    'yesterday',
    'since',
    'before',
    'after',
    'ago',
  ],
  ...['anniversary', 'ignoring', 'case', 'between', 'is', 'calendar', 'does', 'like', 'once'],
  ...['minutes', 'hours', 'days', 'weeks', 'months', 'quarters', 'years'],
  ...['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'],
] as const

const operatorWords = Object.values(operators)
  .flatMap((row) => row.spelling.split(' '))
  .filter((word) => /^[a-z]+$/.test(word))

export type KeyWord = (typeof structureWords)[number] | (typeof aggregateNames)[number] | (typeof reservedWords)[number]

const reserved: ReadonlySet<string> = new Set(reservedWords)
const all: ReadonlySet<string> = new Set([...reservedWords, ...structureWords, ...aggregateNames, ...operatorWords])

export const allWords: readonly string[] = [...all]
export const isReserved = (word: string): boolean => reserved.has(word)
export const isWord = (word: string): boolean => all.has(word)

/** Columns of these names stand in backticks where an expression begins: there the word begins a condition. */
const conditionWords: ReadonlySet<string> = new Set(['has', 'all', 'in', 'top', 'bottom'])

const plainName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u
const isPlainName = (name: string): boolean => plainName.test(name)

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** A declared name or a reference to one. */
export const printName = (name: string): string => (isPlainName(name) && !isWord(name) ? name : quoted(name))

/** A name where only a column or a table can stand. */
export const printColumn = (name: string): string => (isPlainName(name) && !isReserved(name) ? name : quoted(name))

/** The first name of a path inside an expression. */
export const printFieldStart = (name: string): string => (conditionWords.has(name) ? quoted(name) : printColumn(name))

const calledOtherwise: ReadonlySet<string> = new Set([...aggregateNames, 'cast'])

/** The name of a function; aggregates and `cast` have a syntax of their own. */
export const printCalled = (name: string): string => (calledOtherwise.has(name) ? quoted(name) : printFieldStart(name))
