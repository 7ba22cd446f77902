import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Type } from '../../compiler/types.ts'
import type { Engine } from './engine.ts'
import { createRedshift } from './redshift.ts'
import { asPostgres } from './redshift-text.ts'

let engine: Engine
beforeAll(async () => {
  engine = await createRedshift(inject('postgresPort'))
})
afterAll(() => engine.close())

const text: Type = { kind: 'text' }
const asked = async (expression: string): Promise<unknown> => {
  const sql = `select cast(${expression} as varchar(65535)) as answer`
  const [row] = await engine.run({ sql, parameters: [], columns: [{ name: 'answer', type: text }] })
  return row?.[0]
}

/** The examples of the manual, and what it says besides. */
describe('the stand-in does as the manual says', () => {
  test.each([
    ["dateadd('day', 30, date '2008-11-01')", '2008-12-01 00:00:00'],
    ["dateadd('month', 18, '2008-02-28')", '2009-08-28 00:00:00'],
    ["dateadd('month', 1, '2008-04-30')", '2008-05-30 00:00:00'],
    ["dateadd('month', 12, '2016-02-29')", '2017-02-28 00:00:00'],
    ["dateadd('year', 1, '2016-02-29')", '2017-03-01 00:00:00'],
    ["dateadd('year', 4, '2016-02-29')", '2020-02-29 00:00:00'],
    ["datediff('day', '2008-12-31', '2009-01-01')", '1'],
    ["datediff('day', '2009-01-01 00:30:00', '2008-12-31 23:30:00')", '-1'],
    ["datediff('microsecond', '2009-01-01 00:00:00', '2009-01-01 00:00:01.000001')", '1000001'],
    ["convert_timezone('EST', 'PST', '20080305 12:25:29')", '2008-03-05 09:25:29'],
    ["convert_timezone('UTC', 'US/Pacific', '2008-08-24 09:36:12')", '2008-08-24 02:36:12'],
    ["convert_timezone('UTC', 'America/New_York', '2013-02-01 08:00:00')", '2013-02-01 03:00:00'],
    ["last_day(date '2024-02-03')", '2024-02-29'],
    ["strtol('abcd1234', 16)", '2882343476'],
    ["regexp_instr('The Home Depot Center', '[cC]ent(er|re)$', 1, 1, 0, 'p')", '16'],
    ["regexp_instr('ab\\n', 'b\\\\z', 1, 1, 0, 'p')", '0'],
    ["regexp_instr('b\\\\z', 'b\\\\\\\\z', 1, 1, 0, 'p')", '1'],
    ['json_typeof(json_parse(\'[1,"abc",null]\'))', 'array'],
    ["json_typeof(json_parse('null'))", 'null'],
    ['json_parse(\'[1,"abc",null]\')', null],
    ['json_serialize(json_parse(\'[1, "abc", null, {"a": 1}]\'))', '[1,"abc",null,{"a":1}]'],
    ['cast(json_parse(\'"abc"\') as varchar(10))', 'abc'],
    ['cast(json_parse(\'"Good"\') as bigint)', null],
    ['can_json_parse(\'{"a":\')', 'false'],
    ["get_array_length(json_parse('[1, [2], 3]'))", '3'],
    ['get_array_length(json_parse(\'{"a":1}\'))', null],
    ['array_contains(json_parse(\'["red", null, "green"]\'), \'blue\', true)', 'false'],
    ['array_contains(json_parse(\'["red", "green"]\'), \'red\', true)', 'true'],
    // Significance of trailing blanks
    ["cast('9516 Magnolia Boulevard ' as varchar(50)) = '9516 Magnolia Boulevard'", 'true'],
    ["cast('a ' as varchar(5)) > 'a'", 'false'],
    ["length(cast('9516 Magnolia Boulevard  ' as varchar(50)))", '25'],
    // A backslash escapes
    ["'it\\'s \\\\ so'", "it's \\ so"],
  ])('%s is %s', async (expression, answer) => {
    expect(await asked(expression)).toBe(answer)
  })

  const listed = (items: readonly string[]) =>
    asked(
      `(select listagg(a, ',') within group (order by a desc) from (${items
        .map((item) => `select ${item} as a`)
        .join(' union all ')}) as t)`,
    )
  test('LISTAGG sorts, leaves out NULL and empty texts, and refuses more than 65,535 bytes', async () => {
    expect(await listed(["'b'", 'null', "'c'", "''", "'a'"])).toBe('c,b,a')
    await expect(listed(["repeat('é', 32767)", "'a'"])).rejects.toThrow('Result size exceeds LISTAGG limit')
  })
})

test('only what is not PostgreSQL’s is written anew, and nothing within quotes', () => {
  const { text, names } = asPostgres(
    `select "a"."b"."it's", json_serialize("a"."b") from "s"."t" as "a" where "c ""d"":p1" = ':p1 "x"."y"."z" \\' :p3' and e = cast(:p2 as date) and f = :p2`,
  )
  expect(text).toBe(
    `select ("a"."b" -> 'it''s'), "json_serialize"("a"."b") from "s"."t" as "a" where "c ""d"":p1" = ':p1 "x"."y"."z" \\' :p3' and e = cast($1 as date) and f = $1`,
  )
  expect(names).toEqual(['p2'])
})
