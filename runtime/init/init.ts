import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { printDocument } from '../../grammar/index.ts'
import type { Comments, Entity, Item } from '../../grammar/tree/index.ts'
import { configFile } from '../config.ts'
import type { DuckDbConnection } from '../config-schema.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { introspect } from '../duckdb/introspect.ts'
import { openDuckDb } from '../duckdb/open.ts'
import { failure } from '../failures.ts'
import { workFolder } from '../paths.ts'
import type { Step } from '../run/outcome.ts'
import { reasonOf } from '../sources.ts'
import { draftEntities } from './draft-entities.ts'
import { draftExample } from './draft-example.ts'
import { enoughShare, findLinks, type Link } from './links.ts'
import { surveyTable, type TableSurvey } from './survey.ts'

export interface Draft {
  /** Paths below the project's folder, with their texts. */
  readonly files: ReadonlyMap<string, string>
  readonly entities: readonly Entity[]
  readonly examples: readonly Item[]
}

export interface DraftOptions {
  readonly root: string
  /** The DuckDB file, data folder, CSV or Parquet file. */
  readonly source: string
  readonly isFolder: boolean
  readonly signal?: AbortSignal
  readonly onTable?: (name: string) => void
}

const connectionName = 'data'

/** Looks at the data and drafts a project over them; nothing is written. */
export const draftProject = async (options: DraftOptions): Promise<Step<Draft>> => {
  const { root, source, isFolder, signal } = options
  const place = shortest(root, source)
  const connection: DuckDbConnection = { kind: 'duckdb', ...(isFolder ? { folder: place } : { path: place }) }
  const name = connectionName
  const { value: opened, diagnostics } = await openDuckDb({
    name,
    connection,
    root,
    minutes: 60,
    ...(signal && { signal }),
  })
  if (!opened) return { failed: diagnostics[0] ?? failure('E915', { name, reason: 'unknown.' }) }
  const { session } = opened
  try {
    const catalog = await introspect(session)
    const tables: TableSurvey[] = []
    for (const table of catalog.tables) {
      options.onTable?.(table.name.join('.'))
      tables.push(await surveyTable(session, table))
    }
    const links = await findLinks(session, tables)
    const entities = draftEntities(connectionName, tables, links)
    const [first] = entities
    if (!first) return { failed: failure('E962', { source: place }) }
    return { value: assemble(connection, entities, draftExample(first, tables), links) }
  } catch (error) {
    const stopped = session.stopped()
    return { failed: toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) }) }
  } finally {
    session.close()
  }
}

/** Relative to the project where that does not climb out of more than two folders. */
const shortest = (root: string, source: string): string => {
  const path = relative(root, source).split(sep).join('/')
  if (path === '') return '.'
  return isAbsolute(path) || path.startsWith('../../../') ? source : path
}

const assemble = (
  connection: DuckDbConnection,
  entities: readonly Entity[],
  examples: readonly Item[],
  links: readonly Link[],
): Draft => {
  const config = {
    version: 1,
    connections: { [connectionName]: connection },
    defaultConnection: connectionName,
    timeZone: 'UTC',
    weekStart: 'Monday',
  }
  const notes = doubts(links)
  const comments: Comments | undefined = notes.length > 0 ? { end: [...notes] } : undefined
  const source = basename(connection.path ?? connection.folder ?? '')
  const model = entities.map((entity, index) =>
    index === 0
      ? { ...entity, comments: { before: [`Drafted from ${source} by its names and data: to be read and corrected.`] } }
      : entity,
  )
  const files = new Map([
    [configFile, `${JSON.stringify(config, null, 2)}\n`],
    [
      `model/${entities[0]?.name.replaceAll(/[^\p{L}\p{N}_-]/gu, '_')}.segql`,
      printDocument({ version: 1, items: model, ...(comments && { comments }) }),
    ],
    ['segments/example.segql', printDocument({ version: 1, items: [...examples] })],
    ['.gitignore', `${workFolder}/\n`],
  ])
  return { files, entities, examples }
}

/** Names that promise a relation which the data do not keep. */
const doubts = (links: readonly Link[]): readonly string[] =>
  links
    .filter(({ share }) => share < enoughShare)
    .map(({ child, childColumn, parent, parentColumn, share }) => {
      const from = [...child.name, childColumn.column.name].join('.')
      const to = [...parent.name, parentColumn.column.name].join('.')
      return `Left out: only ${(share * 100).toFixed(1)} % of the values of ${from} are in ${to}.`
    })

/** Writes a draft where nothing of it exists yet; a `.gitignore` that is there gets one line more. */
export const writeDraft = (root: string, { files }: Draft): readonly string[] | Diagnostic => {
  const existing = [...files.keys()].find((file) => file !== '.gitignore' && existsSync(join(root, file)))
  if (existing !== undefined) return failure('E960', { file: existing })
  const written: string[] = []
  try {
    for (const [file, text] of files) {
      const path = join(root, file)
      mkdirSync(dirname(path), { recursive: true })
      const ignored = file === '.gitignore' && existsSync(path) ? readFileSync(path, 'utf8') : undefined
      if (ignored === undefined) written.push(file)
      if (ignored?.split(/\r?\n/).includes(text.trim())) continue
      writeFileSync(path, ignored === undefined ? text : `${ignored.replace(/([^\n])$/, '$1\n')}${text}`)
    }
    return [...files.keys()]
  } catch (error) {
    for (const file of written) rmSync(join(root, file), { force: true })
    return failure('E924', { file: root, reason: reasonOf(error) })
  }
}
