import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { type Current, finishInto } from '../../store/results.ts'
import { brokenKey } from '../broken-key.ts'
import type { Outcome } from '../outcome.ts'
import { diagnose, inFile } from '../outcome-findings.ts'
import type { OpenPlace } from '../places.ts'
import { rawBodyFinding } from '../raw-body.ts'
import type { RunContext } from '../run-target.ts'
import { definitionHash, type Target } from '../target.ts'
import { materialize } from './materialize.ts'

/** Runs a target into a table of its warehouse. Whatever fails, the table and the last result stay as they were. */
export const runInto = async (
  context: RunContext,
  into: string,
  { place, populations }: OpenPlace,
  target: Target,
): Promise<Outcome> => {
  const started = performance.now()
  const elapsed = (): number => Math.round(performance.now() - started)
  const failed = (diagnostic: Diagnostic): Outcome => ({
    target,
    status: 'failed',
    milliseconds: elapsed(),
    diagnostics: [inFile(diagnostic, target)],
  })
  const { root, config, now, useLast } = context
  try {
    const broken = await brokenKey(context, target)
    if (broken) return failed(broken)
    const wrong = await rawBodyFinding(place, target, config.limits)
    if (wrong) return failed(wrong)
    const written = await materialize({ place, now, limits: config.limits, into, useLast }, target)
    if ('failed' in written) return failed(written.failed)
    const { run, table, count, columns, metrics } = written.value
    const size = target.entity.population && (await populations.size(target.entity.population))
    const current: Current = {
      version: 1,
      run,
      ...target.place,
      asOf: new Date(Number(now / 1000n)).toISOString(),
      finishedAt: new Date().toISOString(),
      count,
      columns: [...columns],
      milliseconds: elapsed(),
      definition: definitionHash(target),
      into: { connection: place.name, table: [...table] },
      ...(size && { population: size.people }),
    }
    finishInto(root, target.place, current, context.write)
    const { milliseconds } = current
    return { target, status: 'succeeded', current, milliseconds, diagnostics: [], ...(metrics && { metrics }) }
  } catch (error) {
    return failed(diagnose(error, root, place, target))
  }
}
