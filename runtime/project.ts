import type { Catalog } from '../compiler/catalog.ts'
import { checkProject } from '../compiler/index.ts'
import type { CheckedProject, Settings } from '../compiler/project.ts'
import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { ParsedDocument } from '../grammar/document.ts'
import { parseText, readJson } from '../grammar/index.ts'
import { type CatalogOptions, readCatalog } from './catalog.ts'
import { readConfigAndStore } from './config-and-store.ts'
import type { Config } from './config-schema.ts'
import { failure } from './failures.ts'
import { readJsonText } from './json-text.ts'
import { namedColumns } from './named-columns.ts'
import { isText, readSources, type SourceFile } from './sources.ts'

/** A project folder, read and checked. `config` is absent when it has errors; nothing else is known then. */
export interface Project {
  readonly root: string
  readonly config?: Config
  readonly catalog: Catalog
  readonly sources: readonly SourceFile[]
  readonly documents: readonly ParsedDocument[]
  readonly checked: CheckedProject
  readonly diagnostics: readonly Diagnostic[]
}

const nothing: CheckedProject = { entities: new Map(), segments: new Map(), traits: new Map(), tests: [] }
const noCatalog: Catalog = { version: 1, connections: {} }

export const readProject = async (root: string, options: CatalogOptions = {}): Promise<Project> => {
  const { value: config, diagnostics: found } = await readConfigAndStore(root)
  if (!config) {
    return { root, catalog: noCatalog, sources: [], documents: [], checked: nothing, diagnostics: found }
  }
  const sources = readSources(root, config.sources)
  const documents = sources.files.map(readDocument)
  const { value: catalog, diagnostics: opened } = await readCatalog(root, config, {
    ...options,
    named: namedColumns(documents, config),
  })
  const { value: checked, diagnostics } = checkProject(documents, catalog, settingsOf(config))
  return {
    root,
    config,
    catalog,
    sources: sources.files,
    documents,
    checked,
    diagnostics: [...found, ...opened, ...sources.diagnostics, ...diagnostics],
  }
}

export const settingsOf = (config: Config): Settings => ({
  zone: config.timeZone,
  weekStart: config.weekStart,
  limits: config.limits,
  ...(config.defaultConnection !== undefined && { defaultConnection: config.defaultConnection }),
})

export const readDocument = ({ file, text }: SourceFile): ParsedDocument => {
  if (isText(file)) return parseText(text, { file })
  const json = readJsonText(text)
  if (!('reason' in json)) return readJson(json.value, { file })
  const broken = { ...failure('E923', { file, reason: json.reason }, { file }), span: json.span }
  return { file, text, items: [], document: { version: 1, items: [] }, diagnostics: [broken] }
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')
