import { dateFunctions } from './functions-date.ts'
import { numberFunctions } from './functions-number.ts'
import { textFunctions } from './functions-text.ts'
import { arity, overload, unify } from './overloads.ts'
import type { FunctionRow } from './row.ts'

const coalesce: FunctionRow = {
  operands: ['...values'],
  takes: 'values of one type',
  resolve: arity(1, Number.POSITIVE_INFINITY, (types) => {
    const type = unify(types)
    return (
      type &&
      overload(
        types.map(() => type),
        type,
      )
    )
  }),
  sql: 'coalesce({values})',
  evaluate: (values) => values.find((value) => value !== null) ?? null,
  missing: 'own',
}

/** What each function means. `internal` ones are written by the checker, never by people. */
export const functionRows = {
  coalesce,
  ...numberFunctions,
  ...textFunctions,
  ...dateFunctions,
} as const satisfies Record<string, FunctionRow>

export const callableFunctions: readonly string[] = Object.entries<FunctionRow>(functionRows)
  .filter(([, row]) => row.internal !== true)
  .map(([name]) => name)
