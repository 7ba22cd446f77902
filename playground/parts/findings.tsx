import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { Finding } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'

const texts = messages.parts

const signs = {
  error: { icon: IconCircleX, colour: 'light-dark(#b42318, #ff8a80)' },
  warning: { icon: IconAlertTriangle, colour: 'light-dark(#8a5300, #f2c27a)' },
  info: { icon: IconInfoCircle, colour: 'light-dark(#2b48b4, #a9b8f5)' },
} as const

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Findings one below the other: what is wrong, what to do, where it is, and a fix where there is one. */
export const Findings = ({
  findings,
  text,
  label,
  onGo,
  onFix,
}: {
  readonly findings: readonly Finding[]
  /** What the findings are about, to tell lines. */
  readonly text?: string
  readonly label: string
  readonly onGo?: (finding: Finding) => void
  readonly onFix?: (finding: Finding) => void
}) => (
  <Stack component="ul" gap={6} m={0} p={0} aria-label={label} style={{ listStyle: 'none' }}>
    {findings.map((finding, at) => {
      const { severity, message, hint, span, fix, code } = finding
      const { icon: Icon, colour } = signs[severity]
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity and are made anew together.
        <Group component="li" key={at} gap="xs" wrap="nowrap" align="flex-start">
          <Icon
            size={16}
            color={colour}
            role="img"
            aria-label={texts.severities[severity]}
            style={{ flex: 'none', marginTop: 3 }}
          />
          <Stack gap={2} flex={1} miw={0}>
            <Text size="sm">
              {message}{' '}
              <Text span size="xs" c="dimmed">
                {code}
              </Text>
            </Text>
            {hint !== undefined && (
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            )}
          </Stack>
          {fix && onFix && (
            <Button size="compact-xs" variant="default" onClick={() => onFix(finding)}>
              {messages.sql.fix(fix.title)}
            </Button>
          )}
          {span && text !== undefined && onGo && (
            <UnstyledButton fz="xs" td="underline" onClick={() => onGo(finding)} style={{ flex: 'none' }}>
              {texts.goThere(lineOf(text, span.start))}
            </UnstyledButton>
          )}
        </Group>
      )
    })}
  </Stack>
)
