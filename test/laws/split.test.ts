import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Program } from '../../compiler/ir.ts'
import { type SetLeaf, type SetTree, splitProgram } from '../../compiler/split.ts'
import { printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { rule } from '../arbitrary/rule.ts'
import { createEvaluator, type Place } from '../cases/prepare.ts'
import { type Batch, batch, programs, ruleItem, settings } from './batch.ts'

const told: Expression = { kind: 'in segment', segment: 'told' }

/** Rules over the person's own connection and, only where a rule can be cut, a segment of another connection. */
const shared: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    rule.filter((one) => !JSON.stringify(one).includes('"told"')),
    fc.constant(told),
    tie('node').map((operand): Expression => ({ kind: 'not', operand })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('node'), tie('node'))
      .map(([kind, left, right]): Expression => ({ kind, operands: [left, right] })),
  ),
})).node

const idsOf = async (evaluator: Place, leaf: SetLeaf, given: Batch): Promise<ReadonlySet<string>> =>
  leaf.kind === 'program'
    ? new Set((await evaluator.ask(leaf.program, given)).members)
    : new Set(given.sets[leaf.name] ?? [])

/** The set algebra, written out. */
const algebra = (
  tree: SetTree,
  leaves: readonly ReadonlySet<string>[],
  everybody: ReadonlySet<string>,
): ReadonlySet<string> => {
  const inner = (operand: SetTree) => algebra(operand, leaves, everybody)
  switch (tree.kind) {
    case 'leaf':
      return leaves[tree.leaf]!
    case 'and': {
      const [first = new Set<string>(), ...others] = tree.operands.map(inner)
      return new Set([...first].filter((id) => others.every((other) => other.has(id))))
    }
    case 'or':
      return new Set(tree.operands.flatMap((operand) => [...inner(operand)]))
    case 'not': {
      const out = inner(tree.operand)
      return new Set([...everybody].filter((id) => !out.has(id)))
    }
    case 'at least': {
      const sets = tree.operands.map(inner)
      return new Set([...everybody].filter((id) => sets.filter((set) => set.has(id)).length >= tree.atLeast))
    }
    default:
      return tree satisfies never
  }
}

const onOther = (program: Program): Program => ({
  ...program,
  sets: Object.fromEntries(
    Object.entries(program.sets).map(([name, set]) => [
      name,
      set.name === 'told' && set.kind === 'sql' ? { ...set, connection: 'other' } : set,
    ]),
  ),
})

test('a rule cut into one statement a connection finds the same people when its parts are combined', async () => {
  const evaluator = createEvaluator()
  let cut = 0
  const law = fc.asyncProperty(batch, fc.array(shared, { minLength: 20, maxLength: 20 }), async (given, asked) => {
    await evaluator.hold(given)
    const items = asked.map((one, index) => ruleItem(`s${index}`, one))
    const checked = programs(
      given,
      [...items, { kind: 'segment', name: 'everybody', entity: 'customer', body: { kind: 'rules' } }],
      'json',
    )
    const everybody = new Set((await evaluator.ask(checked.get('everybody')!, given)).members)
    for (const [index, one] of asked.entries()) {
      const program = checked.get(`s${index}`)!
      const { tree, leaves } = splitProgram(onOther(program))
      expect(leaves.filter(({ kind }) => kind === 'sql').length, 'each set is asked once').toBeLessThanOrEqual(1)
      if (leaves.some(({ kind }) => kind === 'sql')) cut++
      const sets = await Promise.all(leaves.map((leaf) => idsOf(evaluator, leaf, given)))
      const found = [...algebra(tree, sets, everybody)].filter((id) => everybody.has(id)).toSorted()
      const meant = (await evaluator.ask(program, given)).members.toSorted()
      expect(found, printExpression(one)).toEqual(meant)
    }
  })
  await fc.assert(law, settings(50))
  expect(cut).toBeGreaterThan(300)
})
