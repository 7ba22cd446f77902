import { useMemo, useRef } from 'react'
import type { Catalog } from '../../compiler/catalog.ts'
import { type CheckedProject, checkProject, type Settings } from '../../compiler/project.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { ParsedDocument } from '../../grammar/document.ts'
import { parseText, readJson } from '../../grammar/index.ts'
import type { Item } from '../../grammar/tree/index.ts'
import type { ProjectState, SourceDocument } from '../../runtime/server/api/index.ts'
import { useProject } from './use-project.ts'

/** The project in the browser: its sources parsed and checked, by the same code as on the command line. */
export interface Workspace {
  readonly state: ProjectState
  readonly catalog: Catalog
  readonly settings: Settings
  readonly documents: readonly ParsedDocument[]
  readonly checked: CheckedProject
  readonly diagnostics: readonly Diagnostic[]
}

const parse = ({ file, text }: SourceDocument, previous: ParsedDocument | undefined): ParsedDocument => {
  if (!file.endsWith('.json')) return parseText(text, { file, ...(previous && { previous }) })
  try {
    return readJson(JSON.parse(text), { file })
  } catch {
    // The server tells a file that is not JSON.
    return { file, text, items: [], document: { version: 1, items: [] }, diagnostics: [] }
  }
}

/** Parses what changed since the workspace before, and checks. */
export const readWorkspace = (state: ProjectState, previous?: Workspace): Workspace => {
  const before = new Map(previous?.documents.map((document) => [document.file, document]))
  const documents = state.documents.map((document) => {
    const known = before.get(document.file)
    return known?.text === document.text ? known : parse(document, known)
  })
  const catalog = state.catalog as Catalog
  const settings = state.settings as unknown as Settings
  const { value: checked, diagnostics } = checkProject(documents, catalog, settings, previous?.checked)
  return { state, catalog, settings, documents, checked, diagnostics }
}

/** The workspace of the project as it is saved; undefined while it loads. */
export const useWorkspace = (): {
  readonly workspace?: Workspace
  readonly error: unknown
  readonly again: () => void
} => {
  const { data, error, refetch } = useProject()
  const last = useRef<Workspace>(undefined)
  const workspace = useMemo(() => {
    if (!data) return undefined
    const read = last.current?.state === data ? last.current : readWorkspace(data, last.current)
    last.current = read
    return read
  }, [data])
  return { ...(workspace && { workspace }), error, again: () => void refetch() }
}

export type NamedItem = Extract<Item, { kind: 'segment' | 'traits' }>
const isNamed = (item: Item | undefined): item is NamedItem => item?.kind === 'segment' || item?.kind === 'traits'

/** Where a saved segment or trait set stands. */
export interface Place {
  readonly document: ParsedDocument
  readonly source: SourceDocument
  /** Its place among the items of the document. */
  readonly index: number
  readonly item: NamedItem
}

export const findItem = ({ documents, state }: Workspace, kind: NamedItem['kind'], name: string): Place | undefined => {
  for (const document of documents) {
    const index = document.items.findIndex(({ item }) => isNamed(item) && item.kind === kind && item.name === name)
    const item = document.items[index]?.item
    const source = state.documents.find(({ file }) => file === document.file)
    if (isNamed(item) && source) return { document, source, index, item }
  }
  return undefined
}

/** The project with a segment or trait set as it is being edited, in the place of the saved one of its name (or of `instead`). */
export const checkEdited = (
  workspace: Workspace,
  edited: ParsedDocument,
  instead?: { readonly kind: NamedItem['kind']; readonly name: string },
  previous?: CheckedProject,
): { readonly checked: CheckedProject; readonly diagnostics: readonly Diagnostic[] } => {
  const names = new Set(edited.document.items.flatMap((item) => (isNamed(item) ? [`${item.kind} ${item.name}`] : [])))
  if (instead) names.add(`${instead.kind} ${instead.name}`)
  const isReplaced = (item: Item | undefined): boolean => isNamed(item) && names.has(`${item.kind} ${item.name}`)
  const others = workspace.documents.map((document) =>
    document.document.items.some(isReplaced)
      ? {
          ...document,
          items: document.items.filter(({ item }) => !isReplaced(item)),
          document: { ...document.document, items: document.document.items.filter((item) => !isReplaced(item)) },
        }
      : document,
  )
  const { catalog, settings } = workspace
  const { value, diagnostics } = checkProject([...others, edited], catalog, settings, previous ?? workspace.checked)
  return { checked: value, diagnostics: diagnostics.filter(({ file }) => file === edited.file) }
}
