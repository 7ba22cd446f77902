import { afterAll, beforeAll, describe, test } from 'vitest'
import { holds } from '../../cases/holds.ts'
import { sections } from '../../cases/index.ts'
import { type Place, placeOf } from '../../cases/prepare.ts'
import type { Engine } from '../engine.ts'
import { mergeResults, verdictOf } from './results.ts'

/** An engine of tier 2, opened. */
export interface Opened {
  /** As the matrix names it: `Apache Spark`. */
  readonly engine: string
  readonly version: string
  /** Runs statements with parameters. */
  readonly parameters: Engine
  /** Runs statements with literals; it sees the same tables. */
  readonly literals: Engine
  readonly close: () => Promise<void>
}

/** Statements that were run on the same tables are not run again: `everybody` is asked beside every rule. */
const remembering = ({ parameters, literals }: Opened): readonly [Engine, Engine] => {
  const known = new Map<string, ReturnType<Engine['run']>>()
  const wrapped = (engine: Engine): Engine => ({
    ...engine,
    createTables: (tables) => {
      known.clear()
      return engine.createTables(tables)
    },
    run: (statement) => {
      const key = JSON.stringify([engine === literals, statement.sql, statement.parameters])
      const answer = known.get(key) ?? engine.run(statement)
      known.set(key, answer)
      return answer
    },
  })
  return [wrapped(parameters), wrapped(literals)]
}

/**
 * Every row case, also negated, with parameters and with literals. The result file of this name is written anew with what was
 * asked; a case that was not (`-t title`) keeps the verdict it had from the same version.
 */
export const rowCases = (name: string, open: () => Promise<Opened>): void => {
  let opened: Opened
  let places: readonly Place[] = []
  const verdicts = new Map<string, string | undefined>()
  beforeAll(async () => {
    opened = await open()
    const [parameters, literals] = remembering(opened)
    places = [placeOf(parameters), placeOf(literals, 'literals')]
  })
  afterAll(async () => {
    if (opened === undefined) return
    const { engine, version, parameters } = opened
    mergeResults(name, { engine, version, dialect: parameters.dialect.name }, verdicts)
    await opened.close()
  })

  for (const section of sections) {
    describe(section.title, () => {
      for (const given of section.groups) {
        describe(given.rows.customers ? '' : 'without people', () => {
          beforeAll(() => places[0]!.hold(given))
          for (const one of given.cases) {
            test.concurrent(one.title, async () => {
              verdicts.set(one.title, undefined)
              const verdict = verdictOf(given, one, opened.parameters.dialect)
              if (verdict.startsWith('agrees')) await Promise.all(places.map((place) => holds(place, given, one)))
              verdicts.set(one.title, verdict)
            })
          }
        })
      }
    })
  }
}
