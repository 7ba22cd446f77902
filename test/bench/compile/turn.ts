import { type ContestantName, contestants } from './contestants.ts'

/** What one contestant's process is asked, and what it answers. */
export interface Turn {
  readonly seconds: number
}
export interface Taken {
  readonly calls: number
  /** Of the thread that compiles: it does not count while others have the processor. */
  readonly milliseconds: number
}

const [, , name = '', folder = ''] = process.argv
const work = await contestants[name as ContestantName](folder)
let call = 0

/** Every call has another number in its text, so that nothing can be found again. */
const take = async ({ seconds }: Turn): Promise<Taken> => {
  const first = call
  const started = process.threadCpuUsage()
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) await work(call++)
  const { user, system } = process.threadCpuUsage(started)
  return { calls: call - first, milliseconds: (user + system) / 1000 }
}

process.on('message', async (turn: Turn) => process.send?.(await take(turn)))
process.send?.('ready')
