import type { PoolClient } from 'pg'
import type { Description, QueryOptions } from '../driver.ts'
import { endOfWord } from '../places.ts'
import type { ReadColumns } from './columns.ts'
import { errorPlace, readError } from './errors.ts'
import type { TypeField } from './names.ts'
import type { Wire } from './wire.ts'

/** The messages of the protocol that describing needs: https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY */
interface Messages {
  readonly parse: (query: { readonly text: string }) => void
  readonly describe: (what: { readonly type: 'S'; readonly name: '' }) => void
  readonly sync: () => void
}

/** The server parses and plans nothing more than it must to say the columns; a text of two statements is an error to it. */
const describeOn = (client: PoolClient, text: string): Promise<readonly TypeField[]> =>
  new Promise((resolve, reject) => {
    let fields: readonly TypeField[] = []
    let failed: unknown
    const submitted = {
      submit: (connection: Messages) => {
        connection.parse({ text })
        connection.describe({ type: 'S', name: '' })
        connection.sync()
      },
      handleRowDescription: (message: { readonly fields: readonly TypeField[] }) => {
        fields = message.fields
      },
      // The server goes on after the Sync that was sent already; the client waits for nobody else's.
      handleError: (error: unknown) => {
        failed = error
        reject(error)
      },
      handleReadyForQuery: () => {
        if (failed === undefined) resolve(fields)
      },
    }
    client.query(submitted as never)
  })

/** Whether the server would take a text, and as what; an error of the text is told with its place. */
export const describeQuery = async (
  wire: Wire,
  readColumns: ReadColumns,
  sql: string,
  options: QueryOptions,
): Promise<Description> => {
  const found = await wire.transaction(async ({ client, within }) => {
    try {
      return { kind: 'taken' as const, fields: await within(describeOn(client, sql)) }
    } catch (error) {
      const { cause, message, code } = readError(error, '', true)
      if (cause.kind !== 'refused' && cause.kind !== 'absent') throw error
      return { kind: 'refused' as const, error, message, code }
    }
  }, options)
  if (found.kind === 'taken')
    return { columns: (await readColumns(found.fields)).map(({ name, type, native }) => ({ name, type, native })) }
  const start = errorPlace(found.error, sql)
  return {
    refused: {
      message: found.message,
      ...(found.code !== undefined && { code: found.code }),
      ...(start !== undefined && { span: { start, end: endOfWord(sql, start) } }),
    },
  }
}
