import { compilePopulation, compileProgram } from '../../compiler/compile.ts'
import type { Population, Program } from '../../compiler/ir.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import { dialects } from '../../dialects/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { bindParameters } from '../duckdb/bind.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
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

export const createPopulations = (session: Session): Populations => {
  const notices: Diagnostic[] = []
  const sizes = new Map<string, Promise<PopulationSize | undefined>>()
  const count = async (population: Population): Promise<PopulationSize | undefined> => {
    if (population.kind === 'sets') return undefined
    const statement = compilePopulation(population, dialects.duckdb)
    const [row = []] = await session.read(statement.sql, bindParameters(statement.parameters))
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
  session: Session,
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
  const { value } = compileProgram(everybody, dialects.duckdb, { now: 0n, print: 'parameters' })
  const [row = []] = await session.read(
    `select count(*) from ${resultTable} where id not in (select id from (${value.sql}))`,
    bindParameters(value.parameters),
  )
  return Number(row[0] ?? 0)
}
