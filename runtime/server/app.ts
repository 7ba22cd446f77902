import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { StoreFailure } from '../store/store-failure.ts'
import { Problem } from './api/problem.ts'
import { type Route, type RouteName, routes } from './api/routes.ts'
import type { ServerContext } from './context.ts'
import { type Guarded, type GuardOptions, guard, mayAct, safeHeaders } from './guard.ts'
import type { Asked, Handlers } from './handlers.ts'
import { isRefusal, refusal, refuseFor } from './refusal.ts'

/** What a request may hold at most: far above any source file. */
const longestBody = 8 * 1024 * 1024

/** The HTTP API: every row of `api/routes.ts`, behind the guard, with its OpenAPI 3.1 document at `/api/openapi.json`. */
export const createApp = (
  context: ServerContext,
  handlers: Partial<Handlers>,
  options: GuardOptions,
): OpenAPIHono<Guarded> => {
  const app = new OpenAPIHono<Guarded>({
    defaultHook: (result, asked) => (result.success ? undefined : asked.json(unreadable(result.error), 400)),
  })
  app.use(safeHeaders)
  app.use(guard(options))
  // A stream that only its headers are asked of would stay open.
  app.use('/api/*', async (asked, next) =>
    asked.req.method === 'HEAD' ? asked.body(null, 405, { allow: 'GET, POST, PUT, DELETE' }) : next(),
  )
  app.use('/api/*', async (asked, next) => {
    if (Number(asked.req.header('content-length') ?? 0) > longestBody) {
      return asked.json(refusal(413, 'size', 'The request is longer than 8 MB.').problem, 413)
    }
    return asked.req.header('transfer-encoding') === undefined
      ? next()
      : asked.json(refusal(411, 'size', 'The request does not say how long it is.').problem, 411)
  })
  for (const name of Object.keys(handlers) as RouteName[]) bind(app, name, handlers, context)
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'SegQL', version: '1' } })
  app.onError((error, asked) => {
    if (error instanceof HTTPException) {
      return asked.json(refusal(400, 'request', 'The request could not be read.', error.message).problem, 400)
    }
    if (error instanceof StoreFailure) return asked.json(refuseFor(503, [error.diagnostic]).problem, 503)
    console.error(error)
    return asked.json(refusal(500, 'bug', 'The server stopped at a mistake of its own.', error.message).problem, 500)
  })
  app.all('/api/*', (asked) => asked.json(refusal(404, 'path', `There is no \`${asked.req.path}\`.`).problem, 404))
  return app
}

const unreadable = (error: z.core.$ZodError): Problem => {
  const [issue] = error.issues
  const at = issue?.path.join('.') || 'the request'
  return { code: 'request', message: `\`${at}\` is not as expected: ${issue?.message ?? 'unknown'}.`, findings: [] }
}

const jsonContent = (schema: z.ZodType) => ({ 'application/json': { schema } })

const bind = (
  app: OpenAPIHono<Guarded>,
  name: RouteName,
  handlers: Partial<Handlers>,
  context: ServerContext,
): void => {
  const [method = '', path = ''] = name.split(' ')
  const row: Route = routes[name]
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter)
  const described = createRoute({
    method: method.toLowerCase() as 'get' | 'post' | 'put' | 'delete',
    path,
    summary: row.summary,
    description: `Role: ${row.role}.`,
    request: {
      ...(parameters.length > 0 && {
        params: z.object(Object.fromEntries(parameters.map((one) => [one, z.string()]))),
      }),
      ...(row.query && { query: row.query }),
      ...(row.body && { body: { content: jsonContent(row.body), required: true } }),
    },
    responses: {
      200: {
        description: 'The answer',
        content: typeof row.answer === 'string' ? { [row.answer]: { schema: z.string() } } : jsonContent(row.answer),
      },
      ...(row.conflict && { 409: { description: 'Somebody else was first', content: jsonContent(row.conflict) } }),
      default: { description: 'Refused', content: jsonContent(Problem) },
    },
  })
  app.openapi(described, async (asked) => answer(asked as Context<Guarded>, name, row, handlers, context))
}

const answer = async (
  asked: Context<Guarded>,
  name: RouteName,
  row: Route,
  handlers: Partial<Handlers>,
  context: ServerContext,
): Promise<Response> => {
  const caller = asked.get('caller')
  if (!mayAct(caller, row.role)) {
    return asked.json(
      refusal(403, 'role', `This needs the role \`${row.role}\`; \`${caller.name}\` is \`${caller.role}\`.`).problem,
      403,
    )
  }
  const request = asked.req as unknown as { valid: (part: 'param' | 'query' | 'json') => unknown }
  const read = {
    parameters: asked.req.param(),
    query: row.query ? request.valid('query') : undefined,
    body: row.body ? request.valid('json') : undefined,
    caller,
    signal: asked.req.raw.signal,
  }
  const handler = handlers[name] as (asked: Asked<RouteName>, context: ServerContext) => Promise<unknown>
  const given = await handler(read as Asked<RouteName>, context)
  if (isRefusal(given)) return asked.json(given.problem, given.refused as 400)
  return given instanceof Response ? given : asked.json(given as object)
}
