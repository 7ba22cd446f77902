import type { Type } from '../types.ts'
import type { LexerRules } from './lexer.ts'

/** What a dialect's raw SQL needs to be read: data, one object a dialect in `dialects/lint/`. */
export interface SqlRules {
  /** Told to users: `PostgreSQL`. */
  readonly title: string
  readonly lexer: LexerRules
  /** What becomes of a name without quotes. */
  readonly folding: 'lower' | 'upper' | 'keep'
  /** Whether `"A"` and `a` are one column. */
  readonly columnNames: 'sensitive' | 'insensitive'
  /** Functions that only read, by the vendor's documentation: small letters, paths joined with `.`. */
  readonly functions: ReadonlySet<string>
  /** Schemas in which the same functions stand: `pg_catalog`, `safe`. */
  readonly functionSchemas: ReadonlySet<string>
  /** Functions that write, reach files, the network or the session, with what they do: `reads files of the server`. */
  readonly forbidden: ReadonlyMap<string, string>
  /** Of the functions, the ones that give another value at each call. */
  readonly nondeterministic: ReadonlySet<string>
  /** Names behind a dot that do more than a column would, with what they do: `sequence.nextval`. */
  readonly forbiddenFields: ReadonlyMap<string, string>
  /** Words before a parenthesis that are no functions: `in`, `over`, `varchar`. */
  readonly words: ReadonlySet<string>
  /** Signs that send one statement's rows on to another, which may write: `->>`. */
  readonly pipes: readonly string[]
  /** USING with a text runs a program of the machine over the rows. */
  readonly scripts: boolean
  /** Schemas that a name without one may mean, small letters. */
  readonly defaultSchemas: ReadonlySet<string>
  /** The first words of a query. */
  readonly beginnings: ReadonlySet<string>
  /** How the database names a column that has no name: `f0_`, after its function, or as only it knows. */
  readonly unnamed: 'numbered' | 'by function' | 'own'
  /** A qualified name that is no column calls the function of that name: `person.delete_all`. */
  readonly columnsMayCall: boolean
  /** A path may stand in one pair of quotes. */
  readonly quotedPaths: boolean
  /** A table's name may end in `*` and mean all tables that begin so. */
  readonly wildcards: boolean
  /** Columns that every table has beside those of the catalog. */
  readonly systemColumns: ReadonlySet<string>
  /** Columns of table functions, by the function's name; `*` stands for the alias. */
  readonly tableCalls: Readonly<Record<string, readonly string[]>>
  /** The types of the database by their names, in small letters; `numeric(`: with a precision and a scale. */
  readonly types: Readonly<Record<string, Type>>
  /** How PIVOT names its columns: `total_web`, `web_total`, `'web'`; `of several` where one aggregate leaves its alias out. */
  readonly pivotNames: 'aggregate first' | 'value first of several' | 'value only' | 'quoted value' | 'unknown'
  /** FROM may name an array of a relation before it: `from person p, p.tags`. */
  readonly arrayPaths: boolean
  /** A list of columns may end in a comma. */
  readonly trailingComma: boolean
  /** The deepest nesting of parentheses that the reader takes. */
  readonly deepest: number
  /** Joined by AND or by UNION, chains of more parts are not read. */
  readonly longestUnion: number
  /** `ignored`: two texts are equal that differ in blanks at their end only. */
  readonly blanksAtEnd?: 'ignored'
  /** INTO may stand in a query without writing anything. */
  readonly intoReads?: true
}

/** Longer texts are not read: the time a reader needs must not grow without bound. UTF-16 units. */
export const longestSql = 200_000
