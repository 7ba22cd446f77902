import { Badge, Button, Stack, Tabs } from '@mantine/core'
import { IconSql } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { TargetState } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { ItemState } from '../parts/item/state.tsx'
import { ItemLink } from '../parts/item-link.tsx'
import { type ListColumn, ListTable } from '../parts/list-table.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { useTargets } from '../project/use-targets.ts'
import { useWorkspace, type Workspace } from '../project/workspace.ts'
import { formatAgo } from '../text/format.ts'
import { messages } from '../text/index.ts'
import { Gallery } from './gallery.tsx'

const texts = messages.traitsScreen

interface Listed extends TargetState {
  readonly title: string
  /** Unknown of raw SQL. */
  readonly traits: readonly string[]
}

const columns: readonly ListColumn<Listed>[] = [
  {
    id: 'name',
    title: texts.columns.name,
    width: 'minmax(200px, 1.6fr)',
    sort: ({ title }) => title,
    cell: ({ name, title, description }) => (
      <ItemLink kind="traits" name={name} about={description ?? name}>
        {title}
      </ItemLink>
    ),
  },
  {
    id: 'folder',
    title: texts.columns.folder,
    width: 'minmax(80px, 0.7fr)',
    sort: ({ folder }) => folder,
    cell: ({ folder }) => folder,
  },
  {
    id: 'type',
    title: texts.columns.type,
    width: '90px',
    sort: ({ type }) => texts.types[type],
    cell: ({ type }) => (
      <Badge variant="default" tt="none" fw={500}>
        {texts.types[type]}
      </Badge>
    ),
  },
  {
    id: 'traits',
    title: texts.columns.traits,
    width: 'minmax(160px, 2fr)',
    sort: ({ traits }) => traits.length,
    cell: ({ traits }) => <span title={traits.join(', ')}>{traits.join(', ')}</span>,
  },
  {
    id: 'size',
    title: texts.columns.size,
    width: '90px',
    number: true,
    sort: ({ count }) => count,
    cell: ({ count }) => (count === undefined ? '–' : texts.number(count)),
  },
  {
    id: 'last',
    title: texts.columns.last,
    width: '130px',
    sort: ({ lastRun }) => lastRun?.finishedAt,
    cell: ({ lastRun }) => (lastRun ? formatAgo(lastRun.finishedAt) : messages.segmentsScreen.never),
  },
  {
    id: 'state',
    title: texts.columns.state,
    width: '180px',
    sort: ({ errors, outdated }) => (errors > 0 ? 0 : outdated ? 1 : 2),
    cell: (target) => <ItemState of={target} />,
  },
]

const listed = (target: TargetState, workspace: Workspace | undefined): Listed => {
  const item = workspace?.checked.traits.get(target.name)?.item
  const traits = item?.body.kind === 'expressions' ? item.body.traits.map(({ name }) => name) : []
  return { ...target, title: item?.title ?? target.name, traits }
}

export const TraitsScreen = () => {
  const targets = useTargets()
  const { workspace, error, again } = useWorkspace()
  const all = useMemo(
    () =>
      (targets.data?.targets ?? []).filter(({ kind }) => kind === 'traits').map((target) => listed(target, workspace)),
    [targets.data, workspace],
  )
  return (
    <Page
      title={texts.title}
      note={texts.note}
      actions={
        <Button component={Link} to="/sql" leftSection={<IconSql size={16} aria-hidden />}>
          {texts.new}
        </Button>
      }
    >
      {error !== null && error !== undefined && <Failure error={error} again={again} />}
      <Tabs defaultValue="sets" keepMounted={false}>
        <Tabs.List aria-label={texts.tabs.label}>
          <Tabs.Tab value="sets">{texts.tabs.sets}</Tabs.Tab>
          <Tabs.Tab value="gallery">{texts.tabs.gallery}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sets" pt="md">
          <Loaded query={targets}>
            {() =>
              all.length === 0 ? (
                <Nothing title={texts.none} note={texts.noneNote} />
              ) : (
                <Stack>
                  <ListTable rows={all} columns={columns} label={texts.title} keyOf={({ name }) => name} />
                </Stack>
              )
            }
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="gallery" pt="md">
          {workspace && <Gallery workspace={workspace} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
