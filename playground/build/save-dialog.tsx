import { Button, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { printItem } from '../../grammar/printer/index.ts'
import type { Conflict } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { call, Refused } from '../project/client.ts'
import { projectKey } from '../project/use-project.ts'
import { messages } from '../text/index.ts'
import { useBuild } from './context.ts'
import type { Checked } from './model/check.ts'
import { textOfDefinition, toItem } from './model/definition.ts'
import { type FileChange, fileChange } from './model/file.ts'

const texts = messages.build
const Diff = lazy(() => import('../parts/diff.tsx').then((module) => ({ default: module.Diff })))

/** Who would enter, leave and stay. */
const Comparison = ({ text }: { readonly text: string }) => {
  const { data, error, isFetching } = useQuery({
    queryKey: ['compare', text],
    queryFn: ({ signal }) => call('POST /api/compare', { body: { text } }, signal),
    retry: false,
    staleTime: 0,
  })
  if (error)
    return (
      <Text size="sm" c="dimmed">
        {texts.save.notCompared}
      </Text>
    )
  if (!data || isFetching) {
    return (
      <Group gap="xs">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{texts.save.comparing}</Text>
      </Group>
    )
  }
  const figures = [
    ['enter', data.enter],
    ['leave', data.leave],
    ['stay', data.stay],
  ] as const
  return (
    <Group gap="xl" role="status">
      {figures.map(([name, count]) => (
        <div key={name}>
          <Text fz={24} fw={700} className="figure">
            {texts.number(count)}
          </Text>
          <Text size="sm">{texts.save[name]}</Text>
        </div>
      ))}
    </Group>
  )
}

interface SaveProps {
  readonly checked: Checked | undefined
  readonly onClose: () => void
  readonly onSaved: (name: string) => void
}

const isConflict = (problem: unknown): problem is Conflict =>
  typeof problem === 'object' && problem !== null && 'current' in problem

/** Saves the item into its file, if the file is still the one that was opened; else both versions are shown. */
export const SaveDialog = ({ checked, onClose, onSaved }: SaveProps) => {
  const { store, workspace } = useBuild()
  const queries = useQueryClient()
  const { definition, opened } = store.getState()
  const { head } = definition
  const [note, setNote] = useState('')
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>()
  const [conflict, setConflict] = useState<Conflict>()
  const itemText = definition.source ?? `${printItem(toItem(definition).item)}\n`
  const change = fileChange(itemText, head.name, opened, workspace)
  const hasErrors =
    definition.broken !== undefined ||
    (checked?.problems.some(({ diagnostic }) => diagnostic.severity === 'error') ?? true)
  const known = head.kind === 'segment' ? workspace.checked.segments : workspace.checked.traits
  const isTaken = opened === undefined && known.has(head.name)
  const save = async (written: FileChange): Promise<void> => {
    setSaving(true)
    setError(undefined)
    try {
      const body = { ...written, ...(note.trim() !== '' && { note: note.trim() }) }
      await call('PUT /api/documents', { body })
      await queries.invalidateQueries({ queryKey: projectKey })
      onSaved(head.name)
    } catch (failure) {
      const problem: unknown = failure instanceof Refused && failure.status === 409 ? failure.problem : undefined
      if (isConflict(problem)) setConflict(problem)
      else setError(failure)
    }
    setSaving(false)
  }
  if (conflict) {
    return (
      <Modal opened onClose={onClose} title={texts.save.conflictTitle} size="xl">
        <Stack gap="sm">
          <Text size="sm">{conflict.message}</Text>
          <Text size="sm">{texts.save.conflict}</Text>
          <Suspense fallback={<Loader size="sm" />}>
            <Diff
              before={conflict.current?.text ?? ''}
              after={change.text}
              labels={[texts.save.theirs, texts.save.mine]}
            />
          </Suspense>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.actions.keepBoth}
            </Button>
            <Button
              variant="default"
              onClick={async () => {
                await queries.invalidateQueries({ queryKey: projectKey })
                onSaved(opened?.name ?? head.name)
              }}
            >
              {texts.actions.takeTheirs}
            </Button>
            <Button
              color="red"
              loading={saving}
              onClick={() => void save({ ...change, opened: conflict.current?.hash ?? null })}
            >
              {texts.actions.overwrite}
            </Button>
          </Group>
        </Stack>
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={opened ? texts.save.title : texts.save.newTitle}>
      <Stack gap="sm">
        <Text size="sm">{texts.save.where(change.file)}</Text>
        {hasErrors && (
          <Text size="sm" c="red">
            {texts.save.hasErrors}
          </Text>
        )}
        {isTaken && (
          <Text size="sm" c="red">
            {texts.states.taken(head.name)}
          </Text>
        )}
        {opened && head.kind === 'segment' && !hasErrors && <Comparison text={textOfDefinition(definition)} />}
        <TextInput label={texts.save.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {error !== undefined && <Failure title={texts.save.failed} error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {messages.app.cancel}
          </Button>
          <Button data-autofocus loading={saving} disabled={hasErrors || isTaken} onClick={() => void save(change)}>
            {messages.app.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
