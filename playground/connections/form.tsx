import { Alert, Button, Divider, Group, List, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionEntry, ConnectionForm } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { call } from '../project/client.ts'
import { refreshProject } from '../project/refresh.ts'
import { messages } from '../text/index.ts'
import { type Draft, draftOf, emptyDraft, fieldsOf, missingOf, toBody } from './draft.ts'
import { FieldInput } from './fields.tsx'
import { Statement, TestSteps } from './steps.tsx'

const texts = messages.connectionsScreen
const goodName = /^[A-Za-z_][\w-]*$/

export interface Editing {
  /** Absent: a new one. */
  readonly entry?: ConnectionEntry
}

/** Adds or changes a connection; what stands in the configuration is only looked at. */
export const ConnectionWindow = ({
  editing,
  forms,
  names,
  usualMinutes,
  onClose,
}: {
  readonly editing: Editing | undefined
  readonly forms: readonly ConnectionForm[]
  readonly names: readonly string[]
  readonly usualMinutes: number
  readonly onClose: () => void
}) => (
  <Modal
    opened={editing !== undefined}
    onClose={onClose}
    size="lg"
    title={editing?.entry ? texts.form.editTitle(editing.entry.name) : texts.form.addTitle}
    closeButtonProps={{ 'aria-label': messages.app.close }}
  >
    {editing && (
      <Form
        {...(editing.entry && { entry: editing.entry })}
        forms={forms}
        names={names}
        usualMinutes={usualMinutes}
        onClose={onClose}
      />
    )}
  </Modal>
)

const Form = ({
  entry,
  forms,
  names,
  usualMinutes,
  onClose,
}: {
  readonly entry?: ConnectionEntry
  readonly forms: readonly ConnectionForm[]
  readonly names: readonly string[]
  readonly usualMinutes: number
  readonly onClose: () => void
}) => {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const form = forms.find(({ kind }) => kind === entry?.kind) ?? forms[0]
    return form && (entry ? draftOf(form, entry) : emptyDraft(form))
  })
  const form = forms.find(({ kind }) => kind === draft?.kind)
  const test = useMutation({
    mutationFn: (body: ReturnType<typeof toBody>) => call('POST /api/connections/test', { body }),
  })
  const save = useMutation({
    mutationFn: (asked: { readonly name: string; readonly body: ReturnType<typeof toBody> }) =>
      call('PUT /api/connections/{name}', { parameters: { name: asked.name }, body: asked.body }),
    onSuccess: async ({ statement }) => {
      await queries.invalidateQueries({ queryKey: ['connections'] })
      await refreshProject(queries)
      if (statement === undefined) onClose()
    },
  })
  if (!draft || !form) return null
  const readOnly = entry?.from === 'file'
  const change = (part: Partial<Draft>): void => {
    test.reset()
    setDraft({ ...draft, ...part })
  }
  const missing = missingOf(form, draft, entry)
  const wrongName = entry
    ? undefined
    : !goodName.test(draft.name)
      ? texts.form.badName
      : names.includes(draft.name)
        ? texts.form.taken
        : undefined
  if (save.data?.statement !== undefined) {
    return (
      <Stack>
        <Text size="sm">{texts.form.saved(save.data.name)}</Text>
        <Text size="sm">{texts.form.keyMade}</Text>
        <Statement text={save.data.statement} />
        <Button onClick={onClose}>{messages.app.close}</Button>
      </Stack>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ name: draft.name, body: toBody(form, draft) })
      }}
    >
      <Stack gap="sm">
        {readOnly && (
          <Alert variant="default" icon={<IconInfoCircle aria-hidden />}>
            {texts.inFile}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={texts.form.kind}
            data={forms.map(({ kind, title }) => ({ value: kind, label: title }))}
            value={draft.kind}
            allowDeselect={false}
            disabled={entry !== undefined}
            onChange={(kind) => {
              const next = forms.find((one) => one.kind === kind)
              if (next) change({ ...emptyDraft(next), name: draft.name })
            }}
          />
          <TextInput
            label={texts.form.name}
            description={texts.form.nameNote}
            required
            readOnly={entry !== undefined}
            value={draft.name}
            error={draft.name === '' ? undefined : wrongName}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        </SimpleGrid>
        {!entry && (
          <Alert variant="default" title={texts.form.steps}>
            <List size="xs" type="ordered" withPadding>
              {texts
                .steps(draft.kind)
                .split('\n')
                .map((step) => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
            </List>
          </Alert>
        )}
        {form.ways && (
          <Select
            label={form.ways.question}
            data={form.ways.of.map(({ name, label }) => ({ value: name, label }))}
            value={draft.way ?? null}
            allowDeselect={false}
            disabled={readOnly}
            onChange={(way) => change({ way: way ?? undefined })}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {fieldsOf(form, draft.way).map((field) => (
            <FieldInput
              key={`${draft.kind} ${field.setting}`}
              field={field}
              known={entry}
              readOnly={readOnly}
              value={draft.values[field.setting] ?? field.default ?? ''}
              onChange={(value) => change({ values: { ...draft.values, [field.setting]: value } })}
            />
          ))}
        </SimpleGrid>
        <Divider label={texts.form.limits} labelPosition="left" />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={form.budget === 'cost' ? texts.form.budgetCost : texts.form.budgetBytes}
            description={texts.form.budgetNote}
            readOnly={readOnly}
            value={draft.budget}
            onChange={({ currentTarget }) => change({ budget: currentTarget.value })}
          />
          <TextInput
            label={texts.form.minutes}
            description={texts.form.minutesNote(usualMinutes)}
            inputMode="numeric"
            readOnly={readOnly}
            value={draft.minutes}
            onChange={({ currentTarget }) => change({ minutes: currentTarget.value.replaceAll(/\D/g, '') })}
          />
        </SimpleGrid>
        {test.error && <Failure error={test.error} title={texts.result.failed} />}
        {test.data && <TestSteps test={test.data} />}
        {save.error && <Failure error={save.error} title={messages.parts.refused} />}
        {!readOnly && (
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={missing.length > 0 || draft.way === 'new key'}
              loading={test.isPending}
              onClick={() => test.mutate(toBody(form, draft))}
            >
              {texts.form.test}
            </Button>
            <Button type="submit" disabled={missing.length > 0 || wrongName !== undefined} loading={save.isPending}>
              {texts.form.save}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
