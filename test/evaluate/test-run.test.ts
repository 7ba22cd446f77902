import { describe, expect, test } from 'vitest'
import { defaultLimits as limits } from '../../compiler/limits.ts'
import { checkProject } from '../../compiler/project.ts'
import { runTest } from '../../compiler/test-run.ts'
import { parseText } from '../../grammar/index.ts'
import { catalogOf, connection, mistakes } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'

const segments = `
  segment adults of customer { where age >= 18 }
  segment loyal of customer {
    where country in ("US", "CA")
      and sum(orders.amount where status = "paid") >= 500
      and in segment adults
      and not has events within last 30 days where (event_name = "Unsubscribed")
  }
  segment regulars of customer on demo { sql """ select customer_id from shop.customers """ }
  segment chosen of customer { where country = "US" and not in segment regulars }
  traits money of customer {
    spent   = sum(orders.amount)
    average = avg(orders.amount)
    coupons = list(orders.coupon)
    latest  = max(orders.ordered_at)
  }`

const outcome = (text: string) => {
  const document = parseText(`${shop.text}\n${segments}\n${text}`)
  const settings = { zone: 'UTC', weekStart: 'Monday' as const, limits, defaultConnection: connection }
  const { value, diagnostics } = checkProject([document], catalogOf(shop), settings)
  expect(mistakes(diagnostics)).toEqual([])
  return runTest(value.tests[0]!)
}
/** The sentence of each expectation that fails. */
const failures = (text: string) => outcome(text).expects.flatMap(({ message }) => message ?? [])

const people = `
  as of 2026-06-15T12:00:00Z
  given customer { customer_id, country, age } = [("c1", "US", 30), ("c2", null, 30), ("c3", "US", 17), ("c4", null, 17)]
  given orders { customer_id, order_id, amount, status, coupon, ordered_at } = [
    ("c1", "o1", 600.00, "paid", "B", 2026-06-01T10:00:00Z),
    ("c1", "o2", 100.00, "paid", "A", 2026-06-02T10:00:00Z),
    ("c2", "o3", 700.00, "paid", null, 2026-06-01T10:00:00Z),
    ("c3", "o4", 700.00, "paid", null, 2026-06-01T10:00:00Z),
    ("c3", "o5", 700.00, "paid", null, 2026-06-20T10:00:00Z)
  ]`

describe('a test of a segment', () => {
  test('passes when everybody is where they are expected, for the reason that is expected', () => {
    expect(
      outcome(`test loyal "all is well" { ${people}
        expect "c1" in
        expect "c2" out because country
        expect "c3" out because age
        expect "c3" out because adults
        expect "c4" out
      }`),
    ).toMatchObject({ of: 'loyal', title: 'all is well', passed: true, ran: true })
  })

  test('says why somebody is out, naming the conditions that would let them in', () => {
    expect(failures(`test loyal "" { ${people} expect "c4" in }`)).toEqual([
      '`c4` is out, expected in: `country in ("US", "CA")` is false (`country` has no value) and `sum(orders.amount where status = "paid") >= 500` is false (`sum(orders.amount where status = "paid")` is 0) and `age >= 18` is false (`age` is 17)',
    ])
  })

  test('says what let somebody in', () => {
    expect(failures(`test adults "" { ${people} expect "c1" out }`)).toEqual([
      '`c1` is in, expected out: `age >= 18` is true (`age` is 30)',
    ])
  })

  test('a reason fails that would not alone let the person in', () => {
    expect(failures(`test loyal "" { ${people} expect "c4" out because country }`)).toMatchObject([
      expect.stringMatching(/^`c4` is out, but no condition that reads `country` would alone let it in: /),
    ])
    expect(failures(`test loyal "" { ${people} expect "c2" out because age }`)).toHaveLength(1)
  })

  test('the relation and the column behind an aggregate are reasons', () => {
    const orders = `as of 2026-06-15T12:00:00Z given customer { customer_id, country, age } = [("c1", "US", 30)]`
    for (const reason of ['orders', 'orders.amount', 'orders.status'])
      expect(failures(`test loyal "" { ${orders} expect "c1" out because ${reason} }`), reason).toEqual([])
    expect(failures(`test loyal "" { ${orders} expect "c1" out because events }`)).toHaveLength(1)
  })

  test('nobody in the given rows is not in, and not out for a reason', () => {
    expect(failures(`test loyal "" { ${people} expect "c9" out }`)).toEqual([])
    expect(failures(`test loyal "" { ${people} expect "c9" in }`)).toEqual([
      '`c9` is nobody in the given rows, expected in',
    ])
    expect(failures(`test loyal "" { ${people} expect "c9" out because country }`)).toHaveLength(1)
  })

  test('given segments stand for raw SQL and for rules', () => {
    const given = `given segment regulars = ["c1"]`
    expect(failures(`test chosen "" { ${people} ${given} expect "c1" out because regulars expect "c3" in }`)).toEqual(
      [],
    )
    expect(failures(`test loyal "" { ${people} given segment adults = [] expect "c1" out because adults }`)).toEqual([])
  })
})

describe('a test of traits', () => {
  test('compares exact values, floats to six places, lists and instants', () => {
    expect(
      failures(`test money "" { ${people}
        expect "c1" spent = 700
        expect "c1" average = 350.0000001
        expect "c1" coupons = ["A", "B"]
        expect "c1" latest = 2026-06-02T10:00:00Z
        expect "c4" spent = 0
        expect "c4" average = null
      }`),
    ).toEqual([])
  })

  test('tells the value that was found', () => {
    expect(
      failures(`test money "" { ${people}
        expect "c1" spent = 699.99
        expect "c1" average = 350.01
        expect "c1" coupons = ["A"]
        expect "c2" coupons = ["A"]
        expect "c1" latest = 2026-06-02T10:00:01Z
        expect "c9" spent = 0
      }`),
    ).toEqual([
      '`spent` of `c1` is 700.00, expected 699.99',
      '`average` of `c1` is 350, expected 350.01',
      '`coupons` of `c1` is ["A", "B"], expected ["A"]',
      '`coupons` of `c2` is no value, expected ["A"]',
      '`latest` of `c1` is 2026-06-02T10:00:00Z, expected 2026-06-02T10:00:01Z',
      '`c9` has no row, expected `spent` = 0.00',
    ])
  })

  test('rows at or after the instant of the test do not exist', () => {
    expect(failures(`test money "" { ${people} expect "c3" spent = 700 }`)).toEqual([])
  })
})
