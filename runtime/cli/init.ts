import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { configFile } from '../config.ts'
import { dataFiles, singleFile } from '../duckdb/data-files.ts'
import { failure } from '../failures.ts'
import { draftProject, writeDraft } from '../init/init.ts'
import { shownPath } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { formatTable } from './table.ts'

export const init = async (invocation: Invocation): Promise<Answer> => {
  const { terminal, signal } = invocation
  const places = findPlaces(invocation)
  if ('exit' in places) return places
  const { root, source } = places
  if (existsSync(join(root, configFile))) {
    return { exit: exits.errors, diagnostics: [failure('E960', { file: configFile })], result: null }
  }
  const isNew = !existsSync(root)
  try {
    mkdirSync(root, { recursive: true })
  } catch (error) {
    const refused = failure('E924', { file: shownPath(root), reason: reasonOf(error) })
    return { exit: exits.errors, diagnostics: [refused], result: null }
  }
  const drafted = await draftProject({
    root,
    source,
    isFolder: statSync(source).isDirectory(),
    signal,
    onTable: (table) => terminal.progress(`looking at ${table} …`),
  })
  terminal.progress('')
  if ('failed' in drafted) {
    if (isNew) rmSync(root, { recursive: true, force: true })
    return { exit: signal.aborted ? exits.interrupted : exits.errors, diagnostics: [drafted.failed], result: null }
  }
  const written = writeDraft(root, drafted.value)
  if ('code' in written) return { exit: exits.errors, diagnostics: [written], result: null }
  const { entities, examples } = drafted.value
  const folder = shownPath(root)
  const here = resolve('.') === root ? '' : ` ${folder}`
  const rows = entities.map(({ name, from, id, relations = [] }) => [
    name,
    (from ?? []).join('.'),
    `${id?.column ?? ''}${id?.distinct ? ' (distinct)' : ''}`,
    relations.map((relation) => relation.name).join(', '),
  ])
  const table = formatTable([{ title: 'entity' }, { title: 'from' }, { title: 'id' }, { title: 'relations' }], rows)
  return {
    exit: exits.done,
    diagnostics: [],
    result: {
      folder: root,
      files: written,
      entities,
      examples: examples.map((item) => ('name' in item ? item.name : '')),
    },
    text: `${table}\n\nWritten: ${written.join(', ')}.\nNext: \`segql check${here}\`, \`segql run${here}\`.`,
  }
}

type Places = { readonly root: string; readonly source: string } | Answer

/** The project's folder and its data; a single argument that is a file is the data. */
const findPlaces = ({ root, texts }: Invocation): Places => {
  const asFile = statSync(root, { throwIfNoEntry: false })?.isFile() === true
  if (texts.from !== undefined) {
    const source = resolve(texts.from)
    if (!existsSync(source)) return usageMistake(`\`${texts.from}\` does not exist.`)
    return asFile ? usageMistake(`\`${shownPath(root)}\` is a file; a project needs a folder.`) : { root, source }
  }
  if (asFile) return { root: resolve('.'), source: root }
  const found = findData(root)
  return found === undefined
    ? usageMistake(
        `\`${shownPath(root)}\` holds no DuckDB, CSV or Parquet file to draft a project from.`,
        '`segql init FOLDER --from SOURCE` names the data.',
      )
    : { root, source: found }
}

/** Data lying in the project's folder: one DuckDB file, else CSV and Parquet files. */
const findData = (root: string): string | undefined => {
  try {
    const databases = readdirSync(root).filter((name) => /\.(duckdb|ddb|db)$/i.test(name))
    const [database] = databases
    if (database !== undefined && databases.length === 1) return join(root, database)
    const tables = dataFiles(root)
    const [file] = tables.flatMap(({ files }) => files)
    if (file === undefined) return undefined
    return tables.length === 1 && singleFile(file) && dirname(file) === root ? file : root
  } catch {
    return undefined
  }
}
