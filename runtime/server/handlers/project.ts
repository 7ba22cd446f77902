import type { Handlers } from '../handlers.ts'
import { printInstant } from '../instant.ts'
import { toProjectState } from '../project-state.ts'

const asOfText = (asOf: bigint | undefined): string | undefined => (asOf === undefined ? undefined : printInstant(asOf))

export const projectHandlers = {
  'GET /api/project': async ({ caller }, { projects, asOf }) =>
    toProjectState(await projects.load(), caller.role, asOfText(asOf)),
  'POST /api/catalog/refresh': async ({ caller }, { projects, asOf }) =>
    toProjectState(await projects.refresh(), caller.role, asOfText(asOf)),
} satisfies Partial<Handlers>
