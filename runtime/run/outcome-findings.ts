import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'
import { shownPath, workFolder } from '../paths.ts'
import { reasonOf } from '../sources.ts'
import { resultFolder } from '../store/results.ts'
import type { Place } from './place.ts'
import type { Target } from './target.ts'

/** A finding of a run names what was run. */
export const inFile = (diagnostic: Diagnostic, { file, name }: Target): Diagnostic => ({
  ...diagnostic,
  message: `\`${name}\`: ${diagnostic.message}`,
  ...(file !== undefined && { file }),
})

/** Errors of the file system carry a code; all others are the database's. */
export const diagnose = (error: unknown, root: string, place: Place, target: Target): Diagnostic => {
  const folder = shownPath(resultFolder(root, target.place))
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('E931', { folder: workFolder })
  if (typeof code === 'string') return failure('E943', { file: folder, reason: reasonOf(error) })
  return place.diagnose(error)
}
