import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Terminal } from './terminal.ts'

/** `text` takes a value, `list` one each time it is given, `flag` none. */
export interface Option {
  readonly kind: 'text' | 'list' | 'flag'
  readonly about: string
  /** What stands for the value in the help. */
  readonly value?: string
}

export interface Invocation {
  /** The project's folder. */
  readonly root: string
  /** Arguments after the folder. */
  readonly names: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
  readonly json: boolean
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

/** Texts of files named in diagnostics, to show their lines. */
export type SourceText = (file: string) => string | undefined

export interface Answer {
  readonly exit: number
  readonly diagnostics: readonly Diagnostic[]
  /** The `result` of `--json`: plain JSON. */
  readonly result: unknown
  /** What is printed instead of the result without `--json`. */
  readonly text?: string
  readonly source?: SourceText
  /** The folder that files of diagnostics are in, when it is not the project's. */
  readonly folder?: string
  /** Diagnostics are what was asked for: they go to stdout. */
  readonly diagnosticsFirst?: true
}

export interface Command {
  readonly summary: string
  readonly usage: string
  readonly example: string
  /** Names after the folder: none, exactly one, or any number. */
  readonly names: 'none' | 'one' | 'any'
  /** The folder may hold no project yet, or the argument may be a file. */
  readonly takesAnyPath?: true
  readonly options: Readonly<Record<string, Option>>
  readonly load: () => Promise<(invocation: Invocation) => Promise<Answer>>
}

export const exits = { done: 0, errors: 1, usage: 2, runFailed: 3, interrupted: 130 } as const

/** A mistake in the command line itself. */
export const usageMistake = (message: string, hint?: string): Answer => ({
  exit: exits.usage,
  diagnostics: [{ code: 'E900', severity: 'error', message, ...(hint !== undefined && { hint }) }],
  result: null,
})
