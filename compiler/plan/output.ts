import type { Plan } from './plan.ts'
import { structure } from './structure.ts'

/** The traits as they leave the statement: a dialect says per type how (`output.array`). */
export const outputColumns = (plan: Plan): Plan => ({
  ...plan,
  result: {
    ...plan.result,
    columns: plan.result.columns.map((column, index) =>
      index === 0
        ? column
        : { name: column.name, value: structure('output', column.value.type, { value: column.value }) },
    ),
  },
})
