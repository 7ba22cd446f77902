import { Loader, Text } from '@mantine/core'
import { Failure } from '../../parts/failure.tsx'
import { messages } from '../../text/index.ts'
import type { LiveCount } from './live.ts'

const texts = messages.build

/** How many people, of how many. */
export const Headline = ({
  live,
  text,
  left,
}: {
  readonly live: LiveCount
  readonly text: string | undefined
  readonly left: number
}) => {
  const { answer, counting, error, of } = live
  const share = answer?.population ? answer.count / answer.population : undefined
  const isFresh = of === text && text !== undefined
  return (
    <section className="card" aria-label={texts.live.title} aria-busy={counting}>
      <div className="card-head">
        <h2>{texts.live.title}</h2>
        {counting && <Loader size={14} aria-label={texts.live.counting} />}
      </div>
      {answer && (
        <div className="headline" data-stale={!isFresh || undefined}>
          <output className="count">{texts.number(answer.count)}</output>
          {answer.population !== undefined && (
            <span className="population">
              {texts.live.of(answer.population)}
              {share !== undefined && ` · ${texts.share(share)}`}
            </span>
          )}
          {share !== undefined && (
            <div className="bar" aria-hidden>
              <div style={{ width: `${share * 100}%` }} />
            </div>
          )}
          <span className="small">
            {texts.live.took(answer.milliseconds, answer.asOf.slice(0, 16).replace('T', ' '))}
          </span>
        </div>
      )}
      {!answer && error === undefined && (
        <Text size="sm" c="dimmed">
          {text === undefined ? texts.live.noRules : texts.live.counting}
        </Text>
      )}
      {left > 0 && <p className="small">{texts.live.without(left)}</p>}
      {text === undefined && answer && <p className="small">{texts.live.stale}</p>}
      {error !== undefined && <Failure error={error} />}
    </section>
  )
}
