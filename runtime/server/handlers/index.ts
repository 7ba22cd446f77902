import type { Handlers } from '../handlers.ts'
import { documentHandlers } from './documents.ts'
import { exploreHandlers } from './explore.ts'
import { projectHandlers } from './project.ts'
import { ruleHandlers } from './rules.ts'

export const handlers: Partial<Handlers> = {
  ...projectHandlers,
  ...documentHandlers,
  ...ruleHandlers,
  ...exploreHandlers,
}
