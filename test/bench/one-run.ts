/** One run in a process of its own: tells its time and the most memory that it held. */
import { readProject } from '../../runtime/project.ts'
import { run } from '../../runtime/run/run.ts'
import { listTargets } from '../../runtime/run/target.ts'

const [, , root = '', name = '', use = 'now'] = process.argv
const { checked, config } = await readProject(root)
if (!config) throw new Error('the project has no configuration')
const targets = listTargets(checked).filter((target) => target.name === name)
let bytes = 0
const looking = setInterval(() => {
  bytes = Math.max(bytes, process.memoryUsage.rss())
}, 10)
const started = performance.now()
const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n
const { outcomes } = await run({ root, config, targets, now, use: use === 'last' ? 'last' : 'now' })
const milliseconds = performance.now() - started
clearInterval(looking)
const [outcome] = outcomes
if (outcome?.status !== 'succeeded') throw new Error(outcome?.diagnostics[0]?.message ?? `nothing is called ${name}`)
process.send?.({ milliseconds, megabytes: bytes / 1e6, rows: outcome.current?.count })
process.disconnect?.()
