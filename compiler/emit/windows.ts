import type { SelectionNode, SelectQueryNode } from 'kysely'
import type { GroupAggregate, PlanColumn, SelectQuery } from '../plan/plan.ts'
import { type AggregateOperands, aggregateOperands, emitAggregate } from './aggregate.ts'
import type { Emission } from './emission.ts'
import { emitValue } from './expression.ts'
import { everythingOf, fromQuery, groupByPosition, selectedAs } from './select.ts'
import { column, type Sql } from './sql.ts'
import { type Filling, fill } from './template.ts'

/** The group's rows, while they are given their windows. */
const rows = 'rows'

type Step = Readonly<Record<string, string>>

/** An aggregate of the grouped query; its number tells its columns of the rows from others'. */
interface Windowed {
  readonly name: string
  readonly aggregate: GroupAggregate
  readonly number: number
  readonly steps: readonly Step[]
}

const stepsOf = ({ function: name, value }: GroupAggregate, { dialect: { windows } }: Emission): readonly Step[] =>
  windows?.[`${name}.${value?.type.kind ?? 'other'}`] ?? windows?.[name] ?? []

/** Whether an aggregate of the query asks for window functions of its group's rows (`Dialect.windows`). */
export const asksWindows = ({ columns }: SelectQuery, emission: Emission): boolean =>
  columns.some(({ value }) => value.kind === 'group aggregate' && stepsOf(value, emission).length > 0)

/**
 * A grouped query whose aggregates ask for window functions: its rows with the operands as columns, around them a query for each
 * step of windows, around these the grouping.
 */
export const emitWindows = (
  query: SelectQuery,
  emission: Emission,
  rowsWith: (selections: () => readonly SelectionNode[]) => SelectQueryNode,
): SelectQueryNode => {
  const keys = query.columns.slice(0, query.groupBy)
  const windowed = query.columns.slice(query.groupBy).map((one, index) => windowedOf(one, index + 1, emission))
  const operands = rowsWith(() => [
    ...keys.map(({ name, value }) => selectedAs(emitValue(value, emission).node, name)),
    ...windowed.flatMap((one) => operandColumns(one, emission)),
  ])
  const keyColumns = keys.map(({ name }) => ({ name, sql: column(rows, name) }))
  const most = Math.max(...windowed.map(({ steps }) => steps.length))
  const inner = Array.from({ length: most }, (_, step) => step).reduce<SelectQueryNode>(
    (before, step) => ({
      kind: 'SelectQueryNode',
      from: fromQuery(before, rows),
      selections: [everythingOf(rows), ...windowed.flatMap((one) => windowColumns(one, step, keyColumns))],
    }),
    operands,
  )
  return {
    kind: 'SelectQueryNode',
    from: fromQuery(inner, rows),
    selections: [
      ...keyColumns.map(({ name, sql }) => selectedAs(sql.node, name)),
      ...windowed.map((one) =>
        selectedAs(emitAggregate(one.aggregate, emission, knownOf(one, one.steps.length)).node, one.name),
      ),
    ],
    groupBy: groupByPosition(keys.length),
  }
}

const windowedOf = ({ name, value }: PlanColumn, number: number, emission: Emission): Windowed => {
  if (value.kind !== 'group aggregate') throw new Error(`${name} is neither a key of its group nor an aggregate`)
  return { name, aggregate: value, number, steps: stepsOf(value, emission) }
}

const columnName = (name: string, { number }: Windowed): string => `${name}_${number}`

const operandColumns = (one: Windowed, emission: Emission): readonly SelectionNode[] =>
  Object.entries(aggregateOperands(one.aggregate, emission)).map(([name, sql]) =>
    selectedAs(sql.node, columnName(name, one)),
  )

const windowColumns = (
  one: Windowed,
  step: number,
  keys: readonly { readonly sql: Sql }[],
): readonly SelectionNode[] => {
  const fillings: Record<string, Filling> = { ...knownOf(one, step), keys: keys.map(({ sql }) => sql) }
  return Object.entries(one.steps[step] ?? {}).map(([name, template]) =>
    selectedAs(fill(template, fillings).node, columnName(name, one)),
  )
}

/** An aggregate's operands and the windows of its first steps, as columns of the rows. */
const knownOf = (one: Windowed, steps: number): AggregateOperands => {
  const windows = one.steps.slice(0, steps).flatMap((step) => Object.keys(step))
  const names = ['value', ...(one.aggregate.time ? ['time'] : []), ...windows]
  return Object.fromEntries(names.map((name) => [name, column(rows, columnName(name, one))]))
}
