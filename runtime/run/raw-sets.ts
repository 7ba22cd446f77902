import type { IdSet, Program } from '../../compiler/ir.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { quoteName } from '../duckdb/quote.ts'
import { asSubquery } from '../duckdb/raw-sql.ts'
import type { Session } from '../duckdb/session.ts'
import { oneColumn, type ProveRaw } from './proven-sets.ts'

export interface RawTable {
  readonly table: string
  readonly column: string
}
export type Materialized = { readonly program: Program } | { readonly refused: Diagnostic }

export interface RawSets {
  /** The program with each raw SQL set replaced by the temporary table that holds its IDs. */
  readonly materialize: (program: Program) => Promise<Materialized>
  /** Absent where raw SQL stays within the statements. */
  readonly tableOf?: (text: string) => RawTable | undefined
}

/** Each raw SQL is run once in a run, however many segments use it. */
export const createRawSets = (session: Session, prove: ProveRaw): RawSets => {
  const tables = new Map<string, RawTable>()
  const refusals = new Map<string, Diagnostic>()

  const load = async (text: string): Promise<RawTable | Diagnostic> => {
    const known = tables.get(text) ?? refusals.get(text)
    if (known) return known
    const proven = oneColumn(await prove(text))
    if ('refused' in proven) {
      refusals.set(text, proven.refused)
      return proven.refused
    }
    const table = `segql_raw_${tables.size + 1}`
    await session.read(`create temp table ${table} (id) as ${asSubquery(proven.statement)}`)
    const made = { table, column: 'id' }
    tables.set(text, made)
    return made
  }

  const materialize = async (program: Program): Promise<Materialized> => {
    const sets: Record<string, IdSet> = {}
    for (const [name, set] of Object.entries(program.sets)) {
      if (set.kind === 'program') {
        const inner = await materialize(set.program)
        if ('refused' in inner) return inner
        sets[name] = { ...set, program: inner.program }
      } else {
        const loaded = await load(set.text)
        if ('code' in loaded) return { refused: inSet(loaded, program, set.name) }
        sets[name] = { ...set, text: `select ${loaded.column} from ${quoteName(loaded.table)}` }
      }
    }
    return { program: { ...program, sets } }
  }

  return { materialize, tableOf: (text) => tables.get(text) }
}

const inSet = (diagnostic: Diagnostic, program: Program, set: string): Diagnostic =>
  set === program.name ? diagnostic : { ...diagnostic, message: `In \`${set}\`: ${diagnostic.message}` }
