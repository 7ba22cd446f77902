import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { Value } from '../../compiler/values.ts'
import {
  fillTemplate,
  findTemplate,
  Template,
  templateDiagnostics,
  templateDialects,
  templates,
} from '../../dialects/templates/index.ts'
import type { TemplateDialect } from '../../dialects/templates/template.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { type Engine, engines } from '../engines/index.ts'
import { answers } from './templates/rows.ts'
import { catalogOf, filledTables, typeOf } from './templates/tables.ts'

const filled = (name: string, dialect: TemplateDialect, set: Readonly<Record<string, string>> = {}) => {
  const { value: template } = findTemplate(name)
  return fillTemplate(template!, dialect, set)
}

describe('the gallery', () => {
  test.for(templates)('$name has its form', (template) => {
    expect(Template.safeParse(template).error?.issues ?? []).toEqual([])
    const names = new Set(template.parameters.map(({ name }) => name))
    for (const dialect of templateDialects) {
      const holes = [...template.sql[dialect].matchAll(/\{\{(\w+)\}\}/g)].map(([, hole]) => hole)
      expect(new Set(holes)).toEqual(names)
      // A value inside a text or a comment would not be safe there.
      const outside = template.sql[dialect].replace(/'[^']*'|"[^"]*"|`[^`]*`|--.*/g, '')
      expect(outside.match(/\{\{\w+\}\}/g)).toHaveLength(holes.length)
    }
  })

  test('names are unique', () => {
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length)
  })
})

const isDialect = (name: string): name is TemplateDialect => templateDialects.some((known) => known === name)
/** Numbers as numbers: an engine's kind of number is its own. */
const plain = (value: Value | undefined): unknown => {
  if (typeof value === 'bigint') return Number(value)
  if (value && typeof value === 'object' && 'unscaled' in value) return Number(value.unscaled) / 10 ** value.scale
  return value
}

// Redshift's stand-in has only the functions that compiled rules call.
const real = Object.keys(engines).filter((name) => name !== 'Redshift')

describe.for(real)('on %s', (name) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await engines[name]!()
  })
  afterAll(() => engine.close())

  test.for(templates)('$name gives a row a person, with what is known of each', async (template) => {
    const dialect = engine.dialect.name
    if (!isDialect(dialect)) throw new Error(`templates are not written for ${dialect}`)
    // Orders of any time count, whatever day it is today.
    const { value: sql = '' } = fillTemplate(template, dialect, template.name === 'rfm_scores' ? { days: '36500' } : {})
    await engine.createTables(filledTables(template))
    const columns = [{ name: 'user_id', kind: 'text' } as const, ...template.columns]
    const rows = await engine.run({
      sql,
      parameters: [],
      columns: columns.map((column) => ({ name: column.name, type: typeOf(column.kind) })),
    })
    const expected = answers[template.name]!
    expect(rows.map(([id]) => id).toSorted()).toEqual(Object.keys(expected))
    for (const row of rows) {
      for (const [column, value] of Object.entries(expected[String(row[0])]!)) {
        expect([column, plain(row[columns.findIndex((one) => one.name === column)])]).toEqual([column, value])
      }
    }
  })
})

const inCase = (dialect: TemplateDialect) => (name: string) => (dialect === 'snowflake' ? name.toUpperCase() : name)

describe.for(templateDialects)('in %s', (dialect) => {
  test.for(templates)('$name lints clean', async (template) => {
    const { value: sql = '' } = fillTemplate(template, dialect)
    const { readOnly, columns, diagnostics } = await lintSql(await readerOf(dialect), sql, {
      catalog: catalogOf(template, inCase(dialect)),
      as: template.as === 'segment' ? { kind: 'segment' } : { kind: 'traits', most: 25 },
    })
    expect({ diagnostics, readOnly }).toEqual({ diagnostics: [], readOnly: 'proven' })
    const names = ['user_id', ...template.columns.map(({ name }) => name)]
    expect(columns?.map(({ name }) => name)).toEqual(names.map(inCase(dialect)))
  })
})

describe('parameters', () => {
  test('names are quoted as the dialect quotes, and folded as its database folds names without quotes', () => {
    const from = (dialect: TemplateDialect, predictions: string) =>
      /from (.*) as p/.exec(filled('churn_prediction', dialect, { predictions }).value ?? '')?.[1]
    expect(from('duckdb', 'Ml.Scores')).toBe('"Ml"."Scores"')
    expect(from('postgres', 'Ml.Scores')).toBe('"ml"."scores"')
    expect(from('snowflake', 'ml.scores')).toBe('"ML"."SCORES"')
    expect(from('snowflake', 'ml."scores"')).toBe('"ML"."scores"')
    expect(from('bigquery', 'my-project.ml.scores')).toBe('`my-project.ml.scores`')
    expect(from('databricks', 'main.ml.`odd ``name`')).toBe('`main`.`ml`.`odd ``name`')
    expect(from('duckdb', '"a""b".c')).toBe('"a""b"."c"')
  })

  test('values are literals, whatever they hold', () => {
    const role = String.raw`O'Brien\' or 1=1 --`
    for (const [dialect, literal] of [
      ['duckdb', String.raw`'O''Brien\'' or 1=1 --'`],
      ['postgres', String.raw`E'O''Brien\\'' or 1=1 --'`],
      ['bigquery', String.raw`'O\'Brien\\\' or 1=1 --'`],
    ] as const) {
      expect(filled('intercom_contacts', dialect, { role }).value).toContain(`and c.role = ${literal}\n`)
    }
    expect(filled('zendesk_open_ticket', 'duckdb', { open: "a, b'c" }).value).toContain("t.status in ('a', 'b''c')")
    expect(filled('churn_prediction', 'duckdb', { high: '-0.5' }).value).toContain('churn_score >= (-0.5) then')
  })

  test.for([
    ['table', 'predictions', 'ml.predictions; drop table x'],
    ['table', 'predictions', '(select 1)'],
    ['table', 'predictions', 'ml..predictions'],
    ['column', 'user_id', 'a.b'],
    ['number', 'high', '0.8 or true'],
    ['number', 'high', '1e400'],
  ])('no text slips through as a %s', ([, name = '', value = '']) => {
    expect(filled('churn_prediction', 'postgres', { [name]: value })).toMatchObject({
      value: undefined,
      diagnostics: [{ code: 'E742' }],
    })
  })
})

describe('diagnostics', () => {
  test.for(Object.entries(templateDiagnostics))('%s is told by its example, alone', ([code, { example }]) => {
    const { template, dialect, set } = example.json as {
      template: string
      dialect: TemplateDialect
      set: Record<string, string>
    }
    const found = findTemplate(template)
    const told = found.value ? fillTemplate(found.value, dialect, set).diagnostics : found.diagnostics
    expect(told.map((each) => each.code)).toEqual([code])
    expect(told[0]?.hint).toBeDefined()
  })
})
