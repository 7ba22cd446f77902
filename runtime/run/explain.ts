import { type Explanation, explain, explanationProbes, probeProgram, readingsOf } from '../../compiler/explain.ts'
import type { Program } from '../../compiler/ir.ts'
import { isSplit } from '../../compiler/split.ts'
import { printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { readValue } from '../duckdb/values.ts'
import { failure } from '../failures.ts'
import { atPointer } from '../json-pointer.ts'
import type { Project } from '../project.ts'
import type { Step } from './outcome.ts'
import { openPlaces } from './places.ts'
import { statementOf } from './table.ts'
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
  const places = openPlaces({ root: project.root, config: project.config, ...(signal && { signal }) })
  const opened = await places.open(program.connection)
  if ('failed' in opened) {
    await places.close()
    return opened
  }
  const { place } = opened.value
  try {
    const probes = explanationProbes(program)
    if (isSplit(program)) return { failed: failure('E956', { name: target.name }) }
    const statement = await statementOf({ place, now, limits: project.config.limits }, probeProgram(probes, id))
    if ('failed' in statement) return statement
    const { value } = statement
    const [row] = await place.rows(value)
    if (!row) return { failed: failure('E946', { id, entity: target.entity.name }) }
    const cells = value.columns.slice(1).map(({ type }, index) => readValue(row[index + 1] ?? null, type))
    return {
      value: explain(id, probes, readingsOf(probes, cells), {
        textOf: sourceWords(project, program),
        personal: target.entity.pii,
      }),
    }
  } catch (error) {
    return { failed: place.diagnose(error) }
  } finally {
    await places.close()
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
