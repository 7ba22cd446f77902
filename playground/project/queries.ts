import { QueryClient } from '@tanstack/react-query'
import { Refused } from './client.ts'

/** A refusal will be the same the next time; only a server that does not answer is asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => error instanceof Refused && error.status === 0 && count < 2,
      refetchOnWindowFocus: false,
    },
  },
})
