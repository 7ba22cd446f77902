import type { Description } from '../driver.ts'
import type { Limit } from '../limit.ts'
import { endOfWord, offsetOf } from '../places.ts'
import { readError } from './errors.ts'
import { dryRun, type JobSettings } from './job.ts'
import { fieldsOf, toColumns } from './stream.ts'

/** A dry run of a text. Places are told as `… at [2:3]`. */
export const describeQuery = async (settings: JobSettings, sql: string, limit: Limit): Promise<Description> => {
  try {
    const facts = await dryRun(settings, { sql, parameters: [] }, limit)
    const { statistics } = facts
    const kind = statistics?.query?.statementType
    if (kind !== 'SELECT') return { refused: { message: `This is ${kind ?? 'no query'}, not one SELECT.` } }
    return { columns: toColumns(fieldsOf(facts)), bytes: Number(statistics?.totalBytesProcessed ?? 0) }
  } catch (error) {
    const { cause, message, code } = readError(error, '', true)
    if (cause.kind !== 'refused' && cause.kind !== 'absent') throw error
    const place = /^(.*?),? at \[(\d+):(\d+)\]/s.exec(message)
    const start = place ? offsetOf(sql, Number(place[2]), Number(place[3])) : undefined
    return {
      refused: {
        message: place?.[1] ?? message,
        ...(code !== undefined && { code }),
        ...(start !== undefined && { span: { start, end: endOfWord(sql, start) } }),
      },
    }
  }
}
