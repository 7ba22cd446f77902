import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** A TypeScript file of the repository: its path from the root, with slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

export const floors = ['grammar', 'compiler', 'dialects', 'runtime', 'playground', 'test'] as const
export type Floor = (typeof floors)[number]

export const sourcesOf = (floor: Floor): readonly Source[] =>
  readdirSync(join(root, floor), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))

interface Token {
  readonly kind: 'comment' | 'text' | 'template' | 'other'
  readonly text: string
}

const pattern =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\w+|[^\s\w]/g

/** Words, signs, texts and comments. A template counts whole, with what stands in its braces. */
export const tokens = (source: Source): readonly Token[] =>
  [...source.text.matchAll(pattern)].map(([text]) => {
    if (text.startsWith('//') || text.startsWith('/*')) return { kind: 'comment', text }
    if (text.startsWith('`')) return { kind: 'template', text }
    return { kind: /^['"]/.test(text) ? 'text' : 'other', text }
  })

/** What a file imports or exports from, as written. */
export const importsOf = (source: Source): readonly string[] => {
  const code = tokens(source).filter(({ kind }) => kind !== 'comment')
  return code.flatMap((token, index) => {
    if (token.kind !== 'text') return []
    const before = code[index - 1]?.text
    const called = before === '(' && code[index - 2]?.text === 'import'
    return before === 'from' || before === 'import' || called ? [token.text.slice(1, -1)] : []
  })
}

/** Where a relative import leads, from the root. */
export const pathOfImport = (source: Source, imported: string): string =>
  posix.join(posix.dirname(source.path), imported)

/** Which floor a relative import leads to; undefined for a package. */
export const floorOfImport = (source: Source, imported: string): string | undefined =>
  imported.startsWith('.') ? pathOfImport(source, imported).split('/')[0] : undefined
