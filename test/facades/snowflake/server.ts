import { createHash, createPublicKey, createVerify } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type Answer, type Facade, type Request, startFacade } from '../http.ts'
import type { Script, Scripted, ScriptResult } from '../script/script.ts'
import { writtenColumn } from './values.ts'

export interface SnowflakeFacade extends Facade {
  readonly running: () => number
  readonly sentRows: () => number
  /** What was reported about the user besides statements. */
  readonly telemetry: () => number
  /** Chunks of results are gone. */
  readonly loseChunks: (lost: boolean) => void
}

export interface SnowflakeFacadeOptions {
  readonly script: Script
  readonly account: string
  readonly user: string
  readonly password: string
  readonly publicKey?: string
}

interface Work {
  readonly id: string
  readonly requestId: string
  state: 'running' | 'done'
  answer?: object
  result?: ScriptResult
  readonly done: Promise<void>
  readonly end: (answer: object) => void
}

interface QueryRequest {
  readonly sqlText: string
  readonly describeOnly?: boolean
  readonly bindings?: Readonly<Record<string, { readonly value: string | null }>>
  readonly parameters?: { readonly STATEMENT_TIMEOUT_IN_SECONDS?: number }
}

const refused = (code: string, sqlState: string, message: string, queryId?: string) => ({
  success: false,
  code,
  message,
  data: { errorCode: code, sqlState, queryId, internalError: false, line: -1, pos: -1, type: 'COMPILATION' },
})

/** ALTER SESSION of the driver, read: the package writes times in the formats that answers name. */
const formats = new Map<string, string>()
const readSettings = (sql: string): void => {
  for (const [, name = '', value = ''] of sql.matchAll(/(\w+_output_format|timezone) = '([^']*)'/g)) {
    formats.set(name.toUpperCase(), value)
  }
}

const inlineRows = 100
const chunkRows = 5_000

/** Snowflake's own HTTP protocol, over statements that a script knows. */
export const startSnowflakeFacade = async (options: SnowflakeFacadeOptions): Promise<SnowflakeFacade> => {
  const { script } = options
  const works = new Map<string, Work>()
  const token = crypto.randomUUID()
  let sent = 0
  let reports = 0
  let lostChunks = false
  let port = 0

  const fields = ({ columns }: ScriptResult) => columns.map(writtenColumn)
  const rowsBetween = (result: ScriptResult, from: number, to: number) => {
    const writers = fields(result)
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
      const row = result.row(from + index)
      return writers.map(({ write }, column) => write(row[column] ?? null))
    })
  }

  const resultAnswer = (work: Work, result: ScriptResult, describeOnly: boolean, typeId: number) => {
    const length = describeOnly ? 0 : result.length
    const inline = Math.min(length, inlineRows)
    const chunks = []
    for (let from = inline; from < length; from += chunkRows) {
      const rowCount = Math.min(chunkRows, length - from)
      const url = `http://127.0.0.1:${port}/chunks/${work.id}/${from}/${from + rowCount}`
      chunks.push({ url, rowCount, uncompressedSize: rowCount * 100, compressedSize: rowCount * 10 })
    }
    sent = inline
    return {
      success: true,
      code: null,
      message: null,
      data: {
        parameters: [...formats].map(([name, value]) => ({ name, value })),
        rowtype: fields(result).map(({ describe }) => describe),
        rowset: rowsBetween(result, 0, inline),
        total: length,
        returned: length,
        queryId: work.id,
        queryResultFormat: 'json',
        statementTypeId: typeId,
        version: 1,
        ...(chunks.length > 0 && { chunks, qrmk: 'key' }),
      },
    }
  }

  const plan = (work: Work, answer: Scripted) => {
    const operation = answer.kind === 'writes' ? answer.operation : 'Result'
    const text = JSON.stringify({
      GlobalStats: { partitionsTotal: 1, partitionsAssigned: 1, bytesAssigned: 1024 },
      Operations: [
        [
          { id: 0, operation },
          { id: 1, operation: 'TableScan' },
        ],
      ],
    })
    const column = { name: 'content', native: 'VARCHAR' }
    return resultAnswer(work, { columns: [column], length: 1, row: () => [text] }, false, 4096)
  }

  const begin = (requestId: string): Work => {
    const { promise: done, resolve } = Promise.withResolvers<void>()
    const work: Work = {
      id: crypto.randomUUID(),
      requestId,
      state: 'running',
      done,
      end: (answer) => {
        if (work.state === 'done') return
        Object.assign(work, { state: 'done', answer })
        resolve()
      },
    }
    works.set(work.id, work)
    return work
  }

  const run = async (
    work: Work,
    { sqlText, describeOnly = false, bindings = {}, parameters }: QueryRequest,
  ): Promise<void> => {
    if (/^alter session set/.test(sqlText)) {
      readSettings(sqlText)
      const status = { columns: [{ name: 'status', native: 'VARCHAR' }], length: 1, row: () => ['done'] }
      return work.end(resultAnswer(work, status, false, 0x4000))
    }
    if (/query_history_by_session/.test(sqlText)) {
      const columns = ['TOTAL_ELAPSED_TIME', 'BYTES_SCANNED', 'CREDITS_USED_CLOUD_SERVICES'].map((name) => ({
        name,
        native: 'DOUBLE',
      }))
      return work.end(resultAnswer(work, { columns, length: 1, row: () => [12, 2048, 0.000012] }, false, 4096))
    }
    const explained = sqlText.startsWith('explain using json\n')
    const text = explained ? sqlText.slice('explain using json\n'.length) : sqlText
    const answer = script.of(text)
    if (!answer)
      return work.end(
        refused(
          '001003',
          '42000',
          `SQL compilation error:\nsyntax error: the script does not know ${text.slice(0, 200)}`,
          work.id,
        ),
      )
    if (answer.kind === 'refused') {
      const message = explained
        ? answer.message.replace(/error line (\d+)/, (_, line) => `error line ${Number(line) + 1}`)
        : answer.message
      return work.end(refused(answer.code, answer.state, message, work.id))
    }
    if (explained) return work.end(plan(work, answer))
    if (answer.kind === 'endless') {
      const seconds = parameters?.STATEMENT_TIMEOUT_IN_SECONDS ?? 0
      const late = () =>
        work.end(
          refused(
            '000630',
            '57014',
            `Statement reached its statement or warehouse timeout of ${seconds} second(s) and was canceled.`,
            work.id,
          ),
        )
      const timer = setTimeout(late, seconds * 1000)
      return work.done.then(() => clearTimeout(timer))
    }
    const given = Object.values(bindings).map(({ value }) => value)
    const result = await script.run(answer, given)
    work.result = result
    work.end(resultAnswer(work, result, describeOnly, answer.kind === 'writes' ? 0x6000 : 4096))
  }

  /** After a while the answer is where to ask again. */
  const waited = async (work: Work): Promise<Answer> => {
    await Promise.race([work.done, new Promise((resolve) => setTimeout(resolve, 300))])
    if (work.answer) return { status: 200, body: work.answer }
    const data = { getResultUrl: `/queries/${work.id}/result`, queryId: work.id, progressDesc: null }
    return { status: 200, body: { success: true, code: '333333', message: 'Query execution in progress', data } }
  }

  const isKnown = (data: Record<string, unknown>): boolean => {
    if (data.LOGIN_NAME !== options.user && data.AUTHENTICATOR !== 'SNOWFLAKE_JWT') return false
    if (data.AUTHENTICATOR !== 'SNOWFLAKE_JWT') return data.PASSWORD === options.password
    if (options.publicKey === undefined) return false
    const [head = '', claims = '', signature = ''] = String(data.TOKEN).split('.')
    const verified = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(options.publicKey, Buffer.from(signature, 'base64url'))
    const der = createPublicKey(options.publicKey).export({ type: 'spki', format: 'der' })
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }
    const print = `SHA256:${createHash('sha256').update(der).digest('base64')}`
    return (
      verified &&
      iss === `${options.account}.${options.user}.${print}`.toUpperCase().replace(print.toUpperCase(), print)
    )
  }

  const login = ({ body }: Request): Answer => {
    const { data } = JSON.parse(body.toString()) as { data: Record<string, unknown> }
    if (!isKnown(data)) {
      return {
        status: 200,
        body: {
          success: false,
          code: '390100',
          message: 'Incorrect username or password was specified.',
          data: { authnMethod: 'USERNAME_PASSWORD' },
        },
      }
    }
    return {
      status: 200,
      body: {
        success: true,
        code: null,
        data: {
          token,
          masterToken: token,
          validityInSeconds: 3600,
          masterValidityInSeconds: 14400,
          sessionId: 1,
          parameters: [],
          sessionInfo: {},
        },
      },
    }
  }

  const abort = (work: Work | undefined): Answer => {
    work?.end(refused('000604', '57014', 'SQL execution canceled', work.id))
    return { status: 200, body: { success: true, code: null, data: null } }
  }

  const routes: readonly {
    readonly pattern: RegExp
    readonly answer: (request: Request, ...parts: string[]) => Answer | Promise<Answer>
  }[] = [
    {
      pattern: /^POST \/queries\/v1\/query-request$/,
      answer: (request) => {
        const work = begin(request.query.get('requestId') ?? '')
        run(work, JSON.parse(request.body.toString()) as QueryRequest).catch((error: Error) =>
          work.end(refused('000904', '42000', `SQL compilation error:\n${error.message}`, work.id)),
        )
        return waited(work)
      },
    },
    { pattern: /^GET \/queries\/([^/]+)\/result$/, answer: (_, id = '') => waited(works.get(id)!) },
    { pattern: /^POST \/queries\/(?!v1\/)([^/]+)\/abort-request$/, answer: (_, id = '') => abort(works.get(id)) },
    {
      pattern: /^POST \/queries\/v1\/abort-request$/,
      answer: ({ body }) => {
        const { requestId } = JSON.parse(body.toString()) as { requestId: string }
        return abort([...works.values()].find((work) => work.requestId === requestId))
      },
    },
    { pattern: /^POST \/session/, answer: () => ({ status: 200, body: { success: true, code: null, data: null } }) },
    {
      pattern: /^POST \/telemetry\/send$/,
      answer: () => {
        reports++
        return { status: 200, body: { success: true } }
      },
    },
  ]

  const chunk = (id: string, from: number, to: number): Answer => {
    const result = works.get(id)?.result
    if (!result || lostChunks)
      return {
        status: 404,
        body: '<Error><Code>NoSuchKey</Code></Error>',
        headers: { 'content-type': 'application/xml' },
      }
    sent = Math.max(sent, to)
    const rows = JSON.stringify(rowsBetween(result, from, to)).slice(1, -1)
    return { status: 200, body: gzipSync(rows), headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain' } }
  }

  const answer = async (request: Request): Promise<Answer> => {
    const asked = `${request.method} ${request.path}`
    if (asked.startsWith('POST /session/v1/login-request')) return login(request)
    const chunked = /^GET \/chunks\/([^/]+)\/(\d+)\/(\d+)$/.exec(asked)
    if (chunked) return chunk(chunked[1]!, Number(chunked[2]), Number(chunked[3]))
    if (request.headers.authorization !== `Snowflake Token="${token}"`) {
      return {
        status: 200,
        body: { success: false, code: '390104', message: 'Authentication token is not valid.', data: null },
      }
    }
    for (const { pattern, answer: give } of routes) {
      const parts = pattern.exec(asked)
      if (parts) return give(request, ...parts.slice(1))
    }
    return { status: 404, body: { facade: asked } }
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
      for (const work of works.values()) work.end(refused('000604', '57014', 'the server ends', work.id))
      await facade.close()
    },
  }
}
