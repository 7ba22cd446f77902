import { Button, CopyButton, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CodeEditor } from '../parts/code-editor.tsx'
import { Failure } from '../parts/failure.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { messages } from '../text/index.ts'

const texts = messages.sql

/** The same people as rules, where the query is within the language. */
export const AsRules = ({
  connection,
  sql,
  disabled,
}: {
  readonly connection: string
  readonly sql: string
  readonly disabled: boolean
}) => {
  const [opened, setOpened] = useState(false)
  const asked = useMutation({ mutationFn: () => call('POST /api/as-rules', { body: { connection, sql } }) })
  const answer = asked.data
  return (
    <>
      <Button
        variant="default"
        disabled={disabled}
        onClick={() => {
          setOpened(true)
          asked.mutate()
        }}
      >
        {texts.asRules}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="lg"
        title={texts.asRulesTitle}
        closeButtonProps={{ 'aria-label': messages.app.close }}
      >
        <Stack>
          {asked.isPending && <Waiting />}
          {asked.error && <Failure error={asked.error} />}
          {answer && answer.text === null && <Text size="sm">{texts.asRulesNone}</Text>}
          {answer?.reason !== undefined && (
            <Text size="sm" c="dimmed">
              {answer.reason}
            </Text>
          )}
          {answer && answer.text !== null && (
            <>
              <CodeEditor label={texts.asRulesTitle} text={answer.text} readOnly />
              <CopyButton value={answer.text}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? messages.parts.copied : texts.asRulesUse}
                  </Button>
                )}
              </CopyButton>
            </>
          )}
        </Stack>
      </Modal>
    </>
  )
}
