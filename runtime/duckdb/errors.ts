import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'

/** What a query was stopped by, when it was not the database. */
export type StopReason = { readonly kind: 'interrupted' } | { readonly kind: 'timeout'; readonly minutes: number }

interface Where {
  readonly folder: string
  readonly stopped?: StopReason
}

/** DuckDB has no error codes: the class is the message's first words. */
const classes: readonly {
  readonly pattern: RegExp
  readonly toDiagnostic: (message: string, where: Where) => Diagnostic
}[] = [
  {
    pattern: /^INTERRUPT Error/,
    toDiagnostic: (_, { stopped }) =>
      stopped?.kind === 'timeout' ? failure('E933', { minutes: stopped.minutes }) : failure('E932', {}),
  },
  {
    pattern: /No space left on device|ENOSPC|EDQUOT|Disk quota exceeded|max_temp_directory_size/,
    toDiagnostic: (_, { folder }) => failure('E931', { folder }),
  },
  { pattern: /^Out of Memory Error/, toDiagnostic: () => failure('E947', {}) },
]

export const toDiagnostic = (error: unknown, where: Where): Diagnostic => {
  const message = messageOf(error)
  const found = classes.find(({ pattern }) => pattern.test(message))
  return found ? found.toDiagnostic(message, where) : failure('E942', { reason: firstSentence(message) })
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** DuckDB's message without the excerpt of the statement, which is not what the user wrote. */
export const firstSentence = (message: string): string => {
  const [first = message] = message.split(/\n\s*\nLINE \d+:|\nLINE \d+:/)
  return first.replaceAll(/\s*\n\s*/g, ' ').replace(/([^.!?])$/, '$1.')
}
