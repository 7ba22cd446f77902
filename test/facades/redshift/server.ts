import type pg from 'pg'
import { builtInName } from '../../../runtime/drivers/postgres/names.ts'
import { type Answer, type Facade, type Request, startFacade } from '../http.ts'
import { isSigned } from './signature.ts'
import { type Asked, createStatements, type FacadeStatement } from './statements.ts'

export interface RedshiftFacade extends Facade {
  readonly running: () => number
  readonly sentRows: () => number
}

export interface RedshiftFacadeOptions {
  /** How the assumed role signs in to the database. */
  readonly postgres: pg.ClientConfig
  readonly admin: pg.Client
  readonly secretOf: (accessKeyId: string) => string | undefined
  /** Type numbers that are not PostgreSQL's own. */
  readonly typeNames: Readonly<Record<number, string>>
}

const failed = (name: string, message: string): Answer => ({ status: 400, body: { __type: name, message } })

/** The short names that the API gives. */
const short: Readonly<Record<string, string>> = {
  smallint: 'int2',
  integer: 'int4',
  bigint: 'int8',
  real: 'float4',
  'double precision': 'float8',
  boolean: 'bool',
  'character varying': 'varchar',
  text: 'varchar',
  character: 'bpchar',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
}

/** Of a NUMERIC of any size, as arithmetic makes them, the sizes are Redshift's largest. */
const columnOf = (field: FacadeStatement['fields'][number], names: RedshiftFacadeOptions['typeNames']) => {
  const native = builtInName(field) ?? names[field.dataTypeID] ?? 'varchar'
  const sizes = /^numeric\((\d+),(\d+)\)$/.exec(native)
  const typeName = native.startsWith('numeric') ? 'numeric' : (short[native] ?? native)
  const scale = sizes ? Number(sizes[2]) : typeName === 'numeric' ? 18 : 0
  return { name: field.name, label: field.name, typeName, nullable: 1, precision: sizes ? Number(sizes[1]) : 38, scale }
}

const cells: Readonly<Record<string, (text: string) => string>> = {
  int2: (text) => `{"longValue":${text}}`,
  int4: (text) => `{"longValue":${text}}`,
  int8: (text) => `{"longValue":${text}}`,
  bool: (text) => `{"booleanValue":${text === 't'}}`,
  float4: (text) => double(text),
  float8: (text) => double(text),
}
/** JSON has no infinities and NaN: how the API writes these is not documented. */
const double = (text: string): string =>
  Number.isFinite(Number(text)) ? `{"doubleValue":${Number(text)}}` : `{"stringValue":"${text}"}`

const mostRows = 5_000
/** The API long-polls for as long as this at most, in seconds. */
const longestWait = 30

/** The Data API in front of PostgreSQL with Redshift's functions. */
export const startRedshiftFacade = async (options: RedshiftFacadeOptions): Promise<RedshiftFacade> => {
  const statements = createStatements(options.postgres, options.admin)
  const tokens = new Map<string, FacadeStatement>()
  let sent = 0

  const start = async (asked: Asked & { readonly ClientToken?: string }): Promise<Answer> => {
    const statement = tokens.get(asked.ClientToken ?? '') ?? (await statements.start(asked))
    tokens.set(asked.ClientToken ?? crypto.randomUUID(), statement)
    const { id, started, session } = statement
    return { status: 200, body: { Id: id, CreatedAt: started / 1000, SessionId: session } }
  }

  const describe = async (statement: FacadeStatement, seconds: number): Promise<Answer> => {
    const late = new Promise((resolve) => setTimeout(resolve, Math.min(seconds, longestWait) * 1000))
    await Promise.race([statement.done, late])
    const { id, status, error, rows, hasRows, started, ended = Date.now() } = statement
    const body = {
      Id: id,
      Status: status,
      ...(error !== undefined && { Error: error }),
      HasResultSet: hasRows,
      ResultRows: hasRows ? rows.length : -1,
      Duration: (ended - started) * 1_000_000,
      RedshiftQueryId: 4711,
      CreatedAt: started / 1000,
      UpdatedAt: ended / 1000,
    }
    return { status: 200, body }
  }

  const results = ({ fields, rows }: FacadeStatement, token: string | undefined): Answer => {
    const columns = fields.map((field) => columnOf(field, options.typeNames))
    const from = Number(token ?? 0)
    const page = rows.slice(from, from + mostRows)
    sent = from + page.length
    const records = page.map((row) => {
      const written = row.map((cell, index) => {
        if (cell === null) return '{"isNull":true}'
        return cells[columns[index]?.typeName ?? '']?.(cell) ?? `{"stringValue":${JSON.stringify(cell)}}`
      })
      return `[${written.join(',')}]`
    })
    const next = sent < rows.length ? `,"NextToken":"${sent}"` : ''
    return {
      status: 200,
      body: `{"ColumnMetadata":${JSON.stringify(columns)},"TotalNumRows":${rows.length},"Records":[${records.join(',')}]${next}}`,
    }
  }

  const operations: Readonly<Record<string, (asked: Record<string, unknown>) => Promise<Answer> | Answer>> = {
    ExecuteStatement: (asked) => start(asked),
    BatchExecuteStatement: (asked) => start(asked),
    DescribeStatement: ({ Id, WaitTimeSeconds = 0 }) => describe(known(Id), Number(WaitTimeSeconds)),
    GetStatementResult: ({ Id, NextToken }) => results(known(Id), NextToken as string | undefined),
    CancelStatement: async ({ Id }) => {
      await known(Id).cancel()
      return { status: 200, body: { Status: true } }
    },
  }
  const known = (id: unknown): FacadeStatement => {
    const statement = statements.of(String(id))
    if (!statement) throw new Error(`no statement ${String(id)}`)
    return statement
  }

  const answer = async (request: Request): Promise<Answer> => {
    if (!isSigned(request, options.secretOf)) {
      return failed('UnrecognizedClientException', 'The security token included in the request is invalid.')
    }
    const operation = String(request.headers['x-amz-target']).replace('RedshiftData.', '')
    const run = operations[operation]
    if (!run) return failed('UnknownOperationException', operation)
    return run(JSON.parse(request.body.toString()) as Record<string, unknown>)
  }

  const facade = await startFacade({ answer, busyAnswer: failed('ThrottlingException', 'Rate exceeded') })
  return {
    ...facade,
    running: statements.running,
    sentRows: () => sent,
    close: async () => {
      await facade.close()
      await statements.close()
    },
  }
}
