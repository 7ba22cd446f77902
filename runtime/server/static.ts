import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Guarded } from './guard.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const notBuilt = `<!doctype html><title>SegQL</title><p>The playground is not built: <code>npm run build</code> builds it. The API answers at <a href="/api/openapi.json">/api/openapi.json</a>.`

/**
 * The built playground. Files under `/assets` carry a hash in their names and never change; every other path is a screen, and
 * gets the one page. A `.br` or `.gz` beside a file is sent to who takes it.
 */
export const servePlayground = (app: OpenAPIHono<Guarded>, folder: string): void => {
  const page = join(folder, 'index.html')
  app.get('*', (asked) => {
    const file = fileOf(folder, asked.req.path)
    if (file === undefined && asked.req.path.startsWith('/assets/')) return asked.notFound()
    const sent = file ?? page
    if (!existsSync(sent)) return asked.html(notBuilt, 503)
    const accepted = asked.req.header('accept-encoding') ?? ''
    const packed = (['br', 'gzip'] as const).find(
      (encoding) => accepted.includes(encoding) && existsSync(`${sent}.${encoding === 'br' ? 'br' : 'gz'}`),
    )
    const body = readFileSync(packed ? `${sent}.${packed === 'br' ? 'br' : 'gz'}` : sent)
    return asked.body(new Uint8Array(body), 200, {
      'content-type': mediaTypes[extname(sent)] ?? 'application/octet-stream',
      'cache-control': asked.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packed && { 'content-encoding': packed }),
    })
  })
}

/** A file of the folder, never one outside it. */
const fileOf = (folder: string, path: string): string | undefined => {
  if (path === '/') return undefined
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return undefined
  }
  const file = normalize(join(folder, plain))
  return file.startsWith(normalize(folder) + sep) && extname(file) !== '' && existsSync(file) ? file : undefined
}
