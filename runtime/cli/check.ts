import { hasErrors, readProject } from '../project.ts'
import { checkRawBodies } from '../raw-sql/check-bodies.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { githubAnnotation } from './github.ts'
import { summarize } from './print-diagnostics.ts'
import { counted, sourceOf } from './project-answer.ts'

export const check = async ({ root, texts, terminal, signal }: Invocation): Promise<Answer> => {
  const format = texts.format ?? 'text'
  if (format !== 'text' && format !== 'github') {
    return usageMistake(`\`--format ${format}\` is unknown; it may be \`text\` or \`github\`.`)
  }
  const project = await readProject(root, { signal })
  const { checked } = project
  const diagnostics = [...project.diagnostics, ...(await checkRawBodies(project))]
  const exit = hasErrors(diagnostics) ? exits.errors : exits.done
  const result = {
    entities: [...checked.entities.keys()],
    segments: [...checked.segments.keys()],
    traits: [...checked.traits.keys()],
    tests: checked.tests.length,
  }
  const source = sourceOf(project)
  if (format === 'github') {
    const lines = diagnostics.map((diagnostic) => `${githubAnnotation(diagnostic, root, source)}\n`).join('')
    return { exit, diagnostics: [], result, text: lines }
  }
  const found = summarize(diagnostics)
  const paint = terminal.out
  const verdict = found === '' ? paint('green', 'no findings') : paint(exit === 0 ? 'yellow' : 'red', found)
  const what = [
    counted(checked.entities.size, 'entity', 'entities'),
    counted(checked.segments.size, 'segment'),
    counted(checked.traits.size, 'trait set'),
    counted(checked.tests.length, 'test'),
  ].join(', ')
  return { exit, diagnostics, result, text: `${what}: ${verdict}`, source, diagnosticsFirst: true }
}
