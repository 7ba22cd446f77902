import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Role } from './api/routes.ts'
import { refusal } from './refusal.ts'

/** Who asks: with tokens, the one that the token names; alone on this machine, its user with every right. */
export interface Caller {
  readonly name: string
  readonly role: Role
}

export interface Token {
  readonly name: string
  readonly role: Role
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string
}

export interface GuardOptions {
  /** Hosts by which this server may be called, with their port: `127.0.0.1:4400`. */
  readonly hosts: readonly string[]
  /** Empty: only this machine's own user can reach the server. */
  readonly tokens: readonly Token[]
  readonly localUser: string
}

export type Guarded = { readonly Variables: { caller: Caller } }

const ranks = { viewer: 0, editor: 1, admin: 2 } as const satisfies Record<Role, number>
export const mayAct = (caller: Caller, role: Role): boolean => ranks[caller.role] >= ranks[role]

/**
 * Refuses names of other hosts (a page that had its own name lead here could otherwise read the answers: DNS rebinding) and
 * requests that a page of another origin sends. https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const guard =
  ({ hosts, tokens, localUser }: GuardOptions): MiddlewareHandler<Guarded> =>
  async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase()
    if (!hosts.includes(host)) {
      return context.json(
        refusal(403, 'host', `\`${host}\` is no name of this server.`, `It answers at ${hosts.join(', ')}.`).problem,
        403,
      )
    }
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const foreign = (origin !== undefined && !isOwn(origin, hosts)) || site === 'cross-site' || site === 'same-site'
    if (foreign && context.req.path.startsWith('/api/')) {
      const problem = refusal(403, 'origin', `A page of ${origin ?? 'another site'} may not use this server.`).problem
      return context.json(problem, 403)
    }
    const caller =
      tokens.length === 0
        ? { name: localUser, role: 'admin' as const }
        : callerOf(context.req.header('authorization'), tokens)
    if (!caller && context.req.path.startsWith('/api/')) {
      const problem = refusal(
        401,
        'token',
        'This server needs a token.',
        'Send it as `Authorization: Bearer …`.',
      ).problem
      return context.json(problem, 401, { 'www-authenticate': 'Bearer' })
    }
    if (caller) context.set('caller', caller)
    return next()
  }

const isOwn = (origin: string, hosts: readonly string[]): boolean =>
  hosts.some((host) => origin === `http://${host}` || origin === `https://${host}`)

const callerOf = (header: string | undefined, tokens: readonly Token[]): Caller | undefined => {
  const given = /^Bearer (\S+)$/.exec(header ?? '')?.[1]
  if (given === undefined) return undefined
  const hash = createHash('sha256').update(given).digest()
  return tokens.find((token) => timingSafeEqual(Buffer.from(token.hash, 'hex'), hash))
}

/** The page runs only its own scripts. Mantine and CodeMirror set styles from script, so styles may stand inline. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('content-security-policy', contentSecurityPolicy)
  context.header('x-content-type-options', 'nosniff')
  context.header('referrer-policy', 'no-referrer')
  context.header('cross-origin-opener-policy', 'same-origin')
  context.header('cross-origin-resource-policy', 'same-origin')
  if (context.req.path.startsWith('/api/')) context.header('cache-control', 'no-store')
}
