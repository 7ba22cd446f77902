import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { workFolder } from '../paths.ts'
import { replaceText } from '../store/atomic.ts'

/**
 * What was found in raw SQL before: loading a dialect's reader takes longer than all the rest of a check. Kept for the same text
 * and the same knowledge of its tables, by the same build; from its sources the program always reads anew.
 */
export interface Remembered {
  readonly of: (asked: unknown, find: () => Promise<readonly Diagnostic[]>) => Promise<readonly Diagnostic[]>
  /** Keeps what was asked for this time, and nothing else. */
  readonly keep: () => void
}

type Findings = Readonly<Record<string, readonly Diagnostic[]>>

/** A built file is named by its content and that of all it imports. */
const build = import.meta.url.endsWith('.ts') ? undefined : basename(import.meta.url)

export const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')

const readKnown = (file: string): Findings => {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as { readonly build: string; readonly findings: Findings }
    return known.build === build ? known.findings : {}
  } catch {
    return {}
  }
}

export const rememberedFindings = (root: string): Remembered => {
  if (build === undefined) return { of: (_, find) => find(), keep: () => undefined }
  const file = join(root, workFolder, 'raw-sql.json')
  const known = readKnown(file)
  const used: Record<string, readonly Diagnostic[]> = {}
  return {
    of: async (asked, find) => {
      const key = digestOf(asked)
      const found = known[key] ?? (await find())
      used[key] = found
      return found
    },
    keep: () => {
      if (Object.keys(used).join() === Object.keys(known).join()) return
      try {
        replaceText(file, JSON.stringify({ build, findings: used }))
      } catch {
        // It only saves time.
      }
    },
  }
}
