import type { Program, SqlTraits } from '../../compiler/ir.ts'
import { checkShape, type RawShape } from '../../compiler/raw/shape.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { idNames } from '../raw-sql/lint-options.ts'
import { readerOf } from '../readers/index.ts'
import { foreignLooks } from './id-looks.ts'
import type { Place } from './place.ts'
import { populationTable } from './populations.ts'
import { normalId } from './result-checks.ts'
import { resultTable } from './table.ts'
import type { Target } from './target.ts'

/** Findings about columns that a run would not notice: another identifier in place of the ID, a name twice. */
const told = new Set(['E723', 'E726'])

/** What is wrong with the columns of a target's own raw SQL, by the word of its warehouse; nothing of it is run. */
export const rawBodyFinding = async (
  place: Place,
  { raw, program, entity }: Target,
  limits: { readonly traitColumns: number },
): Promise<Diagnostic | undefined> => {
  const text = raw ? ownText(program) : undefined
  if (text === undefined) return undefined
  const proven = await place.prove(text)
  if ('refused' in proven) return undefined
  const names = idNames(entity)
  const shape: RawShape =
    program.kind === 'sql traits'
      ? { kind: 'traits', idNames: names, most: limits.traitColumns }
      : { kind: 'segment', idNames: names }
  const { rules } = await readerOf(place.kind)
  const columns = proven.columns.map((name) => ({ name }))
  const found = checkShape(columns, shape, rules, text).find(({ code }) => told.has(code))
  if (!found) return undefined
  // Places count from the raw text's start, and a run tells of its file.
  const { code, severity, message, hint } = found
  return { code, severity, message, ...(hint !== undefined && { hint }) }
}

const ownSet = (program: Program) => program.sets[program.name] ?? Object.values(program.sets)[0]

const ownText = (program: Target['program']): string | undefined => {
  if (program.kind === 'sql traits') return program.text
  const own = ownSet(program)
  return own?.kind === 'sql' ? own.text : undefined
}

/** The table of a bench that holds what a segment's own raw SQL gave, where it was computed first. */
export const ownRawTable = ({ rawSets: { tableOf } }: Place, program: Exclude<Target['program'], SqlTraits>) => {
  const text = ownText(program)
  return text === undefined ? undefined : tableOf?.(text)
}

/** Warns of IDs of nobody that look like another system's; what stands in the entity's table is an ID. */
export const rawLooks = async (place: Place, { raw, program, entity }: Target): Promise<readonly Diagnostic[]> => {
  if (!raw) return []
  if (program.kind === 'sql traits') {
    const known = entity.population?.kind === 'table'
    const strangers = known ? ` where id not in (select id from ${populationTable})` : ''
    return foreignLooks(place.bench, `select id from ${resultTable}${strangers}`)
  }
  const table = ownRawTable(place, program)
  if (!table) return []
  const id = normalId(table.column, program.population)
  return foreignLooks(
    place.bench,
    `select id from (select ${id} as id from ${table.table}) where id is not null and id not in (select id from ${resultTable})`,
  )
}
