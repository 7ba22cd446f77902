import { describe, expect, test } from 'vitest'
import { jsonSchema, nodePaths, parseText, position, readJson } from '../../grammar/index.ts'
import { findings, readItem } from './read.ts'

const segment = (where: unknown) => ({
  version: 1,
  items: [{ kind: 'segment', name: 's', entity: 'customer', body: { kind: 'rules', where } }],
})
const field = { kind: 'field', path: ['total'] }
const one = { kind: 'number', value: '1' }

describe('JSON that is no document is told at its place', () => {
  test.each([
    ['a text', 'x', '', '`/` is not an object.'],
    ['no version', { items: [] }, '/version', '`/version` is none of `1`.'],
    [
      'an unknown kind',
      segment({ kind: 'sheep' }),
      '/items/0/body/where/kind',
      '`/items/0/body/where/kind` has no `kind` that fits here.',
    ],
    [
      'a missing part',
      segment({ kind: 'not' }),
      '/items/0/body/where/operand',
      '`/items/0/body/where/operand` is missing.',
    ],
    [
      'an unknown part',
      segment({ ...field, sheep: 1 }),
      '/items/0/body/where',
      '`/items/0/body/where` has `sheep`, which the document does not know.',
    ],
    [
      'a wrong type',
      segment({ kind: 'field', path: 5 }),
      '/items/0/body/where/path',
      '`/items/0/body/where/path` is not a list.',
    ],
    [
      'an empty list',
      segment({ kind: 'and', operands: [one] }),
      '/items/0/body/where/operands',
      '`/items/0/body/where/operands` has fewer than 2 entries.',
    ],
    [
      'an impossible date',
      segment({ kind: 'date', value: '2026-02-30' }),
      '/items/0/body/where/value',
      '`/items/0/body/where/value` is no date of the calendar, spelled `2026-01-31`.',
    ],
    [
      'too few operands',
      segment({ kind: 'operation', operator: 'in', operands: [field] }),
      '/items/0/body/where',
      '`/items/0/body/where` has operands or marks that its operator does not take.',
    ],
    [
      'a negation that has no spelling',
      segment({ kind: 'operation', operator: '<', negated: true, operands: [field, one] }),
      '/items/0/body/where',
      '`/items/0/body/where` has operands or marks that its operator does not take.',
    ],
    [
      'a comment of two lines',
      segment({ ...field, comments: { after: 'a\nb' } }),
      '/items/0/body/where/comments/after',
      '`/items/0/body/where/comments/after` is not one line without blanks at its end.',
    ],
    [
      'a comment of a part that is not there',
      { version: 1, items: [{ ...segment(field).items[0], comments: { parts: { title: { after: 'x' } } } }] },
      '/items/0',
      '`/items/0` has comments of a part that is not there.',
    ],
    [
      'a name of two lines',
      segment({ kind: 'field', path: ['a\nb'] }),
      '/items/0/body/where/path/0',
      '`/items/0/body/where/path/0` holds signs that no name can hold.',
    ],
  ])('%s', (_, json, path, message) => {
    expect(findings(readJson(json))).toMatchObject([{ path, message }])
  })

  test('an item that cannot be read hides no other', () => {
    const read = readJson({ version: 1, items: [{ kind: 'sheep' }, ...segment(field).items] })
    expect(read.document.items).toMatchObject([{ name: 's' }])
    expect(findings(read)).toHaveLength(1)
  })
})

test('numbers of JSON become the decimals they are', () => {
  const value = (number: number) => {
    const [item] = readJson(segment({ kind: 'number', value: number })).document.items
    return (
      item?.kind === 'segment' &&
      item.body.kind === 'rules' &&
      item.body.where?.kind === 'number' &&
      item.body.where.value
    )
  }
  expect([5, -0.5, 1e21, 1.5e-7, -1.25e22, 0, 1e-7].map(value)).toEqual([
    '5',
    '-0.5',
    '1000000000000000000000',
    '0.00000015',
    '-12500000000000000000000',
    '0',
    '0.0000001',
  ])
})

describe('places', () => {
  test('of nodes read from JSON are pointers', () => {
    const { items } = readJson(segment({ kind: 'and', operands: [field, { kind: 'not', operand: field }] }))
    const item = items[0]?.item
    if (item?.kind !== 'segment' || item.body.kind !== 'rules' || item.body.where?.kind !== 'and')
      throw new Error('not read')
    const [first, second] = item.body.where.operands
    expect(items[0]?.origins.of(first!)).toEqual({ path: '/items/0/body/where/operands/0' })
    expect(items[0]?.origins.of(second!)).toEqual({ path: '/items/0/body/where/operands/1' })
    expect(items[0]?.origins.of(first!, 'path.0')).toEqual({ path: '/items/0/body/where/operands/0/path/0' })
    expect(items[0]?.origins.of(item, 'name')).toEqual({ path: '/items/0/name' })
  })

  test('of nodes read from text are spans of the item', () => {
    const text = 'segment s of customer {\n  where orders.amount + 1 > 5 and has at least 2 orders\n}'
    const { item, origins } = parseText(`\n\n${text}`).items[0]!
    const at = (node: object, part?: string) => {
      const { span } = origins.of(node, part)
      return span && text.slice(span.start, span.end)
    }
    if (item?.kind !== 'segment' || item.body.kind !== 'rules' || item.body.where?.kind !== 'and')
      throw new Error('not read')
    const [comparison, has] = item.body.where.operands
    if (comparison?.kind !== 'operation' || has?.kind !== 'has') throw new Error('not read')
    const [sum] = comparison.operands
    if (sum?.kind !== 'operation') throw new Error('not read')
    expect(at(item)).toBe(text)
    expect([at(item, 'name'), at(item, 'entity')]).toEqual(['s', 'customer'])
    expect(at(item.body.where)).toBe('orders.amount + 1 > 5 and has at least 2 orders')
    expect([at(comparison), at(comparison, 'operator')]).toEqual(['orders.amount + 1 > 5', '>'])
    expect([at(sum), at(sum.operands[0]!), at(sum.operands[0]!, 'path.1')]).toEqual([
      'orders.amount + 1',
      'orders.amount',
      'amount',
    ])
    expect([at(has), at(has, 'path'), at(has.count!)]).toEqual(['has at least 2 orders', 'orders', 'at least 2'])
    expect(at(has, 'nothing')).toBe('has at least 2 orders')
  })

  test('of every node of an item', () => {
    const item = readItem('segment s of customer {\n  where not is_vip // why\n}')
    expect([...nodePaths(item).values()]).toEqual(['', '/body', '/body/where', '/body/where/operand'])
  })

  test('as lines and columns count from 1', () => {
    expect([0, 1, 2, 3, 5].map((offset) => position('a\n\nbc', offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 3 },
    ])
  })
})

test('the JSON Schema names every kind of item', () => {
  const text = JSON.stringify(jsonSchema())
  for (const kind of ['entity', 'segment', 'traits', 'test', 'operation', 'sequence', 'in window'])
    expect(text).toContain(`"const":"${kind}"`)
})

describe('an edit parses only the item it touches', () => {
  test('items with the same text are taken over', () => {
    const before = parseText('segment a of c {}\n\nsegment b of c {}\n\nsegment c of c {}')
    const after = parseText('// new\nsegment a of c {}\n\nsegment b of c { where x }\n\nsegment c of c {}', {
      previous: before,
    })
    expect(after.items.map((item, index) => item.item === before.items[index]?.item)).toEqual([false, false, true])
    expect(after.items.map((item) => item.start)).toEqual([0, 26, 54])
  })

  test('two items with the same text are two items', () => {
    const before = parseText('segment a of c {}\n\nsegment a of c {}')
    const [first, second, third] = parseText('segment a of c {}\n\nsegment a of c {}\n\nsegment a of c {}', {
      previous: before,
    }).document.items
    expect(new Set([first, second, third]).size).toBe(3)
  })
})
