import pg from 'pg'
import { asPostgres } from '../../engines/redshift-text.ts'

export interface Asked {
  readonly Sql?: string
  readonly Sqls?: readonly string[]
  readonly SessionId?: string
  readonly SessionKeepAliveSeconds?: number
  readonly Parameters?: readonly { readonly name: string; readonly value: string }[]
}

export interface FacadeStatement {
  readonly id: string
  readonly session: string
  readonly started: number
  status: 'STARTED' | 'FINISHED' | 'FAILED' | 'ABORTED'
  ended?: number
  error?: string
  fields: readonly { readonly name: string; readonly dataTypeID: number; readonly dataTypeModifier: number }[]
  rows: readonly (readonly (string | null)[])[]
  hasRows: boolean
  readonly done: Promise<void>
  readonly cancel: () => Promise<void>
}

export interface Statements {
  readonly start: (asked: Asked) => Promise<FacadeStatement>
  readonly of: (id: string) => FacadeStatement | undefined
  readonly running: () => number
  readonly close: () => Promise<void>
}

interface Session {
  readonly client: pg.Client
  turn: Promise<unknown>
  timer?: NodeJS.Timeout
}

const asText = { getTypeParser: () => (text: string) => text }

/** Statements of sessions, each a connection to PostgreSQL that runs one at a time. */
export const createStatements = (config: pg.ClientConfig, admin: pg.Client): Statements => {
  const sessions = new Map<string, Session>()
  const statements = new Map<string, FacadeStatement>()

  const end = async (id: string): Promise<void> => {
    const session = sessions.get(id)
    sessions.delete(id)
    clearTimeout(session?.timer)
    await session?.client.end()
  }
  const open = async (): Promise<string> => {
    const client = new pg.Client({ ...config, types: asText as never })
    client.on('error', () => undefined)
    await client.connect()
    await client.query(
      `set standard_conforming_strings = off; set escape_string_warning = off; set backslash_quote = on`,
    )
    const id = crypto.randomUUID()
    sessions.set(id, { client, turn: Promise.resolve() })
    return id
  }

  const start: Statements['start'] = async ({
    Sql,
    Sqls,
    SessionId,
    SessionKeepAliveSeconds: keep = 0,
    Parameters = [],
  }) => {
    const known = SessionId ?? (await open())
    const session = sessions.get(known)
    if (!session) throw new Error(`no session ${known}`)
    clearTimeout(session.timer)
    const { promise: done, resolve } = Promise.withResolvers<void>()
    let cancelled = false
    const statement: FacadeStatement = {
      id: crypto.randomUUID(),
      session: known,
      started: Date.now(),
      status: 'STARTED',
      fields: [],
      rows: [],
      hasRows: false,
      done,
      cancel: async () => {
        cancelled = true
        await admin.query('select pg_cancel_backend($1)', [
          (session.client as unknown as { processID: number }).processID,
        ])
      },
    }
    statements.set(statement.id, statement)
    const work = async (): Promise<void> => {
      try {
        for (const sql of Sqls ?? [Sql ?? '']) {
          const { text, names } = asPostgres(sql)
          const values = names.map((name) => {
            const given = Parameters.find((parameter) => parameter.name === name)
            if (!given) throw new Error(`Parameter ${name} was not given`)
            return given.value
          })
          const found = await session.client.query<(string | null)[]>({
            text,
            values,
            rowMode: 'array',
            queryMode: 'extended',
          } as never)
          Object.assign(statement, { fields: found.fields, rows: found.rows, hasRows: found.fields.length > 0 })
        }
        statement.status = 'FINISHED'
      } catch (error) {
        statement.status = cancelled ? 'ABORTED' : 'FAILED'
        statement.error = `ERROR: ${(error as Error).message}`
      }
      statement.ended = Date.now()
      resolve()
      if (keep === 0) await end(known)
      else session.timer = setTimeout(() => end(known), keep * 1000)
    }
    session.turn = session.turn.then(work)
    return statement
  }
  return {
    start,
    of: (id) => statements.get(id),
    running: () => [...statements.values()].filter(({ status }) => status === 'STARTED').length,
    close: async () => {
      await Promise.all([...sessions.keys()].map(end))
    },
  }
}
