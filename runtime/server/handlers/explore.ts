import { mask } from '../../../compiler/explain.ts'
import type { Cell } from '../../duckdb/session.ts'
import { type ExploreOptions, previewTable, tableStatistics, topValues } from '../../run/explore.ts'
import { toCell, toTable } from '../cells.ts'
import type { ServerContext } from '../context.ts'
import { wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal, type Refusal, refuseFor } from '../refusal.ts'

/** Values looked through when somebody searches for some. */
const mostSearched = 1000

interface Asked {
  readonly body: { readonly connection: string; readonly table: readonly string[] }
  readonly signal: AbortSignal
}

interface Question {
  readonly options: ExploreOptions
  /** Columns of personal data, whose values are covered. */
  readonly isPersonal: (column: string) => boolean
}

const optionsOf = async ({ body, signal }: Asked, context: ServerContext): Promise<Question | Refusal> => {
  const project = await wholeProject(context)
  if (isRefusal(project)) return project
  const { root, config, catalog, checked } = project
  const { connection, table } = body
  const same = (name: readonly string[]): boolean => name.join('\0').toLowerCase() === table.join('\0').toLowerCase()
  const personal = new Set(
    [...checked.entities.values()]
      .flatMap(({ pii }) => pii)
      .filter((one) => one.table.connection === connection && same(one.table.name))
      .map(({ column }) => column.toLowerCase()),
  )
  const options = { root, config, catalog, connection, table, signal }
  return { options, isPersonal: (column) => personal.has(column.toLowerCase()) }
}

export const exploreHandlers = {
  'POST /api/values': async (asked, context) => {
    const question = await optionsOf(asked, context)
    if (isRefusal(question)) return question
    const { options, isPersonal } = question
    const { column, contains, limit } = asked.body
    if (isPersonal(column)) return { values: [], complete: false }
    const found = await topValues(column, mostSearched, options)
    if ('failed' in found) return refuseFor(422, [found.failed])
    const wanted = contains.toLowerCase()
    const fitting = found.value.filter(({ value }) => value.toLowerCase().includes(wanted))
    return {
      values: fitting.slice(0, limit),
      complete: found.value.length < mostSearched && fitting.length <= limit,
    }
  },
  'POST /api/explore/preview': async (asked, context) => {
    const question = await optionsOf(asked, context)
    if (isRefusal(question)) return question
    const { options, isPersonal } = question
    const found = await previewTable(options.config.limits.previewRows, options)
    if ('failed' in found) return refuseFor(422, [found.failed])
    const columns = found.value.columns.map((column) => ({ ...column, masked: isPersonal(column.name) }))
    const covered = (cell: Cell, index: number): Cell => (columns[index]?.masked && cell !== null ? mask : cell)
    return toTable({ columns, rows: found.value.rows.map((row) => row.map(covered)) })
  },
  'POST /api/explore/statistics': async (asked, context) => {
    const question = await optionsOf(asked, context)
    if (isRefusal(question)) return question
    const { options, isPersonal } = question
    const found = await tableStatistics(options)
    if ('failed' in found) return refuseFor(422, [found.failed])
    const { rows, columns } = found.value
    return {
      rows,
      columns: columns.map(({ name, type, missing, distinct, least, greatest, top }) => ({
        name,
        type,
        missing,
        ...(distinct !== undefined && { distinct }),
        masked: isPersonal(name),
        ...(least !== undefined && !isPersonal(name) && { least: toCell(least) }),
        ...(greatest !== undefined && !isPersonal(name) && { greatest: toCell(greatest) }),
        top: isPersonal(name) ? [] : top.map((one) => ({ ...one })),
      })),
    }
  },
} satisfies Partial<Handlers>
