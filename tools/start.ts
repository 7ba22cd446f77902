import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const example = 'examples/shop'
// The generated rows end here, so windows such as `within last 7 days` find people on any later day.
const asOf = '2026-11-01T00:00:00Z'
const segql = join(root, 'dist/segql.js')

/** Whoever ends this process ends the step: nothing stays behind. Ctrl+C reaches both, and the step decides when it is done. */
const runStep = (command: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const step = spawn(process.execPath, command, { stdio: 'inherit', cwd: root })
    const pass = (signal: NodeJS.Signals): void => void step.kill(signal)
    const wait = (): void => undefined
    process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', wait)
    step.on('exit', (status, signal) => {
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', wait)
      resolve(status ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })

const steps = [
  ...(existsSync(join(root, example, 'warehouse/demo.duckdb'))
    ? []
    : [{ title: 'Generating the demo warehouse', command: [join(root, example, 'generate.ts')] }]),
  { title: 'Building', command: [join(root, 'tools/build.ts'), '--if-changed'] },
  { title: `segql check ${example}`, command: [segql, 'check', example] },
  { title: `segql test ${example}`, command: [segql, 'test', example] },
  { title: `segql run ${example} --as-of ${asOf}`, command: [segql, 'run', example, '--as-of', asOf] },
  { title: `segql serve ${example} --as-of ${asOf}`, command: [segql, 'serve', example, '--as-of', asOf] },
]

for (const { title, command } of steps) {
  console.log(`\n> ${title}`)
  const exit = await runStep(command)
  if (exit !== 0) process.exit(exit)
}
