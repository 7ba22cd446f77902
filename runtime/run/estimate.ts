import { compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { splitProgram } from '../../compiler/split.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Estimate, Query } from '../drivers/driver.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { provenSets } from './proven-sets.ts'
import type { Target } from './target.ts'

/** What one statement of a target would cost. */
export interface PartEstimate {
  readonly part: string
  readonly connection: string
  readonly estimate: Estimate
}

export interface EstimateContext {
  readonly places: Places
  readonly now: bigint
  readonly useLast: boolean
}

/** Estimates of all statements that a run of the target would send; none is run. Last runs cost nothing. */
export const estimateTarget = async (
  context: EstimateContext,
  { name, program }: Target,
): Promise<Step<readonly PartEstimate[]>> => {
  if (program.kind === 'sql traits') {
    return inOrder(
      [{ part: name, connection: program.connection, query: (place) => rawQuery(place, program.text) }],
      context,
    )
  }
  const { leaves } = splitProgram(program, { useLast: context.useLast })
  const parts = leaves.flatMap((leaf): readonly Part[] => {
    if (leaf.kind === 'last') return []
    if (leaf.kind === 'sql') {
      return [{ part: leaf.name, connection: leaf.connection, query: (place) => rawQuery(place, leaf.text) }]
    }
    const query = (place: Place) => rulesQuery(place, leaf.program, context.now)
    return [{ part: leaf.name, connection: leaf.program.connection, query }]
  })
  return inOrder(parts, context)
}

interface Part {
  readonly part: string
  readonly connection: string
  readonly query: (place: Place) => Promise<Step<Query>>
}

/** Raw SQL stands within the statement, also where a run would compute it first. */
const rulesQuery = async (place: Place, program: Program, now: bigint): Promise<Step<Query>> => {
  const proven = await provenSets(place.prove).materialize(program)
  if ('refused' in proven) return { failed: proven.refused }
  const { value, diagnostics } = compileProgram(proven.program, place.dialect, { now, print: 'parameters' })
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  return wrong ? { failed: wrong } : { value }
}

const rawQuery = async (place: Place, text: string): Promise<Step<Query>> => {
  const proven = await place.prove(text)
  return 'refused' in proven ? { failed: proven.refused } : { value: { sql: proven.statement, parameters: [] } }
}

const inOrder = async (parts: readonly Part[], { places }: EstimateContext): Promise<Step<readonly PartEstimate[]>> => {
  const found: PartEstimate[] = []
  for (const { part, connection, query } of parts) {
    const opened = await places.open(connection)
    if ('failed' in opened) return opened
    const { place } = opened.value
    const asked = await query(place).then(
      (step) => ('failed' in step ? step : estimateOf(place, step.value)),
      (error: unknown): { failed: Diagnostic } => ({ failed: place.diagnose(error) }),
    )
    if ('failed' in asked) return asked
    found.push({ part, connection, estimate: asked.value })
  }
  return { value: found }
}

const estimateOf = async (place: Place, query: Query): Promise<Step<Estimate>> => {
  try {
    return { value: await place.estimate(query) }
  } catch (error) {
    return { failed: place.diagnose(error) }
  }
}
