import { runTest } from '../../../compiler/test-run.ts'
import { compareTargets } from '../../run/compare.ts'
import { explainTarget } from '../../run/explain.ts'
import { previewTarget } from '../../run/preview.ts'
import { explanationJson, printExplanation } from '../../run/print-explanation.ts'
import { listTargets } from '../../run/target.ts'
import { toCell, toTable } from '../cells.ts'
import { readEdited, wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { printInstant } from '../instant.ts'
import { isRefusal, refusal, refuseFor } from '../refusal.ts'

const plain = (_style: unknown, text: string): string => text

export const peopleHandlers = {
  'POST /api/explain': async ({ body, signal }, context) => {
    const edited = await readEdited(body, context)
    if (isRefusal(edited)) return edited
    const { project, target, now } = edited
    const explained = await explainTarget(target, { project, now, id: body.id, signal })
    if ('failed' in explained) {
      return refuseFor(explained.failed.code === 'E946' ? 404 : 422, [explained.failed])
    }
    const asOf = printInstant(now)
    const view = { explanation: explained.value, covers: true, paint: plain }
    return {
      id: body.id,
      member: explained.value.member,
      explanation: explanationJson(target, view, asOf),
      text: printExplanation(target, view, asOf),
    }
  },
  'POST /api/compare': async ({ body, signal }, context) => {
    const edited = await readEdited(body, context)
    if (isRefusal(edited)) return edited
    const { project, target, now } = edited
    if (target.place.kind === 'traits') return refusal(422, 'compare', 'Only segments have members to compare.')
    const saved = await wholeProject(context)
    if (isRefusal(saved)) return saved
    const before = listTargets(saved.checked).find(
      ({ name, place }) => name === target.name && place.kind === target.place.kind,
    )
    const compared = await compareTargets(before, target, { root: project.root, config: project.config, now, signal })
    if ('failed' in compared) return refuseFor(422, [compared.failed])
    return { ...compared.value, asOf: printInstant(now) }
  },
  'POST /api/traits/preview': async ({ body, signal }, context) => {
    const edited = await readEdited(body, context)
    if (isRefusal(edited)) return edited
    const { project, target, now } = edited
    const { root, config, catalog } = project
    const limit = config.limits.sampleRows
    const done = await previewTarget(target, { root, config, catalog, now, limit, signal })
    if ('failed' in done) return refuseFor(422, [done.failed])
    const { count, columns, rows, known } = done.value
    const strangers = known !== undefined && known.length > 0 && known.every((one) => !one)
    return {
      columns: toTable({ columns, rows: [] }).columns,
      rows: rows.map((row, index) => ({ known: known?.[index] ?? null, cells: row.map(toCell) })),
      count,
      ...(strangers && {
        advice: `None of these IDs stands in the table of \`${target.entity.name}\`; the ID column is probably the wrong one.`,
      }),
    }
  },
  'POST /api/test': async ({ query: { name } }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const outcomes = project.checked.tests.filter(({ of }) => name === undefined || of === name).map(runTest)
    const passed = outcomes.filter((outcome) => outcome.passed).length
    return {
      passed,
      failed: outcomes.length - passed,
      tests: outcomes.map(({ of, title, passed: good, expects }) => {
        const message = expects.find((expect) => !expect.passed)?.message
        return { of, title, passed: good, ...(message !== undefined && { message }) }
      }),
    }
  },
} satisfies Partial<Handlers>
