import { useQuery } from '@tanstack/react-query'
import { call } from './client.ts'

/** Segments and trait sets with what is known of their last runs. */
export const useTargets = () =>
  useQuery({ queryKey: ['targets'], queryFn: ({ signal }) => call('GET /api/targets', {}, signal) })
