import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../failures.ts'
import { nearest } from '../nearest.ts'
import type { Project } from '../project.ts'
import { listTargets, type Target } from '../run/target.ts'
import { type Answer, exits, type SourceText } from './command.ts'

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
