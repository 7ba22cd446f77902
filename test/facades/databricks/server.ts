import { createRequire } from 'node:module'
import { type Answer, type Facade, type Request, startFacade } from '../http.ts'
import type { Script } from '../script/script.ts'
import { certificate, key } from './certificate.ts'
import { type FacadeOperation, type Statement, startOperation } from './operations.ts'
import { arrowOf, schemaOf } from './results.ts'

const require = createRequire(import.meta.url)
const thrift = require('thrift')
const { Processor } = require('@databricks/sql/thrift/TCLIService.js')
const {
  TStatusCode,
  TOperationState,
  TSparkRowSetType,
  TProtocolVersion,
} = require('@databricks/sql/thrift/TCLIService_types.js')

export interface DatabricksFacade extends Facade {
  readonly running: () => number
  readonly sentRows: () => number
}

export interface DatabricksFacadeOptions {
  readonly script: Script
  readonly path: string
  readonly token: string
}

const fine = { statusCode: TStatusCode.SUCCESS_STATUS }
/** Rows of one answer, whatever more was asked for. */
const mostRows = 5_000

const bytesOf = (guid: string): Buffer => Buffer.from(guid.replaceAll('-', ''), 'hex')
const handleOf = (guid: string) => ({ guid: bytesOf(guid), secret: bytesOf(guid) })
const guidOf = (handle: Handle): string => Buffer.from(handle.guid).toString('hex')

const states: Readonly<Record<FacadeOperation['state'], number>> = {
  running: TOperationState.RUNNING_STATE,
  finished: TOperationState.FINISHED_STATE,
  cancelled: TOperationState.CANCELED_STATE,
  'timed out': TOperationState.TIMEDOUT_STATE,
  failed: TOperationState.ERROR_STATE,
  closed: TOperationState.CLOSED_STATE,
}

type Reply = (error: Error | null, answer: object) => void
interface Handle {
  readonly guid: Buffer
}
/** What the requests of these operations have, each some of it. */
interface ThriftRequest {
  readonly configuration: Readonly<Record<string, string>> | undefined
  readonly initialNamespace: { readonly catalogName?: string } | undefined
  readonly sessionHandle: { readonly sessionId: Handle }
  readonly operationHandle: { readonly operationId: Handle }
  readonly statement: string
  readonly parameters: Statement['parameters'] | undefined
  readonly useArrowNativeTypes: { readonly timestampAsArrow?: boolean; readonly decimalAsArrow?: boolean }
  readonly canDownloadResult: boolean | undefined
  readonly getDirectResults: { readonly maxRows: unknown } | undefined
  readonly maxRows: unknown
}
type Handler = (request: ThriftRequest, reply: Reply) => void

/** Thrift over HTTPS as Databricks speaks it: direct results, Arrow, its own session settings; over statements that a script knows. */
export const startDatabricksFacade = async (options: DatabricksFacadeOptions): Promise<DatabricksFacade> => {
  const sessions = new Map<string, { readonly timeoutSeconds: number }>()
  const operations = new Map<string, FacadeOperation>()
  let sent = 0

  const statusOf = ({ state, refusal }: FacadeOperation) => ({
    status: fine,
    operationState: states[state],
    ...(refusal && { sqlState: refusal.state, errorMessage: refusal.message, displayMessage: refusal.message }),
    hasResultSet: true,
  })
  const metadataOf = ({ result }: FacadeOperation) => {
    if (!result) return { status: { ...fine, statusCode: TStatusCode.ERROR_STATUS, errorMessage: 'no result' } }
    return {
      status: fine,
      schema: schemaOf(result),
      resultFormat: TSparkRowSetType.ARROW_BASED_SET,
      lz4Compressed: false,
      arrowSchema: arrowOf(result, 0, 0).schema,
      isStagingOperation: false,
    }
  }
  const rowsOf = (operation: FacadeOperation, most: number) => {
    const { result, next } = operation
    if (!result) return { status: fine, hasMoreRows: false }
    const to = Math.min(result.length, next + Math.min(most, mostRows))
    operation.next = to
    sent = to
    const batch = to > next ? [{ batch: arrowOf(result, next, to).batch, rowCount: to - next }] : []
    return {
      status: fine,
      hasMoreRows: to < result.length,
      results: { startRowOffset: next, rows: [], arrowBatches: batch },
    }
  }
  const ofHandle = (handle: ThriftRequest['operationHandle']): FacadeOperation => {
    const found = operations.get(guidOf(handle.operationId))
    if (!found) throw new Error('Invalid OperationHandle')
    return found
  }

  const handlers: Readonly<Record<string, Handler>> = {
    OpenSession: ({ configuration, initialNamespace }, reply) => {
      if (initialNamespace?.catalogName !== 'main' || configuration?.ANSI_MODE !== 'true') {
        return reply(null, {
          status: { statusCode: TStatusCode.ERROR_STATUS, errorMessage: 'no catalog, or not in ANSI mode' },
        })
      }
      const guid = crypto.randomUUID()
      sessions.set(guid.replaceAll('-', ''), { timeoutSeconds: Number(configuration.STATEMENT_TIMEOUT ?? 0) })
      const serverProtocolVersion = TProtocolVersion.SPARK_CLI_SERVICE_PROTOCOL_V8
      reply(null, {
        status: fine,
        serverProtocolVersion,
        sessionHandle: { sessionId: handleOf(guid), serverProtocolVersion },
        canUseMultipleCatalogs: true,
      })
    },
    ExecuteStatement: async (request, reply) => {
      const { timeoutSeconds } = sessions.get(guidOf(request.sessionHandle.sessionId)) ?? { timeoutSeconds: 0 }
      const native = request.useArrowNativeTypes
      if (native.timestampAsArrow || native.decimalAsArrow || request.canDownloadResult)
        throw new Error('the facade gives texts only')
      const operation = startOperation(options.script, {
        sql: request.statement,
        parameters: request.parameters ?? [],
        timeoutSeconds,
      })
      operations.set(operation.guid.replaceAll('-', ''), operation)
      await Promise.race([operation.done, new Promise((resolve) => setTimeout(resolve, 200))])
      const operationHandle = { operationId: handleOf(operation.guid), operationType: 0, hasResultSet: true }
      const most = Number(request.getDirectResults?.maxRows ?? 0)
      const directResults = {
        operationStatus: statusOf(operation),
        ...(operation.state === 'finished' && {
          resultSetMetadata: metadataOf(operation),
          resultSet: rowsOf(operation, most),
        }),
      }
      reply(null, { status: fine, operationHandle, directResults })
    },
    GetOperationStatus: async ({ operationHandle }, reply) => {
      const operation = ofHandle(operationHandle)
      await Promise.race([operation.done, new Promise((resolve) => setTimeout(resolve, 100))])
      reply(null, statusOf(operation))
    },
    GetResultSetMetadata: ({ operationHandle }, reply) => reply(null, metadataOf(ofHandle(operationHandle))),
    FetchResults: ({ operationHandle, maxRows }, reply) =>
      reply(null, rowsOf(ofHandle(operationHandle), Number(maxRows))),
    CancelOperation: ({ operationHandle }, reply) => {
      ofHandle(operationHandle).end({ state: 'cancelled' })
      reply(null, { status: fine })
    },
    CloseOperation: ({ operationHandle }, reply) => {
      ofHandle(operationHandle).end({ state: 'closed' })
      operations.delete(guidOf(operationHandle.operationId))
      reply(null, { status: fine })
    },
    CloseSession: (_, reply) => reply(null, { status: fine }),
  }

  const processor = new Processor(handlers)
  const speak = (body: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const receive = thrift.TBufferedTransport.receiver((input: object) => {
        const output = new thrift.TBufferedTransport(undefined, (answer: Buffer) => resolve(answer))
        try {
          processor.process(new thrift.TBinaryProtocol(input), new thrift.TBinaryProtocol(output))
        } catch (error) {
          reject(error)
        }
      }, 0)
      receive(body)
    })

  const refused = (status: number, reason: string): Answer => ({
    status,
    body: reason,
    headers: { 'x-databricks-reason-phrase': reason },
  })
  const answer = async (request: Request): Promise<Answer> => {
    if (request.headers.authorization !== `Bearer ${options.token}`) return refused(403, 'Invalid access token.')
    if (request.path !== options.path) return refused(404, 'No such warehouse.')
    return { status: 200, body: await speak(request.body), headers: { 'content-type': 'application/x-thrift' } }
  }
  const busyAnswer: Answer = { status: 429, body: 'Too many requests', headers: { 'retry-after': '0' } }
  const facade = await startFacade({ answer, busyAnswer, tls: { key, cert: certificate } })
  return {
    ...facade,
    running: () => [...operations.values()].filter(({ state }) => state === 'running').length,
    sentRows: () => sent,
    close: async () => {
      for (const operation of operations.values()) operation.end({ state: 'cancelled' })
      await facade.close()
    },
  }
}
