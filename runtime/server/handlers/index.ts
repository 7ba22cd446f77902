import type { Handlers } from '../handlers.ts'
import { connectionFormHandlers } from './connection-forms.ts'
import { connectionHandlers } from './connections.ts'
import { documentHandlers } from './documents.ts'
import { estimateHandlers } from './estimate.ts'
import { eventHandlers } from './events.ts'
import { exploreHandlers } from './explore.ts'
import { peopleHandlers } from './people.ts'
import { projectHandlers } from './project.ts'
import { ruleHandlers } from './rules.ts'
import { runHandlers } from './runs.ts'
import { sqlHandlers } from './sql.ts'
import { targetHandlers } from './targets.ts'
import { versionHandlers } from './versions.ts'

export const handlers: Partial<Handlers> = {
  ...projectHandlers,
  ...documentHandlers,
  ...ruleHandlers,
  ...exploreHandlers,
  ...peopleHandlers,
  ...runHandlers,
  ...sqlHandlers,
  ...targetHandlers,
  ...eventHandlers,
  ...connectionHandlers,
  ...connectionFormHandlers,
  ...estimateHandlers,
  ...versionHandlers,
}
