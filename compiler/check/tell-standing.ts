import { nestedConflict } from '../lint/nesting.ts'
import { segmentKey } from './definition-keys.ts'
import type { Task } from './dependencies.ts'
import type { Standing } from './standing.ts'
import type { Unit } from './unit.ts'

/** Segments that need another connection, used where only one statement runs. */
const tellBound = (task: Task, unit: Unit, standings: ReadonlyMap<string, Standing>): boolean => {
  let fits = true
  for (const { segment, node, part } of unit.bound) {
    const [connection] = standings.get(segmentKey(segment))?.foreign ?? []
    if (connection === undefined) continue
    fits = false
    task.owner.report.at('E410', { node, part }, { name: segment, connection })
  }
  return fits
}

const ruleNode = ({ owner }: Task): object => {
  const { body } = owner.item
  if (body.kind === 'rules') return body.where ?? owner.item
  return body.kind === 'set' ? body.set : owner.item
}

/** Nobody knows who is outside of all sets of an entity without a table. */
const tellOpen = (task: Task, unit: Unit, { open, sound }: Standing): boolean => {
  if (task.kind === 'trait' || unit.entity?.population?.kind !== 'sets' || !sound || !open) return true
  const node = ruleNode(task)
  const place = node === task.owner.item ? { node, part: 'name' } : { node }
  task.owner.report.at('E411', place, { entity: unit.entity.name })
  return false
}

/** What is checked now and runs in a later version. */
const tellLater = ({ kind, owner }: Task, { sound }: Standing): void => {
  const { item, report } = owner
  if (kind === 'trait' || !sound) return
  if (!item.refresh) return
  const { every, unit } = item.refresh
  const words = every === 1 ? unit.slice(0, -1) : `${every} ${unit}`
  report.at('I702', { node: item, part: 'refresh' }, { name: item.name, every: words })
}

/** Included and excluded at once; what is made of it is not told again. */
const tellConflict = ({ kind, owner }: Task, { expr }: Unit, { implied, sound }: Standing): void => {
  const segment = kind === 'segment' && sound ? nestedConflict(expr, implied) : undefined
  if (segment !== undefined) owner.report.at('W606', { node: owner.item, part: 'name' }, { segment })
}

/** Tells what only shows together with what the unit is made of. */
export const tellStanding = (
  task: Task,
  unit: Unit,
  standing: Standing,
  standings: ReadonlyMap<string, Standing>,
): boolean => {
  const fits = tellBound(task, unit, standings)
  tellLater(task, standing)
  tellConflict(task, unit, standing)
  return tellOpen(task, unit, standing) && fits
}
