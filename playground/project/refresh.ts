import type { QueryClient } from '@tanstack/react-query'
import { projectKey } from './use-project.ts'

/** After something was saved: the project, what is known of its targets, and their versions are asked for anew. */
export const refreshProject = async (queries: QueryClient): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: projectKey }),
    queries.invalidateQueries({ queryKey: ['targets'] }),
    queries.invalidateQueries({ queryKey: ['versions'] }),
  ])
}
