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
  /** Answers what was asked, then ends; open event streams are ended at once. */
  readonly close: () => Promise<void>
}

/** Starts the server, or says that no port was free. */
export const startServer = async (
  context: ServerContext,
  handlers: Partial<Handlers>,
  options: StartOptions,
): Promise<RunningServer | { readonly busy: number }> => {
  const server = createServer()
  const port = await listen(server, options)
  if (port === undefined) return { busy: options.port }
  const own = [options.host, ...(isLoopback(options.host) ? ['127.0.0.1', 'localhost'] : []), ...options.names]
  const hosts = [...new Set(own)].flatMap((name) => [
    `${name}:${port}`,
    ...(options.names.includes(name) ? [name] : []),
  ])
  const app = createApp(context, handlers, { hosts, tokens: options.tokens, localUser: options.localUser })
  servePlayground(app, options.pages)
  server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${shown}:${port}/`, close: () => close(server) }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)

const listen = async (server: Server, { host, port, further }: StartOptions): Promise<number | undefined> => {
  for (let wanted = port; wanted <= port + further; wanted++) {
    const busy = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(wanted, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!busy) return (server.address() as AddressInfo).port
    if (busy.code !== 'EADDRINUSE' && busy.code !== 'EACCES') throw busy
  }
  return undefined
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  })
