import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Python process that answers requests (`python/bridge.py`); several may be under way at once. */
export interface Bridge {
  /** Of the engine behind it. */
  readonly version: string
  readonly ask: <Answer>(operation: string, given: Readonly<Record<string, unknown>>) => Promise<Answer>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}
interface Message {
  readonly id?: number
  readonly version?: string
  readonly value?: unknown
  readonly error?: string
}

/** The interpreter with the packages of `requirements.txt`, as `tools/test-engines.ts` made it. */
const interpreter = (): string => {
  const path = process.env.SEGQL_PYTHON
  if (!path) throw new Error('run this with `npm run test:engines`, which makes the Python environment')
  return path
}

/** Starts a script of `test/engines/python`. */
export const openBridge = async (script: string): Promise<Bridge> => {
  const child = spawn(interpreter(), [join(import.meta.dirname, 'python', script)], { stdio: ['pipe', 'pipe', 'pipe'] })
  const waiting = new Map<number, Waiting>()
  let told = ''
  child.stderr.on('data', (part: Buffer) => {
    told = `${told}${part}`.slice(-4000)
  })
  const started = Promise.withResolvers<string>()
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      const error = new Error(`${script} ended:\n${told}`)
      started.reject(error)
      for (const { reject } of waiting.values()) reject(error)
      resolve()
    })
  })
  child.once('error', started.reject)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, version, value, error } = JSON.parse(line) as Message
    if (version !== undefined) return started.resolve(version)
    const asker = waiting.get(id ?? -1)
    waiting.delete(id ?? -1)
    if (error !== undefined) asker?.reject(new Error(error))
    else asker?.resolve(value as never)
  })
  let asked = 0
  return {
    version: await started.promise,
    ask: <Answer>(operation: string, given: Readonly<Record<string, unknown>>) =>
      new Promise<Answer>((resolve, reject) => {
        const id = asked++
        waiting.set(id, { resolve, reject })
        child.stdin.write(`${JSON.stringify({ id, operation, given })}\n`)
      }),
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
