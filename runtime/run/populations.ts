import { compilePopulation, compileProgram } from '../../compiler/compile.ts'
import type { Population, Program } from '../../compiler/ir.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import type { Place } from './place.ts'
import { resultTable } from './table.ts'

export interface PopulationSize {
  readonly people: number
  readonly withoutId: number
}

export interface Populations {
  /** Counted once in a run; nothing for an entity without a table. */
  readonly size: (population: Population) => Promise<PopulationSize | undefined>
  /** Rows without an ID in the tables counted so far. */
  readonly notices: () => readonly Diagnostic[]
}

export const createPopulations = (place: Place): Populations => {
  const notices: Diagnostic[] = []
  const sizes = new Map<string, Promise<PopulationSize | undefined>>()
  const count = async (population: Population): Promise<PopulationSize | undefined> => {
    if (population.kind === 'sets') return undefined
    const statement = compilePopulation(population, place.dialect)
    const [row = []] = await place.rows(statement)
    const [people = 0, withoutId = 0] = row.map(Number)
    const table = population.table.name.join('.')
    if (withoutId > 0 && !population.distinct) notices.push(failure('W951', { count: withoutId, table }))
    return { people, withoutId }
  }
  return {
    notices: () => notices,
    size: (population) => {
      const key = JSON.stringify(population)
      const found = sizes.get(key) ?? count(population)
      sizes.set(key, found)
      return found
    },
  }
}

/** IDs of the result that are no person of the entity; trait sets of raw SQL keep them. */
export const countStrangers = async (
  place: Place,
  { population, connection }: CheckedEntity,
  config: Config,
): Promise<number> => {
  if (!population || population.kind === 'sets') return 0
  const everybody: Program = {
    version: 1,
    kind: 'segment',
    name: 'everybody',
    connection,
    population,
    zone: config.timeZone,
    weekStart: config.weekStart,
    columns: [],
    definitions: {},
    sets: {},
  }
  await fillPopulation(place, everybody)
  const [row = []] = await place.bench.read(
    `select count(*) from ${resultTable} where id not in (select id from ${populationTable})`,
  )
  return Number(row[0] ?? 0)
}

export const populationTable = 'segql_population'

/** All IDs of a program's entity as `populationTable` of the bench. */
export const fillPopulation = async (place: Place, program: Program, bench = place.bench): Promise<void> => {
  const { condition: _, ...rest } = program
  const everybody: Program = { ...rest, kind: 'segment', columns: [], definitions: {}, sets: {} }
  const { value } = compileProgram(everybody, place.dialect, { now: 0n, print: 'parameters' })
  await place.fill(bench, populationTable, value)
}
