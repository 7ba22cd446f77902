import { Button } from '@mantine/core'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import type { Problem } from '../model/check.ts'
import { readTarget } from '../model/read.ts'

const texts = messages.build

const weights = { error: 0, warning: 1, info: 2 } as const

/** Every finding, errors first; a click goes to the word, a fix mends it. */
export const Problems = ({
  problems,
  text,
  showRules,
}: {
  readonly problems: readonly Problem[]
  readonly text: string
  readonly showRules: () => void
}) => {
  const { store } = useBuild()
  if (problems.length === 0) return null
  const sorted = [...problems].sort(
    (left, right) => weights[left.diagnostic.severity] - weights[right.diagnostic.severity],
  )
  const mend = ({ diagnostic: { fix } }: Problem): void => {
    if (!fix) return
    const edits = [...fix.edits].sort((left, right) => right.span.start - left.span.start)
    const mended = edits.reduce(
      (now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end),
      text,
    )
    store.getState().setSource('segql', mended, readTarget(mended).value)
  }
  return (
    <section className="card" aria-label={texts.problems.title(problems.length)}>
      <div className="card-head">
        <h2>{texts.problems.title(problems.length)}</h2>
      </div>
      <ul className="problems">
        {sorted.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same, and rows keep no state.
          <li key={`${at} ${problem.rule} ${problem.diagnostic.code} ${problem.diagnostic.message}`}>
            <button
              type="button"
              className="problem"
              data-severity={problem.diagnostic.severity}
              disabled={problem.rule === undefined}
              onClick={() => {
                showRules()
                if (problem.rule !== undefined) {
                  const isHole = problem.diagnostic.code === 'hole'
                  store
                    .getState()
                    .focusOn({ rule: problem.rule, ...(isHole ? { open: true } : { path: problem.path }) })
                }
              }}
            >
              {problem.diagnostic.message}
              {problem.diagnostic.hint !== undefined && <span className="small">{problem.diagnostic.hint}</span>}
            </button>
            {problem.diagnostic.fix && (
              <Button size="compact-xs" variant="default" onClick={() => mend(problem)}>
                {problem.diagnostic.fix.title}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
