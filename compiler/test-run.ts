import type { CheckedExpect, CheckedTest } from './checked.ts'
import { type Evaluation, evaluate } from './evaluate/index.ts'
import {
  evaluateReadings,
  explain,
  explanationProbes,
  leafSentence,
  type Probes,
  printValue,
  type Readings,
} from './explain.ts'
import type { Program } from './ir.ts'
import { compareValues, isList } from './order.ts'
import { normalId } from './person-id.ts'
import { isOutBecause } from './test-reason.ts'
import type { Value } from './values.ts'

type MemberExpect = CheckedExpect & { readonly kind: 'member' }
type TraitExpect = CheckedExpect & { readonly kind: 'trait' }

/** What a test found for one `expect`; `nobody`: the given rows hold no such person. */
export type Actual =
  | { readonly kind: 'member'; readonly is: 'in' | 'out' | 'nobody' }
  | { readonly kind: 'trait'; readonly value: Value }
  | { readonly kind: 'nobody' }

export interface ExpectOutcome {
  readonly expect: CheckedExpect
  /** JSON pointer from the test item's root. */
  readonly origin: string
  readonly passed: boolean
  readonly actual: Actual
  /** One sentence, when it failed. */
  readonly message?: string
}

export interface TestOutcome {
  readonly of: string
  readonly title: string
  readonly file?: string
  readonly passed: boolean
  /** False when the test, or what it tests, has errors and could not run. */
  readonly ran: boolean
  readonly expects: readonly ExpectOutcome[]
}

/** Asks for one person only when an expectation needs the reasons. */
interface Subject {
  readonly program: Program
  readonly result: Evaluation
  readonly probes: () => Probes
  readonly readings: (id: string) => Readings | undefined
}

const createSubject = (test: CheckedTest, program: Program): Subject => {
  const { rows, sets, now } = test
  const data = { rows, sets, now }
  let probes: Probes | undefined
  const asked = (): Probes => {
    probes ??= explanationProbes(program, new Set(Object.keys(sets)))
    return probes
  }
  return {
    program,
    result: evaluate(program, data),
    probes: asked,
    readings: (id) => evaluateReadings(asked(), id, data),
  }
}

/** Conditions named in one sentence; the rest is what `explain` is for. */
const mostNamed = 3

/** Why the person is where the test did not expect them. */
const reasons = (subject: Subject, id: string, readings: Readings): string => {
  const { leaves, changes, member } = explain(id, subject.probes(), readings)
  const [change = []] = changes
  const decisive = leaves.filter((leaf) => leaf.decides)
  const named = member ? decisive : change.flatMap((leaf) => leaves[leaf] ?? [])
  return (named.length > 0 ? named : decisive)
    .slice(0, mostNamed)
    .map((leaf) => leafSentence(leaf))
    .join(' and ')
}

const nobody = (id: string): string => `\`${id}\` is nobody in the given rows`

const checkMember = (expect: MemberExpect, subject: Subject): ExpectOutcome => {
  const { origin } = expect
  const id = normalId(expect.id, subject.program.population)
  const readings = subject.readings(id)
  const is: 'in' | 'out' | 'nobody' = !readings ? 'nobody' : subject.result.members.includes(id) ? 'in' : 'out'
  const actual: Actual = { kind: 'member', is }
  const outcome = { expect, origin, actual }
  const failed = (message: string): ExpectOutcome => ({ ...outcome, passed: false, message })
  if (!readings && (expect.is === 'in' || expect.because)) return failed(`${nobody(id)}, expected ${expect.is}`)
  if (!readings) return { ...outcome, passed: true }
  if (is !== expect.is) {
    const because = reasons(subject, id, readings)
    return failed(`\`${id}\` is ${is}, expected ${expect.is}${because && `: ${because}`}`)
  }
  if (!expect.because || isOutBecause(subject.probes(), readings, expect.because)) return { ...outcome, passed: true }
  const named = expect.item.kind === 'member' ? (expect.item.because ?? []).join('.') : ''
  return failed(
    `\`${id}\` is out, but no condition that reads \`${named}\` would alone let it in: ${reasons(subject, id, readings)}`,
  )
}

/** Floats are the same when their first six decimals are, as for changes between runs (language.md section 7). */
const sameFloat = (left: number, right: number): boolean =>
  Math.floor(left * 1e6 + 0.5) === Math.floor(right * 1e6 + 0.5)

const sameValue = (left: Value, right: Value): boolean => {
  if (left === null || right === null) return left === right
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((item, index) => sameValue(item, right[index] ?? null))
  return typeof left === 'number' && typeof right === 'number'
    ? sameFloat(left, right)
    : compareValues(left, right) === 0
}

const checkTrait = (expect: TraitExpect, { program, result }: Subject): ExpectOutcome => {
  const { origin, trait } = expect
  const id = normalId(expect.id, program.population)
  const row = result.traits.get(id)
  if (!row) {
    const message = `\`${id}\` has no row, expected \`${trait}\` = ${printValue(expect.value)}`
    return { expect, origin, passed: false, actual: { kind: 'nobody' }, message }
  }
  const value = row[program.columns.findIndex((column) => column.name === trait)] ?? null
  const passed = sameValue(value, expect.value)
  const message = `\`${trait}\` of \`${id}\` is ${printValue(value)}, expected ${printValue(expect.value)}`
  return { expect, origin, passed, actual: { kind: 'trait', value }, ...(!passed && { message }) }
}

/** Runs a test of a segment or trait set on the reference evaluator. */
export const runTest = (test: CheckedTest): TestOutcome => {
  const { of, title, file, program } = test
  const about = { of, title, ...(file !== undefined && { file }) }
  if (!program) return { ...about, passed: false, ran: false, expects: [] }
  const subject = createSubject(test, program)
  const expects = test.expects.map((expect) =>
    expect.kind === 'member' ? checkMember(expect, subject) : checkTrait(expect, subject),
  )
  return { ...about, passed: expects.every((expect) => expect.passed), ran: true, expects }
}
