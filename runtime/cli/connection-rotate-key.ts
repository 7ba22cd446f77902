import { readConfigAndStore } from '../config-and-store.ts'
import type { Config } from '../config-schema.ts'
import { testConnection } from '../connections/probe/probe.ts'
import { beginRotation, confirmRotation, type Rotation, readRotation } from '../connections/rotation.ts'
import { withStore } from '../connections/stored.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { readSecretKey } from '../secrets/key.ts'
import type { SecretKey } from '../secrets/seal.ts'
import type { Store } from '../store/open.ts'
import { hasStore } from '../store/place.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { minutesOf, printProbe, toJson } from './connection-test.ts'
import { canAsk, processPrompt } from './prompt.ts'

/** Makes a new key and shows it; `--confirm` tries and uses it, `--abandon` deletes it. On a terminal one goes on to the other. */
export const rotateKeyAction = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, flags } = invocation
  const [name = ''] = names
  if (flags.has('confirm') && flags.has('abandon')) {
    return usageMistake('`--confirm` and `--abandon` exclude each other.')
  }
  const { value: config, diagnostics } = await readConfigAndStore(root)
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const key = readSecretKey(process.env, { create: false })
  if ('failed' in key) return failed(key.failed)
  if (!hasStore(root)) return failed(failure('E930', { name, kind: 'connection of the store', near: [] }))
  if (!key.value) return failed(failure('E991', { name, reason: 'the key they are encrypted under is not there' }))
  const rotating: Rotating = { ...invocation, name, config, key: key.value }
  const answered = await withStore(root, process.env, (store) => rotate(store, rotating))
  return 'failed' in answered ? failed(answered.failed) : answered.value
}

interface Rotating extends Invocation {
  readonly name: string
  readonly config: Config
  readonly key: SecretKey
}

const failed = (diagnostic: ReturnType<typeof failure>): Answer => ({
  exit: exits.errors,
  diagnostics: [diagnostic],
  result: null,
})

const rotate = async (store: Store, rotating: Rotating): Promise<Answer> => {
  const { flags, name, json } = rotating
  if (flags.has('abandon')) return abandon(store, name)
  if (flags.has('confirm')) return confirm(store, rotating)
  const begun = await readOrBegin(store, rotating)
  if ('failed' in begun) return failed(begun.failed)
  const rotation = begun.value
  if (json || !canAsk()) {
    return { exit: exits.done, diagnostics: [], result: rotation, text: `${told(rotation)}\n\n${nextSteps(name)}` }
  }
  return goOn(store, rotating, rotation)
}

const readOrBegin = async (store: Store, { name, key }: Rotating): Promise<Step<Rotation>> => {
  const stored = await store.connections.read(name)
  return stored?.rotationSince === undefined ? beginRotation(store, name, key) : readRotation(store, name, key)
}

const told = ({ statement, place, presentFingerprint }: Rotation): string =>
  [
    'A new key was made. The old one stays in use until a test with the new one has passed.',
    'An administrator of Snowflake attaches it beside the old one:',
    '',
    `  ${statement}`,
    '',
    `\`DESC USER\` shows where the old key is attached (${presentFingerprint}); should that be ${place}, the other place must be taken.`,
  ].join('\n')

const nextSteps = (name: string): string =>
  `Then: \`segql connection rotate-key ${name} --confirm\`, or \`--abandon\` to delete the new key.`

/** Whoever leaves before the new key has proven itself keeps the old one, and the new one is deleted. */
const goOn = async (store: Store, rotating: Rotating, rotation: Rotation): Promise<Answer> => {
  const { name, terminal, signal } = rotating
  terminal.writeError(`${told(rotation)}\n\n`)
  try {
    for (;;) {
      if (!(await processPrompt(signal).confirm('It is attached: try the new key now?')))
        return await abandon(store, name)
      const answer = await confirm(store, rotating)
      if (answer.exit === exits.done) return answer
      terminal.writeError(`${answer.text ?? answer.diagnostics[0]?.message ?? ''}\n\n`)
    }
  } catch (error) {
    if (!signal.aborted) throw error
    await store.connections.abandonRotation(name)
    return { exit: exits.interrupted, diagnostics: [], result: null, text: abandoned }
  }
}

const abandoned = 'The new key was deleted; the old one stays in use.'

const abandon = async (store: Store, name: string): Promise<Answer> =>
  (await store.connections.abandonRotation(name))
    ? { exit: exits.done, diagnostics: [], result: { abandoned: true }, text: abandoned }
    : failed(failure('E997', { name, reason: 'no new key of it was made' }))

const confirm = async (store: Store, rotating: Rotating): Promise<Answer> => {
  const { root, name, key, config, signal, terminal } = rotating
  const options = { name, root, minutes: minutesOf(config, name), signal }
  const tried = await confirmRotation(store, name, key, { root, test: (one) => testConnection(one, options) })
  if ('failed' in tried) return failed(tried.failed)
  const { probe, rotated, statement } = tried.value
  const outcome = rotated
    ? [
        'The new key is in use, and the old one was deleted here. An administrator of Snowflake takes it away there:',
        '',
        `  ${statement}`,
      ]
    : ['The new key is not accepted yet; the old one stays in use.']
  return {
    exit: rotated ? exits.done : exits.errors,
    diagnostics: [],
    result: { rotated, ...(statement !== undefined && { statement }), test: toJson(probe) },
    text: [printProbe(probe, terminal), '', ...outcome].join('\n'),
  }
}
