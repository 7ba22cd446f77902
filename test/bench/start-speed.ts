import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

const execute = promisify(execFile)
const built = fileURLToPath(new URL('../../dist/segql.js', import.meta.url))

/** The built command, without npm, from its start to its end. */
export const measureStart = async (folder: string): Promise<readonly Finding[]> => {
  if (!existsSync(built)) throw new Error('`dist/segql.js` is not there: `npm run build` makes it')
  const times: number[] = []
  for (let round = 0; round < 22; round++) {
    const time = await timed(() => execute(process.execPath, [built, 'check', folder]))
    if (round >= 2) times.push(time)
  }
  return [
    {
      what: '`segql check examples/shop`, the whole process',
      measured: `median of 20, slowest ${Math.max(...times).toFixed(0)} ms`,
      value: median(times),
      unit: 'ms',
      target: { compare: 'at most', value: 500 },
    },
  ]
}
