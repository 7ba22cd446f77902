import { describe, expect, test } from 'vitest'
import { tableKey } from '../../compiler/values.ts'
import { check } from './project.ts'

const bind = (text: string) => {
  const { value, diagnostics } = check(text)
  const [found] = value.tests
  if (!found) throw new Error(`no test: ${diagnostics.map((each) => each.message).join(' ')}`)
  return found
}
const rowsOf = (found: ReturnType<typeof bind>, ...name: string[]) =>
  found.rows.get(tableKey({ connection: name[0] === 'ZENDESK' ? 'support' : 'demo', name }))

describe('a test is bound to its tables', () => {
  test('cells are values of their columns', () => {
    const found = bind(`test recent "values" {
      as of 2026-11-01T00:00:00.5Z
      given customer { customer_id, age, score, credit, is_vip, born_on, created_at, attributes, tags, country } =
        [("c1", 5, 0.5, 7.5, true, 2026-01-02, 1970-01-01T00:00:01Z, '{"a": 1}', ["x", "y"], null)]
      expect "c1" in
    }`)
    expect(found.now).toBe(1793491200500000n)
    expect(rowsOf(found, 'shop', 'customers')).toEqual([
      {
        customer_id: 'c1',
        age: 5n,
        score: 0.5,
        credit: { unscaled: 750n, scale: 2 },
        is_vip: true,
        born_on: { day: 20455 },
        created_at: { micros: 1_000_000n },
        attributes: { json: { a: 1 } },
        tags: ['x', 'y'],
        country: null,
      },
    ])
  })
  test('rows of relations, of other places and of segments', () => {
    const found = bind(`test vips "tables" {
      given orders.items { order_id, quantity } = [("o1", 2)]
      given tickets { requester_id, rating } = [("u1", 4)]
      given segment employees = ["c1", 42]
      expect "c1" out
    }`)
    expect(rowsOf(found, 'shop', 'order_items')).toEqual([{ order_id: 'o1', quantity: 2n }])
    expect(rowsOf(found, 'ZENDESK', 'PUBLIC', 'TICKETS')).toEqual([{ REQUESTER_ID: 'u1', RATING: 4n }])
    expect(found.sets).toEqual({ employees: ['c1', '42'] })
    expect(found.program?.name).toBe('vips')
  })
  test.each([
    ['is_vip', { kind: 'column', column: 'is_vip' }],
    ['customer_id', { kind: 'id' }],
    ['orders', { kind: 'relation', path: ['orders'] }],
    ['orders.status', { kind: 'column', column: 'status' }],
    ['employees', { kind: 'definition', definition: 'segment:employees' }],
    ['churn_risk', { kind: 'set', set: 'churn_risk' }],
    ['commerce.lifetime_value', { kind: 'definition', definition: 'trait:commerce.lifetime_value' }],
  ])('because %s', (path, because) => {
    expect(bind(`test vips "why" { expect "c1" out because ${path} }`).expects).toMatchObject([{ id: 'c1', because }])
  })
  test('an expected trait is of the type of the trait', () => {
    const found = bind('test commerce "sum" { as of 2026-11-01T00:00:00Z expect "c1" lifetime_value = 30 }')
    expect(found.expects).toMatchObject([{ kind: 'trait', value: { unscaled: 3000n, scale: 2 }, origin: '/expect/0' }])
  })
  test('a test with a mistake has no program', () => {
    expect(bind('test vips "x" { given orders { nope } = [(1)] expect "c1" in }').program).toBeUndefined()
  })
})
