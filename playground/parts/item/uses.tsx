import { Group, Paper, SimpleGrid, Text, Title } from '@mantine/core'
import type { TargetState } from '../../../runtime/server/api/index.ts'
import { messages } from '../../text/index.ts'
import { ItemLink } from '../item-link.tsx'

const texts = messages.segmentsScreen

/** What a definition is made of, and what is made of it; each leads there. */
export const Uses = ({ of, all }: { readonly of: TargetState; readonly all: readonly TargetState[] }) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }}>
    <Side title={texts.uses} none={texts.usesNone} names={of.uses} all={all} />
    <Side title={texts.usedBy} none={texts.usedByNone} names={of.usedBy} all={all} />
  </SimpleGrid>
)

const Side = ({
  title,
  none,
  names,
  all,
}: {
  readonly title: string
  readonly none: string
  readonly names: readonly string[]
  readonly all: readonly TargetState[]
}) => (
  <Paper withBorder p="sm">
    <Title order={2} size="h6" mb="xs">
      {title}
    </Title>
    {names.length === 0 ? (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    ) : (
      names.map((name) => {
        const found = all.find((one) => one.name === name)
        return (
          <Group key={name} gap="xs">
            <ItemLink kind={found?.kind ?? 'segment'} name={name}>
              {name}
            </ItemLink>
            {found?.count !== undefined && (
              <Text size="sm" c="dimmed">
                {texts.number(found.count)}
              </Text>
            )}
          </Group>
        )
      })
    )}
  </Paper>
)
