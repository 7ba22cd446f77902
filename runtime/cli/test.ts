import type { CheckedTest } from '../../compiler/project.ts'
import { type ExpectOutcome, runTest, type TestOutcome } from '../../compiler/test-run.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Span } from '../../grammar/origin.ts'
import { failure } from '../failures.ts'
import { atPointer } from '../json-pointer.ts'
import { hasErrors, type Project, readProject } from '../project.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { counted, sourceOf } from './project-answer.ts'
import type { Paint } from './terminal.ts'

export const test = async ({ root, names, terminal, signal }: Invocation): Promise<Answer> => {
  const project = await readProject(root, { signal })
  const { config, diagnostics, checked } = project
  const source = sourceOf(project)
  if (!config) return { exit: exits.errors, diagnostics, result: null, source }
  const known = [...checked.segments.keys(), ...checked.traits.keys()]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const missing = unknown.map((name) =>
      failure('E930', { name, kind: 'segment or trait set', near: nearest(name, known) }),
    )
    return { exit: exits.errors, diagnostics: missing, result: null, source }
  }
  const chosen = checked.tests.filter(({ of }) => names.length === 0 || names.includes(of))
  const outcomes = chosen.map((one) => ({ test: one, outcome: runTest(one) }))
  const failed = outcomes.flatMap(({ test: one, outcome }) => failures(project, one, outcome))
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const passed = outcomes.filter(({ outcome }) => outcome.passed).length
  const all = outcomes.length
  return {
    exit: passed < all || hasErrors(errors) ? exits.errors : exits.done,
    diagnostics: [...errors, ...failed],
    result: { passed, failed: all - passed, tests: outcomes.map(({ outcome }) => toJson(outcome)) },
    text: [
      ...outcomes.map(({ outcome }) => printOutcome(outcome, terminal.out)),
      `${counted(all, 'test')}: ${passed} passed, ${all - passed} failed`,
    ].join('\n'),
    source,
  }
}

const failures = (project: Project, one: CheckedTest, outcome: TestOutcome): readonly Diagnostic[] =>
  outcome.expects
    .filter(({ passed }) => !passed)
    .map((expect) => {
      const { of, title } = one
      const diagnostic = failure('E955', { of, title, sentence: expect.message ?? 'it is otherwise.' })
      const span = spanOf(project, one, expect)
      return { ...diagnostic, ...(one.file !== undefined && { file: one.file }), ...(span && { span }) }
    })

/** Where an expectation stands in its file. */
const spanOf = ({ documents }: Project, { item }: CheckedTest, { origin }: ExpectOutcome): Span | undefined => {
  const parsed = documents.flatMap(({ items }) => items).find((one) => one.item === item)
  const node = atPointer(item, origin)
  if (!parsed || typeof node !== 'object' || node === null) return undefined
  const { span } = parsed.origins.of(node)
  return span && { start: span.start + parsed.start, end: span.end + parsed.start }
}

const toJson = ({ of, title, file, passed, ran, expects }: TestOutcome) => ({
  of,
  title,
  file: file ?? null,
  passed,
  ran,
  expects: expects.map((expect) => ({ origin: expect.origin, passed: expect.passed, message: expect.message ?? null })),
})

const printOutcome = ({ of, title, passed, ran }: TestOutcome, paint: Paint): string => {
  const mark = passed ? paint('green', '✓') : paint('red', '✗')
  return `${mark} ${of}: ${title}${ran ? '' : paint('yellow', ' (has errors, did not run)')}`
}
