import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly body: string | Buffer | object
  readonly headers?: Readonly<Record<string, string>>
}

/** A small server of one vendor's protocol, that can be told to behave badly. */
export interface Facade {
  readonly port: number
  /** Breaks all connections, and every new one, until `restore`. */
  readonly breakOff: () => void
  readonly restore: () => void
  /** How many of the next calls are answered with `busyAnswer`. */
  readonly busy: (calls: number) => void
  /** How many calls have arrived. */
  readonly calls: () => number
  readonly close: () => Promise<void>
}

export interface FacadeOptions {
  readonly answer: (request: Request) => Promise<Answer>
  readonly busyAnswer: Answer
  readonly tls?: { readonly key: string; readonly cert: string }
}

const read = async (request: IncomingMessage): Promise<Request> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const raw = Buffer.concat(parts)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://facade')
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw,
  }
}

const write = (response: ServerResponse, { status, body, headers = {} }: Answer): void => {
  const isText = typeof body === 'string' || Buffer.isBuffer(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

export const startFacade = async ({ answer, busyAnswer, tls }: FacadeOptions): Promise<Facade> => {
  const sockets = new Set<Socket>()
  let broken = false
  let busyCalls = 0
  let calls = 0

  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming)
    calls++
    if (busyCalls > 0) {
      busyCalls--
      write(response, busyAnswer)
      return
    }
    write(response, await answer(request))
  }
  const onRequest = (incoming: IncomingMessage, response: ServerResponse): void => {
    if (broken) {
      incoming.socket.destroy()
      return
    }
    respond(incoming, response).catch((error: unknown) => {
      // The facade's own mistakes must be seen in the test that met them.
      if (!response.destroyed) write(response, { status: 500, body: { facade: String(error) } })
    })
  }
  const server = tls ? createHttps(tls, onRequest) : createHttp(onRequest)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (broken) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    breakOff: () => {
      broken = true
      cut()
    },
    restore: () => {
      broken = false
    },
    busy: (count) => {
      busyCalls = count
    },
    calls: () => calls,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      cut()
      await closed
    },
  }
}
