import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { ServerContext } from './context.ts'
import type { Token } from './guard.ts'
import type { Handlers } from './handlers.ts'
import { servePlayground } from './static.ts'

export interface StartOptions {
  /** The address to listen at; other than this machine's own it needs tokens. */
  readonly host: string
  readonly port: number
  /** A busy port is followed by the next free one, at most this many further. */
  readonly further: number
  readonly tokens: readonly Token[]
  readonly localUser: string
  /** Names by which the server is called besides its address: `segql.example.com`. */
  readonly names: readonly string[]
  /** The built playground. */
  readonly pages: string
}

export interface RunningServer {
  readonly url: string
  /** Answers what was asked, then ends; what is still open after two seconds, such as event streams, is cut off. */
  readonly close: () => Promise<void>
}

/** Starts the server, or says that no port was free, or why there is no such address. */
export const startServer = async (
  context: ServerContext,
  handlers: Partial<Handlers>,
  options: StartOptions,
): Promise<RunningServer | { readonly busy: number } | { readonly unreachable: string }> => {
  const server = createServer()
  const port = await listen(server, options)
  if (typeof port === 'string') return { unreachable: port }
  if (port === undefined) return { busy: options.port }
  const app = createApp(context, handlers, {
    hosts: hostsOf(options, port),
    tokens: options.tokens,
    localUser: options.localUser,
  })
  servePlayground(app, options.pages)
  server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  return { url: `http://${inUrl(options.host)}:${port}/`, close: () => close(server) }
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** What a `Host` header may say: names given may stand behind a proxy, and browsers leave port 80 out. */
export const hostsOf = ({ host, names }: Pick<StartOptions, 'host' | 'names'>, port: number): readonly string[] => {
  const own = [host, ...(isLoopback(host) ? ['127.0.0.1', 'localhost'] : []), ...names]
  return [...new Set(own.map((name) => inUrl(name).toLowerCase()))].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 || names.some((one) => inUrl(one).toLowerCase() === name) ? [name] : []),
  ])
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)

const listen = async (server: Server, { host, port, further }: StartOptions): Promise<number | string | undefined> => {
  for (let wanted = port; wanted <= Math.min(port + further, 65_535); wanted++) {
    const busy = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(wanted, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!busy) return (server.address() as AddressInfo).port
    if (busy.code !== 'EADDRINUSE' && busy.code !== 'EACCES') return busy.message
  }
  return undefined
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  })
