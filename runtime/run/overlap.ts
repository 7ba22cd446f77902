import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { quoteFile } from '../duckdb/quote.ts'
import { failure } from '../failures.ts'
import { shownPath, workFolder } from '../paths.ts'
import { readCurrent } from '../store/results.ts'
import { openBench } from './bench.ts'
import type { Step } from './outcome.ts'
import type { Target } from './target.ts'

export interface OverlapSize {
  readonly name: string
  readonly count: number
  /** ISO; absent: the segment was never run and counts as empty. */
  readonly asOf?: string
}

/** People by the exact combination of segments they are in: each person counts once. */
export interface Overlap {
  readonly sizes: readonly OverlapSize[]
  /** The largest first; combinations of nobody are left out. */
  readonly intersections: readonly { readonly names: readonly string[]; readonly count: number }[]
  /** Segments that were never run. */
  readonly warnings: readonly Diagnostic[]
}

/** Most combinations that can be told apart at a glance, and in one number a person. */
export const mostOverlapping = 12

export interface OverlapOptions {
  readonly root: string
  readonly minutes: number
  readonly signal?: AbortSignal
}

/** How the members of the last runs of segments overlap, in one pass over their files. */
export const overlapOf = async (targets: readonly Target[], options: OverlapOptions): Promise<Step<Overlap>> => {
  const entities = [...new Set(targets.map(({ place }) => place.entity))]
  if (entities.length > 1) return { failed: failure('E958', { entities }) }
  if (targets.length < 2 || targets.length > mostOverlapping) {
    return { failed: failure('E959', { count: targets.length, most: mostOverlapping }) }
  }
  const found = targets.map(({ place }) => readCurrent(options.root, place))
  const damaged = found.find((one) => one.kind === 'damaged')
  if (damaged) return { failed: failure('E949', { file: shownPath(damaged.file) }) }
  for (const one of found) {
    if (one.kind !== 'in warehouse') continue
    const { connection, table } = one.into
    return { failed: failure('E968', { name: one.current.name, table: table.join('.'), connection }) }
  }
  const sizes = targets.map(({ name }, index): OverlapSize => {
    const one = found[index]
    return one?.kind === 'current' ? { name, count: one.current.count, asOf: one.current.asOf } : { name, count: 0 }
  })
  const warnings = sizes.filter(({ asOf }) => asOf === undefined).map(({ name }) => failure('W953', { name }))
  const parts = found.flatMap((one, bit) =>
    one.kind === 'current' ? [`select id, ${2 ** bit} as bit from ${quoteFile(one.file)}`] : [],
  )
  if (parts.length === 0) return { value: { sizes, intersections: [], warnings } }
  const bench = await openBench(options)
  if ('failed' in bench) return bench
  try {
    const rows = await bench.value.read(
      `select combination, count(*) from (select sum(bit) as combination from (${parts.join(' union all ')}) group by id) group by combination order by count(*) desc, combination`,
    )
    const intersections = rows.map(([combination, count]) => ({
      names: targets.filter((_, bit) => (Number(combination) >> bit) % 2 === 1).map(({ name }) => name),
      count: Number(count),
    }))
    return { value: { sizes, intersections, warnings } }
  } catch (error) {
    return { failed: toDiagnostic(error, { folder: workFolder }) }
  } finally {
    bench.value.close()
  }
}
