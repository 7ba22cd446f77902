import { Box, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A screen: its title, what can be done at its right, and what is in it. */
export const Page = ({
  title,
  note,
  beside,
  actions,
  children,
}: {
  readonly title: string
  readonly note?: string | undefined
  readonly beside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) => (
  <Stack p="md" gap="md">
    <Group justify="space-between" align="flex-start" gap="sm">
      <Box>
        <Group gap="xs">
          <Title order={1} size="h3">
            {title}
          </Title>
          {beside}
        </Group>
        {note !== undefined && (
          <Text size="sm" c="dimmed" maw={760}>
            {note}
          </Text>
        )}
      </Box>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </Group>
    {children}
  </Stack>
)
