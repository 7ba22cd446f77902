import { afterAll, beforeAll, expect } from 'vitest'
import { type CompileOptions, compileProgram } from '../../compiler/compile.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Program } from '../../compiler/ir.ts'
import type { Type } from '../../compiler/types.ts'
import { tableKey, type Value } from '../../compiler/values.ts'
import { readCell } from '../engines/column-kind.ts'
import { type Cell, type ColumnKind, type Engine, openEngines } from '../engines/index.ts'

/** Tables of the schema `shop`: columns by kind, then rows. */
export type Tables = Readonly<
  Record<
    string,
    { readonly columns: Readonly<Record<string, ColumnKind>>; readonly rows: readonly (readonly Cell[])[] }
  >
>

export const now = 1_793_534_400_000_000n // 2026-11-01T12:00:00Z

let engines: readonly Engine[] = []
export const useEngines = (): void => {
  beforeAll(async () => {
    engines = await openEngines()
  })
  afterAll(() => Promise.all(engines.map((engine) => engine.close())))
}

interface Given {
  readonly tables: Tables
  readonly now?: bigint
  readonly sets?: Readonly<Record<string, readonly string[]>>
  /** The evaluator reads logical tables; a case about the statement's own making leaves it out. */
  readonly evaluated?: false
}

/** Runs a program on every engine, with parameters and with literals, and on the evaluator; all must agree. */
export const rowsOf = async (program: Program, given: Given): Promise<readonly (readonly Value[])[]> => {
  const found: (readonly [string, readonly (readonly Value[])[]])[] = []
  for (const engine of engines) {
    await engine.createTables(
      Object.entries(given.tables).map(([name, { columns, rows }]) => ({ name: ['shop', name], columns, rows })),
    )
    for (const print of ['literals', 'parameters'] as const) {
      const rows = await runOn(engine, program, { now: given.now ?? now, print })
      found.push([`${engine.name}, ${print}`, rows])
    }
  }
  if (given.evaluated !== false) found.push(['evaluator', evaluated(program, given)])
  const [first] = found
  for (const [name, rows] of found) expect({ [name]: rows }).toEqual({ [name]: first![1] })
  return first![1]
}

export const runOn = async (
  engine: Engine,
  program: Program,
  options: CompileOptions,
): Promise<readonly (readonly Value[])[]> => {
  const { value, diagnostics } = compileProgram(program, engine.dialect, options)
  expect(diagnostics).toEqual([])
  try {
    return sorted(await engine.run(value))
  } catch (error) {
    throw new Error(`${engine.name}: ${String(error)}\n${value.sql}`)
  }
}

const sorted = (rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  [...rows].sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))

const evaluated = (program: Program, given: Given): readonly (readonly Value[])[] => {
  const rows = new Map(
    Object.entries(given.tables).map(([name, { columns, rows }]) => [
      tableKey({ connection: 'demo', name: ['shop', name] }),
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(columns).map(([column, kind], index) => [column, readStored(kind, row[index] ?? null)]),
        ),
      ),
    ]),
  )
  const { members, traits } = evaluate(program, { rows, sets: given.sets ?? {}, now: given.now ?? now })
  const types = program.columns.map(({ value }) => value.type)
  return members.map((id) => [id, ...(traits.get(id) ?? []).map((value, index) => scaled(value, types[index]!))])
}

/** A decimal column's whole numbers, in its scale. */
const scaled = (value: Value, type: Type): Value =>
  type.kind === 'decimal' && typeof value === 'bigint'
    ? { unscaled: value * 10n ** BigInt(type.scale), scale: type.scale }
    : value

const readStored = (kind: ColumnKind, cell: Cell): Value =>
  kind === 'json text' && cell !== null
    ? { json: typeof cell === 'string' ? JSON.parse(cell) : cell }
    : readCell(kind, cell)

export const membersOf = async (program: Program, given: Given): Promise<readonly Value[]> =>
  (await rowsOf(program, given)).map(([id]) => id ?? null)

export const eachEngine = async (task: (engine: Engine) => Promise<void>): Promise<void> => {
  for (const engine of engines) await task(engine)
}
