import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Expr, Program } from '../../compiler/ir.ts'
import type { Type } from '../../compiler/types.ts'
import { databricks } from '../../dialects/databricks.ts'
import { column, equals, literal, segment, traits } from './ir.ts'
import { now } from './run.ts'

const told = (program: Program) =>
  compileProgram(program, databricks, { now, print: 'literals' }).diagnostics.map(({ code, message }) => [
    code,
    message,
  ])
const printed = (value: string): string => databricks.literal({ value, type: { kind: 'text' } })

test('text escapes quotes, backslashes and line breaks', () => {
  expect(printed(`it's \\ "so"\n\r`)).toBe(`'it\\'s \\\\ "so"\\n\\r'`)
})

test('text holds no variable, which Spark would replace in literals too', () => {
  expect(printed('${env:HOME} $5 ${')).toBe(`'\\u0024{env:HOME} $5 \\u0024{'`)
  expect(told(segment(equals(column(0, 'a${b}'), 'x')))).toEqual([
    ['E804', 'Databricks cannot write the name `a${b}`: a name cannot hold `${`, which stands for a variable.'],
  ])
})

test('parameters are called p1, p2, … and every one is a text that the statement casts', () => {
  const program = segment(equals(column(0, 'name'), 'Ada'))
  expect(compileProgram(program, databricks, { now, print: 'parameters' }).value.sql).toContain('`name` = :p1')
  const parameter = (type: Type, value: string | null) => databricks.parameter(2, { type, value })
  expect(parameter({ kind: 'text' }, null)).toBe('cast(:p2 as string)')
  expect(parameter({ kind: 'integer' }, '9223372036854775807')).toBe('cast(:p2 as bigint)')
  expect(parameter({ kind: 'integer' }, '9223372036854775808')).toBe('cast(:p2 as decimal(38, 0))')
  expect(parameter({ kind: 'decimal', scale: 2 }, '-12.50')).toBe('cast(:p2 as decimal(4, 2))')
  expect(parameter({ kind: 'timestamp' }, '2026-01-31T10:00:00.000000Z')).toBe('cast(:p2 as timestamp)')
})

const at = (...path: readonly string[]): Expr => ({
  kind: 'json',
  type: { kind: 'json' },
  value: column(0, 'attributes', 'json'),
  path,
})
const textAt = (...path: readonly string[]): Program =>
  segment(equals({ kind: 'convert', type: { kind: 'text' }, value: at(...path) }, 'x'))

test('a key of JSON stands in the quotes that it does not hold', () => {
  const { sql, parameters } = compileProgram(textAt('plan', 'a b', "it's", 'x"y', `a'b"c`, '?'), databricks, {
    now,
    print: 'parameters',
  }).value
  expect(sql).toContain("try_variant_get(`customer`.`attributes`, :p1, 'variant')")
  expect(parameters[0]?.value).toBe(`$.plan['a b']["it's"]['x"y'].a'b"c.?`)
})

test('a key of JSON that no segment of a path can hold is told', () => {
  for (const key of ['', `a.b'c"d`, 'a.b?']) {
    expect(
      told(textAt(key)).map(([code]) => code),
      key,
    ).toEqual(['E801'])
  }
})

test('a result has no two columns that differ only in case', () => {
  expect(told(traits({ Spent: literal('x'), spent: literal('y') }))).toEqual([
    ['E804', 'Databricks cannot write the name `spent`: `Spent` differs only in case.'],
  ])
})
