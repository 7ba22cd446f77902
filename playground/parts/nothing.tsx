import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** An empty place, and what would fill it. */
export const Nothing = ({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note?: string
  readonly children?: ReactNode
}) => (
  <Stack align="center" gap={4} py="xl" px="md">
    <Text fw={600} size="sm">
      {title}
    </Text>
    {note !== undefined && (
      <Text size="sm" c="dimmed" ta="center" maw={460}>
        {note}
      </Text>
    )}
    {children}
  </Stack>
)
