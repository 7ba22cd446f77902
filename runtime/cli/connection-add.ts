import { existsSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { configFile, parseConfig, readConfig } from '../config.ts'
import { forms } from '../connections/fields.ts'
import { addConnection, checkDraft, type Saved } from '../connections/save.ts'
import { attachKey, createKey, publicKeyOf } from '../connections/snowflake-keys.ts'
import { failure } from '../failures.ts'
import { refusalOf } from '../sources.ts'
import { storePlace } from '../store/place.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { askConnection, projectOf } from './connection-ask.ts'
import { type Described, describeGiven } from './connection-given.ts'
import { canAsk, type Prompt, processPrompt } from './prompt.ts'

export const addAction = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, texts, flags, terminal, signal } = invocation
  const [name = ''] = names
  const isNew = !existsSync(join(root, configFile))
  const { value: config, diagnostics } = isNew
    ? parseConfig(newProject(name), { moreInStore: true })
    : readConfig(root, { moreInStore: true })
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const asks = Object.keys(texts).length === 0 && flags.size === 0 && canAsk()
  const described = asks
    ? await asked(processPrompt(signal), signal, (text) => terminal.writeError(`${text}\n`))
    : await describeGiven({ texts, flags, readStandardInput })
  if ('mistake' in described) return described.mistake
  const { kind, diagnostics: warnings } = described
  const draft = { name, kind, ...(await completed(described)) }
  const checked = checkDraft(draft, root, process.env)
  if (!checked.value) return { exit: exits.errors, diagnostics: [...warnings, ...checked.diagnostics], result: null }
  const saved = await addConnection(checked.value, { root, environment: process.env, who: userInfo().username, config })
  if ('failed' in saved) return { exit: exits.errors, diagnostics: [...warnings, saved.failed], result: null }
  const unwritten = isNew ? beginProject(root, name) : undefined
  if (unwritten) return { exit: exits.errors, diagnostics: [...warnings, unwritten], result: null }
  const { connection } = saved.value
  const statement = described.makesKey
    ? attachStatement(connection.settings.username, draft.secrets.privateKey)
    : undefined
  return {
    exit: exits.done,
    diagnostics: warnings,
    result: { ...connection, from: 'store', ...(statement !== undefined && { statement }) },
    text: `${told(saved.value, kind, root, statement)}${isNew ? `\n${begun}` : ''}`,
  }
}

const newProject = (name: string): string =>
  `${JSON.stringify({ version: 1, connections: {}, defaultConnection: name }, null, 2)}\n`

const begun = `There was no project here: \`${configFile}\` was written, with this connection as the default one.`

/** The first connection may be what a project begins with. */
const beginProject = (root: string, name: string): Diagnostic | undefined => {
  try {
    writeFileSync(join(root, configFile), newProject(name), { flag: 'wx' })
    return undefined
  } catch (error) {
    return failure('E924', { file: configFile, reason: refusalOf(error) })
  }
}

const asked = async (
  prompt: Prompt,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<Described | { readonly mistake: Answer }> => {
  try {
    return await askConnection(prompt, say)
  } catch (error) {
    if (!signal.aborted) throw error
    return { mistake: { exit: exits.interrupted, diagnostics: [], result: null, text: 'Nothing was added.' } }
  }
}

/** What follows from what was given: the project of a key file, a key pair that is made here. */
const completed = async ({ kind, settings, secrets, makesKey }: Described) => {
  const project = kind === 'bigquery' && settings.project === undefined ? projectOf(secrets.credentials) : undefined
  return {
    settings: { ...(project !== undefined && { project }), ...settings },
    secrets: makesKey ? { ...secrets, privateKey: await createKey() } : secrets,
  }
}

const attachStatement = (username: unknown, privateKey = ''): string =>
  attachKey(String(username), publicKeyOf(privateKey), 'RSA_PUBLIC_KEY')

const told = (
  { connection, keyFrom }: Saved,
  kind: Described['kind'],
  root: string,
  statement: string | undefined,
): string => {
  const { name, secrets } = connection
  return [
    `Added \`${name}\` (${forms[kind].title}) to the store ${storePlace(root, process.env)}.`,
    ...(keyFrom === undefined
      ? []
      : [`Encrypted under the key of ${keyFrom}: ${secrets.join(', ')}. Without that key they cannot be read again.`]),
    ...(statement === undefined
      ? []
      : ['', 'An administrator of Snowflake attaches the public half of its new key:', `  ${statement}`, '']),
    `Next: \`segql connection test ${name}\`.`,
  ].join('\n')
}

const readStandardInput = async (): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
