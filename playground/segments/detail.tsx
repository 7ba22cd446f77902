import { Badge, Group, Paper, SimpleGrid, Stack, Tabs, Text } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TargetState } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { ItemActions } from '../parts/item/actions.tsx'
import { Definition } from '../parts/item/definition.tsx'
import { ItemState } from '../parts/item/state.tsx'
import { Uses } from '../parts/item/uses.tsx'
import { Versions } from '../parts/item/versions.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useTargets } from '../project/use-targets.ts'
import { findItem, type Place, useWorkspace, type Workspace } from '../project/workspace.ts'
import { formatAgo, formatDuration, formatInstant } from '../text/format.ts'
import { messages } from '../text/index.ts'
import { Members } from './members.tsx'
import { Population } from './population.tsx'

const texts = messages.segmentsScreen
const route = getRouteApi('/segments/$name')

export const SegmentScreen = () => {
  const { name } = route.useParams()
  const { workspace, error, again } = useWorkspace()
  const targets = useTargets()
  if (error) return <Failure error={error} again={again} />
  if (targets.error) return <Failure error={targets.error} again={() => void targets.refetch()} />
  if (!workspace || !targets.data) return <Waiting height={300} />
  const place = findItem(workspace, 'segment', name)
  const all = targets.data.targets
  const target = all.find((one) => one.kind === 'segment' && one.name === name)
  if (!place || !target) {
    return (
      <Page title={texts.title}>
        <Nothing title={texts.unknown(name)}>
          <Link to="/segments">{texts.back}</Link>
        </Nothing>
      </Page>
    )
  }
  return <Segment key={name} place={place} target={target} all={all} workspace={workspace} />
}

const Segment = ({
  place,
  target,
  all,
  workspace,
}: {
  readonly place: Place
  readonly target: TargetState
  readonly all: readonly TargetState[]
  readonly workspace: Workspace
}) => {
  const [error, setError] = useState<unknown>()
  const { name } = target
  const checked = workspace.checked.segments.get(name)
  return (
    <Page
      title={place.item.title ?? name}
      note={place.item.title === undefined ? undefined : name}
      beside={
        <Group gap="xs">
          <Badge variant="default" tt="none" fw={500}>
            {texts.types[target.type]}
          </Badge>
          <ItemState of={target} />
        </Group>
      }
      actions={<ItemActions place={place} target={target} workspace={workspace} onError={setError} />}
    >
      {error !== undefined && <Failure error={error} title={messages.parts.refused} />}
      <Figures of={target} />
      <Tabs defaultValue="definition" keepMounted={false}>
        <Tabs.List aria-label={texts.tabs.label}>
          {(['definition', 'members', 'population', 'versions', 'uses'] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {texts.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Stack pt="md">
          <Tabs.Panel value="definition">
            <Definition place={place} program={checked?.program} workspace={workspace} />
          </Tabs.Panel>
          <Tabs.Panel value="members">
            <Members name={name} hasRun={target.lastRun !== undefined} />
          </Tabs.Panel>
          <Tabs.Panel value="population">
            <Population name={name} />
          </Tabs.Panel>
          <Tabs.Panel value="versions">
            <Versions place={place} workspace={workspace} />
          </Tabs.Panel>
          <Tabs.Panel value="uses">
            <Uses of={target} all={all} />
          </Tabs.Panel>
        </Stack>
      </Tabs>
    </Page>
  )
}

const Figures = ({ of: { count, population, lastRun } }: { readonly of: TargetState }) => {
  const figures = [
    { title: texts.figures.size, value: count === undefined ? '–' : texts.number(count) },
    {
      title: texts.figures.share,
      value: count === undefined || population === undefined ? '–' : texts.share(count, population),
    },
    { title: texts.figures.last, value: lastRun ? formatAgo(lastRun.finishedAt) : texts.never },
    { title: texts.figures.took, value: lastRun ? formatDuration(lastRun.milliseconds) : '–' },
    { title: texts.figures.asOf, value: lastRun ? formatInstant(lastRun.asOf) : '–' },
  ]
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="sm">
      {figures.map(({ title, value }) => (
        <Paper key={title} withBorder p="sm">
          <Text size="xs" c="dimmed">
            {title}
          </Text>
          <Text fw={600}>{value}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  )
}
