import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { networkError, textOf } from '../../drivers/network.ts'
import { fromProject } from '../../paths.ts'
import type { Environment } from '../references.ts'
import type { ResolvedConnection } from '../resolved.ts'

export type Place =
  | { readonly kind: 'host'; readonly host: string; readonly port: number; readonly byHttp: boolean }
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' }

/** Where a connection leads. */
export const placeOf = (connection: ResolvedConnection): Place => {
  switch (connection.kind) {
    case 'duckdb': {
      const path = connection.path ?? connection.folder
      return path === undefined ? { kind: 'none' } : { kind: 'file', path }
    }
    case 'bigquery':
      return fromUrl(connection.endpoint ?? 'https://bigquery.googleapis.com')
    case 'snowflake':
      return fromUrl(connection.endpoint ?? `https://${connection.account}.snowflakecomputing.com`)
    case 'databricks':
      return { kind: 'host', host: connection.host, port: connection.port, byHttp: true }
    case 'redshift':
      return connection.via === 'wire'
        ? fromHost(connection.host, connection.port)
        : fromUrl(connection.endpoint ?? `https://redshift-data.${connection.region}.amazonaws.com`)
    case 'postgres':
      return fromHost(connection.host, connection.port)
    default:
      return connection satisfies never
  }
}

const fromHost = (host: string, port: number): Place =>
  host.startsWith('/')
    ? { kind: 'socket', path: `${host}/.s.PGSQL.${port}` }
    : { kind: 'host', host: host.replace(/^\[(.*)\]$/, '$1'), port, byHttp: false }

const fromUrl = (text: string): Place => {
  const { hostname, port, protocol } = new URL(text)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { kind: 'host', host, port: Number(port || (protocol === 'http:' ? 80 : 443)), byHttp: true }
}

export interface Reached {
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly message: string
}

/** How long a host may take to answer, in milliseconds. */
const patience = 10_000

/** Whether anything answers at the place of a connection; nothing is said to it. */
export const reach = async (place: Place, root: string, environment: Environment): Promise<Reached> => {
  switch (place.kind) {
    case 'none':
      return { status: 'skipped', message: 'It is in memory.' }
    case 'file':
      return existsSync(fromProject(root, place.path))
        ? { status: 'passed', message: `\`${place.path}\` is there.` }
        : { status: 'failed', message: `\`${place.path}\` does not exist; the path is relative to the project folder.` }
    case 'socket':
      return answer({ path: place.path }, place.path)
    case 'host': {
      const { host, port, byHttp } = place
      const proxy = byHttp && (environment.HTTPS_PROXY ?? environment.https_proxy)
      if (proxy) return { status: 'skipped', message: `A proxy stands before \`${host}\`.` }
      return answer({ host, port }, `${host}:${port}`)
    }
    default:
      return place satisfies never
  }
}

const answer = (
  where: { readonly host: string; readonly port: number } | { readonly path: string },
  shown: string,
): Promise<Reached> =>
  new Promise((resolve) => {
    const socket = connect(where)
    const end = (reached: Reached): void => {
      socket.destroy()
      resolve(reached)
    }
    socket.setTimeout(patience, () =>
      end({ status: 'failed', message: `\`${shown}\` does not answer within ${patience / 1000} seconds.` }),
    )
    socket.once('connect', () => end({ status: 'passed', message: `\`${shown}\` answers.` }))
    socket.once('error', (error) =>
      end({ status: 'failed', message: `${networkError(error, shown)?.message ?? textOf(error)}.` }),
    )
  })
