import { Badge } from '@mantine/core'
import { IconBan, IconCheck, IconClock, IconHourglass, IconLoader2, IconX } from '@tabler/icons-react'
import type { RunStatus as Status } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'

const signs = {
  queued: { icon: IconHourglass, colour: 'light-dark(#5a6270, #a8b0bd)' },
  running: { icon: IconLoader2, colour: 'light-dark(#2b48b4, #a9b8f5)' },
  successful: { icon: IconCheck, colour: 'light-dark(#1b6b2f, #9fd8a8)' },
  failed: { icon: IconX, colour: 'light-dark(#b42318, #ff8a80)' },
  cancelled: { icon: IconBan, colour: 'light-dark(#5a6270, #a8b0bd)' },
  'timed out': { icon: IconClock, colour: 'light-dark(#8a5300, #f2c27a)' },
} as const

export const RunStatus = ({ status }: { readonly status: Status }) => {
  const { icon: Icon, colour } = signs[status]
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Icon size={13} color={colour} aria-hidden />}>
      {messages.sql.status[status]}
    </Badge>
  )
}
