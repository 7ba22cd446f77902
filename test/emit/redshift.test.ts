import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Expr, Program } from '../../compiler/ir.ts'
import { namedParameters, redshift } from '../../dialects/redshift.ts'
import { aggregate, apply, column, equals, integer, link, literal, read, segment, text, traits } from './ir.ts'
import { now } from './run.ts'

const compile = (program: Program, print: 'parameters' | 'literals' = 'literals') =>
  compileProgram(program, redshift, { now, print })
const told = (program: Program) => compile(program).diagnostics.map(({ code, message }) => [code, message])

const timed = link('orders', 'customer_id', 'customer_id', { cut: read('ordered_at', 'timestamp') })
const coupon = column(1, 'coupon')
const time = column(1, 'ordered_at', 'timestamp')
const list: Expr = aggregate('list', { kind: 'array', element: text }, [timed], { value: coupon })
const path = (...keys: string[]): Expr => ({
  kind: 'json',
  type: { kind: 'json' },
  value: column(0, 'attributes', 'json'),
  path: keys,
})
const asText = (value: Expr): Expr => ({ kind: 'convert', type: text, value })

test('a literal doubles quotes and backslashes, which escape in Redshift', () => {
  const { sql } = compile(segment(equals(column(0, 'name'), `it's \\ so`))).value
  expect(sql).toContain(`"customer"."name" = 'it''s \\\\ so'`)
})

test('parameters are named p1, p2, … and cast; empty texts stand in the statement, for the Data API takes none', () => {
  const { sql, parameters } = compile(
    traits({ a: literal('x'), b: literal(''), c: literal(5), d: equals(column(0, 'name'), 'y') }),
    'parameters',
  ).value
  expect(sql).toContain('cast(cast(:p1 as varchar(65535)) as varchar(65535)) as "a"')
  expect(sql).toContain(`cast('' as varchar(65535)) as "b"`)
  expect(sql).toContain('cast(:p3 as bigint) as "c"')
  expect(namedParameters(parameters)).toEqual([
    { name: 'p1', value: 'x' },
    { name: 'p3', value: '5' },
    { name: 'p4', value: 'y' },
    { name: 'p5', value: 'y' },
  ])
})

test('a pattern is a literal of Perl’s dialect, also among parameters', () => {
  const { sql, parameters } = compile(
    segment(apply('matches', [column(0, 'name'), literal('^a.b$')])),
    'parameters',
  ).value
  expect(sql).toContain(`regexp_instr("customer"."name", '^a[^\n]b\\\\z', 1, 1, 0, 'p') > 0`)
  expect(parameters).toEqual([])
})

test('the first of a group is found by a window below the grouping, beside aggregates that need none', () => {
  const { sql } = compile(
    traits({
      first: aggregate('first', text, [timed], { value: coupon, time }),
      count: aggregate('count', integer, [timed]),
    }),
  ).value
  expect(sql).toContain('max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"')
  expect(sql).toContain('count(*) as "count_2"')
  expect(sql.match(/from "shop"."orders"/g)).toHaveLength(1)
})

test('two lists stand in two queries, because LISTAGG sorts a query’s groups in one way only', () => {
  const again: Expr = aggregate('list', { kind: 'array', element: text }, [timed], { value: column(1, 'status') })
  const { sql } = compile(traits({ list, again, count: aggregate('count', integer, [timed]) })).value
  expect(sql.match(/listagg/g)).toHaveLength(2)
  expect(sql.match(/from "shop"."orders"/g)).toHaveLength(3)
})

test('a path into JSON is names after the column', () => {
  const { sql } = compile(segment(equals(asText(path('plan', 'a "b"')), 'gold'))).value
  expect(sql).toContain('json_typeof("customer"."attributes"."plan"."a ""b""")')
})

test('JSON kept as text is parsed in a query around its table', () => {
  const stored: Expr = { kind: 'json', type: { kind: 'json' }, value: column(0, 'payload', 'json text'), path: ['x'] }
  const { sql } = compile(segment(equals(asText(stored), 'gold'))).value
  expect(sql).toContain('json_typeof("customer"."payload as json"."x")')
  expect(sql).toContain(
    'case when can_json_parse("customer"."payload") then json_parse("customer"."payload") end as "payload as json"',
  )
})

test('a key of JSON with capitals is refused, because names are folded', () => {
  expect(told(segment(equals(asText(path('planTier')), 'gold')))).toEqual([
    ['E801', expect.stringContaining('are folded to lowercase')],
  ])
})

test('a result has no two columns that differ only in case, and none that cannot be printed', () => {
  expect(told(traits({ Spent: literal('x'), spent: literal('y'), 'a\tb': literal('z') }))).toEqual([
    ['E804', 'Redshift cannot write the name `a\tb`: it holds a character that cannot be printed.'],
    ['E804', 'Redshift cannot write the name `spent`: `Spent` differs only in case.'],
  ])
})
