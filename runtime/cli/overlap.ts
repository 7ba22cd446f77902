import { readProject } from '../project.ts'
import { type Overlap, overlapOf } from '../run/overlap.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTargets, sourceOf } from './project-answer.ts'
import { formatTable } from './table.ts'

/** How segments overlap by the members of their last runs. */
export const overlap = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, signal } = invocation
  if (names.length < 2) return usageMistake('`segql overlap` needs at least two segments.')
  const project = await readProject(root, { signal })
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const targets = names.flatMap((name) => chosen.targets.filter((target) => target.name === name))
  const sets = targets.filter(({ place }) => place.kind === 'traits').map(({ name }) => name)
  if (sets[0] !== undefined) return usageMistake(`\`${sets[0]}\` is a trait set; segments overlap.`)
  const minutes = project.config?.limits.queryMinutes ?? 15
  const done = await overlapOf(targets, { root, minutes, signal })
  if ('failed' in done) {
    return { exit: exits.runFailed, diagnostics: [done.failed], result: null, source: sourceOf(project) }
  }
  const { warnings, ...result } = done.value
  return { exit: exits.done, diagnostics: warnings, result, text: formatOverlap(done.value) }
}

const formatOverlap = ({ sizes, intersections }: Overlap): string => {
  const counted = (count: number): string => count.toLocaleString('en')
  const columns = [{ title: 'only in' }, { title: 'people', align: 'right' as const }]
  const table = formatTable(
    columns,
    intersections.map(({ names, count }) => [names.join(' and '), counted(count)]),
  )
  const ages = sizes.map(
    ({ name, count, asOf }) => `${name}: ${counted(count)}${asOf === undefined ? ', never run' : ` as of ${asOf}`}`,
  )
  return `${table}\n\n${ages.join('\n')}\n`
}
