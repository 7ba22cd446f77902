import { gzipSync } from 'node:zlib'
import { type Answer, type Facade, type Request, startFacade } from '../http.ts'
import type { Script } from '../script/script.ts'
import { inlineRows, refused, rowsBetween } from './answers.ts'
import { type Identity, login } from './login.ts'
import { beginWork, type QueryRequest, runWork, type Work } from './works.ts'

export interface SnowflakeFacade extends Facade {
  readonly running: () => number
  readonly sentRows: () => number
  /** What was reported about the user besides statements. */
  readonly telemetry: () => number
  /** Chunks of results are gone. */
  readonly loseChunks: (lost: boolean) => void
}

export interface SnowflakeFacadeOptions extends Identity {
  readonly script: Script
}

const fine: Answer = { status: 200, body: { success: true, code: null, data: null } }

/** After a while the answer is where to ask again. */
const waited = async (work: Work): Promise<Answer> => {
  await Promise.race([work.done, new Promise((resolve) => setTimeout(resolve, 300))])
  if (work.answer) return { status: 200, body: work.answer }
  const data = { getResultUrl: `/queries/${work.id}/result`, queryId: work.id, progressDesc: null }
  return { status: 200, body: { success: true, code: '333333', message: 'Query execution in progress', data } }
}

const abort = (work: Work | undefined): Answer => {
  work?.end(refused('000604', '57014', 'SQL execution canceled', work.id))
  return fine
}

/** Snowflake's own HTTP protocol, over statements that a script knows. */
export const startSnowflakeFacade = async (options: SnowflakeFacadeOptions): Promise<SnowflakeFacade> => {
  const works = new Map<string, Work>()
  const settings = new Map<string, string>()
  const token = crypto.randomUUID()
  let sent = 0
  let reports = 0
  let lostChunks = false
  let port = 0

  const query = ({ query: asked, body }: Request): Promise<Answer> => {
    const work = beginWork(asked.get('requestId') ?? '')
    works.set(work.id, work)
    sent = inlineRows
    runWork(options.script, work, JSON.parse(body.toString()) as QueryRequest, { port, settings }).catch(
      (error: Error) => work.end(refused('000904', '42000', `SQL compilation error:\n${error.message}`, work.id)),
    )
    return waited(work)
  }
  const report = (): Answer => {
    reports++
    return { status: 200, body: { success: true } }
  }
  const abortRequest = ({ body }: Request): Answer => {
    const { requestId } = JSON.parse(body.toString()) as { requestId: string }
    return abort([...works.values()].find((work) => work.requestId === requestId))
  }
  const chunk = (id: string, from: number, to: number): Answer => {
    const result = works.get(id)?.result
    const headers = { 'content-type': 'application/xml' }
    if (!result || lostChunks) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>', headers }
    sent = Math.max(sent, to)
    const rows = JSON.stringify(rowsBetween(result, from, to)).slice(1, -1)
    return { status: 200, body: gzipSync(rows), headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain' } }
  }

  type Give = (request: Request, ...parts: string[]) => Answer | Promise<Answer>
  /** Without a token, as files of a cloud's store are read. */
  const open: readonly (readonly [RegExp, Give])[] = [
    [/^POST \/session\/v1\/login-request$/, (request) => login(request, options, token)],
    [/^GET \/chunks\/([^/]+)\/(\d+)\/(\d+)$/, (_, id = '', from, to) => chunk(id, Number(from), Number(to))],
  ]
  const signedIn: readonly (readonly [RegExp, Give])[] = [
    [/^POST \/queries\/v1\/query-request$/, query],
    [/^POST \/queries\/v1\/abort-request$/, abortRequest],
    [/^GET \/queries\/([^/]+)\/result$/, (_, id = '') => waited(works.get(id)!)],
    [/^POST \/queries\/([^/]+)\/abort-request$/, (_, id = '') => abort(works.get(id))],
    [/^POST \/session/, () => fine],
    [/^POST \/telemetry\/send$/, report],
  ]

  const answer = async (request: Request): Promise<Answer> => {
    const asked = `${request.method} ${request.path}`
    const known = request.headers.authorization === `Snowflake Token="${token}"`
    for (const [pattern, give] of known ? [...open, ...signedIn] : open) {
      const parts = pattern.exec(asked)
      if (parts) return give(request, ...parts.slice(1))
    }
    if (known) return { status: 404, body: { facade: asked } }
    return {
      status: 200,
      body: { success: false, code: '390104', message: 'Authentication token is not valid.', data: null },
    }
  }

  const facade = await startFacade({ answer, busyAnswer: { status: 429, body: 'Too many requests' } })
  port = facade.port
  return {
    ...facade,
    running: () => [...works.values()].filter(({ state }) => state === 'running').length,
    sentRows: () => sent,
    telemetry: () => reports,
    loseChunks: (lost) => {
      lostChunks = lost
    },
    close: async () => {
      for (const work of works.values()) abort(work)
      await facade.close()
    },
  }
}
