import { explainTarget } from '../run/explain.ts'
import { type ExplanationView, explanationJson, printExplanation } from '../run/print-explanation.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTarget } from './project-answer.ts'

export const explain = async (invocation: Invocation): Promise<Answer> => {
  const { texts, flags, terminal, signal } = invocation
  const { id } = texts
  if (id === undefined) return usageMistake('`explain` needs `--id ID`.', '`segql explain --help` shows an example.')
  const chosen = await chooseTarget(invocation)
  if ('answer' in chosen) return chosen.answer
  const { target, project, now, source } = chosen
  const explained = await explainTarget(target, { project, now, id, signal })
  if ('failed' in explained) {
    const exit = signal.aborted ? exits.interrupted : explained.failed.code === 'E946' ? exits.errors : exits.runFailed
    return { exit, diagnostics: [explained.failed], result: null, source }
  }
  const asOf = new Date(Number(now / 1000n)).toISOString()
  const view: ExplanationView = { explanation: explained.value, covers: !flags.has('pii'), paint: terminal.out }
  return {
    exit: exits.done,
    diagnostics: [],
    result: explanationJson(target, view, asOf),
    text: printExplanation(target, view, asOf),
    source,
  }
}
