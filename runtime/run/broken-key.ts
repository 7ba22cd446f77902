import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { RunContext } from './run-target.ts'
import { type Target, tablesOf } from './target.ts'

/** The first key a target builds on that does not hold. */
export const brokenKey = async (
  { places }: RunContext,
  { entity, program }: Target,
): Promise<Diagnostic | undefined> => {
  const tables = tablesOf(program)
  for (const check of entity.keyChecks) {
    if (check.role !== 'entity id' && !tables.has(JSON.stringify(check.table.name))) continue
    const home = await places.open(check.table.connection)
    const found = 'failed' in home ? home.failed : await home.value.keyChecks.check(check)
    if (found) return found
  }
  return undefined
}
