import { Badge, Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ExplainAnswer } from '../../../runtime/server/api/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { call } from '../../project/client.ts'
import { messages } from '../../text/index.ts'

const texts = messages.build

/** Why one person is in or out, for a pasted ID. */
export const Why = ({ text }: { readonly text: string }) => {
  const [id, setId] = useState('')
  const [asking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<ExplainAnswer>()
  const [error, setError] = useState<unknown>()
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (id.trim() === '') return
    setAsking(true)
    setError(undefined)
    try {
      setAnswer(await call('POST /api/explain', { body: { text, id: id.trim() } }))
    } catch (failure) {
      setAnswer(undefined)
      setError(failure)
    }
    setAsking(false)
  }
  return (
    <section className="card" aria-label={texts.live.why}>
      <div className="card-head">
        <h2>{texts.live.why}</h2>
      </div>
      <form onSubmit={(event) => void ask(event)}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            aria-label={texts.live.whyLabel}
            placeholder={texts.live.whyPlaceholder}
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default" loading={asking}>
            {texts.live.ask}
          </Button>
        </Group>
      </form>
      {answer && (
        <div role="status">
          <Badge mt="xs" variant="outline" tt="none" color={answer.member ? 'green.9' : 'gray'} className="verdict">
            {answer.member ? texts.live.in(answer.id) : texts.live.out(answer.id)}
          </Badge>
          <pre className="why">{answer.text}</pre>
        </div>
      )}
      {error !== undefined && <Failure error={error} />}
    </section>
  )
}
