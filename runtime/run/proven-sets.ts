import type { IdSet, Program } from '../../compiler/ir.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'
import type { Materialized, RawSets } from './raw-sets.ts'

/** Proves that a text is one reading query, and gives its columns. */
export type ProveRaw = (
  text: string,
) => Promise<{ readonly columns: readonly string[] } | { readonly refused: Diagnostic }>

/** Raw SQL that stays within the statement: each text is proven once in a run. */
export const provenSets = (prove: ProveRaw): RawSets => {
  const known = new Map<string, Promise<Diagnostic | undefined>>()
  const refusal = (text: string): Promise<Diagnostic | undefined> => {
    const found =
      known.get(text) ??
      prove(text).then((proven) => {
        if ('refused' in proven) return proven.refused
        return proven.columns.length === 1 ? undefined : failure('E936', { columns: proven.columns })
      })
    known.set(text, found)
    return found
  }
  const look = async (sets: Readonly<Record<string, IdSet>>): Promise<Diagnostic | undefined> => {
    for (const set of Object.values(sets)) {
      const found = set.kind === 'sql' ? await refusal(set.text) : await look(set.program.sets)
      if (found) return found
    }
    return undefined
  }
  return {
    materialize: async (program: Program): Promise<Materialized> => {
      const refused = await look(program.sets)
      return refused ? { refused } : { program }
    },
  }
}
