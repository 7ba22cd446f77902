import type { IntrospectedCatalog, Warehouse } from '../../drivers/driver.ts'
import { openWarehouse } from '../../drivers/index.ts'
import { type Cause, WarehouseFailure } from '../../drivers/warehouse-failure.ts'
import { many } from '../../failures.ts'
import { redactor, secretsOf } from '../redact.ts'
import type { Environment } from '../references.ts'
import { type Remedy, remedyFor } from '../remedy.ts'
import type { ResolvedConnection } from '../resolved.ts'
import { placeOf, reach } from './reach.ts'
import { askContext } from './signed-in.ts'
import { askWriting, type Writing } from './writing.ts'

export const stepNames = ['reach', 'sign in', 'list tables', 'select 1', 'read the table', 'only reads'] as const
export type StepName = (typeof stepNames)[number]

export interface ProbeStep {
  readonly name: StepName
  readonly status: 'passed' | 'failed' | 'warning' | 'skipped'
  /** One sentence; no secret is in it. */
  readonly message: string
  readonly remedy?: Remedy
  readonly milliseconds: number
}

export interface Probe {
  readonly ok: boolean
  readonly steps: readonly ProbeStep[]
  /** What is worth knowing of this kind of warehouse. */
  readonly notices: readonly string[]
}

export interface ProbeOptions {
  readonly name: string
  readonly root: string
  readonly minutes: number
  readonly signal?: AbortSignal
  readonly environment?: Environment
  /** A table to read a row of. */
  readonly table?: readonly string[]
  readonly onStep?: (step: ProbeStep) => void
  readonly onBegin?: (name: StepName) => void
}

type Outcome = Omit<ProbeStep, 'name' | 'milliseconds'>

const notices: Readonly<Partial<Record<ResolvedConnection['kind'], readonly string[]>>> = {
  databricks: [
    'A stopped SQL warehouse of type Classic or Pro takes 2 to 5 minutes to start, which the first test, query or refresh waits for; a serverless one starts in seconds at a slightly higher price.',
  ],
}

/** Tries a connection step by step; what comes after a step that failed is skipped. */
export const testConnection = async (connection: ResolvedConnection, options: ProbeOptions): Promise<Probe> => {
  const steps: ProbeStep[] = []
  const redact = redactor(secretsOf(connection))
  const take = async (name: StepName, work: () => Promise<Outcome>): Promise<boolean> => {
    options.onBegin?.(name)
    const started = performance.now()
    const outcome = await work()
    const milliseconds = Math.round(performance.now() - started)
    const step: ProbeStep = { name, ...outcome, message: redact(outcome.message), milliseconds }
    steps.push(step)
    options.onStep?.(step)
    return outcome.status !== 'failed'
  }
  await takeSteps(connection, options, take)
  for (const name of stepNames) {
    if (steps.some((step) => step.name === name) || (name === 'read the table' && !options.table)) continue
    const step: ProbeStep = { name, status: 'skipped', message: 'An earlier step failed.', milliseconds: 0 }
    steps.push(step)
    options.onStep?.(step)
  }
  const ok = steps.every(({ status }) => status !== 'failed')
  return { ok, steps, notices: notices[connection.kind] ?? [] }
}

type Take = (name: StepName, work: () => Promise<Outcome>) => Promise<boolean>

const takeSteps = async (connection: ResolvedConnection, options: ProbeOptions, take: Take): Promise<void> => {
  const { root, environment = process.env, table } = options
  if (!(await take('reach', () => reach(placeOf(connection), root, environment)))) return
  let warehouse: Warehouse | undefined
  const signedIn = await take('sign in', async () => {
    const { name, minutes, signal } = options
    const opened = await openWarehouse(connection, { name, root, minutes, ...(signal && { signal }) })
    if ('failed' in opened) return refused(connection, opened.failed.message, opened.reason)
    warehouse = opened.value
    return { status: 'passed', message: 'The warehouse accepts the credentials.' }
  })
  if (!signedIn || !warehouse) return
  const open = warehouse
  try {
    let catalog: IntrospectedCatalog | undefined
    const told = (work: () => Promise<Outcome>) => () => orRefused(connection, open, work)
    const listed = await take(
      'list tables',
      told(async () => {
        catalog = await open.introspect()
        return counted(connection, catalog)
      }),
    )
    const answered = await take(
      'select 1',
      told(() => selectOne(open)),
    )
    if (table)
      await take(
        'read the table',
        told(() => readTable(open, table)),
      )
    if (!listed || !answered || !catalog) return
    const known = catalog
    await take('only reads', () => onlyReads(connection, open, known))
  } finally {
    await open.close()
  }
}

const refused = (
  connection: ResolvedConnection,
  message: string,
  cause: Cause,
  context: { readonly user?: string; readonly schema?: string } = {},
): Outcome => {
  const remedy = remedyFor(connection, { cause, message, ...context })
  return { status: 'failed', message, ...(remedy && { remedy }) }
}

const orRefused = async (
  connection: ResolvedConnection,
  warehouse: Warehouse,
  work: () => Promise<Outcome>,
): Promise<Outcome> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WarehouseFailure)) throw error
    const needsRemedy = error.reason.kind === 'permission' || error.reason.kind === 'absent'
    const context = needsRemedy ? await askContext(warehouse, error.reason) : {}
    return refused(connection, error.message, error.reason, context)
  }
}

const counted = (connection: ResolvedConnection, { tables }: IntrospectedCatalog): Outcome => {
  if (tables.length > 0) return { status: 'passed', message: `The user sees ${many(tables.length, 'table')}.` }
  const message = 'The user signs in but sees no table.'
  if (connection.kind === 'duckdb') return { status: 'warning', message }
  const remedies = (connection.schemas ?? [undefined]).map((schema) =>
    remedyFor(connection, {
      cause: schema === undefined ? { kind: 'permission' } : { kind: 'permission', of: 'schema', object: schema },
      message: '',
    }),
  )
  const [first] = remedies
  const lines = remedies.flatMap((remedy) => remedy?.lines ?? [])
  return { status: 'warning', message, ...(first && { remedy: { ...first, lines } }) }
}

const selectOne = async (warehouse: Warehouse): Promise<Outcome> => {
  const found: (readonly (string | null)[])[] = []
  for await (const rows of await warehouse.stream({ sql: 'select 1', parameters: [] })) found.push(...rows)
  return found[0]?.[0] === '1'
    ? { status: 'passed', message: 'A query runs and gives its rows.' }
    : { status: 'failed', message: `\`select 1\` gave ${JSON.stringify(found)}.` }
}

const readTable = async (warehouse: Warehouse, table: readonly string[]): Promise<Outcome> => {
  const { columns } = await warehouse.preview(table, 1)
  return { status: 'passed', message: `\`${table.join('.')}\` can be read (${many(columns.length, 'column')}).` }
}

/** Nothing is written to find out. That the warehouse does not tell it is no reason not to use it. */
const onlyReads = async (
  connection: ResolvedConnection,
  warehouse: Warehouse,
  catalog: IntrospectedCatalog,
): Promise<Outcome> => {
  try {
    const writing = await askWriting(warehouse, connection, catalog)
    if (!writing) return { status: 'skipped', message: 'What this user may change cannot be told.' }
    return connection.writes ? judgeWriter(writing) : judgeReader(connection, writing)
  } catch (error) {
    if (!(error instanceof WarehouseFailure)) throw error
    return { status: 'skipped', message: `What this user may change cannot be told: ${error.message}` }
  }
}

const judgeReader = ({ kind }: ResolvedConnection, { tables, all }: Writing): Outcome => {
  if (tables === 0 && all === undefined) return { status: 'passed', message: readers[kind] ?? 'This user only reads.' }
  const power = all ?? `may change ${tables === 'some' ? 'tables' : many(tables, 'table')}`
  const advice = kind === 'bigquery' ? bigQueryRoles : 'SegQL only reads; a user with read-only rights is recommended.'
  return { status: 'warning', message: `This user ${power}. ${advice}` }
}

const bigQueryRoles =
  'BigQuery Data Viewer and BigQuery Job User are enough, and the only roles it should have: others may prevent connecting.'

const readers: Readonly<Partial<Record<ResolvedConnection['kind'], string>>> = {
  duckdb: 'DuckDB opens the file for reading only.',
}

const judgeWriter = ({ tables, all }: Writing): Outcome =>
  tables === 0 && all === undefined
    ? { status: 'warning', message: '`writes` is set, but this user may change no table that is there.' }
    : { status: 'passed', message: 'The connection may write, as `writes` says.' }
