import { isSplit } from '../../compiler/split.ts'
import { failure } from '../failures.ts'
import { clearTable } from './bench.ts'
import { combine } from './combine.ts'
import type { CountOptions } from './count.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { openPlaces } from './places.ts'
import { createRulesTable, resultTable } from './table.ts'
import type { Target } from './target.ts'

export interface Compared {
  readonly before: number
  readonly after: number
  readonly enter: number
  readonly leave: number
  readonly stay: number
}

const earlier = 'segql_before'

/** Both definitions of a segment as of the same instant: who would enter, leave and stay. */
export const compareTargets = async (
  before: Target | undefined,
  after: Target,
  options: Omit<CountOptions, 'sample' | 'catalog'>,
): Promise<Step<Compared>> => {
  const places = openPlaces(options)
  try {
    const home = await places.open(after.program.connection)
    if ('failed' in home) return home
    const { place } = home.value
    try {
      if (before && before.program.connection !== after.program.connection) {
        return { failed: failure('E963', { name: after.name }) }
      }
      const first = before && (await fill(place, places, before, options))
      if (first) return { failed: first }
      await clearTable(place.bench, earlier)
      const ids = before ? `select id from ${resultTable}` : 'select null::varchar as id where false'
      await place.bench.read(`create temp table ${earlier} as ${ids}`)
      const second = await fill(place, places, after, options)
      if (second) return { failed: second }
      return { value: await counts(place) }
    } catch (error) {
      return { failed: place.diagnose(error) }
    }
  } finally {
    await places.close()
  }
}

const fill = async (
  place: Place,
  places: Places,
  { program }: Target,
  { root, config, now }: Omit<CountOptions, 'sample' | 'catalog'>,
) => {
  if (program.kind === 'sql traits') throw new Error('trait sets have no members to compare')
  const { limits } = config
  const filled = isSplit(program)
    ? await combine(place, program, { root, now, limits, places, useLast: false, rawApart: false })
    : await createRulesTable({ place, now, limits }, program)
  return 'failed' in filled ? filled.failed : undefined
}

const counts = async ({ bench }: Place): Promise<Compared> => {
  const [row = []] = await bench.read(
    `select count(o.id), count(n.id), count(*) filter (o.id is null), count(*) filter (n.id is null), count(*) filter (n.id is not null and o.id is not null) from ${earlier} o full join ${resultTable} n on o.id = n.id`,
  )
  const [before = 0, after = 0, enter = 0, leave = 0, stay = 0] = row.map(Number)
  return { before, after, enter, leave, stay }
}
