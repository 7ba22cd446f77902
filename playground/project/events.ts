import type { QueryClient } from '@tanstack/react-query'
import type { ServerEvent } from '../../runtime/server/api/index.ts'
import { projectKey } from './use-project.ts'

/** What changes on the server reaches the screens: the project anew, and runs as they go on. Ends with the function it gives. */
export const followEvents = (queries: QueryClient): (() => void) => {
  const source = new EventSource('/api/events')
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data) as ServerEvent
    switch (event.event) {
      case 'project':
        void queries.invalidateQueries({ queryKey: projectKey })
        void queries.invalidateQueries({ queryKey: ['targets'] })
        break
      case 'run':
        void queries.invalidateQueries({ queryKey: ['runs'] })
        if (event.run.status !== 'queued' && event.run.status !== 'running') {
          for (const key of ['targets', 'target']) void queries.invalidateQueries({ queryKey: [key] })
        }
        break
      default:
        event satisfies never
    }
  }
  return () => source.close()
}
