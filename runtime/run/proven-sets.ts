import type { IdSet, Program } from '../../compiler/ir.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'
import type { Materialized, RawSets } from './raw-sets.ts'

/** A text that is one reading query: its columns, and what is sent for it, which holds no comment. */
export interface ProvenRaw {
  readonly columns: readonly string[]
  readonly statement: string
}
export type ProveRaw = (text: string) => Promise<ProvenRaw | { readonly refused: Diagnostic }>

/** Raw SQL that stays within the statement: each text is proven once in a run, and stands there without its comments. */
export const provenSets = (prove: ProveRaw): RawSets => {
  const known = new Map<string, ReturnType<ProveRaw>>()
  const proven = (text: string): ReturnType<ProveRaw> => {
    const found = known.get(text) ?? prove(text).then(oneColumn)
    known.set(text, found)
    return found
  }
  const materialize = async (program: Program): Promise<Materialized> => {
    const sets: Record<string, IdSet> = {}
    for (const [name, set] of Object.entries(program.sets)) {
      if (set.kind === 'program') {
        const inner = await materialize(set.program)
        if ('refused' in inner) return inner
        sets[name] = { ...set, program: inner.program }
      } else {
        const found = await proven(set.text)
        if ('refused' in found) return found
        sets[name] = { ...set, text: found.statement }
      }
    }
    return { program: { ...program, sets } }
  }
  return { materialize }
}

/** A segment's raw SQL gives the ID and nothing else. */
export const oneColumn = (proven: Awaited<ReturnType<ProveRaw>>): Awaited<ReturnType<ProveRaw>> =>
  'refused' in proven || proven.columns.length === 1
    ? proven
    : { refused: failure('E936', { columns: proven.columns }) }
