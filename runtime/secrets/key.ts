import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Environment } from '../connections/references.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { reasonOf, refusalOf } from '../sources.ts'
import { keyBytes, type SecretKey, toSecretKey } from './seal.ts'

const variable = 'SEGQL_SECRET_KEY'
const fileVariable = 'SEGQL_SECRET_KEY_FILE'

/**
 * The key that secrets are encrypted under: `SEGQL_SECRET_KEY`, else the key file. The file stands in the user's folder for
 * settings and not beside the store, so that a copy of the project is no copy of its secrets. It is made when `create` is set and
 * it is absent; without a value and a failure there is none yet.
 */
export const readSecretKey = (
  environment: Environment,
  { create }: { readonly create: boolean },
): Step<SecretKey | undefined> => {
  const given = environment[variable]
  if (given !== undefined && given !== '') return fromText(given, variable)
  const file = keyFile(environment)
  if (create) {
    const refused = createKeyFile(file)
    if (refused !== undefined) return { failed: failure('E992', { file, reason: refused }) }
  }
  return readKeyFile(file)
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ and what stands for it on other systems. */
export const keyFile = (environment: Environment): string => {
  const named = environment[fileVariable]
  if (named) return named
  const home = environment.HOME ?? homedir()
  const folders: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
    win32: environment.APPDATA ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  }
  const folder = environment.XDG_CONFIG_HOME || folders[process.platform] || join(home, '.config')
  return join(folder, 'segql', 'secret.key')
}

const fromText = (text: string, from: string): Step<SecretKey> => {
  const trimmed = text.trim()
  const bytes = /^[0-9A-Fa-f]{64}$/.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : /^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)
      ? Buffer.from(trimmed, 'base64')
      : undefined
  if (!bytes) return { failed: failure('E990', { from, found: 'something else' }) }
  if (bytes.length !== keyBytes) return { failed: failure('E990', { from, found: `${bytes.length} bytes` }) }
  return { value: toSecretKey(bytes, from) }
}

const readKeyFile = (file: string): Step<SecretKey | undefined> => {
  try {
    const { mode } = statSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const reason = `others may read it (its mode is ${(mode & 0o777).toString(8).padStart(4, '0')})`
      return { failed: failure('E992', { file, reason }) }
    }
    return fromText(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { value: undefined }
    return { failed: failure('E992', { file, reason: reasonOf(error) }) }
  }
}

/** Several processes may make it at once: a link is made whole or not at all, and never over a file that is there. */
const createKeyFile = (file: string): string | undefined => {
  if (existsSync(file)) return undefined
  const fresh = `${file}.${randomUUID()}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(fresh, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true })
    try {
      linkSync(fresh, file)
    } finally {
      rmSync(fresh, { force: true })
    }
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? undefined : refusalOf(error)
  }
}
