import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { configFile } from '../config.ts'
import { type Project, readProject, settingsOf } from '../project.ts'
import { readSources, type SourceFile } from '../sources.ts'
import type { ProjectState, SourceDocument } from './api/project.ts'
import type { Role } from './api/routes.ts'
import { toFinding } from './findings.ts'

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const toDocument = ({ file, text }: SourceFile): SourceDocument => ({ file, text, hash: hashOf(text) })

/** A project with errors in its configuration has no `config`; with one, it is whole. */
export type LoadedProject = Project & { readonly revision: string }

export interface ProjectStore {
  /** The project as its files stand now; read anew only when one of them changed. */
  readonly load: () => Promise<LoadedProject>
  /** Looks at the warehouses anew too. */
  readonly refresh: () => Promise<LoadedProject>
}

/** Reads the project's folder whenever its files changed; requests at the same time share one reading. */
export const createProjectStore = (root: string): ProjectStore => {
  let known: { readonly state: string; readonly project: Promise<LoadedProject> } | undefined
  const read = (refresh: boolean): Promise<LoadedProject> => {
    const state = stateOf(root)
    if (!refresh && known?.state === state) return known.project
    const project = readProject(root, { refresh }).then((found) => ({ ...found, revision: revisionOf(found, state) }))
    known = { state, project }
    project.catch(() => {
      known = undefined
    })
    return project
  }
  return { load: async () => read(false), refresh: async () => read(true) }
}

/** The texts decide, not the times of files: two changes within one tick of the clock are two changes. */
const stateOf = (root: string): string => {
  const config = textOf(join(root, configFile))
  const sources = foldersOf(config)
  const hash = createHash('sha256').update(config)
  for (const { file, text } of readSources(root, sources).files) hash.update(`\0${file}\0${text}`)
  for (const path of databasesOf(config)) hash.update(`\0${timeOf(resolve(root, path))}`)
  return hash.digest('hex')
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const timeOf = (path: string): string => {
  try {
    const { size, mtimeMs } = statSync(path)
    return `${size} ${mtimeMs}`
  } catch {
    return ''
  }
}

interface Sketch {
  readonly sources?: readonly string[]
  readonly connections?: Readonly<Record<string, { readonly path?: unknown; readonly folder?: unknown } | null>> | null
}

const sketchOf = (config: string): Sketch => {
  try {
    const json: unknown = JSON.parse(config)
    return typeof json === 'object' && json !== null ? json : {}
  } catch {
    return {}
  }
}

const foldersOf = (config: string): readonly string[] => {
  const { sources } = sketchOf(config)
  return Array.isArray(sources) && sources.every((folder) => typeof folder === 'string') ? sources : ['.']
}

const databasesOf = (config: string): readonly string[] =>
  Object.values(sketchOf(config).connections ?? {}).flatMap((connection) =>
    [connection?.path, connection?.folder].filter((place) => typeof place === 'string'),
  )

const revisionOf = ({ catalog }: Project, state: string): string =>
  hashOf(`${state}${JSON.stringify(catalog)}`).slice(0, 16)

/** What the browser is told of the project. */
export const toProjectState = (project: LoadedProject, role: Role, asOf: string | undefined): ProjectState => {
  const { root, config, catalog, sources, diagnostics, revision } = project
  const own = new Set(sources.map(({ file }) => file))
  return {
    name: basename(resolve(root)),
    revision,
    settings: config ? settingsOf(config) : { zone: 'UTC', weekStart: 'Monday', limits: {} },
    catalog,
    documents: sources.map(toDocument),
    // What stands in a source the browser finds itself, as it is typed.
    findings: diagnostics.filter(({ file }) => file === undefined || !own.has(file)).map(toFinding),
    ...(asOf !== undefined && { asOf }),
    connections: Object.fromEntries(Object.entries(config?.connections ?? {}).map(([name, { kind }]) => [name, kind])),
    role,
  }
}
