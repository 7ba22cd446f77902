import fc from 'fast-check'
import type { Program } from '../../compiler/ir.ts'
import { defaultLimits } from '../../compiler/limits.ts'
import { checkProject } from '../../compiler/project.ts'
import { parseText, printDocument, printExpression, readJson } from '../../grammar/index.ts'
import type { Expression, Item } from '../../grammar/tree/index.ts'
import { shopRows } from '../arbitrary/rows.ts'
import { circumstances, lawItems } from '../arbitrary/rule.ts'
import type { GivenRow, Group } from '../cases/case.ts'
import { byCodePoint, catalogOf, createEvaluator, mistakes, type Place, placeOf } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { openEngines } from '../engines/index.ts'

/** One random warehouse and instant: loaded once, asked many random questions. */
export type Batch = Pick<Group, 'model' | 'rows' | 'now' | 'zone' | 'weekStart' | 'sets'>

const told = (rows: readonly GivenRow[]): readonly string[] =>
  rows.flatMap(({ customer_id }) => (typeof customer_id === 'string' ? [customer_id] : []))

export const batch: fc.Arbitrary<Batch> = fc
  .tuple(shopRows(shop), circumstances)
  .map(([rows, when]) => ({ model: shop, rows, sets: { told: told(rows.tickets ?? []) }, ...when }))

/** The evaluator and every engine. */
export const openPlaces = async (): Promise<readonly Place[]> => [
  createEvaluator(),
  ...(await openEngines()).map((engine) => placeOf(engine)),
]

export const ruleItem = (name: string, where: Expression): Item => ({
  kind: 'segment',
  name,
  entity: 'customer',
  body: { kind: 'rules', where },
})
export const traitsItem = (name: string, values: readonly Expression[]): Item => ({
  kind: 'traits',
  name,
  entity: 'customer',
  body: { kind: 'expressions', traits: values.map((value, index) => ({ name: `t${index}`, value })) },
})

/** The programs of items, by name; every other time the items go the way through text instead of JSON. */
export const programs = (given: Batch, items: readonly Item[], way: 'text' | 'json'): ReadonlyMap<string, Program> => {
  const document = { version: 1 as const, items: [...items] }
  const read = way === 'json' ? readJson(document) : parseText(printDocument(document))
  const settings = { zone: given.zone, weekStart: given.weekStart, limits: defaultLimits, defaultConnection: 'demo' }
  const model = parseText(`${given.model.text}\n${lawItems}`)
  const { value, diagnostics } = checkProject([model, read], catalogOf(given.model), settings)
  const errors = mistakes(diagnostics)
  if (errors.length > 0) {
    const told = errors.map(({ code, message, hint }) => `${code} ${message} ${hint ?? ''}`)
    throw new Error(`${told.join('\n')}\n${printDocument(document)}`)
  }
  return new Map(
    items.flatMap((item) => {
      if (item.kind !== 'segment' && item.kind !== 'traits') return []
      const program = value.segments.get(item.name)?.program ?? value.traits.get(item.name)?.program
      if (!program || program.kind === 'sql traits') throw new Error(`no program: ${printDocument(document)}`)
      return [[item.name, program] as const]
    }),
  )
}

export const membersOf = async (place: Place, program: Program, given: Batch): Promise<string> => {
  const { members } = await place.ask(program, given)
  return members.toSorted(byCodePoint).join(', ')
}

/** What every place answered, when they differ; told with the question. */
export const disagreement = (
  question: Expression,
  given: Batch,
  answers: ReadonlyMap<string, string>,
): string | undefined => {
  if (new Set(answers.values()).size === 1) return undefined
  const told = [...answers].map(([name, answer]) => `${name}: ${answer}`)
  return [printExpression(question), `now ${given.now}, ${given.zone}, weeks from ${given.weekStart}`, ...told].join(
    '\n',
  )
}

/** `SEGQL_LAWS=20` asks twenty times as many questions as the default run. */
const times = Number(process.env.SEGQL_LAWS ?? 1)

/** Each run of a law is a batch; a failing one shrinks for a while, then fast-check prints its seed and path. */
export const settings = (runs: number) => ({
  numRuns: runs * times,
  interruptAfterTimeLimit: 300_000 * times,
  markInterruptAsFailure: true,
})
export const patience = 600_000 * times
