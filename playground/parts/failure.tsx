import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Refused } from '../project/client.ts'
import { messages } from '../text/index.ts'

/** What went wrong, in the server's sentence, and a way on. */
export const Failure = ({
  title,
  error,
  again,
}: {
  readonly title?: string
  readonly error?: unknown
  readonly again?: () => void
}) => {
  const problem = error instanceof Refused ? error.problem : undefined
  const message = problem?.message ?? (error instanceof Error ? error.message : undefined)
  return (
    <Alert
      m="md"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? messages.app.failed}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {message !== undefined && <Text size="sm">{message}</Text>}
        {problem?.hint !== undefined && (
          <Text size="sm" c="dimmed">
            {problem.hint}
          </Text>
        )}
        {again && (
          <Button size="xs" variant="default" onClick={again}>
            {messages.app.again}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
