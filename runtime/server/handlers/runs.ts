import { csvLine } from '../../csv.ts'
import type { Sample } from '../../drivers/driver.ts'
import { endOf, newRun, statusAfter } from '../../run/record.ts'
import { run } from '../../run/run.ts'
import { runQuery } from '../../run/run-query.ts'
import { listTargets, type Target } from '../../run/target.ts'
import type { NewRun } from '../../store/run-history.ts'
import { toTable } from '../cells.ts'
import type { ServerContext } from '../context.ts'
import { type WholeProject, wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { readInstant } from '../instant.ts'
import { isRefusal, refusal } from '../refusal.ts'
import { toRun } from '../run-answer.ts'
import type { Work } from '../run-queue.ts'

const cut = ({ columns, rows }: Sample, most: number): Sample => ({
  columns: columns.slice(0, most),
  rows: rows.map((row) => row.slice(0, most)),
})

const tableOf = ({ columns, rows }: Sample) =>
  toTable({ columns: columns.map(({ name, native }) => ({ name, type: native })), rows })

const targetWork =
  (project: WholeProject, target: Target, now: bigint): Work =>
  async (signal) => {
    const { root, config } = project
    const recorder = { begin: async () => {}, end: async () => {} }
    const report = await run({ root, config, targets: [target], now, signal, recorder })
    const [outcome] = report.outcomes
    if (!outcome) throw new Error('a run of one target has no outcome')
    const end = endOf(outcome)
    return { ...end, findings: [...report.notices, ...end.findings] }
  }

const queryWork =
  ({ root, config, catalog }: WholeProject, connection: string, sql: string): Work =>
  async (signal) => {
    const done = await runQuery(connection, sql, { root, config, catalog: catalog.connections[connection], signal })
    if ('failed' in done) return { status: statusAfter(done.failed), findings: done.failed }
    const { metrics, sample, warnings } = done.value
    return { status: 'successful', metrics, sample, findings: warnings }
  }

const idPattern = /^[0-9a-f-]{36}$/

const storedRun = async (id: string, { store }: ServerContext) => {
  const record = idPattern.test(id) ? await (await store()).runs.read(id) : undefined
  return record ?? refusal(404, 'run', `There is no run \`${id}\`.`)
}

export const runHandlers = {
  'POST /api/runs': async ({ body, caller }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    if (body.kind === 'query') {
      const { connection, sql } = body
      if (!project.config.connections[connection]) {
        return refusal(404, 'connection', `There is no connection \`${connection}\`.`)
      }
      const asked: NewRun = { target: { kind: 'query' }, connection, sql, who: caller.name }
      const record = await context.runs.add(asked, queryWork(project, connection, sql))
      return { runs: [toRun(record)] }
    }
    const all = listTargets(project.checked)
    const unknown = body.names.find((name) => !all.some((target) => target.name === name))
    if (unknown !== undefined) {
      return refusal(404, 'target', `There is no segment or trait set \`${unknown}\` that can be run.`)
    }
    const now = body.asOf === undefined ? (context.asOf ?? BigInt(Date.now()) * 1000n) : readInstant(body.asOf)
    const targets = body.names.flatMap((name) => all.filter((target) => target.name === name))
    const records = []
    for (const target of targets) {
      const asked = { ...newRun(target, { ...project, now }), who: caller.name }
      records.push(await context.runs.add(asked, targetWork(project, target, now)))
    }
    return { runs: records.map(toRun) }
  },
  'GET /api/runs': async ({ query: { limit, before, name } }, { store }) => {
    const filter = { limit, ...(before !== undefined && { before }), ...(name !== undefined && { name }) }
    const { runs, more } = await (await store()).runs.list(filter)
    return { runs: runs.map(toRun), more }
  },
  'GET /api/runs/{id}': async ({ parameters: { id } }, context) => {
    const record = await storedRun(id, context)
    return isRefusal(record) ? record : toRun(record)
  },
  'POST /api/runs/{id}/cancel': async ({ parameters: { id } }, context) => {
    const record = await storedRun(id, context)
    if (isRefusal(record)) return record
    if (!(await context.runs.cancel(id))) {
      return refusal(409, 'run', `The run is ${record.status} and cannot be cancelled here.`)
    }
    return toRun((await (await context.store()).runs.read(id)) ?? record)
  },
  'GET /api/runs/{id}/sample': async ({ parameters: { id } }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const sample = await (await context.store()).runs.sample(id)
    if (!sample) return refusal(404, 'run', 'The run kept no rows.')
    return tableOf(cut(sample, project.config.limits.sampleColumns))
  },
  'GET /api/runs/{id}/download': async ({ parameters: { id } }, context) => {
    const record = await storedRun(id, context)
    if (isRefusal(record)) return record
    const sample = await (await context.store()).runs.sample(record.id)
    if (!sample) return refusal(404, 'run', 'The run kept no rows.')
    const lines = [csvLine(sample.columns.map(({ name }) => name)), ...sample.rows.map(csvLine)]
    return new Response(lines.join(''), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${id}.csv"` },
    })
  },
} satisfies Partial<Handlers>
