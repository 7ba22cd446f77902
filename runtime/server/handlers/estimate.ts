import { homesOf } from '../../../compiler/check/homes.ts'
import { compileProgram } from '../../../compiler/compile.ts'
import { isSplit } from '../../../compiler/split.ts'
import { dialects } from '../../../dialects/index.ts'
import { offerRules } from '../../../dialects/lint/as-rules/offer.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { Estimate, Query, WarehouseKind } from '../../drivers/driver.ts'
import { openWarehouse } from '../../drivers/index.ts'
import { WarehouseFailure } from '../../drivers/warehouse-failure.ts'
import { failure } from '../../failures.ts'
import { hasErrors, settingsOf } from '../../project.ts'
import { type ProveRaw, provenSets } from '../../run/proven-sets.ts'
import { readyConnection } from '../../run/resolve-connection.ts'
import type { EstimateAnswer } from '../api/runs.ts'
import { readEdited, type WholeProject, wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal, type Refusal, refusal, refuseFor } from '../refusal.ts'
import { lintQuery } from './sql.ts'

type Answer = (typeof EstimateAnswer)['_output']

interface Question {
  readonly project: WholeProject
  readonly connection: string
  readonly query: Query
}

/** The planner's unit, where a warehouse has one. */
const units: Readonly<Partial<Record<WarehouseKind, string>>> = {
  postgres: 'planner units',
  redshift: 'planner units',
}

const readBudget = (budget: unknown): { readonly bytes?: number; readonly cost?: number } =>
  typeof budget === 'object' && budget !== null ? budget : {}

const toAnswer = ({ bytes, rows, cost, source }: Estimate, kind: WarehouseKind, budget: unknown): Answer => {
  const most = readBudget(budget)
  const over = (value: number | undefined, limit: number | undefined): boolean =>
    value !== undefined && limit !== undefined && value > limit
  const unit = units[kind]
  return {
    ...(bytes !== undefined && { bytes }),
    ...(rows !== undefined && { rows }),
    ...(cost !== undefined && unit !== undefined && { cost: { amount: cost, unit } }),
    exact: source === 'dry run',
    overBudget: over(bytes, most.bytes) || over(cost, most.cost),
  }
}

const ask = async ({ project, connection, query }: Question, signal: AbortSignal): Promise<Answer | Refusal> => {
  const { root, config } = project
  const written = config.connections[connection]
  if (!written) return refusal(404, 'connection', `There is no connection \`${connection}\`.`)
  const ready = await readyConnection(connection, written, root)
  if ('failed' in ready) return refuseFor(422, [ready.failed])
  const minutes = written.queryMinutes ?? config.limits.queryMinutes
  const opened = await openWarehouse(ready.value, { name: connection, root, minutes, signal })
  if ('failed' in opened) return refuseFor(502, [opened.failed])
  const warehouse = opened.value
  try {
    const budget = 'budget' in ready.value ? ready.value.budget : undefined
    return toAnswer(await warehouse.estimate(query, { signal }), warehouse.kind, budget)
  } catch (error) {
    if (error instanceof WarehouseFailure) return refuseFor(502, [error.diagnostic])
    throw error
  } finally {
    await warehouse.close()
  }
}

const unproven = (findings: readonly Diagnostic[]): Diagnostic =>
  failure('E957', { reason: findings[0]?.message ?? 'something in it is unknown.' })

/** Even an estimate sends raw SQL only when it is proven to be one query that reads. */
const proofOf =
  (project: WholeProject, connection: string, signal: AbortSignal): ProveRaw =>
  async (sql) => {
    const linted = await lintQuery({ connection, sql, online: false }, project, signal)
    if (isRefusal(linted)) return { refused: failure('E957', { reason: 'its connection is unknown.' }) }
    const { readOnly, diagnostics, statement, columns } = linted.facts
    const wrong = diagnostics.find(({ severity }) => severity === 'error')
    if (wrong) return { refused: wrong }
    if (readOnly !== 'proven') return { refused: unproven(diagnostics) }
    return { statement, columns: (columns ?? []).map(({ name }) => name ?? '') }
  }

export const estimateHandlers = {
  'POST /api/estimate': async ({ body: { connection, sql, text }, signal }, context) => {
    if (text === undefined) {
      if (connection === undefined || sql === undefined) {
        return refusal(422, 'estimate', 'An estimate is of a query on a connection, or of the text of a segment.')
      }
      const project = await wholeProject(context)
      if (isRefusal(project)) return project
      const linted = await lintQuery({ connection, sql, online: false }, project, signal)
      if (isRefusal(linted)) return linted
      const { facts } = linted
      if (hasErrors(facts.diagnostics)) return refuseFor(422, facts.diagnostics)
      if (facts.readOnly !== 'proven') return refuseFor(422, [unproven(facts.diagnostics)])
      return ask({ project, connection, query: { sql: facts.statement ?? sql, parameters: [] } }, signal)
    }
    const edited = await readEdited({ text }, context)
    if (isRefusal(edited)) return edited
    const { project, target, now } = edited
    const { program } = target
    const prove = proofOf(project, program.connection, signal)
    if (program.kind === 'sql traits') {
      const proven = await prove(program.text)
      if ('refused' in proven) return refuseFor(422, [proven.refused])
      return ask({ project, connection: program.connection, query: { sql: proven.statement, parameters: [] } }, signal)
    }
    if (isSplit(program)) return { exact: false, overBudget: false }
    const safe = await provenSets(prove).materialize(program)
    if ('refused' in safe) return refuseFor(422, [safe.refused])
    const kind = project.config.connections[program.connection]?.kind ?? 'duckdb'
    const { value, diagnostics } = compileProgram(safe.program, dialects[kind], { now, print: 'parameters' })
    if (hasErrors(diagnostics)) return refuseFor(422, diagnostics)
    return ask({ project, connection: program.connection, query: value }, signal)
  },
  'POST /api/as-rules': async ({ body, signal }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const linted = await lintQuery(body, project, signal)
    if (isRefusal(linted)) return linted
    const { connection } = body
    const { query } = linted.facts
    const tables = project.catalog.connections[connection]
    if (!query || !tables) return { text: null, reason: 'The query could not be read as a whole.' }
    const homes = homesOf(project.documents, project.catalog, settingsOf(project.config))
    const { rules } = linted.reader
    const offer = offerRules(query, { rules, catalog: tables, connection, homes, name: 'from_query' })
    const reason = offer.diagnostics.map(({ message }) => message).join(' ')
    return { text: offer.segment ?? null, ...(reason !== '' && { reason }) }
  },
} satisfies Partial<Handlers>
