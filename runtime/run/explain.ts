import { compileProgram } from '../../compiler/compile.ts'
import { type Explanation, explain, explanationProbes, probeProgram, readingsOf } from '../../compiler/explain.ts'
import type { Program } from '../../compiler/ir.ts'
import { dialects } from '../../dialects/index.ts'
import { printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { bindParameters } from '../duckdb/bind.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { readValue } from '../duckdb/values.ts'
import { failure } from '../failures.ts'
import { atPointer } from '../json-pointer.ts'
import { workFolder } from '../paths.ts'
import type { Project } from '../project.ts'
import { openConnection } from './open-connection.ts'
import type { Step } from './outcome.ts'
import { createRawSets } from './raw-sets.ts'
import type { Target } from './target.ts'

export interface ExplainOptions {
  readonly project: Project & { readonly config: NonNullable<Project['config']> }
  readonly now: bigint
  readonly id: string
  readonly signal?: AbortSignal
}

/** Asks the connection every condition of one person at once, and explains the answers. */
export const explainTarget = async (target: Target, options: ExplainOptions): Promise<Step<Explanation>> => {
  const { program } = target
  if (program.kind === 'sql traits') return { failed: failure('E951', { name: target.name }) }
  const { project, now, id, signal } = options
  const opened = await openConnection(program.connection, {
    root: project.root,
    config: project.config,
    ...(signal && { signal }),
  })
  if ('failed' in opened) return opened
  const session = opened.value
  try {
    const probes = explanationProbes(program)
    const materialized = await createRawSets(session).materialize(probeProgram(probes, id))
    if ('refused' in materialized) return { failed: materialized.refused }
    const { value, diagnostics } = compileProgram(materialized.program, dialects.duckdb, { now, print: 'parameters' })
    const wrong = diagnostics.find(({ severity }) => severity === 'error')
    if (wrong) return { failed: wrong }
    const [row] = await session.read(value.sql, bindParameters(value.parameters))
    if (!row) return { failed: failure('E946', { id, entity: target.entity.name }) }
    const cells = value.columns.slice(1).map(({ type }, index) => readValue(row[index + 1] ?? null, type))
    return {
      value: explain(id, probes, readingsOf(probes, cells), {
        textOf: sourceWords(project, program),
        personal: target.entity.pii,
      }),
    }
  } catch (error) {
    const stopped = session.stopped()
    return { failed: toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) }) }
  } finally {
    session.close()
  }
}

/** The words of a condition as the person wrote them (and the formatter prints them). */
const sourceWords =
  ({ checked }: Project, program: Program) =>
  (origin: string, definition: string | undefined): string | undefined => {
    const [kind, name = ''] = definition === undefined ? [] : splitOnce(definition)
    const item =
      kind === 'trait'
        ? checked.traits.get(splitOnce(name, '.')[0])?.item
        : (checked.segments.get(definition === undefined ? program.name : name)?.item ??
          checked.traits.get(program.name)?.item)
    const node = item && atPointer(item, origin)
    return isExpression(node) ? printExpression(node).replaceAll(/\s*\n\s*/g, ' ') : undefined
  }

const splitOnce = (text: string, by = ':'): readonly [string, string] => {
  const index = text.indexOf(by)
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + by.length)]
}

/** Set expressions have kinds of their own; they are named by the explanation itself. */
const isExpression = (node: unknown): node is Expression =>
  typeof node === 'object' && node !== null && 'kind' in node && !('name' in node && node.kind === 'segment')
