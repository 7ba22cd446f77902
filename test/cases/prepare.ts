import type { Catalog } from '../../compiler/catalog.ts'
import { type CompileOptions, compileProgram } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Program } from '../../compiler/ir.ts'
import { defaultLimits } from '../../compiler/limits.ts'
import { checkProject } from '../../compiler/project.ts'
import { type Row, type Rows, tableKey, type Value } from '../../compiler/values.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { parseText } from '../../grammar/index.ts'
import { micros } from '../engines/clock.ts'
import { columnMeaning, readCell } from '../engines/column-kind.ts'
import type { Engine, PhysicalTable } from '../engines/index.ts'
import type { Group, Model } from './case.ts'

export const connection = 'demo'

export const catalogOf = (model: Model): Catalog => ({
  version: 1,
  connections: {
    [connection]: {
      identifiers: 'sensitive',
      tables: Object.values(model.tables).map((table) => ({
        name: table.name,
        uniqueKeys: [],
        columns: Object.entries(table.columns).map(([name, kind]) => {
          const { type, storage, postgres } = columnMeaning(kind)
          return { name, type, storage, native: postgres, nullable: true }
        }),
      })),
    },
  },
})

export const physicalTables = ({ model, rows }: Pick<Group, 'model' | 'rows'>): readonly PhysicalTable[] =>
  Object.entries(model.tables).map(([key, table]) => ({
    name: table.name,
    columns: table.columns,
    rows: (rows[key] ?? []).map((row) => {
      const unknown = Object.keys(row).find((column) => !(column in table.columns))
      if (unknown) throw new Error(`the table ${key} has no column ${unknown}`)
      return Object.keys(table.columns).map((column) => row[column] ?? null)
    }),
  }))

export const logicalRows = (tables: readonly PhysicalTable[]): Rows =>
  new Map(
    tables.map((table) => [
      tableKey({ connection, name: table.name }),
      table.rows.map(
        (row): Row =>
          Object.fromEntries(
            Object.entries(table.columns).map(([name, kind], index) => [name, readCell(kind, row[index] ?? null)]),
          ),
      ),
    ]),
  )

const told = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map(({ code, message, hint }) => `${code} ${message}${hint ? ` (${hint})` : ''}`).join('\n')

export const mistakes = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error')

/** The program of a segment or trait set of a text. */
export const checkedProgram = (
  given: Pick<Group, 'model' | 'zone' | 'weekStart'>,
  text: string,
  of: string,
): Program => {
  const document = parseText(text)
  const settings = {
    zone: given.zone,
    weekStart: given.weekStart,
    limits: defaultLimits,
    defaultConnection: connection,
  }
  const { value, diagnostics } = checkProject([document], catalogOf(given.model), settings)
  const errors = mistakes(diagnostics)
  if (errors.length > 0) throw new Error(`${text}\nis found wrong:\n${told(errors)}`)
  const program = value.segments.get(of)?.program ?? value.traits.get(of)?.program
  if (!program || program.kind === 'sql traits') throw new Error(`${text}\nhas no program ${of}:\n${told(diagnostics)}`)
  return program
}

export interface Answer {
  readonly members: readonly string[]
  readonly traits: ReadonlyMap<string, readonly Value[]>
}

/** Where a program is asked: the reference evaluator or an engine. */
export interface Place {
  readonly name: string
  readonly hold: (given: Pick<Group, 'model' | 'rows'>) => Promise<void>
  readonly ask: (program: Program, given: Pick<Group, 'now' | 'sets'>) => Promise<Answer>
  readonly close: () => Promise<void>
}

export const createEvaluator = (): Place => {
  let rows: Rows = new Map()
  return {
    name: 'evaluator',
    hold: async (given) => {
      rows = logicalRows(physicalTables(given))
    },
    ask: async (program, { now, sets }) => evaluate(program, { rows, sets, now: micros(now) }),
    close: async () => {},
  }
}

type Print = CompileOptions['print']

export const compiled = (program: Program, dialect: Dialect, now: string | 'current', print: Print = 'parameters') => {
  const instant = now === 'current' ? now : micros(now)
  const { value, diagnostics } = compileProgram(program, dialect, { now: instant, print })
  const errors = mistakes(diagnostics)
  if (errors.length > 0) throw new Error(`${program.name} cannot be compiled:\n${told(errors)}`)
  return value
}

export const placeOf = (engine: Engine, print: Print = 'parameters'): Place => ({
  name: print === 'parameters' ? engine.name : `${engine.name}, literals`,
  hold: (given) => engine.createTables(physicalTables(given)),
  ask: async (program, { now }) => {
    const statement = compiled(program, engine.dialect, now, print)
    const rows = await engine.run(statement).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${statement.sql}`)
    })
    const ids = rows.map((row) => String(row[0]))
    return { members: ids, traits: new Map(rows.map((row) => [String(row[0]), row.slice(1)])) }
  },
  close: engine.close,
})

/** By code point, as SegQL orders text; JavaScript's own order differs beyond the first plane. */
export const byCodePoint = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right))
