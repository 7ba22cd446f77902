import { Badge, Group, Stack, Table, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printExpression } from '../../grammar/index.ts'
import type { TargetState } from '../../runtime/server/api/index.ts'
import { Cells } from '../parts/cells.tsx'
import { Failure } from '../parts/failure.tsx'
import { ItemActions } from '../parts/item/actions.tsx'
import { Definition } from '../parts/item/definition.tsx'
import { ItemState } from '../parts/item/state.tsx'
import { Uses } from '../parts/item/uses.tsx'
import { Versions } from '../parts/item/versions.tsx'
import { KnownRows } from '../parts/known-rows.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { textOf } from '../project/item-text.ts'
import { useTargets } from '../project/use-targets.ts'
import { findItem, type Place, useWorkspace, type Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'

const texts = messages.traitsScreen
const route = getRouteApi('/traits/$name')

export const TraitSetScreen = () => {
  const { name } = route.useParams()
  const { workspace, error, again } = useWorkspace()
  const targets = useTargets()
  if (error) return <Failure error={error} again={again} />
  if (targets.error) return <Failure error={targets.error} again={() => void targets.refetch()} />
  if (!workspace || !targets.data) return <Waiting height={300} />
  const place = findItem(workspace, 'traits', name)
  const all = targets.data.targets
  const target = all.find((one) => one.kind === 'traits' && one.name === name)
  if (!place || !target) {
    return (
      <Page title={texts.title}>
        <Nothing title={texts.unknown(name)}>
          <Link to="/traits">{texts.back}</Link>
        </Nothing>
      </Page>
    )
  }
  return <TraitSet key={name} place={place} target={target} all={all} workspace={workspace} />
}

const TraitSet = ({
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
  const checked = workspace.checked.traits.get(name)
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
      <Tabs defaultValue="definition" keepMounted={false}>
        <Tabs.List aria-label={texts.detailTabs.label}>
          {(['definition', 'preview', 'last', 'versions', 'uses'] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {texts.detailTabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Stack pt="md">
          <Tabs.Panel value="definition">
            <Definition
              place={place}
              program={checked?.program}
              workspace={workspace}
              words={<TraitWords place={place} workspace={workspace} />}
            />
          </Tabs.Panel>
          <Tabs.Panel value="preview">
            <Preview place={place} />
          </Tabs.Panel>
          <Tabs.Panel value="last">
            <LastRun target={target} />
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

const TraitWords = ({ place: { item }, workspace }: { readonly place: Place; readonly workspace: Workspace }) => {
  const people = workspace.checked.entities.get(item.entity)?.item.title ?? item.entity
  if (item.body.kind !== 'expressions') return <Text size="sm">{texts.wordsSql(people)}</Text>
  return (
    <>
      <Text size="sm" mb="xs">
        {texts.words(people)}
      </Text>
      <Table aria-label={texts.columns.traits}>
        <Table.Tbody>
          {item.body.traits.map(({ name, title, value }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={600} style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                {title ?? name.replaceAll('_', ' ')}
              </Table.Th>
              <Table.Td ff="monospace" fz="xs">
                {printExpression(value)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** The traits as they are now, with the people that are known. */
const Preview = ({ place }: { readonly place: Place }) => {
  const text = textOf(place.item)
  const rows = useQuery({
    queryKey: ['traits preview', text],
    queryFn: ({ signal }) => call('POST /api/traits/preview', { body: { text, file: place.source.file } }, signal),
  })
  return (
    <Loaded query={rows}>
      {(found) =>
        found.rows.length === 0 ? (
          <Nothing title={texts.previewNone} />
        ) : (
          <div>
            <Text size="sm" c="dimmed" mb="xs">
              {texts.preview(found.rows.length, found.count)}
            </Text>
            <KnownRows preview={found} height={520} />
          </div>
        )
      }
    </Loaded>
  )
}

const LastRun = ({ target: { name, lastRun } }: { readonly target: TargetState }) => {
  const rows = useQuery({
    queryKey: ['target', name, 'members'],
    queryFn: ({ signal }) =>
      call('GET /api/targets/{name}/members', { parameters: { name }, query: { limit: 100 } }, signal),
    enabled: lastRun !== undefined,
  })
  if (lastRun === undefined) return <Nothing title={texts.neverRun} note={texts.neverRunNote} />
  return (
    <Loaded query={rows}>
      {(found) => (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {texts.lastRows(found.rows.length, found.count)}
          </Text>
          <Cells table={found} label={texts.detailTabs.last} height={520} />
        </>
      )}
    </Loaded>
  )
}
