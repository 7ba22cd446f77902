import { useQuery } from '@tanstack/react-query'
import { compileProgram } from '../../../compiler/compile.ts'
import type { Program, SqlTraits } from '../../../compiler/ir.ts'
import { isSplit, splitProgram } from '../../../compiler/split.ts'
import type { DialectName } from '../../../dialects/index.ts'
import type { Workspace } from '../../project/workspace.ts'

/** What a connection is sent for a definition, or for a part of it. */
export interface SentStatement {
  readonly name: string
  readonly connection: string
  readonly sql: string
}

/** The statements of a saved definition, each in the dialect of its connection; one a part where several connections share it. */
export const statementsOf = async (
  name: string,
  program: Program | SqlTraits,
  { state }: Workspace,
): Promise<readonly SentStatement[]> => {
  const { dialects } = await import('../../../dialects/index.ts')
  const now = state.asOf === undefined ? 'current' : BigInt(Date.parse(state.asOf)) * 1000n
  const compiled = (part: string, one: Program): SentStatement => {
    const kind = (state.connections[one.connection] ?? 'duckdb') as DialectName
    const { value, diagnostics } = compileProgram(one, dialects[kind], { now, print: 'literals' })
    const wrong = diagnostics.find(({ severity }) => severity === 'error')
    if (wrong) throw new Error(wrong.message)
    return { name: part, connection: one.connection, sql: value.sql }
  }
  if (program.kind === 'sql traits') return [{ name, connection: program.connection, sql: program.text.trim() }]
  if (!isSplit(program)) return [compiled(name, program)]
  return splitProgram(program).leaves.flatMap((leaf): readonly SentStatement[] => {
    if (leaf.kind === 'last') return []
    if (leaf.kind === 'sql') return [{ name: leaf.name, connection: leaf.connection, sql: leaf.text.trim() }]
    return [compiled(leaf.name, leaf.program)]
  })
}

export const useStatements = (name: string, program: Program | SqlTraits | undefined, workspace: Workspace) =>
  useQuery({
    queryKey: ['statements', workspace.state.revision, name],
    queryFn: () => (program ? statementsOf(name, program, workspace) : []),
    retry: false,
  })
