/**
 * Values as the reference evaluator holds them. Exact: integers are bigint, decimals a whole number of `10^-scale`, dates days
 * since 1970-01-01, timestamps microseconds since 1970-01-01T00:00:00Z. `null` is "no value".
 */
export interface Decimal {
  readonly unscaled: bigint
  readonly scale: number
}
export interface Day {
  readonly day: number
}
export interface Timestamp {
  readonly micros: bigint
}
export interface Json {
  readonly json: unknown
}
export type Value = string | bigint | number | boolean | Decimal | Day | Timestamp | Json | readonly Value[] | null

/** A table's row as logical values by column name, already read through the column's storage. */
export type Row = Readonly<Record<string, Value>>

/** Tables of the evaluator, by `tableKey`. */
export type Rows = ReadonlyMap<string, readonly Row[]>

export const tableKey = (table: { readonly connection: string; readonly name: readonly string[] }): string =>
  JSON.stringify([table.connection, ...table.name])
