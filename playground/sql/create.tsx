import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { Findings } from '../parts/findings.tsx'
import { KnownRows } from '../parts/known-rows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { createItem, freeName, toName } from '../project/item-text.ts'
import { refreshProject } from '../project/refresh.ts'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { itemOfQuery } from './item-of-query.ts'

const texts = messages.sql.create
const goodName = /^[\p{L}_][\p{L}\p{N}_]*$/u

export interface Creation {
  readonly kind: 'segment' | 'traits'
  readonly sql: string
  readonly connection: string
}

/** Makes a segment or trait set of a query, after showing whom it finds. */
export const Create = ({
  of,
  workspace,
  title,
  onClose,
}: {
  readonly of: Creation | undefined
  readonly workspace: Workspace
  /** What it may be called. */
  readonly title?: string
  readonly onClose: () => void
}) => (
  <Modal
    opened={of !== undefined}
    onClose={onClose}
    size="lg"
    title={of?.kind === 'traits' ? texts.traits : texts.segment}
    closeButtonProps={{ 'aria-label': messages.app.close }}
  >
    {of && <CreateForm of={of} workspace={workspace} proposed={title ?? ''} onClose={onClose} />}
  </Modal>
)

const CreateForm = ({
  of,
  workspace,
  proposed,
  onClose,
}: {
  readonly of: Creation
  readonly workspace: Workspace
  readonly proposed: string
  readonly onClose: () => void
}) => {
  const { checked, settings } = workspace
  const entities = [...checked.entities.values()]
  const here = entities.filter(({ connection }) => connection === of.connection)
  const [title, setTitle] = useState(proposed)
  const [typed, setTyped] = useState<string>()
  const [folder, setFolder] = useState('')
  const [entity, setEntity] = useState((here[0] ?? entities[0])?.name ?? '')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const name = typed ?? freeName(workspace, toName(title))
  const home = checked.entities.get(entity)?.connection ?? settings.defaultConnection
  const wrong = wrongName(name, workspace)
  const text = itemOfQuery({
    kind: of.kind,
    name: goodName.test(name) ? name : 'query_draft',
    title: title === '' ? 'Query' : title,
    entity,
    folder,
    sql: of.sql,
    ...(home !== of.connection && { connection: of.connection }),
  })
  const save = async () => {
    setBusy(true)
    try {
      await createItem(of.kind, name, text)
      await refreshProject(queries)
      onClose()
      await navigate(
        of.kind === 'segment' ? { to: '/segments/$name', params: { name } } : { to: '/traits/$name', params: { name } },
      )
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (title !== '' && wrong === undefined) void save()
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          required
          label={texts.name}
          placeholder={texts.namePlaceholder}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Group grow align="flex-start">
          <TextInput
            label={texts.technical}
            description={texts.technicalNote}
            value={name}
            error={title === '' && typed === undefined ? undefined : wrong}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label={texts.entity}
            data={entities.map((one) => ({ value: one.name, label: one.item.title ?? one.name }))}
            value={entity}
            allowDeselect={false}
            onChange={(value) => setEntity(value ?? entity)}
          />
          <TextInput
            label={texts.folder}
            value={folder}
            onChange={({ currentTarget }) => setFolder(currentTarget.value)}
          />
        </Group>
        <Check kind={of.kind} text={text} sql={of.sql} connection={of.connection} />
        {error !== undefined && <Failure error={error} title={messages.parts.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {messages.app.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={title === '' || wrong !== undefined}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const wrongName = (name: string, { checked }: Workspace): string | undefined => {
  if (!goodName.test(name)) return texts.badName
  return checked.segments.has(name) || checked.traits.has(name) ? texts.taken : undefined
}

/** Whom the query finds, and what speaks against it as a segment or traits. */
const Check = ({
  kind,
  text,
  sql,
  connection,
}: {
  readonly kind: Creation['kind']
  readonly text: string
  readonly sql: string
  readonly connection: string
}) => {
  // Only the entity changes whom it finds: names and folders are taken out of the question.
  const [settled] = useDebouncedValue(text, 400)
  const lint = useQuery({
    queryKey: ['lint', kind, connection, sql],
    queryFn: ({ signal }) => call('POST /api/lint', { body: { connection, sql, as: kind } }, signal),
  })
  const found = useQuery({
    queryKey: ['check', kind, settled],
    queryFn: async ({ signal }) =>
      kind === 'segment'
        ? { kind, counted: await call('POST /api/count', { body: { text: settled } }, signal) }
        : { kind, previewed: await call('POST /api/traits/preview', { body: { text: settled } }, signal) },
  })
  return (
    <Stack gap="xs">
      {lint.data && lint.data.findings.length > 0 && (
        <Findings findings={lint.data.findings} label={messages.sql.problems(lint.data.findings.length)} />
      )}
      {found.isPending && <Waiting height={60} />}
      {found.error && <Failure error={found.error} title={messages.parts.refused} />}
      {found.data?.kind === 'segment' && (
        <Text size="sm" role="status">
          {found.data.counted.count === 0
            ? texts.none
            : texts.count(found.data.counted.count, found.data.counted.population)}
        </Text>
      )}
      {found.data?.kind === 'traits' && <KnownRows preview={found.data.previewed} height={220} />}
    </Stack>
  )
}
