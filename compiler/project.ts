import type { Result } from '../grammar/diagnostic.ts'
import type { ParsedDocument } from '../grammar/document.ts'
import type { Catalog } from './catalog.ts'
import type { CheckedProject, Settings } from './checked.ts'

export type * from './checked.ts'

/**
 * Every diagnostic of the project, syntax included: spans count from the file's start, `file` is filled in. `previous` makes
 * checking again cheap: only what changed, and what depends on it, is checked.
 */
export const checkProject = (
  _sources: readonly ParsedDocument[],
  _catalog: Catalog,
  _settings: Settings,
  _previous?: CheckedProject,
): Result<CheckedProject> => {
  throw new Error('the checker is being built')
}
