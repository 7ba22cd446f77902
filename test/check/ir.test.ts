import { describe, expect, test } from 'vitest'
import { brief, check, programOf, traitsOf } from './project.ts'
import { apply, column, condition, count, items, literal, not, orders, orderTime, stripVariant } from './shapes.ts'

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
