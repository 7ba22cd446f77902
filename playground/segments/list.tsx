import { Badge, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconCirclePlus, IconLayersIntersect, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { TargetState } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { ItemState } from '../parts/item/state.tsx'
import { ItemLink } from '../parts/item-link.tsx'
import { type ListColumn, ListTable } from '../parts/list-table.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { call } from '../project/client.ts'
import { useTargets } from '../project/use-targets.ts'
import { useWorkspace } from '../project/workspace.ts'
import { formatAgo } from '../text/format.ts'
import { messages } from '../text/index.ts'
import { type Filters, fitsFilters, noFilters } from './filters.ts'

const texts = messages.segmentsScreen

export type Listed = TargetState & { readonly title: string }

const columns: readonly ListColumn<Listed>[] = [
  {
    id: 'name',
    title: texts.columns.name,
    width: 'minmax(200px, 2.2fr)',
    sort: ({ title }) => title,
    cell: ({ name, title, description }) => (
      <ItemLink kind="segment" name={name} about={description ?? name}>
        {title}
      </ItemLink>
    ),
  },
  {
    id: 'folder',
    title: texts.columns.folder,
    width: 'minmax(90px, 1fr)',
    sort: ({ folder }) => folder,
    cell: ({ folder }) => folder,
  },
  {
    id: 'type',
    title: texts.columns.type,
    width: '100px',
    sort: ({ type }) => texts.types[type],
    cell: ({ type }) => (
      <Badge variant="default" tt="none" fw={500}>
        {texts.types[type]}
      </Badge>
    ),
  },
  {
    id: 'connection',
    title: texts.columns.connection,
    width: 'minmax(90px, 0.8fr)',
    sort: ({ connection }) => connection,
    cell: ({ connection }) => connection,
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
    id: 'share',
    title: texts.columns.share,
    width: '80px',
    number: true,
    sort: ({ count, population }) => (count === undefined || !population ? undefined : count / population),
    cell: ({ count, population }) =>
      count === undefined || population === undefined ? '–' : texts.share(count, population),
  },
  {
    id: 'last',
    title: texts.columns.last,
    width: '130px',
    sort: ({ lastRun }) => lastRun?.finishedAt,
    cell: ({ lastRun }) => (lastRun ? formatAgo(lastRun.finishedAt) : texts.never),
  },
  {
    id: 'state',
    title: texts.columns.state,
    width: '180px',
    sort: ({ errors, outdated }) => (errors > 0 ? 0 : outdated ? 1 : 2),
    cell: (target) => <ItemState of={target} />,
  },
]

export const SegmentsScreen = () => {
  const targets = useTargets()
  const { workspace } = useWorkspace()
  const [filters, setFilters] = useState<Filters>(noFilters)
  const all = useMemo(
    () =>
      (targets.data?.targets ?? [])
        .filter(({ kind }) => kind === 'segment')
        .map((target): Listed => {
          const title = workspace?.checked.segments.get(target.name)?.item.title
          return { ...target, title: title ?? target.name }
        }),
    [targets.data, workspace],
  )
  const shown = useMemo(() => all.filter((target) => fitsFilters(target, filters)), [all, filters])
  const change = (part: Partial<Filters>): void => setFilters({ ...filters, ...part })
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () =>
      call('POST /api/runs', {
        body: { kind: 'targets', names: shown.filter(({ errors }) => errors === 0).map(({ name }) => name) },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  })
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={shown.length === 0}
            loading={run.isPending}
            onClick={() => run.mutate()}
          >
            {texts.runAll}
          </Button>
          <Button
            component={Link}
            to="/combine"
            variant="default"
            leftSection={<IconLayersIntersect size={16} aria-hidden />}
          >
            {texts.combine}
          </Button>
          <Button component={Link} to="/" leftSection={<IconCirclePlus size={16} aria-hidden />}>
            {texts.new}
          </Button>
        </>
      }
    >
      {run.error && <Failure error={run.error} title={messages.parts.refused} />}
      <Loaded query={targets}>
        {() =>
          all.length === 0 ? (
            <Nothing title={texts.none} note={texts.noneNote} />
          ) : (
            <Stack gap="sm">
              <FilterRow all={all} filters={filters} change={change} />
              <Text size="sm" c="dimmed" role="status">
                {texts.count(shown.length, all.length)}
              </Text>
              {shown.length === 0 ? (
                <Nothing title={texts.nothing}>
                  <Button variant="default" size="xs" mt="xs" onClick={() => setFilters(noFilters)}>
                    {texts.resetFilters}
                  </Button>
                </Nothing>
              ) : (
                <ListTable rows={shown} columns={columns} label={texts.title} keyOf={({ name }) => name} />
              )}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

const FilterRow = ({
  all,
  filters,
  change,
}: {
  readonly all: readonly Listed[]
  readonly filters: Filters
  readonly change: (part: Partial<Filters>) => void
}) => {
  const distinct = (of: (target: Listed) => string): string[] => [...new Set(all.map(of))].toSorted()
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        w={240}
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={filters.search}
        onChange={({ currentTarget }) => change({ search: currentTarget.value })}
      />
      <Select
        w={150}
        aria-label={texts.folder}
        placeholder={texts.allFolders}
        clearable
        data={distinct(({ folder }) => folder).map((folder) => ({ value: folder, label: folder || texts.noFolder }))}
        value={filters.folder}
        onChange={(folder) => change({ folder })}
      />
      <Select
        w={130}
        aria-label={texts.type}
        placeholder={texts.allTypes}
        clearable
        data={Object.entries(texts.types).map(([value, label]) => ({ value, label }))}
        value={filters.type}
        onChange={(type) => change({ type })}
      />
      <Select
        w={170}
        aria-label={texts.connection}
        placeholder={texts.allConnections}
        clearable
        data={distinct(({ connection }) => connection)}
        value={filters.connection}
        onChange={(connection) => change({ connection })}
      />
      <Switch
        mb={8}
        label={texts.archived}
        checked={filters.archived}
        onChange={({ currentTarget }) => change({ archived: currentTarget.checked })}
      />
    </Group>
  )
}
