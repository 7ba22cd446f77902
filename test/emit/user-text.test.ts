import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Program, TableRef } from '../../compiler/ir.ts'
import { dialects } from '../../dialects/index.ts'
import { column, equals, literal, rawSet, segment, traits } from './ir.ts'
import { eachEngine, now, runOn, useEngines } from './run.ts'

useEngines()

const dangerous = [
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  '`',
  '$1',
  '$$',
  '?',
  ':a',
  '{value}',
  '{',
  '}',
  '--',
  '/*',
  '*/',
  ';',
  '\n',
  '\r',
  '\t',
  '%',
  '_',
  'E',
  '\u{1f389}',
  '\u0301',
  '\uffff',
  '\u2028',
  '\u007f',
]
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(fc.constantFrom(...dangerous), { maxLength: 12 }).map((parts) => parts.join('')),
  )
  .filter((text) => !text.includes('\0'))

const onePerson = { name: ['shop', 'customers'], columns: { customer_id: 'text' }, rows: [['c1']] } as const

test('2,000 hostile texts come back as they are, through literals and parameters', async () => {
  await eachEngine(async (engine) => {
    await engine.createTables([onePerson])
    const law = fc.asyncProperty(fc.array(hostile, { minLength: 20, maxLength: 20 }), async (texts) => {
      const program = traits(Object.fromEntries(texts.map((text, index) => [`t${index}`, literal(text)])))
      for (const print of ['literals', 'parameters'] as const) {
        expect(await runOn(engine, program, { now, print })).toEqual([['c1', ...texts]])
      }
    })
    await fc.assert(law, { numRuns: 100 })
  })
})

const named = (name: string): { table: TableRef; program: Program } => {
  const table = { connection: 'demo', name: ['shop', name] }
  const id = { column: `id ${name}`, type: { kind: 'text' }, storage: { as: 'plain' } } as const
  const value = { ...column(0, name), read: { ...column(0, name).read } }
  const program = traits(
    { [name]: value },
    {
      population: { kind: 'table', entity: name, trimmed: false, lower: false, table, id, distinct: false },
    },
  )
  return { table, program }
}

test('names of tables, columns and traits may be any text', async () => {
  const names = ['a"b', "it's", 'select', 'a.b', 'naïve 名前', '$1', '{value}', '--', ' ', 'MiXeD', '"']
  await eachEngine(async (engine) => {
    for (const name of names.filter((each) => !engine.dialect.identifiers.refused?.(each, 'result'))) {
      const { table, program } = named(name)
      await engine.createTables([
        { name: table.name, columns: { [`id ${name}`]: 'text', [name]: 'text' }, rows: [['c1', 'x']] },
      ])
      for (const print of ['literals', 'parameters'] as const) {
        expect(await runOn(engine, program, { now, print })).toEqual([['c1', 'x']])
      }
    }
  })
})

/** A statement without its quoted names and its literals: names between backticks go with literals that a backslash escapes in. */
const bare = (sql: string, dialect: Dialect): string =>
  dialect.identifiers.open === '`'
    ? sql.replace(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/gs, '')
    : sql.replace(/E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gs, '')

test('the words of a rule stand in no statement outside literals and quoted names', () => {
  const marked = hostile.map((text) => `zq${text}xj`)
  const other = hostile.map((text) => `ky${text}wf`)
  const law = fc.property(marked, other, (word, name) => {
    const program = segment(equals(column(0, name), word))
    for (const dialect of Object.values(dialects)) {
      const literals = compileProgram(program, dialect, { now, print: 'literals' }).value
      const parameters = compileProgram(program, dialect, { now, print: 'parameters' }).value
      expect(bare(literals.sql, dialect)).not.toMatch(/zq|xj|ky|wf/)
      expect(bare(parameters.sql, dialect)).not.toMatch(/zq|xj|ky|wf/)
      expect(parameters.sql).not.toContain(word)
      expect(parameters.parameters.map(({ value }) => value)).toContain(word)
    }
  })
  fc.assert(law, { numRuns: 1000 })
})

test("raw SQL is the author's own and stands between parentheses", () => {
  const program = segment(
    { kind: 'member', type: { kind: 'boolean' }, set: 's' },
    { sets: { s: rawSet('s', "select 1 -- it's ; ") } },
  )
  for (const dialect of Object.values(dialects)) {
    expect(compileProgram(program, dialect, { now, print: 'literals' }).value.sql).toContain("(\nselect 1 -- it's \n)")
  }
})
