import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../compiler/evaluate/index.ts'
import { type Explanation, evaluateReadings, explain, explanationProbes, leafSentence } from '../../compiler/explain.ts'
import { smallestChanges } from '../../compiler/explain-changes.ts'
import { type RuleNode, type RuleTree, verdictOf } from '../../compiler/explain-tree.ts'
import type { Rows } from '../../compiler/values.ts'
import { checkedProgram, logicalRows, physicalTables } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { micros } from '../engines/clock.ts'

const given = { model: shop, zone: 'UTC', weekStart: 'Monday' as const }
const now = micros('2026-06-15T12:00:00Z')
const rows: Rows = logicalRows(
  physicalTables({
    model: shop,
    rows: {
      customers: [
        { customer_id: 'c1', country: 'US', age: 30 },
        { customer_id: 'c2', country: null, age: 17 },
      ],
      orders: [
        { customer_id: 'c1', order_id: 'o1', amount: '120.00', status: 'paid', ordered_at: '2026-06-01T10:00:00Z' },
        { customer_id: 'c1', order_id: 'o2', amount: '80.00', status: 'open', ordered_at: '2026-06-02T10:00:00Z' },
      ],
      events: [{ customer_id: 'c1', event_name: 'Cart Viewed', occurred_at: '2026-06-10T10:00:00Z' }],
    },
  }),
)

const explained = (text: string, id: string, sets: Readonly<Record<string, readonly string[]>> = {}): Explanation => {
  const program = checkedProgram(given, `${shop.text}\n${text}`, 'subject')
  const probes = explanationProbes(program, new Set(Object.keys(sets)))
  const explanation = explain(id, probes, evaluateReadings(probes, id, { rows, sets, now })!)
  expect(evaluate(program, { rows, sets, now }).members.includes(id)).toBe(explanation.member)
  return explanation
}
const rule = (where: string, id: string) => explained(`segment subject of customer { where ${where} }`, id)
const sentences = ({ leaves }: Explanation) => leaves.map((leaf) => leafSentence(leaf))
/** The conditions of each change, in words. */
const ways = ({ changes, leaves }: Explanation) => changes.map((change) => change.map((leaf) => leaves[leaf]!.text))

describe('why', () => {
  test('each condition tells its verdict and what it read', () => {
    const why = rule('country = "US" and sum(orders.amount where status = "paid") >= 500 and not age < 18', 'c1')
    expect(why.member).toBe(false)
    expect(sentences(why)).toEqual([
      '`country = "US"` is true (`country` is "US")',
      '`sum(orders.amount where status = "paid") >= 500` is false (`sum(orders.amount where status = "paid")` is 120.00)',
      '`not (age < 18)` is true (`age` is 30)',
    ])
    expect(why.leaves.map((leaf) => leaf.decides)).toEqual([false, true, false])
    expect(ways(why)).toEqual([['sum(orders.amount where status = "paid") >= 500']])
  })

  test('a missing value is said to be none', () => {
    expect(sentences(rule('country != "DE"', 'c2'))).toEqual(['`country != "DE"` is true (`country` has no value)'])
  })

  test('a rank tells the value and whether the person is among those ranked', () => {
    const [sentence] = sentences(rule('top 1 by age among (country = "DE")', 'c1'))
    expect(sentence).toContain('(`age` is 30, `country = "DE"` is false, `country` is "US")')
  })

  test.each([
    ['top 1 by age', 'c1', '`top 1 by age` is true (`age` is 30, place 1 of 2)'],
    ['top 1 by age', 'c2', '`top 1 by age` is false (`age` is 17, place 2 of 2)'],
    ['bottom 50 % by age', 'c2', '`bottom 50 % by age` is true (`age` is 17, place 1 of 2)'],
    [
      'top 1 by last(orders.amount)',
      'c2',
      '`top 1 by last(orders.amount)` is false (`last(orders.amount)` has no value)',
    ],
  ])('a rank tells the place: %s, %s', (where, id, sentence) => {
    expect(sentences(rule(where, id))).toEqual([sentence])
  })

  test('a computed value is followed by its parts', () => {
    expect(sentences(rule('sum(orders.amount) / count(orders) > 150', 'c1'))).toEqual([
      '`sum(orders.amount) / count(orders) > 150` is false (`sum(orders.amount) / count(orders)` is 100, `sum(orders.amount)` is 200.00, `count(orders)` is 2)',
    ])
  })

  test('several false conditions have to turn together, an alternative alone', () => {
    const why = rule('(country = "FR" and age > 40) or has no orders', 'c1')
    expect(ways(why)).toEqual([['has no orders'], ['country = "FR"', 'age > 40']])
  })

  test('equal conditions turn together', () => {
    const why = rule('(country = "FR" or age > 40) and (country = "FR" or age < 20)', 'c1')
    expect(ways(why)).toEqual([['country = "FR"'], ['age > 40', 'age < 20']])
  })

  test('a condition and its negation turn together', () => {
    const why = rule('(country = "US" and age > 40) or (country != "US" and age > 20)', 'c1')
    expect(ways(why)).toEqual([['country = "US"'], ['age > 40']])
  })

  test('a named segment opens into its own rules', () => {
    const adults = 'segment adults of customer { where age >= 18 }'
    const why = explained(
      `${adults} segment subject of customer { where not in segment adults and country = "US" }`,
      'c1',
    )
    expect(why.tree).toMatchObject({
      kind: 'and',
      nodes: [{ kind: 'not', node: { kind: 'segment' } }, { kind: 'leaf' }],
    })
    expect(why.leaves[0]).toMatchObject({ definition: 'segment:adults', text: 'age >= 18', decides: true })
    expect(ways(why)).toEqual([['age >= 18']])
  })

  test('a segment whose members are given stays closed', () => {
    const adults = 'segment adults of customer { where age >= 18 }'
    const text = `${adults} segment subject of customer { where in segment adults }`
    expect(explained(text, 'c1', { adults: ['c2'] }).leaves).toMatchObject([
      { text: 'in segment adults', verdict: false },
    ])
    expect(explained(text, 'c2', { adults: ['c2'] }).member).toBe(true)
  })

  test('of k segments as many turn as are missing', () => {
    const text = `segment a of customer { where age > 40 } segment b of customer { where country = "FR" } segment c of customer { where age > 20 }
      segment subject of customer { where in at least 2 of (a, b, c) }`
    expect(ways(explained(text, 'c1'))).toEqual([['age > 40'], ['country = "FR"']])
    expect(ways(explained(text, 'c2'))).toEqual([
      ['age > 40', 'country = "FR"'],
      ['age > 40', 'age > 20'],
      ['country = "FR"', 'age > 20'],
    ])
  })

  test('a sequence shows when each step last happened', () => {
    const why = rule('did "Cart Viewed" then "Order Completed" within 7 days', 'c1')
    expect(why.leaves[0]!.values.map(({ value }) => value)).toEqual([{ micros: micros('2026-06-10T10:00:00Z') }, null])
  })

  test('everybody is in without conditions, and nothing turns it', () => {
    const why = explained('segment subject of customer { }', 'c1')
    expect(why).toMatchObject({ member: true, changes: [], leaves: [] })
  })

  test('nobody of that ID has no readings', () => {
    const probes = explanationProbes(
      checkedProgram(given, `${shop.text} segment subject of customer { where age > 1 }`, 'subject'),
    )
    expect(evaluateReadings(probes, 'stranger', { rows, sets: {}, now })).toBeUndefined()
  })
})

/** Trees over the leaves 0 to 5, which may stand in several places. */
const trees = fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.nat({ max: 5 }).map((leaf): RuleNode => ({ kind: 'leaf', leaf })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 1, maxLength: 4 }))
      .map(([kind, nodes]): RuleNode => ({ kind, nodes })),
    tie('node').map((node): RuleNode => ({ kind: 'not', node })),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('node'), { minLength: 2, maxLength: 4 }))
      .map(([atLeast, nodes]): RuleNode => ({ kind: 'at least', atLeast, nodes })),
  ),
})).node

const treeOf = (node: RuleNode): RuleTree => ({
  node,
  leaves: Array.from({ length: 6 }, (_, index) => ({
    condition: { kind: 'literal', type: { kind: 'text' }, value: String(index) },
  })),
})
const turns = (node: RuleNode, verdicts: readonly boolean[], change: readonly number[]): boolean =>
  verdictOf(node, (leaf) => verdicts[leaf]! !== change.includes(leaf)) !== verdictOf(node, (leaf) => verdicts[leaf]!)
const subsets = Array.from({ length: 64 }, (_, bits) => [0, 1, 2, 3, 4, 5].filter((leaf) => (bits >> leaf) & 1))

describe('the smallest changes', () => {
  test('turn the result, need each of their conditions, and none is found only when there is none', () => {
    fc.assert(
      fc.property(trees, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (node, verdicts) => {
        const changes = smallestChanges(treeOf(node), verdicts)
        for (const change of changes) {
          expect(turns(node, verdicts, change)).toBe(true)
          for (const leaf of change)
            expect(
              turns(
                node,
                verdicts,
                change.filter((other) => other !== leaf),
              ),
            ).toBe(false)
        }
        const possible = subsets.filter((change) => turns(node, verdicts, change)).map((change) => change.length)
        expect(changes.length > 0).toBe(possible.length > 0)
        if (possible.length > 0) expect(changes[0]!.length).toBe(Math.min(...possible))
      }),
      { numRuns: 2000 },
    )
  })

  test('wide rules end before the time a test has', () => {
    const leaf = (index: number): RuleNode => ({ kind: 'leaf', leaf: index })
    const pairs = Array.from(
      { length: 300 },
      (_, pair): RuleNode => ({ kind: 'or', nodes: [leaf(2 * pair), leaf(2 * pair + 1)] }),
    )
    const leaves = Array.from({ length: 600 }, (_, index) => ({
      condition: { kind: 'literal' as const, type: { kind: 'text' as const }, value: String(index) },
    }))
    const changes = smallestChanges(
      { node: { kind: 'and', nodes: pairs }, leaves },
      leaves.map(() => false),
    )
    expect(changes[0]).toHaveLength(300)
  })
})
