import { printItem } from '../../../grammar/printer/index.ts'
import { findItem, type Workspace } from '../../project/workspace.ts'
import { type Definition, newDefinition, toDefinition, toItem } from './definition.ts'
import { type KeptDraft, readDraft } from './draft.ts'
import type { Opened } from './store.ts'

export interface Asked {
  readonly segment?: string
  readonly traits?: string
}

export const askedOf = ({ segment, traits }: Asked): { readonly kind: 'segment' | 'traits'; readonly name?: string } =>
  traits === undefined
    ? { kind: 'segment', ...(segment !== undefined && { name: segment }) }
    : { kind: 'traits', name: traits }

export interface Session {
  readonly definition: Definition
  readonly saved: Definition
  readonly opened?: Opened
}

/** The entity a new segment begins with: the first that has people. */
export const firstEntity = ({ checked }: Workspace): string | undefined => checked.entities.keys().next().value

/** The item as it is saved. */
export const openSaved = (workspace: Workspace, { kind, name }: ReturnType<typeof askedOf>): Session | undefined => {
  if (name === undefined) {
    const definition = newDefinition(firstEntity(workspace) ?? '')
    return { definition, saved: definition }
  }
  const place = findItem(workspace, kind, name)
  const parsed = place?.document.items[place.index]
  if (!place || !parsed) return undefined
  const definition = toDefinition(place.item)
  const opened: Opened = {
    kind,
    name,
    file: place.source.file,
    hash: place.source.hash,
    fileText: place.source.text,
    start: parsed.start,
    length: parsed.text.length,
  }
  return { definition, saved: definition, opened }
}

/** The draft of it where one was left, else the item as it is saved. */
export const openSession = (
  workspace: Workspace,
  asked: ReturnType<typeof askedOf>,
  key: string,
): Session | undefined => {
  const saved = openSaved(workspace, asked)
  const draft: KeptDraft | undefined = readDraft(key)
  if (!draft || (asked.name !== undefined && !saved)) return saved
  return { definition: draft.definition, saved: draft.saved, ...(draft.opened && { opened: draft.opened }) }
}

/** Whether something would be lost if the screen were left without saving. */
export const isChanged = (definition: Definition, saved: Definition): boolean =>
  definition !== saved &&
  (definition.broken !== undefined || laidOut(definition) !== laidOut(saved) || hasEmptyGroups(definition))

const laidOut = (definition: Definition): string => printItem(toItem(definition).item)

const hasEmptyGroups = ({ outline }: Definition): boolean =>
  Object.values(outline.nodes).some(
    (node) => node.kind === 'group' && node.id !== outline.root && node.children.length === 0,
  )
