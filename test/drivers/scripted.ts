import type { Statement } from '../../compiler/compile.ts'
import type { TypedValue } from '../../compiler/dialect.ts'
import type { Program } from '../../compiler/ir.ts'
import { dialects } from '../../dialects/index.ts'
import type { Script, Scripted } from '../facades/script/script.ts'
import { echoBy } from './postgres.ts'
import { shopTables, statementOf } from './shop.ts'
import type { Subject } from './subject.ts'

/** How a warehouse words what goes wrong. */
export interface Refusals {
  /** At a line counted from 1 and a column counted from 0. */
  readonly unknownColumn: (line: number, column: number) => Scripted
  readonly forbidden: Scripted
  readonly object: string
  readonly twoStatements: Scripted
  readonly syntax: Scripted
  readonly endless: string
}

/** Texts announced to a script before they are sent. */
export const scriptedTexts = (script: Script, refusals: Refusals): Subject['texts'] => {
  const told = (text: string, answer: Scripted): string => {
    script.learn(text, answer)
    return text
  }
  const same = (sql: string): string => told(sql, { kind: 'duckdb', sql })
  const line = `'🎉' as party, `
  const wrong = `select customer_id,\n  ${line}nope from shop.customers`
  told(wrong, refusals.unknownColumn(2, 2 + [...line].length))
  told('select 1 as a; select 2 as a', refusals.twoStatements)
  told('selec 1', refusals.syntax)
  same('select id from shop.written')
  return {
    many: (rows) => told(`select id, a, b from numbers limit ${rows}`, { kind: 'long', rows }),
    endless: told(refusals.endless, { kind: 'endless' }),
    wide: (columns) =>
      same(`select ${Array.from({ length: columns }, (_, index) => `${index + 1} as c${index + 1}`).join(', ')}`),
    nothing: same(`select 'x' as id, 1 as n where 1 = 0`),
    wrong: wrong.replace('nope', '«nope»'),
    forbidden: { sql: told('select * from shop.salaries', refusals.forbidden), object: refusals.object },
    writing: told('delete from shop.customers', { kind: 'writes', sql: 'select 1', operation: 'Delete' }),
    creating: told(`create table shop.written as select '1' as id`, {
      kind: 'writes',
      sql: `create table shop.written as select '1' as id`,
      operation: 'CreateTableAsSelect',
    }),
  }
}

type Kind = 'snowflake' | 'databricks'

/** Each statement of the compiler is run by DuckDB as the compiler makes it for DuckDB of the same rule. */
export const learner =
  (script: Script): NonNullable<Subject['learn']> =>
  (statement: Statement, program: Program) => {
    const { sql, parameters } = statementOf(program, 'duckdb')
    script.learn(statement.sql, { kind: 'duckdb', sql, bound: statement.parameters, parameters })
  }

export const scriptedEcho =
  (script: Script, kind: Kind): Subject['echo'] =>
  (values: readonly TypedValue[]) => {
    const asked = echoBy(dialects[kind].parameter)(values)
    const { sql } = echoBy(dialects.duckdb.parameter)(values)
    script.learn(asked.sql, { kind: 'duckdb', sql, bound: values })
    return asked
  }

/** The previews of the shop's tables, under the names that the catalog gives. */
export const learnPreviews = (script: Script, previewOf: (table: readonly string[], rows: number) => string): void => {
  for (const { name } of shopTables) {
    for (const rows of [2, 100]) {
      script.learn(previewOf(name, rows), { kind: 'duckdb', sql: `select * from ${name.join('.')} limit ${rows}` })
    }
  }
}
