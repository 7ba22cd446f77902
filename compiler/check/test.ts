import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Expect, Segment, Test, Traits } from '../../grammar/tree/index.ts'
import type { CheckedExpect, CheckedSegment, CheckedTest, CheckedTraits } from '../checked.ts'
import type { Program } from '../ir.ts'
import { parseInstant } from '../time.ts'
import { cellValue, cellWords } from './cell.ts'
import type { Declarations, Declared } from './declarations.ts'
import { segmentKey, traitKey } from './definition-keys.ts'
import { headKey } from './dependencies.ts'
import { givenRows, givenSets, idOf } from './given.ts'
import { canonicalInstant } from './literal.ts'
import type { ModelEntity } from './model.ts'
import { nearDeclared } from './names.ts'
import { nearReasons, reasonOf } from './reason.ts'
import type { Report } from './report.ts'
import { typeWords } from './types.ts'
import type { CheckedUnits } from './units.ts'

export interface TestContext {
  readonly declarations: Declarations
  readonly entities: ReadonlyMap<string, ModelEntity>
  readonly units: CheckedUnits
  readonly segments: ReadonlyMap<string, CheckedSegment>
  readonly traits: ReadonlyMap<string, CheckedTraits>
}

interface Bound {
  readonly item: Segment | Traits
  readonly entity: ModelEntity
  readonly report: Report
  readonly pointer: (node: object) => string
}

const replaceBy = ([first]: readonly string[]) =>
  first === undefined ? {} : { replace: { title: `Write \`${first}\``, text: printPath([first]) } }

const memberExpect = (
  expect: Expect & { kind: 'member' },
  id: string,
  { item, entity, report, pointer }: Bound,
  context: TestContext,
): CheckedExpect | undefined => {
  const base = { kind: 'member', item: expect, id, is: expect.is, origin: pointer(expect) } as const
  if (!expect.because) return base
  const because = reasonOf(expect.because, item.name, entity, context.declarations)
  if (because) return { ...base, because }
  if (entity.broken) return undefined
  const name = expect.because.join('.')
  const near = nearReasons(name, entity, context.declarations)
  report.at('E557', { node: expect, part: 'because', ...replaceBy(near) }, { name, of: item.name, near })
  return undefined
}

const traitExpect = (
  expect: Expect & { kind: 'trait' },
  id: string,
  { item, report, pointer }: Bound,
  context: TestContext,
): CheckedExpect | undefined => {
  const { trait } = expect
  if (item.kind === 'segment') {
    report.at('E555', expect, { of: item.name })
    return undefined
  }
  const names = item.body.kind === 'expressions' ? item.body.traits.map((each) => each.name) : []
  if (!names.includes(trait)) {
    const near = nearest(trait, names)
    report.at('E556', { node: expect, part: 'trait', ...replaceBy(near) }, { name: trait, of: item.name, near })
    return undefined
  }
  const type = context.units.units.get(traitKey(item.name, trait))?.expr?.type ?? ({ kind: 'error' } as const)
  const value = cellValue(expect.value, type)
  if (value !== undefined) return { kind: 'trait', item: expect, id, trait, type, value, origin: pointer(expect) }
  report.at('E554', expect.value, { column: trait, type: typeWords(type), cell: cellWords(expect.value) })
  return undefined
}

const expectOf = (expect: Expect, bound: Bound, context: TestContext): CheckedExpect | undefined => {
  const id = idOf(expect.id, bound.entity.name, bound.report)
  if (id === undefined) return undefined
  return expect.kind === 'member' ? memberExpect(expect, id, bound, context) : traitExpect(expect, id, bound, context)
}

const targetOf = ({ item, report }: Declared<Test>, { declarations }: TestContext): Segment | Traits | undefined => {
  const found = declarations.segments.get(item.of) ?? declarations.traits.get(item.of)
  if (!found) {
    const near = nearDeclared(declarations, 'unit', item.of)
    const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
    report.at('E551', { node: item, part: 'of', ...(replace && { replace }) }, { name: item.of, near })
  } else if (found.item.kind === 'traits' && found.item.body.kind === 'sql')
    report.at('E559', { node: item, part: 'of' }, { of: item.of })
  else return found.item
  return undefined
}

const isTimed = (target: Segment | Traits, { standings }: CheckedUnits): boolean => {
  if (target.kind === 'segment') return standings.get(segmentKey(target.name))?.timed === true
  const traits = target.body.kind === 'expressions' ? target.body.traits : []
  const keys = [headKey(target.name), ...traits.map((trait) => traitKey(target.name, trait.name))]
  return keys.some((key) => standings.get(key)?.timed)
}

const nowOf = ({ item, report }: Declared<Test>, target: Segment | Traits, units: CheckedUnits): bigint => {
  if (item.asOf) {
    const text = canonicalInstant(item.asOf.value)
    const micros = text === undefined ? undefined : parseInstant(text)
    if (micros !== undefined) return micros - (micros % 1000n)
    report.at('E309', item.asOf, { text: item.asOf.value })
  } else if (isTimed(target, units)) report.at('E558', { node: item, part: 'title' }, { of: target.name })
  return 0n
}

const runnable = (program: CheckedTraits['program']): Program | undefined =>
  program?.kind === 'sql traits' ? undefined : program

/** A test with its rows typed by their columns, ready to run. */
export const checkTest = (declared: Declared<Test>, context: TestContext): CheckedTest => {
  const { item, file, report, pointer } = declared
  const target = targetOf(declared, context)
  const entity = target && context.entities.get(target.entity)
  const base = { of: item.of, title: item.title, item, ...(file !== undefined && { file }) }
  if (!target || !entity) return { ...base, rows: new Map(), sets: {}, now: 0n, expects: [] }
  const bound: Bound = { item: target, entity, report, pointer: (node) => pointer(node) ?? '' }
  const rows = givenRows(item, entity, report)
  const sets = givenSets(item, context.declarations, report)
  const expects = item.expect.flatMap((expect) => expectOf(expect, bound, context) ?? [])
  const now = nowOf(declared, target, context.units)
  const sound = !report.failed()
  const results = target.kind === 'segment' ? context.segments : context.traits
  return {
    ...base,
    get program() {
      return sound ? runnable(results.get(item.of)?.program) : undefined
    },
    rows,
    sets,
    now,
    expects,
  } as CheckedTest
}
