import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import { toPointer } from '../json-spans.ts'
import { fromProject } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import { connectionFinding } from './diagnostics.ts'
import { readPostgresUrl } from './postgres-url.ts'
import { type Environment, replaceReferences } from './references.ts'
import type { ResolvedConnection } from './resolved.ts'
import { Connection } from './schema.ts'
import { ServiceAccount, toBytes } from './written.ts'

export interface ResolveOptions {
  readonly name: string
  /** The project's folder. */
  readonly root: string
  /** Secrets of the store, by setting; they are taken as they are. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly environment?: Environment
  /** The file that the connection is written in; absent for one of the store. */
  readonly file?: string
}

type Settings = Record<string, unknown>
type Finding = (path: readonly string[], make: (at: string) => Diagnostic) => void

/** Makes a connection ready for its driver. Without a value there is at least one error. */
export const resolveConnection = (
  connection: Connection,
  options: ResolveOptions,
): Result<ResolvedConnection | undefined> => {
  const diagnostics: Diagnostic[] = []
  const find: Finding = (path, make) => diagnostics.push(placed(make([options.name, ...path].join('.')), path, options))
  const { value, missing } = replaceReferences(connection, options.environment ?? process.env)
  for (const { variable, path } of missing) {
    find(path, (at) => connectionFinding('E987', {}, { at, variable }))
  }
  if (missing.length > 0) return { value: undefined, diagnostics }
  const parsed = Connection.safeParse({ ...(value as Settings), ...options.secrets })
  if (!parsed.success) {
    for (const issue of parsed.error.issues) misfit(find, issue.path.map(String), issue.message)
    return { value: undefined, diagnostics }
  }
  const settings: Settings = { ...parsed.data }
  for (const step of steps) step(settings, find, options)
  return { value: diagnostics.length > 0 ? undefined : (settings as unknown as ResolvedConnection), diagnostics }
}

const placed = (diagnostic: Diagnostic, path: readonly string[], { name, file }: ResolveOptions): Diagnostic =>
  file === undefined ? diagnostic : { ...diagnostic, file, path: toPointer(['connections', name, ...path]) }

const misfit = (find: Finding, path: readonly string[], expected: string): void =>
  find(path, (at) => connectionFinding('E989', {}, { at, expected }))

type Step = (settings: Settings, find: Finding, options: ResolveOptions) => void

const spreadUrl: Step = (settings, find) => {
  if (settings.kind !== 'postgres' || typeof settings.url !== 'string') return
  const parts = readPostgresUrl(settings.url)
  if (typeof parts === 'string') return misfit(find, ['url'], parts)
  delete settings.url
  for (const [setting, value] of Object.entries(parts)) settings[setting] ??= value
  for (const setting of ['host', 'database', 'username']) {
    if (settings[setting] === undefined) misfit(find, ['url'], `an address that names the ${setting}`)
  }
}

/** Settings that name a file, and the settings that what is in it becomes. */
const fileSettings: Readonly<Record<string, string>> = {
  keyFile: 'credentials',
  privateKeyFile: 'privateKey',
  certificateAuthorityFile: 'certificateAuthority',
}

const readFiles: Step = (settings, find, { root }) => {
  for (const [setting, becomes] of Object.entries(fileSettings)) {
    const file = settings[setting]
    if (typeof file !== 'string') continue
    delete settings[setting]
    try {
      const path = file.startsWith('~/') ? join(homedir(), file.slice(2)) : fromProject(root, file)
      settings[becomes] = readFileSync(path, 'utf8')
    } catch (error) {
      find([setting], (at) => connectionFinding('E988', {}, { at, file, reason: reasonOf(error) }))
    }
  }
}

const readServiceAccount: Step = (settings, find) => {
  if (settings.credentials === undefined) return
  const read = ServiceAccount.safeParse(fromJsonText(settings.credentials))
  if (read.success) settings.credentials = { ...read.data, private_key: withLines(read.data.private_key) }
  else misfit(find, ['credentials'], "a service account's key as JSON, with `client_email` and `private_key`")
}

const fromJsonText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** Environment variables often hold a PEM in one line, with `\n` for its line ends. */
const withLines = (pem: string): string => (pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n'))

/** Drivers receive PKCS #8 without a passphrase. */
const openPrivateKey: Step = (settings, find) => {
  const { privateKey, passphrase } = settings
  if (typeof privateKey !== 'string') return
  delete settings.passphrase
  try {
    const key = createPrivateKey({
      key: withLines(privateKey),
      format: 'pem',
      ...(typeof passphrase === 'string' && { passphrase }),
    })
    if (key.asymmetricKeyType !== 'rsa') return misfit(find, ['privateKey'], 'an RSA key')
    settings.privateKey = key.export({ type: 'pkcs8', format: 'pem' })
  } catch {
    const expected =
      passphrase === undefined
        ? 'a private key in PEM without a passphrase'
        : 'a private key in PEM that `passphrase` opens'
    misfit(find, ['privateKey'], expected)
  }
}

const isThisMachine = (host: string): boolean => /^(localhost|127\.[\d.]+|\[?::1\]?|\/.*)$/.test(host)

const completeServer: Step = (settings) => {
  if (settings.kind === 'postgres') settings.port ??= 5432
  if (settings.port !== undefined) settings.port = Number(settings.port)
  const isWire = settings.kind === 'postgres' || settings.via === 'wire'
  if (isWire) settings.tls ??= isThisMachine(String(settings.host)) ? 'off' : 'verify'
}

const countBytes: Step = (settings) => {
  const budget = settings.budget as { readonly bytes?: number | string } | undefined
  if (budget?.bytes !== undefined) settings.budget = { bytes: toBytes(budget.bytes) }
}

const steps: readonly Step[] = [spreadUrl, readFiles, readServiceAccount, openPrivateKey, completeServer, countBytes]
