/**
 * The types of values. `number` of the language is one of three: integers of any size, decimals of a fixed scale (both exact)
 * and floats. A column whose type SegQL does not know is `other`: it may be set or not, nothing else. `error` fits everywhere,
 * so that one mistake is told once.
 */
export type Type =
  | { readonly kind: 'text' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'float' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'json' }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'other'; readonly native: string }
  | { readonly kind: 'error' }

export type TypeKind = Type['kind']

/**
 * How a column's stored value becomes a value of its type. `plain` needs nothing. `float`: NaN and infinities are no value.
 * `instant`: a timestamp with time zone. `local`: a timestamp without one, read in `zone` (a skipped local time moves forward
 * by the gap, a doubled one means the earlier). `finer`: it is kept finer than to the microsecond, and cut. `unix`: a count since 1970 in UTC. `cast text`: stored as a UUID, an enum and
 * the like. `padded text`: CHAR(n), read without trailing spaces. `json text`: JSON stored as text.
 */
export type Storage =
  | { readonly as: 'plain' }
  | { readonly as: 'float' }
  | { readonly as: 'instant' }
  | { readonly as: 'local'; readonly zone: string; readonly finer?: true }
  | { readonly as: 'unix'; readonly unit: 'seconds' | 'milliseconds' | 'microseconds' }
  | { readonly as: 'cast text' }
  | { readonly as: 'padded text' }
  | { readonly as: 'json text' }

/** Which texts are one ID: without spaces at both ends, in lower case. */
export interface NormalForm {
  readonly trimmed: boolean
  readonly lower: boolean
}

/** A column as the compiler reads it. `form`: the text is brought into it. */
export interface ColumnRead {
  readonly column: string
  readonly type: Type
  readonly storage: Storage
  readonly form?: NormalForm
}
