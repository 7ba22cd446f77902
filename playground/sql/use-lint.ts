import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LintAnswer } from '../../runtime/server/api/index.ts'
import { call } from '../project/client.ts'

export interface Judgement {
  /** Of the text as it is now; absent while it is being judged. */
  readonly lint?: LintAnswer
  /** The last judgement, to be shown until the next. */
  readonly last?: LintAnswer
  readonly error: unknown
}

/** The server's judgement of the query, a moment after the last key. */
export const useLint = (connection: string | undefined, sql: string): Judgement => {
  const [settled] = useDebouncedValue(sql, 250)
  const asked = useQuery({
    queryKey: ['lint', connection, settled],
    queryFn: ({ signal }) => call('POST /api/lint', { body: { connection: connection ?? '', sql: settled } }, signal),
    enabled: connection !== undefined && settled.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const current = settled === sql && !asked.isPlaceholderData && !asked.isFetching
  if (sql.trim() === '') return { error: undefined }
  return {
    ...(asked.data && current && { lint: asked.data }),
    ...(asked.data && { last: asked.data }),
    error: asked.error,
  }
}
