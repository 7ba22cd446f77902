import { mask } from '../../compiler/explain.ts'
import type { Population, Program, SqlTraits } from '../../compiler/ir.ts'
import type { Config } from '../config-schema.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { quoteName, quoteTable } from '../duckdb/quote.ts'
import type { Cell, Session } from '../duckdb/session.ts'
import { workFolder } from '../paths.ts'
import { openConnection } from './open-connection.ts'
import type { Step } from './outcome.ts'
import { createRawSets } from './raw-sets.ts'
import { createRawTraitsTable, createRulesTable, resultTable } from './table.ts'
import type { Target } from './target.ts'

export interface Preview {
  readonly count: number
  readonly columns: readonly PreviewColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface PreviewColumn {
  readonly name: string
  /** Holds personal data: its values are covered. */
  readonly masked: boolean
}

export interface PreviewOptions {
  readonly root: string
  readonly config: Config
  readonly now: bigint
  /** Personal data is shown. */
  readonly pii?: boolean
  readonly signal?: AbortSignal
}

/** The first rows by ID and the count, computed now; nothing is stored. */
export const previewTarget = async (target: Target, options: PreviewOptions): Promise<Step<Preview>> => {
  const opened = await openConnection(target.program.connection, options)
  if ('failed' in opened) return opened
  const session = opened.value
  try {
    return await compute(session, target, options)
  } catch (error) {
    const stopped = session.stopped()
    return { failed: toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) }) }
  } finally {
    session.close()
  }
}

const compute = async (session: Session, target: Target, options: PreviewOptions): Promise<Step<Preview>> => {
  const { program, entity } = target
  const { config, now } = options
  const context = { session, rawSets: createRawSets(session), now, limits: config.limits }
  const created =
    program.kind === 'sql traits'
      ? await createRawTraitsTable(context, program, entity)
      : await createRulesTable(context, program)
  if ('failed' in created) return created
  const [[count] = []] = await session.read(`select count(*) from ${resultTable}`)
  const shown = shownColumns(target, created.value, config.limits.sampleColumns)
  const rows = await session.read(sampleQuery(entity.population, shown, config.limits.previewRows))
  const columns = shown.map(({ name, masked }) => ({ name, masked: masked && !options.pii }))
  const covered = rows.map((row) => row.map((cell, index) => (columns[index]?.masked && cell !== null ? mask : cell)))
  return { value: { count: Number(count ?? 0), columns, rows: covered } }
}

/** A segment's preview shows columns of the entity's table beside the ID, for the eye. */
interface Shown extends PreviewColumn {
  readonly from: 'result' | 'entity'
}

const shownColumns = (target: Target, traits: readonly string[], limit: number): readonly Shown[] => {
  const { entity, program, place } = target
  const personal = new Set(entity.pii.map(({ column }) => column.toLowerCase()))
  const idColumn = entity.item.id?.column
  const id: Shown = {
    name: 'id',
    masked: idColumn !== undefined && personal.has(idColumn.toLowerCase()),
    from: 'result',
  }
  if (place.kind === 'traits') {
    const masked = (name: string): boolean => personal.has(name.toLowerCase()) || readsPersonal(program, name, personal)
    return [id, ...traits.map((name): Shown => ({ name, masked: masked(name), from: 'result' }))]
  }
  const fields = (entity.item.fields ?? []).map(({ column }) => column).filter((column) => column !== idColumn)
  if (entity.population?.kind !== 'table' || entity.population.distinct) return [id]
  const beside = fields.map((name): Shown => ({ name, masked: personal.has(name.toLowerCase()), from: 'entity' }))
  return [id, ...beside].slice(0, limit)
}

/** A trait made of a personal column is personal too, whatever its name. */
const readsPersonal = (program: Program | SqlTraits, name: string, personal: ReadonlySet<string>): boolean => {
  if (program.kind === 'sql traits') return false
  const seen = new Set<string>()
  const walk = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false
    if ('kind' in value && value.kind === 'column' && 'read' in value) {
      return personal.has((value.read as { column: string }).column.toLowerCase())
    }
    if ('kind' in value && value.kind === 'reference' && 'definition' in value) {
      const definition = String(value.definition)
      if (seen.has(definition)) return false
      seen.add(definition)
      return walk(program.definitions[definition])
    }
    return Object.values(value).some(walk)
  }
  return walk(program.columns.find((column) => column.name === name)?.value)
}

const sampleQuery = (population: Population | undefined, shown: readonly Shown[], limit: number): string => {
  const list = shown.map(({ name, from }) => `${from === 'result' ? 'r' : 'e'}.${quoteName(name)}`).join(', ')
  const first = `(select * from ${resultTable} order by id limit ${limit}) r`
  if (population?.kind !== 'table' || shown.every(({ from }) => from === 'result')) {
    return `select ${list} from ${first} order by r.id`
  }
  return `select ${list} from ${first} left join ${quoteTable(population.table.name)} e on ${idText(population)} = r.id order by r.id`
}

const idText = ({ id, trimmed, lower }: Extract<Population, { kind: 'table' }>): string => {
  const text = `cast(e.${quoteName(id.column)} as varchar)`
  const bare = trimmed ? `trim(${text}, ' ')` : text
  return lower ? `lower(${bare})` : bare
}
