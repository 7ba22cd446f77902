import { useQuery } from '@tanstack/react-query'
import type { Run } from '../../runtime/server/api/index.ts'
import { call } from './client.ts'

export const isOver = ({ status }: Run): boolean => status !== 'queued' && status !== 'running'

/** Runs, newest first; while one goes on and no event arrives, they are asked for now and then. */
export const useRuns = (name?: string) =>
  useQuery({
    queryKey: ['runs', name ?? ''],
    queryFn: ({ signal }) =>
      call('GET /api/runs', { query: { limit: 50, ...(name !== undefined && { name }) } }, signal),
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => !isOver(run)) ? 1500 : false),
  })
