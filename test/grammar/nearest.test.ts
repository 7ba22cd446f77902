import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest, nearestAmong } from '../../grammar/nearest.ts'

/** Edits (insert, delete, replace, swap of neighbours), by the whole table of them. */
const edits = (left: string, right: string): number => {
  const rows = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  for (let row = 1; row <= left.length; row++)
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      const ways = [
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + Number(!same),
      ]
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        ways.push(rows[row - 2]![column - 2]! + 1)
      rows[row]![column] = Math.min(...ways)
    }
  return rows[left.length]![right.length]!
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 9 })

test('what is named is as near as can be, however much of the work is spared', () => {
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 40 }), (name, candidates) => {
      const limit = Math.floor(name.length / 3)
      const within = candidates.filter((each) => edits(name, each) <= limit)
      const wanted = within.map((each) => edits(name, each)).sort((a, b) => a - b)
      const found = nearest(name, candidates).filter((each) => within.includes(each))
      expect(found.map((each) => edits(name, each))).toEqual(wanted.slice(0, 3))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['contry', ['country', 'county', 'amount'], ['country', 'county']],
  ['Country', ['country'], ['country']],
  ['ordres', ['orders', 'web_orders'], ['orders']],
  ['orders', ['web_orders', 'disorderly'], ['web_orders']],
  ['amount', ['amounts_paid'], ['amounts_paid']],
  ['x', ['y', 'z'], []],
])('`%s` among %j means %j', (name, candidates, wanted) => {
  expect(nearest(name, candidates)).toEqual(wanted)
})

test('names asked about often give the same as names asked about once', () => {
  const candidates = ['big_spenders', 'big_spender', 'win_back', 'Émil']
  const near = nearestAmong(candidates)
  for (const name of ['big_spendrs', 'winback', 'emil', 'nothing'])
    expect(near(name)).toEqual(nearest(name, candidates))
})
