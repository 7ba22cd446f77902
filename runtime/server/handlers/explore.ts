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

const optionsOf = async ({ body, signal }: Asked, context: ServerContext): Promise<ExploreOptions | Refusal> => {
  const project = await wholeProject(context)
  if (isRefusal(project)) return project
  const { root, config, catalog } = project
  return { root, config, catalog, connection: body.connection, table: body.table, signal }
}

export const exploreHandlers = {
  'POST /api/values': async (asked, context) => {
    const options = await optionsOf(asked, context)
    if (isRefusal(options)) return options
    const { column, contains, limit } = asked.body
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
    const options = await optionsOf(asked, context)
    if (isRefusal(options)) return options
    const found = await previewTable(options.config.limits.previewRows, options)
    return 'failed' in found ? refuseFor(422, [found.failed]) : toTable(found.value)
  },
  'POST /api/explore/statistics': async (asked, context) => {
    const options = await optionsOf(asked, context)
    if (isRefusal(options)) return options
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
        ...(least !== undefined && { least: toCell(least) }),
        ...(greatest !== undefined && { greatest: toCell(greatest) }),
        top: top.map((one) => ({ ...one })),
      })),
    }
  },
} satisfies Partial<Handlers>
