import { type Probe, testConnection } from '../../connections/probe/probe.ts'
import { resolveConnection } from '../../connections/resolve.ts'
import type { ResolvedConnection } from '../../connections/resolved.ts'
import { beginRotation, confirmRotation, readRotation } from '../../connections/rotation.ts'
import { addConnection, changeConnection, checkDraft, type Draft } from '../../connections/save.ts'
import { Connection, isConnectionKind, secretSettings } from '../../connections/schema.ts'
import { showConnection } from '../../connections/shown.ts'
import { attachKey, createKey, publicKeyOf } from '../../connections/snowflake-keys.ts'
import { isFromStore } from '../../connections/stored.ts'
import { readyConnection } from '../../run/resolve-connection.ts'
import { readSecretKey } from '../../secrets/key.ts'
import type { SecretKey } from '../../secrets/seal.ts'
import type { ConnectionEntry, ConnectionTest } from '../api/connections.ts'
import type { ServerContext } from '../context.ts'
import { type WholeProject, wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal, type Refusal, refusal, refuseFor } from '../refusal.ts'

const entryOf = (name: string, connection: Connection, { checked }: WholeProject): ConnectionEntry => {
  const { kind, from, settings, secrets } = showConnection(name, connection)
  const used = [...checked.segments.values(), ...checked.traits.values()].filter(
    ({ item, entity }) => (item.connection ?? checked.entities.get(entity)?.connection) === name,
  )
  return { name, kind, from, settings: { ...settings }, secrets: [...secrets], usedBy: used.length }
}

const toTest = ({ ok, steps, notices }: Probe): ConnectionTest => ({
  ok,
  steps: steps.map(({ name, status, message, remedy, milliseconds }) => ({
    name,
    status,
    message,
    milliseconds,
    ...(remedy && { remedy: remedy.lines.join('\n') }),
  })),
  findings: notices.map((message) => ({ code: 'notice', severity: 'info', message })),
})

/** A secret that is not given again is the one of the store. */
const draftOf = (
  name: string,
  {
    kind,
    settings,
    secrets,
  }: { readonly kind: string; readonly settings: Draft['settings']; readonly secrets: Draft['secrets'] },
): Draft => {
  const isSecret = (setting: string): boolean => isConnectionKind(kind) && secretSettings[kind].includes(setting)
  const given = Object.entries(settings).filter(([setting]) => !isSecret(setting))
  return { name, kind, settings: Object.fromEntries(given), secrets }
}

const existing = async (name: string, context: ServerContext) => {
  const project = await wholeProject(context)
  if (isRefusal(project)) return project
  const connection = project.config.connections[name]
  return connection ? { project, connection } : refusal(404, 'connection', `There is no connection \`${name}\`.`)
}

const minutesOf = ({ config }: WholeProject, name: string): number =>
  config.connections[name]?.queryMinutes ?? config.limits.queryMinutes

const probe = async (
  name: string,
  connection: ResolvedConnection,
  project: WholeProject,
  signal: AbortSignal,
): Promise<ConnectionTest> =>
  toTest(await testConnection(connection, { name, root: project.root, minutes: minutesOf(project, name), signal }))

const savedEntry = async (
  name: string,
  before: WholeProject,
  context: ServerContext,
): Promise<ConnectionEntry | Refusal> => {
  const fresh = await context.projects.refresh()
  const connection = fresh.config?.connections[name]
  if (!connection) return refusal(500, 'connection', `\`${name}\` was saved and cannot be read again.`)
  return entryOf(name, connection, { ...before, ...fresh, config: fresh.config })
}

const keyOf = async (): Promise<SecretKey | Refusal> => {
  const key = readSecretKey(process.env, { create: false })
  if ('failed' in key) return refuseFor(422, [key.failed])
  return key.value ?? refusal(422, 'E991', 'The key that secrets are encrypted under is not there.')
}

export const connectionHandlers = {
  'GET /api/connections': async (_, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const entries = Object.entries(project.config.connections)
    const stored = await (await context.store()).connections.list()
    const since = new Map(stored.map(({ name, rotationSince }) => [name, rotationSince]))
    return {
      connections: entries.map(([name, connection]) => {
        const rotationSince = isFromStore(connection) ? since.get(name) : undefined
        return { ...entryOf(name, connection, project), ...(rotationSince !== undefined && { rotationSince }) }
      }),
    }
  },
  'PUT /api/connections/{name}': async ({ parameters: { name }, body, caller }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const known = project.config.connections[name]
    const draft = draftOf(name, body)
    if (known && !isFromStore(known)) {
      return refusal(409, 'connection', `\`${name}\` stands in \`segql.config.json\` and is changed there.`)
    }
    const options = { root: context.root, environment: process.env, who: caller.name, config: project.config }
    if (known) {
      const { value, diagnostics } = await changeConnection(draft, options)
      return value ? savedEntry(name, project, context) : refuseFor(422, diagnostics)
    }
    const made = body.makesKey ? await createKey() : undefined
    const whole = made === undefined ? draft : { ...draft, secrets: { ...draft.secrets, privateKey: made } }
    const checked = checkDraft(whole, context.root, process.env)
    if (!checked.value) return refuseFor(422, checked.diagnostics)
    const saved = await addConnection(checked.value, options)
    if ('failed' in saved) return refuseFor(422, [saved.failed])
    const entry = await savedEntry(name, project, context)
    if (isRefusal(entry) || made === undefined) return entry
    return { ...entry, statement: attachKey(String(draft.settings.username), publicKeyOf(made), 'RSA_PUBLIC_KEY') }
  },
  'DELETE /api/connections/{name}': async ({ parameters: { name } }, context) => {
    const found = await existing(name, context)
    if (isRefusal(found)) return found
    if (!isFromStore(found.connection)) {
      return refusal(409, 'connection', `\`${name}\` stands in \`segql.config.json\` and is removed there.`)
    }
    const { usedBy } = entryOf(name, found.connection, found.project)
    if (usedBy > 0) {
      return refusal(
        409,
        'connection',
        `\`${name}\` is used by ${usedBy} segments and trait sets.`,
        'What uses it goes first.',
      )
    }
    await (await context.store()).connections.remove(name)
    await context.projects.refresh()
    return { done: true as const }
  },
  'POST /api/connections/test': async ({ body, signal }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const name = 'new connection'
    const draft = draftOf(name, body)
    const checked = checkDraft(draft, context.root, process.env)
    if (!checked.value) return refuseFor(422, checked.diagnostics)
    const parsed = Connection.safeParse({ kind: draft.kind, ...draft.settings, ...draft.secrets })
    if (!parsed.success) return refusal(422, 'connection', 'The settings are not those of a connection.')
    const { value, diagnostics } = resolveConnection(parsed.data, { name, root: context.root, secrets: draft.secrets })
    return value ? probe(name, value, project, signal) : refuseFor(422, diagnostics)
  },
  'POST /api/connections/{name}/test': async ({ parameters: { name }, signal }, context) => {
    const found = await existing(name, context)
    if (isRefusal(found)) return found
    const ready = await readyConnection(name, found.connection, context.root)
    return 'failed' in ready ? refuseFor(422, [ready.failed]) : probe(name, ready.value, found.project, signal)
  },
  'POST /api/connections/{name}/rotation': async ({ parameters: { name } }, context) => {
    const key = await keyOf()
    if (isRefusal(key)) return key
    const store = await context.store()
    const stored = await store.connections.read(name)
    const begun = await (stored?.rotationSince === undefined
      ? beginRotation(store, name, key)
      : readRotation(store, name, key))
    if ('failed' in begun) return refuseFor(422, [begun.failed])
    const { publicKey, statement, startedAt } = begun.value
    return { publicKey, statement, startedAt }
  },
  'POST /api/connections/{name}/rotation/confirm': async ({ parameters: { name }, signal }, context) => {
    const found = await existing(name, context)
    if (isRefusal(found)) return found
    const key = await keyOf()
    if (isRefusal(key)) return key
    const { root } = context
    const minutes = minutesOf(found.project, name)
    const test = (connection: ResolvedConnection) => testConnection(connection, { name, root, minutes, signal })
    const confirmed = await confirmRotation(await context.store(), name, key, { root, test })
    if ('failed' in confirmed) return refuseFor(422, [confirmed.failed])
    const { probe: tried, statement } = confirmed.value
    const answer = toTest(tried)
    const next = statement === undefined ? [] : [{ code: 'next', severity: 'info' as const, message: statement }]
    return { ...answer, findings: [...answer.findings, ...next] }
  },
  'DELETE /api/connections/{name}/rotation': async ({ parameters: { name } }, context) => {
    const gone = await (await context.store()).connections.abandonRotation(name)
    return gone ? { done: true as const } : refusal(404, 'rotation', `\`${name}\` has no new key that waits.`)
  },
} satisfies Partial<Handlers>
