import { useQuery } from '@tanstack/react-query'
import { call } from './client.ts'

export const projectKey = ['project'] as const

/** Sources, catalog and settings of the project that the server stands in. */
export const useProject = () =>
  useQuery({ queryKey: projectKey, queryFn: ({ signal }) => call('GET /api/project', {}, signal), staleTime: Infinity })
