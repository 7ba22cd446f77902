import { spawn } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { openService, serverBinary } from './bigquery-service.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    zetasqlPort: number
  }
}

/** One ZetaSQL, Google's own engine of GoogleSQL, for the whole test run, on a free port of 127.0.0.1. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const binary = serverBinary()
  if (binary === undefined) {
    console.warn(`BigQuery is not tried: ZetaSQL has no server for ${process.platform} ${process.arch} without glibc`)
    return undefined
  }
  const port = await freePort()
  const server = spawn(binary, ['127.0.0.1', String(port)], { stdio: 'ignore' })
  const stopNow = () => server.kill('SIGKILL')
  process.once('exit', stopNow)
  const service = await openService(port, 30_000)
  service.close()
  project.provide('zetasqlPort', port)
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await ended
    process.off('exit', stopNow)
  }
}
