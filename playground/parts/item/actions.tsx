import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconDownload,
  IconEdit,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TargetState } from '../../../runtime/server/api/index.ts'
import { call } from '../../project/client.ts'
import { createItem, freeName, removeItem, textOf } from '../../project/item-text.ts'
import { refreshProject } from '../../project/refresh.ts'
import { isOver, useRuns } from '../../project/use-runs.ts'
import type { NamedItem, Place, Workspace } from '../../project/workspace.ts'
import { messages } from '../../text/index.ts'
import { Confirm } from '../confirm.tsx'
import { saveAnswer } from '../download.ts'

const texts = messages.segmentsScreen
const places = { segment: '/segments/$name', traits: '/traits/$name' } as const
const lists = { segment: '/segments', traits: '/traits' } as const

const copyOf = (item: NamedItem, name: string): string => {
  const { comments: _, ...rest } = item
  return textOf({ ...rest, name, title: texts.copyOf(item.title ?? item.name) } as NamedItem)
}

/** What can be done with a saved segment or trait set. */
export const ItemActions = ({
  place,
  target,
  workspace,
  onError,
}: {
  readonly place: Place
  readonly target: TargetState
  readonly workspace: Workspace
  readonly onError: (error: unknown) => void
}) => {
  const { item } = place
  const { kind, name } = item
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const viewer = workspace.state.role === 'viewer'
  const runs = useRuns(name)
  const going = runs.data?.runs.some((run) => !isOver(run)) ?? false
  const run = useMutation({
    mutationFn: () => call('POST /api/runs', { body: { kind: 'targets', names: [name] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
    onError,
  })
  const duplicate = useMutation({
    mutationFn: async () => {
      const fresh = freeName(workspace, `${name}_copy`)
      await createItem(kind, fresh, copyOf(item, fresh))
      await refreshProject(queries)
      await navigate({ to: places[kind], params: { name: fresh } })
    },
    onError,
  })
  const archive = useMutation({
    mutationFn: () =>
      call('PUT /api/targets/{name}/archived', { parameters: { name }, body: { archived: !target.archived } }),
    onSuccess: () => refreshProject(queries),
    onError,
  })
  const download = useMutation({
    mutationFn: async (type: 'csv' | 'parquet') => {
      const ask = { parameters: { name } }
      const answer =
        type === 'csv'
          ? await call('GET /api/targets/{name}/members.csv', ask)
          : await call('GET /api/targets/{name}/members.parquet', ask)
      await saveAnswer(answer, `${name}.${type}`)
    },
    onError,
  })
  const used = target.usedBy.length > 0
  return (
    <>
      <Button
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        disabled={viewer || target.errors > 0}
        loading={run.isPending || going}
        onClick={() => run.mutate()}
      >
        {texts.run}
      </Button>
      <Button
        variant="default"
        leftSection={<IconEdit size={16} aria-hidden />}
        renderRoot={(props) => (
          <Link to="/" search={kind === 'segment' ? { segment: name } : { traits: name }} {...props} />
        )}
      >
        {texts.edit}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={texts.more}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCopy size={15} aria-hidden />}
            disabled={viewer}
            onClick={() => duplicate.mutate()}
          >
            {texts.duplicate}
          </Menu.Item>
          <Menu.Item
            leftSection={
              target.archived ? <IconArchiveOff size={15} aria-hidden /> : <IconArchive size={15} aria-hidden />
            }
            disabled={viewer}
            onClick={() => archive.mutate()}
          >
            {target.archived ? texts.unarchive : texts.archive}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={!target.lastRun}
            onClick={() => download.mutate('csv')}
          >
            {texts.downloadCsv}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={!target.lastRun}
            onClick={() => download.mutate('parquet')}
          >
            {texts.downloadParquet}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash size={15} aria-hidden />}
            disabled={viewer || used}
            title={used ? texts.removeBlocked(target.usedBy) : undefined}
            onClick={() => setDeleting(true)}
          >
            {texts.remove}
            {used && (
              <div style={{ fontSize: 11, whiteSpace: 'normal', maxWidth: 220 }}>
                {texts.removeBlocked(target.usedBy)}
              </div>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={deleting}
        danger
        title={texts.removeTitle(item.title ?? name)}
        text={texts.removeText}
        act={texts.remove}
        onClose={() => setDeleting(false)}
        onConfirm={async () => {
          await removeItem(place)
          await navigate({ to: lists[kind] })
          await refreshProject(queries)
        }}
      />
    </>
  )
}
