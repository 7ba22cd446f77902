import { useMemo } from 'react'
import type { CountAnswer } from '../../../runtime/server/api/index.ts'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import type { Checked } from '../model/check.ts'
import { type GroupNode, groupKind } from '../model/outline.ts'
import { countable } from '../model/program.ts'
import { sentenceOf } from '../sentence/condition.ts'

const texts = messages.build

type Condition = CountAnswer['conditions'][number]

interface Line extends Condition {
  readonly id: string
  readonly sentence: string
}

const groupText = (node: GroupNode): string =>
  texts.rules.groupOf(texts.rules.groups[groupKind(node)], node.children.length)

/** The counts of conditions, by the rule each stands for; a negated group is counted at the place of its `not`. */
const linesOf = (
  answer: CountAnswer,
  checked: Checked,
  scope: ReturnType<typeof useBuild>['scope'],
): readonly Line[] => {
  if (!scope) return []
  const { places } = countable(checked)
  // Of a group and the one thing in it, the innermost.
  const byPath = new Map([...places].map(([id, path]) => [path, id]))
  return answer.conditions.flatMap((condition) => {
    const id = byPath.get(condition.path)
    const node = id === undefined ? undefined : checked.definition.outline.nodes[id]
    if (!node) return []
    const sentence = node.kind === 'group' ? groupText(node) : sentenceOf(scope, node.expression)
    return [{ ...condition, id: node.id, sentence }]
  })
}

/** For each condition: how many pass it alone, and how many remain after it. */
export const Conditions = ({
  answer,
  checked,
  fresh,
}: {
  readonly answer: CountAnswer
  readonly checked: Checked
  readonly fresh: boolean
}) => {
  const { scope, store } = useBuild()
  const lines = useMemo(() => linesOf(answer, checked, scope), [answer, checked, scope])
  if (lines.length === 0) return null
  const most = Math.max(1, answer.population ?? 0, ...lines.map(({ alone }) => alone))
  const emptied = answer.joined === 'and' ? lines.findIndex(({ remaining }) => remaining === 0) : -1
  return (
    <section className="card" data-stale={!fresh || undefined}>
      <div className="card-head">
        <h2>{answer.joined === 'and' ? texts.live.conditions : texts.live.conditionsOr}</h2>
      </div>
      <ol className="funnel">
        {lines.map(({ id, sentence, alone, remaining, missing }, at) => (
          <li key={id} data-nested={remaining === undefined || undefined}>
            <button
              type="button"
              className="funnel-name"
              onClick={() => {
                store.getState().select(id)
                store.getState().focusOn({ rule: id })
              }}
            >
              {sentence}
            </button>
            <div
              className="funnel-bar"
              aria-hidden
              title={texts.live.bar(texts.number(alone), texts.number(remaining ?? alone))}
            >
              <div className="funnel-alone" style={{ width: `${(alone / most) * 100}%` }} />
              {remaining !== undefined && (
                <div className="funnel-left" style={{ width: `${(remaining / most) * 100}%` }} />
              )}
            </div>
            <span className="small">
              {texts.live.alone(alone)}
              {remaining !== undefined &&
                ` · ${answer.joined === 'and' ? texts.live.remaining(remaining) : texts.live.found(remaining)}`}
              {missing > 0 && ` · ${texts.live.missing(missing)}`}
            </span>
            {at === emptied && <span className="small emptied">{texts.live.emptied}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
