import { expect, test } from 'vitest'
import { compileKeyCheck, compilePopulation, compileProgram } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Expr, Program, Window } from '../../compiler/ir.ts'
import { unsupported } from '../../compiler/template.ts'
import { dialects } from '../../dialects/index.ts'
import {
  aggregate,
  and,
  apply,
  atLeast,
  boolean,
  column,
  equals,
  integer,
  items,
  link,
  literal,
  not,
  orders,
  rawSet,
  read,
  reference,
  segment,
  sequence,
  step,
  table,
  traits,
} from './ir.ts'
import { eachEngine, now, useEngines } from './run.ts'

useEngines()

const compile = (program: Program, dialect: Dialect = dialects.duckdb) =>
  compileProgram(program, dialect, { now, print: 'literals' })
const amount = column(1, 'amount', 'decimal 2')
const timed = link('orders', 'customer_id', 'customer_id', { cut: read('ordered_at', 'timestamp') })
const last = (amount: number): Window => ({ kind: 'last', amount, unit: 'days' })
const spent = (days: number, options: object = {}): Expr =>
  aggregate('sum', amount.type, [timed], {
    value: amount,
    time: column(1, 'ordered_at', 'timestamp'),
    window: last(days),
    ...options,
  })
const paid = equals(column(1, 'status'), 'paid')
const vip = { vip: rawSet('vip', 'select customer_id from shop.vips') }
const top = {
  kind: 'rank',
  type: boolean,
  end: 'top',
  amount: 500,
  percent: true,
  by: reference('trait:spent', amount.type),
} as const

const golden: Readonly<Record<string, Program>> = {
  'one-aggregate': segment(atLeast(spent(90, { where: paid }), 500)),
  'two-windows-one-scan': segment(and(atLeast(spent(90, { where: paid }), 500), not(atLeast(spent(7), 1)))),
  'traits-of-two-relations': traits({
    total: aggregate('sum', amount.type, [timed], { value: amount }),
    pieces: aggregate('sum', integer, [orders, items], { value: column(2, 'quantity', 'integer') }),
    is_us: equals(column(0, 'country'), 'US'),
  }),
  'filter-with-inner-aggregate': segment(
    atLeast(
      aggregate('count', integer, [orders], {
        where: atLeast(aggregate('count', integer, [items], { frame: 1, where: paid }), 1),
      }),
      1,
    ),
  ),
  'sequence-with-then-not': segment(
    sequence(step('Cart'), step('Order', { within: 3_600_000_000 }), step('Refund', { negated: true })),
  ),
  'shared-definition-rank-and-raw-set': segment(
    and(
      top,
      not({ kind: 'member', type: boolean, set: 'vip' }),
      apply('>', [reference('trait:spent', amount.type), literal(1)]),
    ),
    { definitions: { 'trait:spent': spent(90) }, sets: vip },
  ),
}

test('statements read as they did', async () => {
  for (const [name, program] of Object.entries(golden)) {
    for (const dialect of Object.values(dialects)) {
      const { value, diagnostics } = compile(program, dialect)
      expect(diagnostics).toEqual([])
      await expect(`${value.sql}\n`).toMatchFileSnapshot(`golden/${name}.${dialect.name}.sql`)
    }
  }
})

const length = (program: Program): number => compile(program).value.sql.length

test('text grows with the rules, not with the ways through them', () => {
  const chain = (depth: number): Program => {
    const definitions: Record<string, Expr> = { 'trait:d0': spent(1) }
    for (let index = 1; index <= depth; index += 1) {
      const before = reference(`trait:d${index - 1}`, amount.type)
      definitions[`trait:d${index}`] = apply('+', [before, before], amount.type)
    }
    return segment(atLeast(reference(`trait:d${depth}`, amount.type), 1), { definitions })
  }
  const steps = [10, 20, 40, 80].map((depth) => length(chain(depth)))
  const perStep = (steps[1]! - steps[0]!) / 10
  expect((steps[3]! - steps[2]!) / 40).toBeLessThan(perStep * 1.2)

  const wide = (count: number): Program =>
    segment(and(...Array.from({ length: count }, (_, index) => atLeast(spent(index + 1), 1))))
  const widths = [10, 20, 40].map((count) => length(wide(count)))
  expect((widths[2]! - widths[1]!) / 20).toBeLessThan(((widths[1]! - widths[0]!) / 10) * 1.2)
})

test('all aggregates over one relation read its table once', () => {
  const program = segment(
    and(
      ...[7, 30, 90].map((days) => atLeast(spent(days, { where: paid }), days)),
      atLeast(aggregate('count', integer, [timed]), 1),
    ),
  )
  expect(compile(program).value.sql.match(/from "shop"."orders"/g)).toHaveLength(1)
})

const withRow = (row: string): Dialect => ({
  ...dialects.duckdb,
  title: 'Plain SQL',
  rows: { [row]: unsupported('it has no medians') },
})
const median: Expr = {
  ...aggregate('median', { kind: 'float' }, [orders], { value: amount }),
  origin: '/body/where/operands/0',
}

test('what a dialect cannot say is told once, at the node, with its reason', () => {
  const { diagnostics } = compile(segment(and(atLeast(median, 1), atLeast(median, 2))), withRow('median'))
  expect(diagnostics).toEqual([
    {
      code: 'E801',
      severity: 'error',
      path: '/body/where/operands/0',
      message: 'Plain SQL cannot run this: it has no medians.',
    },
  ])
})

test('a text that no database stores is told', () => {
  for (const text of ['a\0b', '\ud800']) {
    const { diagnostics } = compile(segment({ ...equals(column(0, 'country'), { ...literal(text), origin: '/x' }) }))
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([['E802', '/x']])
  }
})

test('a statement longer than the dialect takes, and a name it cannot write, are told', () => {
  const short = { ...dialects.duckdb, longestStatement: 20 }
  expect(compile(segment(equals(column(0, 'country'), 'US')), short).diagnostics.map(({ code }) => code)).toEqual([
    'E803',
  ])
  const name = 'x'.repeat(64)
  const found = compile(segment(equals(column(0, name), 'US')), dialects.postgres).diagnostics
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ['E804', `PostgreSQL cannot write the name \`${name}\`: it is longer than 63 bytes.`],
  ])
})

test('a template that says its operand twice cannot make a statement without end', () => {
  let value: Expr = column(0, 'score', 'float')
  for (let depth = 0; depth < 60; depth += 1) value = apply('round', [value], { kind: 'float' }, 'float')
  expect(compile(traits({ value })).diagnostics.map(({ code }) => code)).toEqual(['E803'])
})

test('repeated keys come most repeated first, three of them', async () => {
  const check = {
    table: table('orders'),
    columns: [read('customer_id'), read('day', 'date')],
    role: 'one',
    enforced: false,
  } as const
  const rows = [
    ['a', 3],
    ['b', 2],
    ['c', 4],
    ['d', 2],
    ['e', 1],
  ].flatMap(([id, count]) => Array.from({ length: count as number }, () => [id as string, '2026-01-02']))
  await eachEngine(async (engine) => {
    await engine.createTables([
      {
        name: ['shop', 'orders'],
        columns: { customer_id: 'text', day: 'date' },
        rows: [...rows, ...rows.map(() => [null, '2026-01-02'])],
      },
    ])
    const found = await engine.run(compileKeyCheck(check, engine.dialect))
    expect([...found].sort(([, a], [, b]) => Number(b) - Number(a))).toEqual([
      ['c, 2026-01-02', 4n],
      ['a, 2026-01-02', 3n],
      ['b, 2026-01-02', 2n],
    ])
  })
})

test('the population is counted with the rows that are not people', async () => {
  const { population } = segment(literal(true))
  await eachEngine(async (engine) => {
    await engine.createTables([
      { name: ['shop', 'customers'], columns: { customer_id: 'text' }, rows: [['a'], ['a'], ['b'], [null]] },
    ])
    expect(await engine.run(compilePopulation(population, engine.dialect))).toEqual([[3n, 1n]])
    const distinct = { ...population, distinct: true } as typeof population
    expect(await engine.run(compilePopulation(distinct, engine.dialect))).toEqual([[2n, 1n]])
  })
})
