import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseText, printItem } from '../../grammar/index.ts'
import type { Expression, Item } from '../../grammar/tree/index.ts'
import { type Target, toDefinition, toItem } from '../../playground/build/model/definition.ts'
import { duplicate, inOrder, insert, moveTo, remove, step, unwrap, wrap } from '../../playground/build/model/moves.ts'
import { groupAt, type Outline, readOutline, writeOutline } from '../../playground/build/model/outline.ts'
import { readExpression } from '../../playground/build/model/read.ts'

const isTarget = (item: Item): item is Target => item.kind === 'segment' || item.kind === 'traits'

const folder = join(import.meta.dirname, '../../examples/shop/segments')
const items: readonly Target[] = readdirSync(folder).flatMap((file) =>
  parseText(readFileSync(join(folder, file), 'utf8')).items.flatMap(({ item }) =>
    item && isTarget(item) ? [item] : [],
  ),
)

const condition = (text: string): Expression => {
  const { value, diagnostics } = readExpression(text, 'condition')
  if (!value) throw new Error(`${text}: ${diagnostics[0]?.message}`)
  return value
}
const outlineOf = (text: string): Outline => readOutline(condition(text))
const textOf = (outline: Outline): string => {
  const { expression } = writeOutline(outline)
  return printItem({
    kind: 'segment',
    name: 's',
    entity: 'e',
    body: { kind: 'rules', ...(expression && { where: expression }) },
  })
    .replace(/^segment s of e \{\s*(where )?/, '')
    .replace(/\s*\}$/, '')
    .replaceAll(/\s+/g, ' ')
}
/** The rule that stands at a place, counted from the top. */
const nth = (outline: Outline, at: number): string => inOrder(outline)[at] ?? ''

test.each(items.map((item) => [item.name, item] as const))(
  '%s is the same after the way through the outline',
  (_, item) => {
    expect(toItem(toDefinition(item)).item).toEqual(item)
  },
)

test.each([
  'a = 1',
  'not (a = 1 or b = 2)',
  'not (a = 1 and b = 2) or not c',
  'a = 1 and (b = 2 and (c = 3 or d = 4)) and not has orders',
  'when a = 1 then true else false',
  'a * 2 + 1 > sum(orders.amount) / count(orders)',
  'tags has element where (element starts with "x")',
  'in at least 2 of (x, y)',
])('%s keeps every node', (text) => {
  expect(writeOutline(readOutline(condition(text))).expression).toEqual(condition(text))
})

test('comments stay with their conditions', () => {
  const text = 'segment s of e {\n  where\n    // why a\n    a = 1\n    // why b\n    and b = 2 // here\n}'
  const item = parseText(text).items[0]?.item
  if (!item || !isTarget(item)) throw new Error('the text was not read')
  expect(toItem(toDefinition(item)).item).toEqual(item)
})

test('a rule moves past its neighbour, into a group and out of it', () => {
  const start = outlineOf('a = 1 and b = 2 and (c = 3 or d = 4)')
  const first = nth(start, 0)
  const second = step(start, first, 1)
  expect(textOf(second)).toBe('b = 2 and a = 1 and (c = 3 or d = 4)')
  const inside = step(second, first, 1)
  expect(textOf(inside)).toBe('b = 2 and (a = 1 or c = 3 or d = 4)')
  expect(textOf(step(inside, first, -1))).toBe('b = 2 and a = 1 and (c = 3 or d = 4)')
})

test('the first rule does not move up', () => {
  const start = outlineOf('a = 1 and b = 2')
  expect(step(start, nth(start, 0), -1)).toBe(start)
})

test('a group around a rule joins the other way, and dissolves again', () => {
  const start = outlineOf('a = 1 and b = 2')
  const wrapped = wrap(start, nth(start, 1))
  const group = groupAt(wrapped, wrapped.parents[nth(start, 1)] ?? '')
  expect(group?.join).toBe('or')
  expect(textOf(wrapped)).toBe('a = 1 and b = 2')
  expect(textOf(unwrap(wrapped, group?.id ?? ''))).toBe('a = 1 and b = 2')
})

test('a duplicate stands below, with ids of its own', () => {
  const start = outlineOf('(a = 1 or b = 2) and c = 3')
  const { outline, id } = duplicate(start, nth(start, 0))
  expect(textOf(outline)).toBe('(a = 1 or b = 2) and (a = 1 or b = 2) and c = 3')
  expect(inOrder(start)).not.toContain(id)
  expect(new Set(inOrder(outline)).size).toBe(inOrder(outline).length)
})

test('what is removed takes its children along', () => {
  const start = outlineOf('(a = 1 or b = 2) and c = 3')
  const left = remove(start, nth(start, 0))
  expect(textOf(left)).toBe('c = 3')
  expect(Object.keys(left.nodes)).toHaveLength(2)
})

test('a group is not moved into itself', () => {
  const start = outlineOf('(a = 1 or b = 2) and c = 3')
  expect(moveTo(start, nth(start, 0), nth(start, 0), 0)).toBe(start)
})

test('rules of another outline are put between', () => {
  const start = outlineOf('a = 1 and b = 2')
  const other = outlineOf('x = 1 and y = 2')
  const children = groupAt(other, other.root)?.children ?? []
  expect(textOf(insert(start, other, children, start.root, 1))).toBe('a = 1 and x = 1 and y = 2 and b = 2')
})

test('rules that did not change keep their ids when the text is read anew', () => {
  const start = outlineOf('a = 1 and b = 2')
  const next = readOutline(condition('b = 2 and c = 3 and a = 1'), start)
  expect(inOrder(next)).toContain(nth(start, 0))
  expect(inOrder(next)).toContain(nth(start, 1))
})

test('left out rules leave the others their places', () => {
  const start = outlineOf('a = 1 and b = 2 and c = 3')
  const { expression, places } = writeOutline(start, new Set([nth(start, 1)]))
  expect(expression).toEqual(condition('a = 1 and c = 3'))
  expect(places.get(nth(start, 2))).toBe('/operands/1')
})
