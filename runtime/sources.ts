import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic } from '../grammar/diagnostic.ts'
import { failure } from './failures.ts'

export interface SourceFile {
  /** Relative to the project's folder, with `/`. */
  readonly file: string
  readonly text: string
}

export interface Sources {
  readonly files: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}

const skipped = new Set(['node_modules', 'dist'])
export const isText = (file: string): boolean => file.endsWith('.segql')
const isSource = (file: string): boolean => isText(file) || file.endsWith('.segql.json')

/** Every `.segql` and `.segql.json` file below the source folders, in the order of their names. */
export const readSources = (root: string, folders: readonly string[]): Sources => {
  const diagnostics: Diagnostic[] = []
  const unreadable = (path: string, error: unknown): void => {
    diagnostics.push(failure('E921', { file: shown(root, path), reason: reasonOf(error) }, { file: shown(root, path) }))
  }
  const paths = folders.flatMap((folder) => listSources(join(root, folder), unreadable))
  const files = [...new Set(paths)].sort().flatMap((path): readonly SourceFile[] => {
    try {
      return [{ file: shown(root, path), text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }]
    } catch (error) {
      unreadable(path, error)
      return []
    }
  })
  if (files.length === 0 && diagnostics.length === 0) diagnostics.push(failure('W922', { folder: root }))
  return { files, diagnostics }
}

type Unreadable = (path: string, error: unknown) => void

const listSources = (path: string, unreadable: Unreadable): readonly string[] => {
  try {
    if (statSync(path).isFile()) return [path]
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inner = join(path, entry.name)
      if (entry.name.startsWith('.') || skipped.has(entry.name)) return []
      if (entry.isDirectory()) return listSources(inner, unreadable)
      return isSource(entry.name) ? [inner] : []
    })
  } catch (error) {
    unreadable(path, error)
    return []
  }
}

const shown = (root: string, path: string): string => relative(root, path).split(sep).join('/') || '.'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links form a circle',
}

/** Why the file system refused to write a file, in words. */
export const refusalOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'its folder does not exist' : reasonOf(error)

/** Why the file system refused, in words. */
export const reasonOf = (error: unknown): string => {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException
  return reasons[code] ?? message
}
