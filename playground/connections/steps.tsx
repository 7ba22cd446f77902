import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import type { ConnectionTest } from '../../runtime/server/api/index.ts'
import { formatDuration } from '../text/format.ts'
import { messages } from '../text/index.ts'

const texts = messages.connectionsScreen.result

const signs = {
  passed: { icon: IconCircleCheck, colour: 'light-dark(#1b6b2f, #9fd8a8)' },
  failed: { icon: IconCircleX, colour: 'light-dark(#b42318, #ff8a80)' },
  warning: { icon: IconAlertTriangle, colour: 'light-dark(#8a5300, #f2c27a)' },
  skipped: { icon: IconCircleMinus, colour: 'light-dark(#5a6270, #a8b0bd)' },
} as const

/** A statement to be copied. */
export const Statement = ({ text }: { readonly text: string }) => (
  <Group gap="xs" align="flex-start" wrap="nowrap">
    <Code block flex={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Code>
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? messages.parts.copied : messages.parts.copy}
        </Button>
      )}
    </CopyButton>
  </Group>
)

/** How a test of a connection went, step by step, and what mends what failed. */
export const TestSteps = ({ test: { ok, steps, findings } }: { readonly test: ConnectionTest }) => (
  <Stack gap="sm" role="status">
    <Alert
      variant="outline"
      color={ok ? 'green' : 'red'}
      icon={ok ? <IconCircleCheck aria-hidden /> : <IconCircleX aria-hidden />}
      title={<Text c="var(--mantine-color-text)">{ok ? texts.ok : texts.failed}</Text>}
    />
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map(({ name, status, message, remedy, milliseconds }) => {
        const { icon: Icon, colour } = signs[status]
        return (
          <li key={name}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <Icon size={18} color={colour} role="img" aria-label={texts.status[status]} style={{ flex: 'none' }} />
              <Stack gap={4} flex={1} miw={0}>
                <Text size="sm">
                  <b>{name}</b> {message}{' '}
                  <Text span size="xs" c="dimmed">
                    {formatDuration(milliseconds)}
                  </Text>
                </Text>
                {remedy !== undefined && (
                  <>
                    <Text size="xs" c="dimmed">
                      {texts.remedy}
                    </Text>
                    <Statement text={remedy} />
                  </>
                )}
              </Stack>
            </Group>
          </li>
        )
      })}
    </Stack>
    {findings.map(({ message }) => (
      <Text key={message} size="sm" c="dimmed">
        {message}
      </Text>
    ))}
  </Stack>
)
