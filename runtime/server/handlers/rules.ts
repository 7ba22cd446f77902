import { countTarget } from '../../run/count.ts'
import { overlapOf } from '../../run/overlap.ts'
import { listTargets } from '../../run/target.ts'
import { toTable } from '../cells.ts'
import { readEdited, wholeProject } from '../edited.ts'
import { toFinding } from '../findings.ts'
import type { Handlers } from '../handlers.ts'
import { printInstant } from '../instant.ts'
import { isRefusal, refusal, refuseFor } from '../refusal.ts'

const shownPeople = 10

export const ruleHandlers = {
  'POST /api/count': async ({ body, signal }, context) => {
    const edited = await readEdited(body, context)
    if (isRefusal(edited)) return edited
    const { project, target, now, findings } = edited
    const { root, config, catalog } = project
    const started = performance.now()
    const counted = await countTarget(target, { root, config, catalog, now, sample: shownPeople, signal })
    if ('failed' in counted) return refuseFor(signal.aborted ? 499 : 502, [counted.failed])
    const { count, population, joined, steps, sample } = counted.value
    return {
      count,
      ...(population !== undefined && { population }),
      asOf: printInstant(now),
      joined,
      conditions: steps.map(({ path, alone, remaining, missing }) => ({
        path,
        alone,
        missing,
        ...(remaining !== undefined && { remaining }),
      })),
      sample: toTable(sample),
      milliseconds: Math.round(performance.now() - started),
      findings: findings.map(toFinding),
    }
  },
  'POST /api/overlap': async ({ body: { names }, signal }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const all = listTargets(project.checked).filter(({ place }) => place.kind === 'members')
    const unknown = names.find((name) => !all.some((target) => target.name === name))
    if (unknown !== undefined) return refusal(404, 'segment', `There is no segment \`${unknown}\` that can be run.`)
    const targets = names.flatMap((name) => all.filter((target) => target.name === name))
    const minutes = project.config.limits.queryMinutes
    const done = await overlapOf(targets, { root: project.root, minutes, signal })
    if ('failed' in done) return refuseFor(422, [done.failed])
    const { sizes, intersections, warnings } = done.value
    return {
      sizes: sizes.map((size) => ({ ...size })),
      intersections: intersections.map(({ names: inside, count }) => ({ names: [...inside], count })),
      findings: warnings.map(toFinding),
    }
  },
} satisfies Partial<Handlers>
