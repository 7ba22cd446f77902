import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { mask } from '../../../compiler/explain.ts'
import type { CheckedSegment, CheckedTraits } from '../../../compiler/project.ts'
import type { SetExpression } from '../../../grammar/tree/index.ts'
import { failure } from '../../failures.ts'
import { openBench } from '../../run/bench.ts'
import { maskedNames } from '../../run/preview.ts'
import { firstStored, memberLines, type StoredResult } from '../../run/stored-members.ts'
import { definitionHash, listTargets, type Target } from '../../run/target.ts'
import { readCurrent } from '../../store/results.ts'
import type { PopulationPoint, TargetState } from '../api/segments.ts'
import { toTable } from '../cells.ts'
import type { ServerContext } from '../context.ts'
import { savedTarget, type WholeProject, wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal, type Refusal, refusal, refuseFor } from '../refusal.ts'

type Checked = CheckedSegment | CheckedTraits

const typeOf = ({ item }: Checked): TargetState['type'] =>
  item.body.kind === 'sql' ? 'sql' : item.body.kind === 'set' ? 'combined' : 'rules'

const namesIn = (set: SetExpression): readonly string[] => {
  switch (set.kind) {
    case 'segment':
      return [set.name]
    case 'not':
      return namesIn(set.operand)
    case 'in at least':
      return set.segments
    case 'and':
    case 'or':
    case 'except':
      return set.operands.flatMap(namesIn)
    default:
      return set satisfies never
  }
}

/** Segments and trait sets that a definition names: anywhere in its tree. */
const usesOf = ({ item }: Checked, traitSets: ReadonlySet<string>): readonly string[] => {
  if (item.body.kind === 'sql') return []
  if (item.body.kind === 'set') return [...new Set(namesIn(item.body.set))]
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const node = value as Readonly<Record<string, unknown>>
    if (node.kind === 'in segment' && typeof node.segment === 'string') found.add(node.segment)
    if (node.kind === 'in at least' && Array.isArray(node.segments)) for (const name of node.segments) found.add(name)
    if (node.kind === 'field' && Array.isArray(node.path) && traitSets.has(node.path[0])) found.add(node.path[0])
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(item.body)
  return [...found]
}

const folderOf = (file: string | undefined): string => file?.split('/').slice(0, -1).join('/') ?? ''

const stateOf = (
  checked: Checked,
  target: Target | undefined,
  project: WholeProject,
  uses: ReadonlyMap<string, readonly string[]>,
  archived: ReadonlySet<string>,
): TargetState => {
  const { name, entity, item, file } = checked
  const place = { kind: item.kind === 'segment' ? ('members' as const) : ('traits' as const), entity, name }
  const found = readCurrent(project.root, place)
  const current = 'current' in found ? found.current : undefined
  const errors = project.diagnostics.filter((one) => one.severity === 'error' && one.file === file).length
  return {
    kind: item.kind,
    name,
    entity,
    ...(file !== undefined && { file }),
    folder: item.folder ?? folderOf(file),
    type: typeOf(checked),
    connection: item.connection ?? project.checked.entities.get(entity)?.connection ?? '',
    ...(item.description !== undefined && { description: item.description }),
    archived: archived.has(`${item.kind} ${name}`),
    errors: target ? 0 : Math.max(1, errors),
    ...(current && {
      count: current.count,
      ...(current.population !== undefined && { population: current.population }),
      lastRun: { finishedAt: current.finishedAt, asOf: current.asOf, milliseconds: current.milliseconds },
    }),
    outdated: current !== undefined && target !== undefined && current.definition !== definitionHash(target),
    uses: [...(uses.get(name) ?? [])],
    usedBy: [...uses].flatMap(([other, named]) => (named.includes(name) ? [other] : [])),
  }
}

const archiveSetting = 'archived'

const readArchived = async ({ store }: ServerContext): Promise<ReadonlySet<string>> => {
  const found = await (await store()).settings.read(archiveSetting)
  return new Set(Array.isArray(found) ? found.map(String) : [])
}

let archiving: Promise<unknown> = Promise.resolve()

/** One after the other: each change reads what the one before has written. */
const writeArchived = (key: string, archived: boolean, context: ServerContext): Promise<void> => {
  const change = archiving.then(async () => {
    const known = await readArchived(context)
    const fresh = archived ? [...known, key] : [...known].filter((one) => one !== key)
    await (await context.store()).settings.write(archiveSetting, [...new Set(fresh)])
  })
  archiving = change.catch(() => undefined)
  return change
}

const listStates = async (context: ServerContext): Promise<readonly TargetState[] | Refusal> => {
  const project = await wholeProject(context)
  if (isRefusal(project)) return project
  const { checked } = project
  const all: readonly Checked[] = [...checked.segments.values(), ...checked.traits.values()]
  const traitSets = new Set(checked.traits.keys())
  const uses = new Map(all.map((one) => [one.name, usesOf(one, traitSets)]))
  const targets = listTargets(checked)
  const archived = await readArchived(context)
  return all.map((one) => {
    const kind = one.item.kind === 'segment' ? 'members' : 'traits'
    const target = targets.find(({ name, place }) => name === one.name && place.kind === kind)
    return stateOf(one, target, project, uses, archived)
  })
}

interface Shown extends StoredResult {
  readonly isPersonal: (column: string) => boolean
}

const storedOf = async (name: string, context: ServerContext): Promise<Shown | Refusal> => {
  const saved = await savedTarget(name, context)
  if (isRefusal(saved)) return saved
  const { place } = saved.target
  const found = readCurrent(context.root, place)
  if (found.kind === 'current') {
    return { place, current: found.current, file: found.file, isPersonal: maskedNames(saved.target) }
  }
  if (found.kind === 'in warehouse') {
    const { connection, table } = found.into
    const { code, message, hint } = failure('E968', { name, table: table.join('.'), connection })
    return refusal(409, code, message, hint)
  }
  return found.kind === 'none'
    ? refusal(404, 'E948', `\`${name}\` was never run.`, 'A run makes its members.')
    : refusal(500, 'E949', `The result of \`${name}\` is damaged.`, 'The next run writes it anew.')
}

const attachment = (name: string, ending: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name)}.${ending}`

export const targetHandlers = {
  'GET /api/targets': async (_, context) => {
    const states = await listStates(context)
    return isRefusal(states) ? states : { targets: [...states] }
  },
  'GET /api/targets/{name}/population': async ({ parameters: { name } }, context) => {
    const { runs } = await (await context.store()).runs.list({ name, status: ['successful'], limit: 500 })
    const points = runs.flatMap(({ asOf, rows }): readonly PopulationPoint[] =>
      asOf !== undefined && typeof rows === 'number' ? [{ asOf, count: rows }] : [],
    )
    return { points: points.toReversed() }
  },
  'GET /api/targets/{name}/members': async ({ parameters: { name }, query: { limit }, signal }, context) => {
    const stored = await storedOf(name, context)
    if (isRefusal(stored)) return stored
    const bench = await openBench({ root: context.root, minutes: 1, signal })
    if ('failed' in bench) return refuseFor(500, [bench.failed])
    try {
      const rows = await firstStored(bench.value, stored, limit)
      const { count, asOf } = stored.current
      const columns = stored.current.columns.map((column) => ({ ...column, masked: stored.isPersonal(column.name) }))
      const covered = rows.map((row) => row.map((cell, at) => (columns[at]?.masked && cell !== null ? mask : cell)))
      return { count, asOf, ...toTable({ columns, rows: covered }) }
    } finally {
      bench.value.close()
    }
  },
  'GET /api/targets/{name}/members.csv': async ({ parameters: { name }, signal }, context) => {
    const stored = await storedOf(name, context)
    if (isRefusal(stored)) return stored
    const bench = await openBench({ root: context.root, minutes: 60, signal })
    if ('failed' in bench) return refuseFor(500, [bench.failed])
    const { value: session } = bench
    async function* text() {
      try {
        yield* memberLines(session, stored as StoredResult, false)
      } finally {
        session.close()
      }
    }
    const body = Readable.toWeb(Readable.from(text())) as ReadableStream
    return new Response(body, {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(name, 'csv') },
    })
  },
  'GET /api/targets/{name}/members.parquet': async ({ parameters: { name } }, context) => {
    const stored = await storedOf(name, context)
    if (isRefusal(stored)) return stored
    const body = Readable.toWeb(createReadStream(stored.file)) as ReadableStream
    return new Response(body, {
      headers: {
        'content-type': 'application/vnd.apache.parquet',
        'content-disposition': attachment(name, 'parquet'),
      },
    })
  },
  'PUT /api/targets/{name}/archived': async ({ parameters: { name }, body: { archived } }, context) => {
    const saved = await savedTarget(name, context)
    if (isRefusal(saved)) return saved
    const key = `${saved.target.place.kind === 'traits' ? 'traits' : 'segment'} ${name}`
    await writeArchived(key, archived, context)
    return { done: true as const }
  },
} satisfies Partial<Handlers>
