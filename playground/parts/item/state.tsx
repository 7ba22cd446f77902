import { Group, Text } from '@mantine/core'
import { IconAlertCircle, IconArchive, IconCircleCheck, IconCircleDashed, IconRefreshAlert } from '@tabler/icons-react'
import type { TargetState } from '../../../runtime/server/api/index.ts'
import { messages } from '../../text/index.ts'

const texts = messages.segmentsScreen.states

const states = {
  archived: { icon: IconArchive, colour: 'light-dark(#5a6270, #a8b0bd)', text: () => texts.archived },
  errors: {
    icon: IconAlertCircle,
    colour: 'light-dark(#b42318, #ff8a80)',
    text: ({ errors }: TargetState) => texts.errors(errors),
  },
  never: { icon: IconCircleDashed, colour: 'light-dark(#5a6270, #a8b0bd)', text: () => texts.never },
  outdated: { icon: IconRefreshAlert, colour: 'light-dark(#8a5300, #f2c27a)', text: () => texts.outdated },
  fresh: { icon: IconCircleCheck, colour: 'light-dark(#1b6b2f, #9fd8a8)', text: () => texts.fresh },
} as const

const stateOf = ({ archived, errors, lastRun, outdated }: TargetState): keyof typeof states => {
  if (archived) return 'archived'
  if (errors > 0) return 'errors'
  if (!lastRun) return 'never'
  return outdated ? 'outdated' : 'fresh'
}

/** How far a segment or trait set can be relied on, in a word. */
export const ItemState = ({ of }: { readonly of: TargetState }) => {
  const { icon: Icon, colour, text } = states[stateOf(of)]
  return (
    <Group gap={5} wrap="nowrap">
      <Icon size={15} color={colour} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" truncate>
        {text(of)}
      </Text>
    </Group>
  )
}
