import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { bigquery, parameterType } from '../../dialects/bigquery.ts'
import { column, equals, literal, segment, traits } from './ir.ts'
import { now } from './run.ts'

const told = (program: Program) =>
  compileProgram(program, bigquery, { now, print: 'literals' }).diagnostics.map(({ code, message }) => [code, message])

test('a table stands as a whole between backticks, text escapes quotes, backslashes and line breaks', () => {
  const program = segment(equals(column(0, 'name'), `it's \\ "so"\n`))
  const { sql } = compileProgram(program, bigquery, { now, print: 'literals' }).value
  expect(sql).toContain('from `shop.customers` as `customer`')
  expect(sql).toContain(`\`customer\`.\`name\` = 'it\\'s \\\\ "so"\\n'`)
})

test('parameters are called p1, p2, … and have a type each', () => {
  const program = segment(equals(column(0, 'name'), 'Ada'))
  const { sql, parameters } = compileProgram(program, bigquery, { now, print: 'parameters' }).value
  expect(sql).toContain('`customer`.`name` = @p1')
  expect(parameters.map((value) => [value.value, parameterType(value)])).toEqual([['Ada', 'STRING']])
})

test('a number has the narrowest type that holds it', () => {
  const type = (kind: 'integer' | 'decimal', value: string) =>
    parameterType({ value, type: kind === 'integer' ? { kind } : { kind, scale: 2 } })
  expect(type('integer', '9223372036854775807')).toBe('INT64')
  expect(type('integer', '9223372036854775808')).toBe('BIGNUMERIC')
  expect(type('decimal', '-0.123456789')).toBe('NUMERIC')
  expect(type('decimal', '0.1234567891')).toBe('BIGNUMERIC')
})

test('a result has no column that BigQuery cannot name', () => {
  expect(told(traits({ 'a"b': literal('x') }))).toEqual([
    ['E804', 'BigQuery cannot write the name `a"b`: a column\'s name cannot hold "\\"".'],
  ])
  expect(told(traits({ [`x${'é'.repeat(300)}`]: literal('x') }))).toEqual([
    ['E804', `BigQuery cannot write the name \`x${'é'.repeat(300)}\`: it is longer than 300 characters.`],
  ])
  expect(told(traits({ [`x${'é'.repeat(299)}`]: literal('x') }))).toEqual([])
})

test('a result has no two columns that differ only in case, its ID included', () => {
  expect(told(traits({ Spent: literal('x'), spent: literal('y'), ID: literal('z') }))).toEqual([
    ['E804', 'BigQuery cannot write the name `spent`: `Spent` differs only in case.'],
    ['E804', 'BigQuery cannot write the name `ID`: `id` differs only in case.'],
  ])
})
