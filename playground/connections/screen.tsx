import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionEntry, ConnectionForm } from '../../runtime/server/api/index.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { call } from '../project/client.ts'
import { refreshProject } from '../project/refresh.ts'
import { useProject } from '../project/use-project.ts'
import { messages } from '../text/index.ts'
import { ConnectionWindow, type Editing } from './form.tsx'
import { RotationWindow } from './rotation.tsx'
import { TestSteps } from './steps.tsx'

const texts = messages.connectionsScreen

export const ConnectionsScreen = () => {
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => call('GET /api/connections', {}, signal),
  })
  const forms = useQuery({
    queryKey: ['connection forms'],
    queryFn: ({ signal }) => call('GET /api/connection-forms', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data: project } = useProject()
  const [editing, setEditing] = useState<Editing>()
  const isAdmin = project?.role === 'admin'
  const all = connections.data?.connections ?? []
  return (
    <Page
      title={texts.title}
      note={texts.note}
      actions={
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={!isAdmin || !forms.data}
          title={isAdmin ? undefined : texts.adminOnly}
          onClick={() => setEditing({})}
        >
          {texts.add}
        </Button>
      }
    >
      <Loaded query={connections}>
        {(found) =>
          found.connections.length === 0 ? (
            <Nothing title={texts.none} note={texts.noneNote} />
          ) : (
            <ConnectionTable
              all={found.connections}
              forms={forms.data?.forms ?? []}
              isAdmin={isAdmin}
              onEdit={(entry) => setEditing({ entry })}
            />
          )
        }
      </Loaded>
      <ConnectionWindow
        editing={editing}
        forms={forms.data?.forms ?? []}
        names={all.map(({ name }) => name)}
        usualMinutes={project?.settings.limits.queryMinutes ?? 15}
        onClose={() => setEditing(undefined)}
      />
    </Page>
  )
}

/** Where it leads, in a word. */
const whereOf = ({ settings }: ConnectionEntry): string => {
  const told = ['account', 'project', 'host', 'cluster', 'workgroup', 'url', 'path', 'folder']
  const found = told.map((setting) => settings[setting]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : ''
}

const ConnectionTable = ({
  all,
  forms,
  isAdmin,
  onEdit,
}: {
  readonly all: readonly ConnectionEntry[]
  readonly forms: readonly ConnectionForm[]
  readonly isAdmin: boolean
  readonly onEdit: (entry: ConnectionEntry) => void
}) => {
  const queries = useQueryClient()
  const [testing, setTesting] = useState<ConnectionEntry>()
  const [removing, setRemoving] = useState<ConnectionEntry>()
  const [rotating, setRotating] = useState<string>()
  return (
    <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder verticalSpacing="xs" aria-label={texts.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.columns.name}</Table.Th>
            <Table.Th>{texts.columns.kind}</Table.Th>
            <Table.Th>{texts.columns.where}</Table.Th>
            <Table.Th>{texts.columns.used}</Table.Th>
            <Table.Th>{texts.columns.from}</Table.Th>
            <Table.Th>{texts.columns.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((entry) => {
            const { name, kind, from, usedBy, secrets } = entry
            const stored = from === 'store'
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={600}>
                  {name}
                </Table.Th>
                <Table.Td>{forms.find((form) => form.kind === kind)?.title ?? kind}</Table.Td>
                <Table.Td>{whereOf(entry)}</Table.Td>
                <Table.Td>{texts.usedBy(usedBy)}</Table.Td>
                <Table.Td>{texts.from[from]}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={texts.testOf(name)}
                      onClick={() => setTesting(entry)}
                    >
                      {texts.test}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={stored ? texts.editOf(name) : texts.viewOf(name)}
                      disabled={!isAdmin}
                      onClick={() => onEdit(entry)}
                    >
                      {stored ? texts.edit : texts.view}
                    </Button>
                    {kind === 'snowflake' && secrets.includes('privateKey') && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={texts.rotation.openOf(name)}
                        disabled={!isAdmin || !stored}
                        onClick={() => setRotating(name)}
                      >
                        {texts.rotation.open}
                      </Button>
                    )}
                    {stored && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={texts.removeOf(name)}
                        disabled={!isAdmin || usedBy > 0}
                        onClick={() => setRemoving(entry)}
                      >
                        {texts.remove}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <TestWindow of={testing} onClose={() => setTesting(undefined)} />
      <RotationWindow of={all.find(({ name }) => name === rotating)} onClose={() => setRotating(undefined)} />
      <Confirm
        opened={removing !== undefined}
        danger
        title={removing ? texts.removeTitle(removing.name) : ''}
        text={texts.removeText}
        act={texts.remove}
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          if (!removing) return
          await call('DELETE /api/connections/{name}', { parameters: { name: removing.name } })
          await queries.invalidateQueries({ queryKey: ['connections'] })
          await refreshProject(queries)
        }}
      />
    </Table.ScrollContainer>
  )
}

const TestWindow = ({ of, onClose }: { readonly of: ConnectionEntry | undefined; readonly onClose: () => void }) => (
  <Modal
    opened={of !== undefined}
    onClose={onClose}
    size="lg"
    title={of ? texts.result.title(of.name) : ''}
    closeButtonProps={{ 'aria-label': messages.app.close }}
  >
    {of && <Tested name={of.name} />}
  </Modal>
)

const Tested = ({ name }: { readonly name: string }) => {
  const test = useQuery({
    queryKey: ['connection test', name],
    queryFn: ({ signal }) => call('POST /api/connections/{name}/test', { parameters: { name } }, signal),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Stack>
      <Loaded query={test}>{(found) => <TestSteps test={found} />}</Loaded>
      {test.isFetching && (
        <Text size="sm" c="dimmed">
          {texts.testing}
        </Text>
      )}
    </Stack>
  )
}
