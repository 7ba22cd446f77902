import { compileProgram } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Program, SqlTraits } from '../../compiler/ir.ts'
import { isSplit, splitProgram } from '../../compiler/split.ts'
import { dialects } from '../../dialects/index.ts'
import type { Config } from '../config-schema.ts'
import type { Target } from './target.ts'

/** What a target asks one connection, as text to be shown; values stand in it as literals. */
export interface ShownStatement {
  readonly connection: string
  /** Which part of a combined segment it is. */
  readonly part: string
  readonly sql: string
}

const dialectOf = (connection: string, { connections }: Config): Dialect =>
  dialects[connections[connection]?.kind ?? 'duckdb']

/** The statements of a run as of an instant: one, or one a part where several connections are needed. */
export const statementsOf = ({ name, program }: Target, config: Config, now: bigint): readonly ShownStatement[] => {
  if (program.kind === 'sql traits') return [rawStatement(name, program)]
  const shown = (part: string, of: Program): ShownStatement => {
    const { value } = compileProgram(of, dialectOf(of.connection, config), { now, print: 'literals' })
    return { connection: of.connection, part, sql: value.sql }
  }
  if (!isSplit(program)) return [shown(name, program)]
  return splitProgram(program).leaves.flatMap((leaf): readonly ShownStatement[] => {
    if (leaf.kind === 'last') return []
    if (leaf.kind === 'sql') return [{ connection: leaf.connection, part: leaf.name, sql: leaf.text }]
    return [shown(leaf.name, leaf.program)]
  })
}

const rawStatement = (part: string, { connection, text }: SqlTraits): ShownStatement => ({
  connection,
  part,
  sql: text,
})

/** All of them as one text, each under its connection. */
export const printStatements = (statements: readonly ShownStatement[]): string =>
  statements.length === 1
    ? (statements[0]?.sql ?? '')
    : statements.map(({ connection, part, sql }) => `-- ${part} on ${connection}\n${sql};`).join('\n\n')
