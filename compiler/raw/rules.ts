/** What a dialect's raw SQL needs to be read: data, one object a dialect in `dialects/lint/`. */
export interface SqlRules {
  /** Told to users: `PostgreSQL`. */
  readonly title: string
  /** What becomes of a name without quotes. */
  readonly folding: 'lower' | 'upper' | 'keep'
  /** Whether `"A"` and `a` are one column. */
  readonly quotedColumns: 'exact' | 'folded'
  /** Functions that only read, by the vendor's documentation: small letters, paths joined with `.`. */
  readonly functions: ReadonlySet<string>
  /** Of those, the ones that give another value at each call. */
  readonly nondeterministic: ReadonlySet<string>
  /** How the database names a column that has no name: by number, by its function's name, or as only it knows. */
  readonly unnamed: 'numbered' | 'by function' | 'own'
  /** A qualified name that is no column calls the function of that name: `person.delete_all`. */
  readonly columnsMayCall: boolean
  /** Names that stand for a value without being columns or taking parentheses: `current_date`. */
  readonly valueNames: ReadonlySet<string>
  /** A path may stand in one pair of quotes: `` `project.dataset.table` ``. */
  readonly quotedPaths: boolean
  /** Columns that every table has beside those of the catalog: `_table_suffix`, `ctid`. */
  readonly systemColumns: ReadonlySet<string>
}
