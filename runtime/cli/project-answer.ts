import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../../grammar/nearest.ts'
import { failure } from '../failures.ts'
import { type Project, readProject } from '../project.ts'
import { listTargets, type Target } from '../run/target.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, type SourceText, usageMistake } from './command.ts'

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

/** Texts as they were checked; the configuration is read when it is needed. */
export const sourceOf = (project: Project): SourceText => {
  const texts = new Map(project.sources.map(({ file, text }) => [file, text]))
  return (file) => {
    const known = texts.get(file)
    if (known !== undefined) return known
    try {
      return readFileSync(join(project.root, file), 'utf8')
    } catch {
      return undefined
    }
  }
}

export type Chosen = { readonly targets: readonly Target[] } | { readonly answer: Answer }

/** The segments and trait sets of these names; all without names. */
export const chooseTargets = (project: Project, names: readonly string[]): Chosen => {
  const all = listTargets(project.checked)
  if (names.length === 0) return { targets: all }
  const known = [...project.checked.segments.keys(), ...project.checked.traits.keys()]
  const unknown = names.filter((name) => !known.includes(name))
  const broken = names.filter((name) => known.includes(name) && !all.some((target) => target.name === name))
  if (unknown.length === 0 && broken.length === 0) return { targets: all.filter(({ name }) => names.includes(name)) }
  const missing = unknown.map((name) =>
    failure('E930', { name, kind: 'segment or trait set', near: nearest(name, known) }),
  )
  const diagnostics = broken.length > 0 || !project.config ? [...project.diagnostics, ...missing] : missing
  return { answer: { exit: exits.errors, diagnostics, result: null, source: sourceOf(project) } }
}

export interface OneTarget {
  readonly target: Target
  readonly project: Project & { readonly config: NonNullable<Project['config']> }
  readonly now: bigint
  readonly source: SourceText
}

/** The one segment or trait set a command speaks of, and the instant; or why there is none. */
export const chooseTarget = async ({
  root,
  names,
  texts,
  signal,
}: Invocation): Promise<OneTarget | { readonly answer: Answer }> => {
  const project = await readProject(root, { signal })
  const { config, diagnostics } = project
  const source = sourceOf(project)
  if (!config) return { answer: { exit: exits.errors, diagnostics, result: null, source } }
  const now = readAsOf(texts['as-of'], config.timeZone)
  if (typeof now === 'string') return { answer: usageMistake(now) }
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen
  const [target] = chosen.targets
  if (!target) throw new Error('a chosen name has no target')
  return { target, project: { ...project, config }, now, source }
}
