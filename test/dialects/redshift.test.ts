import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileKeyCheck, compilePopulation, compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { redshift } from '../../dialects/redshift.ts'
import { readProject } from '../../runtime/project.ts'
import { rule, trait } from '../arbitrary/rule.ts'
import { defaultNow } from '../cases/case.ts'
import { programsOf } from '../cases/holds.ts'
import { sections } from '../cases/index.ts'
import { shop } from '../cases/shop.ts'
import { micros } from '../engines/clock.ts'
import { copyShop } from '../examples/shop-project.ts'
import { programs, ruleItem, traitsItem } from '../laws/batch.ts'
import { deniedIn } from './redshift-denied.ts'

/** A statement that PostgreSQL runs, and what of it Redshift does not take. */
test.each([
  ['FILTER', 'select count(*) filter (where a > 1) from t'],
  ['a named WINDOW', 'select sum(a) over w from t window w as (partition by b)'],
  ['NULLS FIRST or LAST in a window', 'select row_number() over (order by a nulls last) from t'],
  ['NULLS FIRST or LAST in a window', 'select row_number() over (order by a desc nulls first) from t'],
  ['WITHIN GROUP of another than LISTAGG', 'select mode() within group (order by a) from t'],
  ['WITHIN GROUP of another than LISTAGG', 'select percentile_disc(0.5) within group (order by a) from t'],
  ['ORDER BY among an aggregate’s arguments', "select listagg(a, ',' order by a) from t"],
  [
    'LISTAGG in two orders',
    "select listagg(a, ',') within group (order by b), listagg(c, ',') within group (order by d) from t",
  ],
  ['a function that is not known', "select string_agg(a, ',') from t"],
  ['a function that is not known', 'select array_agg(a) from t'],
  ['a function that is not known', 'select every(a > 1) from t'],
  ['a function that is not known', 'select corr(a, b), regr_slope(a, b) from t'],
  ['a function that is not known', 'select div(a, 2) from t'],
  ['a function that is not known', 'select width_bucket(a, 0, 10, 5) from t'],
  ['a function that is not known', 'select age(a) from t'],
  ['a function that is not known', 'select make_interval(days => a) from t'],
  ['a function that is not known', 'select make_date(2026, 1, 1)'],
  ['a function that is not known', 'select justify_days(a), clock_timestamp() from t'],
  ['a function that is not known', "select jsonb_typeof(a), jsonb_extract_path(a, 'b') from t"],
  ['a function that is not known', "select regexp_matches(a, 'b') from t"],
  ['a function that is not known', "select starts_with(a, 'b') from t"],
  ['a table function', 'select a from generate_series(1, 3) as numbers (a)'],
  ['a table function', 'select b from t, unnest(t.a) as one (b)'],
  ['LATERAL', 'select c.a from t, lateral (select t.a) as c'],
  ['VALUES as a table', 'select a from (values (1), (2)) as numbers (a)'],
  ['an array', 'select array[1, 2]'],
  ['a subscript', 'select a[1] from t'],
  ['ANY or ALL of an array', 'select 1 from t where a = any(b)'],
  ['a row constructor', 'select 1 from t where (a, b) = (1, 2)'],
  ['a row constructor', 'select row(a, b) from t'],
  ['IS DISTINCT FROM', 'select 1 from t where a is distinct from b'],
  ['IS DISTINCT FROM', 'select 1 from t where a is not distinct from b'],
  ['EXTRACT of a part that is not known', 'select extract(epoch from a) from t'],
  ['EXTRACT of a part that is not known', 'select extract(isodow from a) from t'],
  ['syntax of a function that is not known', "select overlay(a placing 'b' from 1) from t"],
  ['a type that is not known', "select a + interval '1 day' from t"],
  ['a type that is not known', "select a + b * interval '1 day' from t"],
  ['a type that is not known', 'select cast(a as text) from t'],
  ['a type that is not known', 'select cast(a as jsonb) from t'],
  ['a type that is not known', 'select cast(a as json) from t'],
  ['a type that is not known', 'select cast(a as uuid), cast(b as bytea) from t'],
  ['a type that is not known', 'select cast(a as integer[]) from t'],
  ['a type without its size', 'select cast(a as varchar) from t'],
  ['a type without its size', 'select cast(a as numeric) from t'],
  ['an operator that is not known', "select a -> 'b' from t"],
  ['an operator that is not known', "select a #>> '{}' from t"],
  ['an operator that is not known', "select 1 from t where a ~* 'b'"],
  ['DISTINCT ON', 'select distinct on (a) a, b from t'],
  ['MATERIALIZED', 'with c as materialized (select 1 as a) select a from c'],
  ['a moment of the leader node', 'select current_timestamp'],
  ['a literal of no type as a column', "select 'x' as a from t"],
  ['a constructor of JSON', "select json_object('a' : b) from t"],
  ['a function of SQL/JSON', "select json_value(a, '$.b') from t"],
  ['GROUPING SETS', 'select a, count(*) from t group by grouping sets ((a), ())'],
  ['VARIADIC', 'select length(variadic a) from t'],
])('%s is found: %s', (denied, sql) => {
  expect(deniedIn(sql)).toContain(denied)
})

test('what stands in the manual is not found', () => {
  const sql = `with c as (select distinct a, cast(b as varchar(65535)) as b from "s"."t" where a is not null)
    select c.a, case when c.b = 'x' then 1 else 0 end, listagg(c.b, ',') within group (order by c.a),
      row_number() over (partition by c.a order by c.b desc),
      max(c.a) over (partition by c.b order by c.a rows between unbounded preceding and 1 preceding),
      dateadd('day', -1, c.a), extract(year from c.a), trim(both ' ' from c.b), c.a at time zone 'UTC', json_serialize(c.d."k")
    from c left join "s"."u" as u on u.a = c.a and coalesce(u.b = c.b, u.b is null and c.b is null)
    where not exists (select 1 from "u"."tags" as e where cast(e as bigint) > :p1) group by 1 order by 1 nulls last`
  expect(deniedIn(sql)).toEqual([])
})

const ways = [
  { now: micros(defaultNow), print: 'parameters' },
  { now: 'current', print: 'literals' },
] as const

/** The author of raw SQL answers for it. */
const withoutRaw = (sql: string, { sets }: Program): string =>
  Object.values(sets).reduce(
    (text, set) =>
      set.kind === 'sql'
        ? text.replaceAll(set.text.trim().replace(/;$/, ''), 'select a from t')
        : withoutRaw(text, set.program),
    sql,
  )

const expectKnown = (program: Program): void => {
  for (const way of ways) {
    const { value, diagnostics } = compileProgram(program, redshift, way)
    expect(diagnostics).toEqual([])
    expect(deniedIn(withoutRaw(value.sql, program)), value.sql).toEqual([])
  }
}

describe('every statement emitted for Redshift is made of what Redshift has', () => {
  for (const section of sections) {
    test(`the cases of ${section.title}`, () => {
      for (const given of section.groups)
        for (const one of given.cases) for (const program of programsOf(given, one)) expectKnown(program)
    })
  }

  test('300 random rules and 96 random traits', () => {
    const batch = {
      model: shop,
      rows: {},
      now: defaultNow,
      zone: 'Europe/Berlin',
      weekStart: 'Sunday',
      sets: {},
    } as const
    const rules = fc.sample(rule, 300).map((one, index) => ruleItem(`s${index}`, one))
    const sets = Array.from({ length: 4 }, (_, index) => traitsItem(`t${index}`, fc.sample(trait, 24)))
    for (const program of programs(batch, [...rules, ...sets], 'json').values()) expectKnown(program)
  })

  test('the example project', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'segql-redshift-'))
    try {
      await copyShop(folder, { scale: 0.002 })
      const { checked } = await readProject(folder)
      const found = [...checked.segments.values(), ...checked.traits.values()].flatMap(({ program }) =>
        program && program.kind !== 'sql traits' ? [program] : [],
      )
      expect(found.length).toBeGreaterThan(20)
      for (const program of found) expectKnown(program)
      for (const { keyChecks, population } of checked.entities.values()) {
        for (const check of keyChecks) expect(deniedIn(compileKeyCheck(check, redshift).sql)).toEqual([])
        if (population?.kind === 'table') expect(deniedIn(compilePopulation(population, redshift).sql)).toEqual([])
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
