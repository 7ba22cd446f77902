import type { Handlers } from '../handlers.ts'

/** A comment now and then keeps proxies from ending a silent stream. */
const breath = 15_000

export const eventHandlers = {
  'GET /api/events': async ({ signal }, { events }) => {
    const text = new TextEncoder()
    let stop = (): void => {}
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (line: string): void => controller.enqueue(text.encode(`${line}\n\n`))
        send(': hello')
        const silent = events.listen((event) => send(`data: ${JSON.stringify(event)}`))
        const timer = setInterval(() => send(':'), breath)
        stop = () => {
          clearInterval(timer)
          silent()
        }
        const end = (): void => {
          stop()
          try {
            controller.close()
          } catch {
            return
          }
        }
        if (signal.aborted) end()
        else signal.addEventListener('abort', end, { once: true })
      },
      cancel: () => stop(),
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
  },
} satisfies Partial<Handlers>
