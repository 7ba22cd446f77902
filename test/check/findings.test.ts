import { describe, expect, test } from 'vitest'
import { marked } from './marked.ts'
import { findings } from './project.ts'

const errorsOf = (text: string) => findings(text).filter((each) => each.severity !== 'info')

const check = (source: string, ...codes: readonly string[]) => {
  const { text, spans } = marked(source)
  const found = errorsOf(text)
  expect(found.map((each) => each.code)).toEqual(codes)
  if (spans.length > 0) expect(found.map((each) => each.span)).toEqual(spans)
  return found
}

describe('one mistake, one diagnostic', () => {
  test.each<readonly [string, ...string[]]>([
    ['segment a of customer { where «contry» = "US" and upper(lower(«nme»)) = "x" }', 'E204', 'E204'],
    ['segment a of «custmer» { where foo = 1 and has bar }', 'E201'],
    ['segment a of «custmer» { where foo }\nsegment b of customer { where in segment a }', 'E201'],
    [
      'entity e on demo { from «shop.orderz» id x many ys from shop.orders by customer_id }\nsegment a of e { where has ys where (z = 1) and q > 3 }',
      'E202',
    ],
    [
      'entity e on demo { from shop.customers id customer_id many os from shop.orders by «acount_id» }\nsegment a of e { where has os where (nope = 1) }',
      'E203',
    ],
    [
      'segment «a» of customer { where in segment b }\nsegment b of customer { where in segment c and x = 1 }\nsegment c of customer = a or b',
      'E501',
    ],
    ['traits t of customer { «a» = b + 1 b = a * 2 }', 'E501'],
    ['traits t of customer { a = «nope» b = a + 1 c = b > 3 }', 'E204'],
    ['segment a of customer { where «age + country» > 5 and «days_since(age)» > 3 }', 'E301', 'E302'],
    ['segment a of customer { where has orders where (channel = "web" and «country» = "US") }', 'E212'],
    ['segment a of customer { where «orders.amount» > 5 or «orders.items.quantity» > 5 }', 'E401', 'E401'],
    ['segment a of customer { where has «orders.items.product.category» }', 'E205'],
    ['segment a of customer { where orders.«amoun» > 5 }', 'E203'],
    ['segment a of customer { where last(deliveries.carrier) = "x" and has deliveries within last 3 days }'],
    ['segment a of customer { where «has deliveries within last 3 hours» }', 'E404'],
    ['test vips "x" { given orders { order_id, «amout» } = [("o1", 3)] expect "c1" in }', 'E203'],
  ])('%s', (source, ...codes) => {
    check(source, ...codes)
  })
})

describe('nearest names come with a fix', () => {
  const fixed = (source: string): string => {
    const { text } = marked(source)
    const [edit] = errorsOf(text)[0]?.fix?.edits ?? []
    if (!edit) throw new Error('no fix')
    return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  }
  test.each([
    ['segment a of custmer { }', 'segment a of customer { }'],
    ['segment a of customer { where contry = "US" }', 'segment a of customer { where country = "US" }'],
    ['segment a of customer { where Country = "US" }', 'segment a of customer { where country = "US" }'],
    ['segment a of customer { where has order }', 'segment a of customer { where has orders }'],
    [
      'segment a of customer { where orders.item.quantity > 3 }',
      'segment a of customer { where orders.items.quantity > 3 }',
    ],
    ['segment a of customer { where lowercase(name) = "x" }', 'segment a of customer { where lower(name) = "x" }'],
    ['segment a of customer { where in segment vip }', 'segment a of customer { where in segment vips }'],
    ['segment a of customer = vip or employees', 'segment a of customer = vips or employees'],
    ['segment a of customer { where orders_90d > 3 }', 'segment a of customer { where commerce.orders_90d > 3 }'],
    [
      'segment a of customer { where has orders where (country = "US") }',
      'segment a of customer { where has orders where (customer.country = "US") }',
    ],
    ['segment a of customer { where country = 5 }', 'segment a of customer { where country = "5" }'],
    [
      'segment a of customer { where country in ("a", 2026-01-31) }',
      'segment a of customer { where country in ("a", "2026-01-31") }',
    ],
    ['segment a of customer { where name contains 12.50 }', 'segment a of customer { where name contains "12.50" }'],
    ['segment a of customer { where age contains "x" }', undefined],
    ['segment a of customer { where country between 1 and 5 }', undefined],
    ['test vips "x" { expect "c1" out because contry }', 'test vips "x" { expect "c1" out because country }'],
    [
      'test commerce "x" { as of 2026-11-01T00:00:00Z expect "c1" lifetime = 3 }',
      'test commerce "x" { as of 2026-11-01T00:00:00Z expect "c1" lifetime_value = 3 }',
    ],
    ['entity e on demo { from shop.orders id order_id many i from shop.order_items by order_id at ordred }', undefined],
  ])('%s', (source, wanted) => {
    if (wanted === undefined) expect(() => fixed(source)).toThrow('no fix')
    else expect(fixed(source)).toBe(wanted)
  })
})

describe('names of a warehouse that folds case', () => {
  test('columns of any case are found', () => {
    check('segment a of customer { where has tickets where (status = "open" and Rating > 3) }')
  })
})

describe('what lives elsewhere', () => {
  test.each([
    'segment a of customer { where not (in segment churn_risk or has tickets) and age > 3 }',
    'traits t of customer { risky = in segment churn_risk }',
    'segment a of customer = churn_risk except vips',
  ])('is combined beside other conditions: %s', (source) => {
    check(source)
  })
  test.each([
    'segment a of customer { where top 5 by age among (in segment «churn_risk») }',
    'segment b of customer { where in segment churn_risk }\nsegment a of customer { where top 5 by age among (in segment «b») }',
    'segment a of customer { where when in segment «churn_risk» then true else false }',
    'segment a of customer { where account_id in segment «churn_risk» }',
  ])('and nowhere else: %s', (source) => {
    check(source, 'E410')
  })
})

describe('proofs', () => {
  test.each([
    ['age = 5 and «age != 5»', 'W601'],
    ['age > 5 and (country = "US" or name = "x") and «age <= 5»', 'W601'],
    ['country = "US" and «country = "CA"»', 'W601'],
    ['country in ("US", "CA") and «country in ("MX", "GB")»', 'W601'],
    ['country is not set and «country = "US"»', 'W601'],
    ['country = "US" and «country starts with "C"»', 'W601'],
    ['age > 5 and «age < 6»', 'W601'],
    ['born_on after 2026-05-01 and «born_on before 2026-01-01»', 'W601'],
    ['has orders and «has no orders»', 'W601'],
    ['has orders where (status = "a" and «status = "b"»)', 'W601'],
    ['in segment vips and «not in segment vips»', 'W601'],
    ['has tickets where (status = "a" and «status = "b"»)', 'W601'],
    ['«count(orders) < 0»', 'W601'],
    ['«has at least 0 orders»', 'W602'],
    ['age is set or «age is not set»', 'W602'],
    ['age > 5 or not (age > 5 and «age < 3»)', 'W601'],
    ['is_vip or «not is_vip»', 'W602'],
    ['«created_at from 2026-02-01 to 2026-01-01»', 'W603'],
    ['«has orders from 2026-02-01 to 2026-01-01»', 'W603'],
    ['has orders or «all orders have (amount > 5)»', 'W604'],
  ])('%s', (condition, code) => {
    const source = `segment a of customer { where ${condition} }`
    const { text, spans } = marked(source)
    const found = errorsOf(text)
    expect(found.map((each) => each.code)).toEqual([code])
    expect(found.map((each) => each.span)).toEqual(spans)
  })
  test.each([
    'age > 5 and age < 7',
    'score > 5 and score < 6',
    'age > 5 or age <= 5',
    'age < 17 or age > 18',
    'country != "US" and country != "CA"',
    'country = "US" or country != "CA"',
    'has orders where (status = "a") and has orders where (status = "b")',
    'created_at within last 7 days and created_at more than 3 days ago',
    'tags contains "a" and tags contains "b"',
    'name contains "a" and name contains "b" and not (name starts with "a")',
    'attributes.a = "x" and attributes.b = "y"',
    'has orders and all orders have (amount > 5)',
    'not all orders have (amount > 5)',
    'top 5 by age and bottom 100 by age',
    'did "A" since last "B"',
  ])('nothing is claimed of: %s', (condition) => {
    check(`segment a of customer { where ${condition} }`)
  })
})
