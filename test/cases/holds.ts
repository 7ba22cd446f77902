import { expect } from 'vitest'
import type { Program } from '../../compiler/ir.ts'
import type { Case, Group, Plain } from './case.ts'
import { byCodePoint, checkedProgram, type Place } from './prepare.ts'
import { expected, shown } from './show.ts'

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted(byCodePoint)

const programOf = (given: Group, items: string, of: string): Program =>
  checkedProgram(given, `${given.model.text}\n${given.items}\n${items}`, of)
const segment = (given: Group, name: string, rule: string): Program =>
  programOf(given, `segment ${name} of customer { ${rule} }`, name)

/** What a case asks: its own program, and of a rule the negation's too. */
export const programsOf = (given: Group, one: Case): readonly [Program, ...Program[]] => {
  if ('where' in one) {
    return [segment(given, 'subject', `where ${one.where}`), segment(given, 'others', `where not (${one.where})`)]
  }
  if ('trait' in one) {
    return [programOf(given, `traits subject_set of customer { subject = ${one.trait} }`, 'subject_set')]
  }
  return [programOf(given, one.items, one.of)]
}

const members = async (place: Place, given: Group, program: Program): Promise<readonly string[]> =>
  sorted((await place.ask(program, given)).members)

type Gives = Readonly<Record<string, Readonly<Record<string, Plain>>>>

const gives = async (place: Place, given: Group, program: Program, wanted: Gives): Promise<void> => {
  const { traits } = await place.ask(program, given)
  const actual = Object.fromEntries(
    [...traits].map(([id, values]) => [
      id,
      Object.fromEntries(program.columns.map(({ name }, index) => [name, shown(values[index] ?? null)])),
    ]),
  )
  const types = new Map(program.columns.map(({ name, value }) => [name, value.type]))
  const meant = Object.entries(wanted).map(([id, values]) => [
    id,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expected(value, types.get(name)!)])),
  ])
  expect(actual).toEqual(Object.fromEntries(meant))
}

/** A place gives what the case says; a rule finds exactly its people, and its negation exactly the others. */
export const holds = async (place: Place, given: Group, one: Case): Promise<void> => {
  const [subject, others] = programsOf(given, one)
  if ('trait' in one) {
    const wanted = Object.entries(one.gives).map(([id, value]) => [id, { subject: value }])
    return gives(place, given, subject, Object.fromEntries(wanted))
  }
  if ('gives' in one) return gives(place, given, subject, one.gives)
  const found = await members(place, given, subject)
  expect(found).toEqual(sorted(one.in))
  if (others === undefined) return
  const everybody = await members(place, given, segment(given, 'everybody', ''))
  expect(await members(place, given, others), 'the negation').toEqual(everybody.filter((id) => !found.includes(id)))
}
