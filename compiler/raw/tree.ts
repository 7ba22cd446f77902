import type { Span } from '../../grammar/origin.ts'

/**
 * A query in raw SQL, whatever dialect and parser it came from: what shape, proof, advice and the way back to rules need to know.
 * Spans are UTF-16 offsets from the text's start; a parser that does not tell a node's place leaves it out.
 */
export interface SqlName {
  /** As it is compared: quotes taken off, case as written. */
  readonly text: string
  readonly quoted: boolean
  readonly span?: Span
}

export interface SqlQuery {
  readonly kind: 'query'
  readonly ctes: readonly SqlCte[]
  readonly recursive: boolean
  readonly body: SqlBody
  readonly orderBy: readonly SqlExpression[]
  /** LIMIT, FETCH, TOP, OFFSET: there is one, and the expressions in it. */
  readonly limited: boolean
  readonly limits: readonly SqlExpression[]
  readonly span?: Span
}

export interface SqlCte {
  readonly name: SqlName
  readonly columns: readonly SqlName[]
  readonly query: SqlQuery
  /** Where a recursive WITH has others beside it: whether this one sees itself. */
  readonly recursive?: boolean
}

export type SqlBody = SqlSelect | SqlSetOperation | SqlValues | SqlQuery

export interface SqlSelect {
  readonly kind: 'select'
  readonly distinct: boolean
  /** DISTINCT ON: the expressions of which one row each stays. */
  readonly distinctOn: readonly SqlExpression[]
  readonly items: readonly SqlItem[]
  /** Several are joined crosswise: `from a, b`. */
  readonly from: readonly SqlRelation[]
  readonly where?: SqlExpression
  readonly groupBy: readonly SqlExpression[]
  readonly groupByAll: boolean
  readonly having?: SqlExpression
  readonly qualify?: SqlExpression
  /** Expressions of further clauses, such as WINDOW. */
  readonly beside: readonly SqlExpression[]
  readonly span?: Span
}

export interface SqlSetOperation {
  readonly kind: 'set operation'
  readonly operator: 'union' | 'except' | 'intersect'
  readonly all: boolean
  /** Columns are matched by their names, not by position. */
  readonly byName: boolean
  readonly left: SqlQuery
  readonly right: SqlQuery
}

export interface SqlValues {
  readonly kind: 'values'
  readonly rows: readonly (readonly SqlExpression[])[]
}

export type SqlItem =
  | { readonly kind: 'expression'; readonly value: SqlExpression; readonly alias?: SqlName; readonly span?: Span }
  | SqlStar

/** `*`, `t.*` and what is changed about them. */
export interface SqlStar {
  readonly kind: 'star'
  readonly of: readonly SqlName[]
  readonly except: readonly SqlName[]
  readonly replace: readonly { readonly name: SqlName; readonly value: SqlExpression }[]
  readonly rename: readonly { readonly from: SqlName; readonly to: SqlName }[]
  /** `* ILIKE 'order%'`: only columns whose names are like it, in whatever case. */
  readonly like?: string
  /** `COLUMNS(…)`, `* LIKE …`: which columns it gives is not known here. */
  readonly chosen: boolean
  readonly span?: Span
}

export type SqlRelation = SqlTable | SqlDerived | SqlJoin | SqlTableCall | SqlReshaped

export interface SqlTable {
  readonly kind: 'table'
  readonly path: readonly SqlName[]
  readonly alias?: SqlName
  readonly columns: readonly SqlName[]
  readonly span?: Span
}

export interface SqlDerived {
  readonly kind: 'derived'
  readonly query: SqlQuery
  readonly alias?: SqlName
  readonly columns: readonly SqlName[]
  readonly lateral: boolean
  readonly span?: Span
}

export interface SqlJoin {
  readonly kind: 'join'
  readonly type: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'semi' | 'anti' | 'other'
  readonly left: SqlRelation
  readonly right: SqlRelation
  readonly on?: SqlExpression
  readonly using: readonly SqlName[]
  readonly natural: boolean
}

/** UNNEST, FLATTEN, LATERAL VIEW, generate_series …: its columns are those of the alias, or unknown. */
export interface SqlTableCall {
  readonly kind: 'table call'
  readonly call: SqlExpression
  readonly alias?: SqlName
  readonly columns: readonly SqlName[]
  /** It gives these columns and no others: `columns` is complete. */
  readonly complete: boolean
  readonly span?: Span
}

/** PIVOT, UNPIVOT, MATCH_RECOGNIZE: a relation made into another; its columns are unknown here. */
export interface SqlReshaped {
  readonly kind: 'reshaped'
  readonly of: SqlRelation
  readonly parts: readonly SqlExpression[]
  readonly alias?: SqlName
  readonly columns: readonly SqlName[]
  /** A PIVOT whose values are spelled out: their aliases or texts, and the aliases of the aggregates. */
  readonly pivot?: {
    readonly values: readonly { readonly text: string; readonly alias?: SqlName }[]
    readonly aggregates: readonly (SqlName | undefined)[]
  }
}

export type SqlExpression =
  | { readonly kind: 'column'; readonly path: readonly SqlName[]; readonly span?: Span }
  | SqlLiteral
  | SqlCall
  /** Everything made of operands: `=`, `+`, `and`, `not`, `is null`, `like`, `ilike`, `between`, `in`, in small letters. */
  | {
      readonly kind: 'operator'
      readonly operator: string
      readonly operands: readonly SqlExpression[]
      readonly negated: boolean
      readonly span?: Span
    }
  | {
      readonly kind: 'in query'
      readonly operands: readonly SqlExpression[]
      readonly query: SqlQuery
      readonly negated: boolean
      readonly span?: Span
    }
  | { readonly kind: 'exists'; readonly query: SqlQuery; readonly negated: boolean; readonly span?: Span }
  | { readonly kind: 'subquery'; readonly query: SqlQuery; readonly span?: Span }
  | {
      readonly kind: 'cast'
      readonly value: SqlExpression
      /** As written, in small letters: `varchar(20)`. */
      readonly to: string
      readonly safe: boolean
      readonly span?: Span
    }
  | {
      readonly kind: 'case'
      readonly operand?: SqlExpression
      readonly arms: readonly { readonly when: SqlExpression; readonly then: SqlExpression }[]
      readonly otherwise?: SqlExpression
      readonly span?: Span
    }
  | { readonly kind: 'star'; readonly span?: Span }
  /** Anything else: what it is made of. `name` is the parser's word for it. */
  | {
      readonly kind: 'other'
      readonly name: string
      readonly parts: readonly SqlExpression[]
      readonly span?: Span
    }

export interface SqlLiteral {
  readonly kind: 'literal'
  readonly type: 'text' | 'number' | 'boolean' | 'null' | 'other'
  /** The content of a text, a number as written. */
  readonly value: string
  readonly span?: Span
}

export interface SqlCall {
  readonly kind: 'call'
  /** `count`, `net.host`; case as written. */
  readonly path: readonly SqlName[]
  readonly arguments: readonly SqlExpression[]
  readonly distinct: boolean
  readonly filter?: SqlExpression
  /** A window follows. */
  readonly over: boolean
  /** Expressions of the window and of ORDER BY inside. */
  readonly beside: readonly SqlExpression[]
  readonly span?: Span
}
