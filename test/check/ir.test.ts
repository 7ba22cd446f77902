import { describe, expect, test } from 'vitest'
import { brief, check, programOf, traitsOf } from './project.ts'

const column = (read: string, frame = 0, hops: unknown[] = []) => ({ kind: 'column', frame, hops, read })
const literal = (value: string | boolean) => ({ kind: 'literal', value })
const apply = (name: string, ...operands: unknown[]) => ({ kind: 'apply', name, operands })
const not = (operand: unknown) => ({ kind: 'not', operand })
const orders = { relation: 'orders', hops: [], cut: 'ordered_at' }
const events = { relation: 'events', hops: [], cut: 'occurred_at' }
const items = { relation: 'items', hops: [] }
const count = (more: object) => ({ kind: 'aggregate', function: 'count', frame: 0, ...more })
const orderTime = column('ordered_at', 1)
const event = (name: string) => apply('=', column('event_name', 1), literal(name))

const condition = (text: string, entity?: string) => brief(programOf(text, entity).condition)

describe('names', () => {
  test('a bare name is a column of the entity', () => {
    expect(condition('country = "US"')).toEqual(apply('=', column('country'), literal('US')))
  })
  test('inside a where, a bare name is a column of the last relation, and rows further up go by their names', () => {
    expect(condition('has orders.items where (quantity > 1 and orders.status = "paid" and customer.age > 3)')).toEqual(
      apply(
        '>=',
        count({
          links: [orders, items],
          time: orderTime,
          where: {
            kind: 'and',
            operands: [
              apply('>', column('quantity', 2), literal('1')),
              apply('=', column('status', 1), literal('paid')),
              apply('>', column('age', 0), literal('3')),
            ],
          },
        }),
        literal('1'),
      ),
    )
  })
  test('a path through one relations is a field', () => {
    expect(condition('account.plan = "pro"')).toEqual(
      apply('=', column('plan', 0, [{ relation: 'account' }]), literal('pro')),
    )
  })
  test('a path below a JSON column', () => {
    expect(condition('attributes.plan.tier = "gold"')).toEqual(
      apply(
        '=',
        { kind: 'convert', value: { kind: 'json', value: column('attributes'), path: ['plan', 'tier'] } },
        literal('gold'),
      ),
    )
  })
  test('a JSON path compared with a number is read as a number', () => {
    const { condition: found } = programOf('attributes.level > 3')
    expect(found).toMatchObject({
      operands: [{ kind: 'convert', type: { kind: 'float' } }, { type: { kind: 'float' } }],
    })
  })
  test('the ID column is the ID as text', () => {
    expect(condition('customer_id = "c1"')).toEqual(apply('=', { kind: 'id' }, literal('c1')))
  })
  test('traits of the same set stand in any order, those of another set by its name', () => {
    const program = traitsOf('traits t of customer { twice = half * 2 half = commerce.lifetime_value / 2 }')
    expect(brief(program)).toMatchObject({
      columns: [
        { name: 'twice', value: { operands: [{ kind: 'reference', definition: 'trait:t.half' }, { value: '2' }] } },
        { name: 'half' },
      ],
    })
    expect(Object.keys((program as { definitions: object }).definitions).sort()).toEqual([
      'trait:commerce.lifetime_value',
      'trait:t.half',
    ])
  })
})

describe('truth', () => {
  test.each([
    ['country != "US"', not(apply('=', column('country'), literal('US')))],
    ['country not in ("US", "CA")', not(apply('in', column('country'), literal('US'), literal('CA')))],
    ['country is not set', not(apply('is set', column('country')))],
    ['is_vip', apply('is true', column('is_vip'))],
    ['not is_vip', not(apply('is true', column('is_vip')))],
    ['name not contains "x"', not(apply('contains', column('name'), literal('x')))],
  ])('%s has no negative operator in it', (text, wanted) => {
    expect(stripVariant(condition(text))).toEqual(wanted)
  })
  test('ignoring case folds both sides', () => {
    expect(condition('country = "us" ignoring case')).toEqual(
      apply('=', apply('fold_case', column('country')), apply('fold_case', literal('us'))),
    )
  })
})

describe('dates mean whole days', () => {
  const during = (window: object) => ({ kind: 'in window', value: column('created_at'), window })
  const date = (value: string) => ({ kind: 'date', value })
  test.each([
    ['created_at < 2026-01-31', during({ kind: 'before', moment: date('2026-01-31') })],
    ['created_at <= 2026-01-31', during({ kind: 'before', moment: date('2026-02-01') })],
    ['created_at > 2026-01-31', during({ kind: 'after', moment: date('2026-01-31') })],
    ['created_at >= 2026-01-31', during({ kind: 'since', moment: date('2026-01-31') })],
    ['created_at = 2026-01-31', during({ kind: 'on', moment: date('2026-01-31') })],
    ['2026-01-31 > created_at', during({ kind: 'before', moment: date('2026-01-31') })],
    [
      'created_at between 2026-01-01 and 2026-01-31',
      during({ kind: 'from', from: date('2026-01-01'), to: date('2026-01-31') }),
    ],
  ])('%s', (text, wanted) => {
    expect(condition(text)).toEqual(wanted)
  })
  test('an instant stays an instant, in UTC', () => {
    expect(condition('created_at > 2026-01-31T10:00:00.5+01:00')).toEqual(
      apply('>', column('created_at'), literal('2026-01-31T09:00:00.500000Z')),
    )
  })
})

describe('rows', () => {
  test('has, has no and counts are comparisons of a count', () => {
    const rows = count({ links: [orders], time: orderTime })
    expect(condition('has orders')).toEqual(apply('>=', rows, literal('1')))
    expect(condition('has no orders')).toEqual(apply('=', rows, literal('0')))
    expect(condition('has at most 2 orders')).toEqual(apply('<=', rows, literal('2')))
    expect(stripVariant(condition('has between 1 and 3 orders'))).toEqual(
      apply('between', rows, literal('1'), literal('3')),
    )
  })
  test('all … have: no row fails', () => {
    expect(condition('all orders where (channel = "web") have (status = "paid")')).toEqual(
      apply(
        '=',
        count({
          links: [orders],
          time: orderTime,
          where: {
            kind: 'and',
            operands: [
              apply('=', column('channel', 1), literal('web')),
              not(apply('=', column('status', 1), literal('paid'))),
            ],
          },
        }),
        literal('0'),
      ),
    )
  })
  test('did counts rows of that name, in a window', () => {
    expect(condition('did "A" at least 3 times within last 30 days where (category = "x")')).toEqual(
      apply(
        '>=',
        count({
          links: [events],
          time: column('occurred_at', 1),
          window: { kind: 'last', amount: 30, unit: 'days' },
          where: { kind: 'and', operands: [event('A'), apply('=', column('category', 1), literal('x'))] },
        }),
        literal('3'),
      ),
    )
  })
  test('on N days counts different dates', () => {
    expect(condition('did "A" on at least 3 days')).toMatchObject({
      operands: [
        { function: 'count_distinct', value: { kind: 'convert', value: column('occurred_at', 1) } },
        literal('3'),
      ],
    })
  })
  test('first_time is the earliest time, in the window', () => {
    expect(condition('did first_time "A" within last 7 days')).toEqual({
      kind: 'in window',
      value: {
        kind: 'aggregate',
        function: 'min',
        frame: 0,
        links: [events],
        time: column('occurred_at', 1),
        value: column('occurred_at', 1),
        where: event('A'),
      },
      window: { kind: 'last', amount: 7, unit: 'days' },
    })
  })
  test('since last counts rows after the latest other event', () => {
    expect(condition('did "A" since last ("B" where total > 5)')).toMatchObject({
      operands: [
        {
          function: 'count',
          where: event('A'),
          after: {
            kind: 'aggregate',
            function: 'max',
            frame: 0,
            value: column('occurred_at', 1),
            where: { kind: 'and', operands: [event('B'), apply('>', column('total', 1), literal('5'))] },
          },
        },
        literal('1'),
      ],
    })
  })
  test('a sequence has a link, a time and a duration in microseconds for each step', () => {
    expect(condition('did within last 30 days "A" then orders within 2 days then not "C" within 1 hours')).toEqual({
      kind: 'sequence',
      frame: 0,
      steps: [
        { link: events, time: column('occurred_at', 1), where: event('A') },
        { link: orders, time: orderTime, within: 172_800_000_000 },
        { link: events, time: column('occurred_at', 1), where: event('C'), negated: true, within: 3_600_000_000 },
      ],
      window: { kind: 'last', amount: 30, unit: 'days' },
    })
  })
  test('an aggregate takes an expression over one chain, and the time of the last relation that has one', () => {
    expect(condition('sum(orders.items.quantity * orders.items.unit_price within last 90 days) > 5')).toMatchObject({
      operands: [
        {
          links: [orders, items],
          time: orderTime,
          window: { kind: 'last', amount: 90, unit: 'days' },
          value: apply('*', column('quantity', 2), column('unit_price', 2)),
        },
        {},
      ],
    })
  })
  test('one relations after many rows are hops of the last frame', () => {
    expect(condition('most_frequent(orders.items.product.name) = "x"')).toMatchObject({
      operands: [{ links: [orders, items], value: column('name', 2, [{ relation: 'product' }]) }, literal('x')],
    })
  })
  test('rows beyond now are seen by windows that say so, and by no others', () => {
    const link = (window: string) =>
      (condition(`has orders ${window}`) as { operands: [{ links: [{ cut?: string }] }] }).operands[0].links[0].cut
    for (const window of ['within next 7 days', 'from 2026-01-01 to 2027-01-01', 'on 2026-01-01', 'after 2026-01-01'])
      expect(link(window)).toBeUndefined()
    for (const window of ['', 'within last 7 days', 'since 2026-01-01', 'before 2027-01-01', 'within this month'])
      expect(link(window)).toBe('ordered_at')
  })
  test('floats are summed to the places that the model names', () => {
    expect(condition('sum(orders.discount) > 5')).toMatchObject({ operands: [{ places: 2 }, {}] })
  })
})

describe('sets', () => {
  test('a segment of the same entity is a definition', () => {
    const program = programOf('in segment vips')
    expect(program.condition).toMatchObject({ kind: 'reference', definition: 'segment:vips' })
    expect(brief(program.definitions)).toEqual({ 'segment:vips': apply('is true', column('is_vip')) })
  })
  test('definitions of definitions come along', () => {
    const { value } = check(
      'segment b of customer { where in segment vips }\nsegment a of customer = b except employees',
    )
    expect(Object.keys(value.segments.get('a')?.program?.definitions ?? {}).sort()).toEqual([
      'segment:b',
      'segment:employees',
      'segment:vips',
    ])
  })
  test('raw SQL is a set of IDs, of another connection perhaps', () => {
    const { value } = check('segment a of customer { where in segment churn_risk }')
    expect(value.segments.get('a')).toMatchObject({
      foreign: ['support'],
      program: {
        condition: { kind: 'member', set: 'churn_risk' },
        sets: { churn_risk: { kind: 'sql', connection: 'support', text: 'select user_id from ml.predictions' } },
      },
    })
  })
  test('IDs of another entity are a set with a program of its own', () => {
    expect(programOf('account_id in segment big_accounts')).toMatchObject({
      condition: { kind: 'member', value: { kind: 'column' }, set: 'big_accounts' },
      sets: { big_accounts: { kind: 'program', program: { population: { entity: 'account' } } } },
    })
  })
  test('a condition over another place is a set of the IDs there', () => {
    const program = programOf('has tickets within last 14 days where (status = "open")')
    expect(program).toMatchObject({
      condition: { kind: 'member', set: 'a@support/1' },
      sets: {
        'a@support/1': {
          kind: 'program',
          program: { connection: 'support', population: { table: { name: ['ZENDESK', 'PUBLIC', 'USERS'] } } },
        },
      },
    })
  })
  test('what is true of people without rows there is the complement of a set', () => {
    expect(programOf('has no tickets').condition).toMatchObject({ kind: 'not', operand: { kind: 'member' } })
    expect(programOf('count(tickets) < 3').condition).toMatchObject({ kind: 'not', operand: { kind: 'member' } })
    expect(programOf('count(tickets) >= 3').condition).toMatchObject({ kind: 'member' })
    expect(programOf('all tickets have (rating > 3)').condition).toMatchObject({ kind: 'not' })
  })
  test('in at least k of n adds up', () => {
    expect(programOf('in at least 2 of (vips, employees, recent)').condition).toMatchObject({
      kind: 'apply',
      name: '>=',
    })
    expect(programOf('in at least 1 of (vips, employees)').condition).toMatchObject({ kind: 'or' })
    expect(programOf('in at least 2 of (vips, employees)').condition).toMatchObject({ kind: 'and' })
  })
})

test('conditions carry the pointer of their node', () => {
  const { condition: found } = programOf('age > 5 and not (country = "US")')
  expect(found).toMatchObject({
    origin: '/body/where',
    operands: [
      { origin: '/body/where/operands/0', operands: [{ origin: '/body/where/operands/0/operands/0' }, {}] },
      { origin: '/body/where/operands/1', operand: { origin: '/body/where/operands/1/operand' } },
    ],
  })
})

test('the IR is plain JSON', () => {
  const program = programOf('age > 5 and has tickets and in segment churn_risk and did "A" then "B"')
  expect(JSON.parse(JSON.stringify(program))).toEqual(program)
})

/** Variants are the business of the operators' own tests. */
function stripVariant(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'variant' ? undefined : part)))
}
