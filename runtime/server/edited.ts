import { checkProject } from '../../compiler/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { ParsedDocument } from '../../grammar/document.ts'
import { parseText } from '../../grammar/index.ts'
import type { Item } from '../../grammar/tree/index.ts'
import { hasErrors, type Project, settingsOf } from '../project.ts'
import { listTargets, type Target } from '../run/target.ts'
import type { Edited } from './api/rules.ts'
import type { ServerContext } from './context.ts'
import { readInstant } from './instant.ts'
import { type Refusal, refusal, refuseFor } from './refusal.ts'

export type WholeProject = Project & { readonly config: NonNullable<Project['config']> }

/** A segment or trait set as it is being edited, within the project as it is saved. */
export interface EditedTarget {
  readonly project: WholeProject
  readonly target: Target
  readonly now: bigint
  /** Warnings of the edited item. */
  readonly findings: readonly Diagnostic[]
}

type Named = Extract<Item, { kind: 'segment' | 'traits' }>
const isNamed = (item: Item): item is Named => item.kind === 'segment' || item.kind === 'traits'

const without = (document: ParsedDocument, { kind, name }: Named): ParsedDocument => {
  const isSame = (item: Item | undefined): boolean => item?.kind === kind && 'name' in item && item.name === name
  if (!document.document.items.some(isSame)) return document
  return {
    ...document,
    items: document.items.filter(({ item }) => !isSame(item)),
    document: { ...document.document, items: document.document.items.filter((item) => !isSame(item)) },
  }
}

/** The project whose configuration can be read; everything else needs one. */
export const wholeProject = async ({ projects }: ServerContext): Promise<WholeProject | Refusal> => {
  const project = await projects.load()
  const { config } = project
  return config ? { ...project, config } : refuseFor(422, project.diagnostics)
}

/** Checks the edited text in the place of the saved one of its name. */
export const readEdited = async (
  { text, file = 'edited.segql', asOf }: Edited,
  context: ServerContext,
): Promise<EditedTarget | Refusal> => {
  const project = await wholeProject(context)
  if ('refused' in project) return project
  const parsed = parseText(text, { file })
  const [item, second] = parsed.document.items
  const mistakes = [...parsed.diagnostics, ...parsed.items.flatMap(({ diagnostics }) => diagnostics)]
  if (hasErrors(mistakes)) return refuseFor(422, mistakes)
  if (!item || second || !isNamed(item)) {
    return refusal(422, 'edited', 'The text is not one segment or one trait set.')
  }
  const documents = [...project.documents.map((document) => without(document, item)), parsed]
  const { value: checked, diagnostics } = checkProject(documents, project.catalog, settingsOf(project.config))
  const kind = item.kind === 'segment' ? 'members' : 'traits'
  const target = listTargets(checked).find(({ name, place }) => name === item.name && place.kind === kind)
  const own = diagnostics.filter((diagnostic) => diagnostic.file === file)
  if (!target) return refuseFor(422, own.length > 0 ? own : diagnostics)
  return {
    project: { ...project, checked, documents },
    target,
    now: asOf === undefined ? (context.asOf ?? BigInt(Date.now()) * 1000n) : readInstant(asOf),
    findings: own,
  }
}

/** A saved segment or trait set by its name. */
export const savedTarget = async (
  name: string,
  context: ServerContext,
): Promise<{ readonly project: WholeProject; readonly target: Target } | Refusal> => {
  const project = await wholeProject(context)
  if ('refused' in project) return project
  const target = listTargets(project.checked).find((one) => one.name === name)
  return target
    ? { project, target }
    : refusal(404, 'target', `There is no segment or trait set \`${name}\` that can be run.`)
}
