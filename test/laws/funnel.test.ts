import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileFunnel, readFunnel } from '../../compiler/funnel.ts'
import type { Program } from '../../compiler/ir.ts'
import { printExpression } from '../../grammar/index.ts'
import type { Expression, Item } from '../../grammar/tree/index.ts'
import { rule } from '../arbitrary/rule.ts'
import { createEvaluator, mistakes, physicalTables } from '../cases/prepare.ts'
import { micros } from '../engines/clock.ts'
import { type Engine, openEngines } from '../engines/index.ts'
import { type Batch, batch, patience, programs, ruleItem, settings } from './batch.ts'

let engines: readonly Engine[]
beforeAll(async () => {
  engines = await openEngines()
})
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

const evaluator = createEvaluator()

/** A group that a further group of the same kind is not folded into. */
const group = (kind: 'and' | 'or', operands: readonly Expression[]): Expression =>
  operands.length === 1 ? operands[0]! : { kind, operands: [...operands] }

const everybody: Item = { kind: 'segment', name: 'everybody', entity: 'customer', body: { kind: 'rules' } }

const countOf = async (program: Program, given: Batch): Promise<number> =>
  (await evaluator.ask(program, given)).members.length

const funnelOn = async (engine: Engine, program: Program, given: Batch) => {
  const { value, diagnostics } = compileFunnel(program, engine.dialect, { now: micros(given.now), print: 'parameters' })
  expect(mistakes(diagnostics)).toEqual([])
  const [row] = await engine.run(value.statement)
  return readFunnel(value, row as readonly bigint[])
}

test(
  'a funnel counts the members, each condition alone, and what remains after it',
  async () => {
    const groups = fc.array(fc.tuple(fc.constantFrom('and' as const, 'or' as const), rule, rule, rule), {
      minLength: 4,
      maxLength: 4,
    })
    const law = fc.asyncProperty(batch, groups, async (given, asked) => {
      await evaluator.hold(given)
      for (const engine of engines) await engine.createTables(physicalTables(given))
      for (const [kind, ...rules] of asked) {
        const flat = rules.filter((one) => one.kind !== kind)
        if (flat.length === 0) continue
        const prefixes = flat.map((_, index) => group(kind, flat.slice(0, index + 1)))
        const items = [
          ruleItem('whole', group(kind, flat)),
          everybody,
          ...flat.map((one, index) => ruleItem(`alone${index}`, one)),
          ...prefixes.map((one, index) => ruleItem(`prefix${index}`, one)),
        ]
        const checked = programs(given, items, 'json')
        const count = (name: string) => countOf(checked.get(name)!, given)
        const alone = await Promise.all(flat.map((_, index) => count(`alone${index}`)))
        const remaining = await Promise.all(flat.map((_, index) => count(`prefix${index}`)))
        for (const engine of engines) {
          const found = await funnelOn(engine, checked.get('whole')!, given)
          const tops = found.steps.filter(({ top }) => top)
          const told = `${engine.name}: ${printExpression(group(kind, flat))}`
          expect([found.population, found.count], told).toEqual([await count('everybody'), await count('whole')])
          if (flat.length < 2) continue
          expect(
            tops.map((step) => step.alone),
            told,
          ).toEqual(alone)
          expect(
            tops.map((step) => step.remaining),
            told,
          ).toEqual(remaining)
        }
      }
    })
    await fc.assert(law, settings(20))
  },
  patience,
)
