import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Client, MethodDefinition } from '@grpc/grpc-js'

/** Google's own analyzer of GoogleSQL as a local process, from the optional package `@fivetrandevelopers/zetasql`. */
export interface ZetaSql {
  /** Calls a method of the service; requests and answers are as its `.proto` files have them. Rejects with what it says. */
  readonly call: <Answer>(method: string, request: object) => Promise<Answer>
  /** The process has ended, whoever ended it. */
  readonly ended: () => boolean
  readonly process: number | undefined
  readonly close: () => void
}

const binaries: Readonly<Record<string, string>> = {
  'linux x64': 'remote_server.so',
  'linux arm64': 'remote_server_arm.so',
  'darwin x64': 'remote_server',
  'darwin arm64': 'remote_server_arm',
}

/** The binaries are linked with glibc, which Alpine has not. */
const hasGlibc = (): boolean => {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return process.platform !== 'linux' || header.glibcVersionRuntime !== undefined
}

const packageFolder = (): string | undefined => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@fivetrandevelopers/zetasql')), 'zetasql')
  } catch {
    return undefined
  }
}

/** The package is installed, and it has a program for this machine. */
export const hasZetaSql = (): boolean => serverBinary() !== undefined

const serverBinary = (): { readonly binary: string; readonly folder: string } | undefined => {
  const folder = packageFolder()
  const name = binaries[`${process.platform} ${process.arch}`]
  if (folder === undefined || name === undefined || !hasGlibc()) return undefined
  const binary = join(folder, name)
  return existsSync(binary) ? { binary, folder } : undefined
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** How long the process may take to answer at first, in milliseconds. */
const patience = 10_000
/** How long one text may take, in milliseconds; longer ones are judged without it. */
const longest = 2000

/** Starts the process; nothing when there is none for this machine, or it does not answer. It ends with this process. */
export const startZetaSql = async (): Promise<ZetaSql | undefined> => {
  const found = serverBinary()
  if (!found) return undefined
  const port = await freePort()
  const server = spawn(found.binary, ['127.0.0.1', String(port)], { stdio: 'ignore' })
  server.unref()
  const end = (): void => void server.kill('SIGKILL')
  process.once('exit', end)
  try {
    return await connect(port, found.folder, server, () => {
      process.off('exit', end)
      end()
    })
  } catch {
    process.off('exit', end)
    end()
    return undefined
  }
}

const connect = async (port: number, folder: string, server: ChildProcess, end: () => void): Promise<ZetaSql> => {
  const [{ Client: ServiceClient, credentials }, { loadSync }] = await Promise.all([
    import('@grpc/grpc-js'),
    import('@grpc/proto-loader'),
  ])
  const definition = loadSync('local_service.proto', {
    keepCase: true,
    longs: String,
    enums: String,
    oneofs: true,
    includeDirs: [join(folder, 'protos')],
  })
  const methods = definition['zetasql.local_service.ZetaSqlLocalService'] as unknown as Readonly<
    Record<string, MethodDefinition<object, object>>
  >
  const client: Client = new ServiceClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.initial_reconnect_backoff_ms': 20,
    'grpc.max_reconnect_backoff_ms': 50,
  })
  const died = new Promise<never>((_, reject) => server.once('exit', () => reject(new Error('the analyzer has ended'))))
  died.catch(() => undefined)
  const ready = new Promise<void>((resolve, reject) => {
    client.waitForReady(Date.now() + patience, (error) => (error ? reject(error) : resolve()))
  })
  await Promise.race([ready, died])
  const call = <Answer>(method: string, request: object): Promise<Answer> => {
    const answered = new Promise<Answer>((resolve, reject) => {
      const found = methods[method]
      if (!found) throw new Error(`ZetaSQL has no method ${method}`)
      client.makeUnaryRequest(
        found.path,
        found.requestSerialize,
        found.responseDeserialize,
        request,
        { deadline: Date.now() + longest },
        (error, answer) => (error ? reject(new Error(error.details)) : resolve(answer as Answer)),
      )
    })
    return Promise.race([answered, died])
  }
  return {
    call,
    ended: () => server.exitCode !== null || server.signalCode !== null,
    process: server.pid,
    close: () => {
      client.close()
      end()
    },
  }
}
