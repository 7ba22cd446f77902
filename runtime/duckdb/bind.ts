import type { DuckDBPreparedStatement } from '@duckdb/node-api'
import type { Type } from '../../compiler/types.ts'
import type { Bind } from './session.ts'

export interface Parameter {
  readonly value: string | boolean | null
  readonly type: Type
}

/** Parameters travel as text (their casts stand in the statement), truth values as themselves. */
export const bindParameters =
  (parameters: readonly Parameter[]): Bind =>
  (statement) => {
    parameters.forEach(({ value }, index) => {
      bindOne(statement, index + 1, value)
    })
  }

const bindOne = (statement: DuckDBPreparedStatement, index: number, value: Parameter['value']): void => {
  if (value === null) statement.bindNull(index)
  else if (typeof value === 'boolean') statement.bindBoolean(index, value)
  else statement.bindVarchar(index, value)
}
