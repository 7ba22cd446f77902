import { type Dirent, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One table of a folder connection: a file, or a sub-folder of files of one kind. */
export interface DataTable {
  readonly name: string
  readonly format: 'csv' | 'parquet'
  readonly files: readonly string[]
}

const formats: readonly { readonly format: DataTable['format']; readonly pattern: RegExp }[] = [
  { format: 'parquet', pattern: /\.(parquet|pq)$/i },
  { format: 'csv', pattern: /\.(csv|tsv)(\.gz)?$/i },
]

const formatOf = (file: string): (typeof formats)[number] | undefined =>
  formats.find(({ pattern }) => pattern.test(file))

const visible = (entry: Dirent): boolean => !entry.name.startsWith('.') && !entry.name.startsWith('_')

/**
 * The tables of a folder: each CSV or Parquet file one table of its name, each sub-folder with such files (at any depth) one
 * table of the sub-folder's name. Throws what the file system throws.
 */
export const dataFiles = (folder: string): readonly DataTable[] => {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(visible)
  const tables = entries.flatMap((entry): readonly DataTable[] => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return folderTable(path)
    const found = formatOf(entry.name)
    return found ? [{ name: entry.name.replace(found.pattern, ''), format: found.format, files: [path] }] : []
  })
  return tables.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const folderTable = (folder: string): readonly DataTable[] => {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => visible(entry) && entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const { format, pattern } of formats) {
    const matching = files.filter((file) => pattern.test(file))
    if (matching.length > 0) return [{ name: basename(folder), format, files: matching }]
  }
  return []
}

/** A single CSV or Parquet file as a table, or nothing. */
export const singleFile = (path: string): DataTable | undefined => {
  const found = formatOf(path)
  return found && { name: basename(path).replace(found.pattern, ''), format: found.format, files: [path] }
}
