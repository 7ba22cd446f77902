import { Button, Group, NumberInput, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { OverlapAnswer } from '../../runtime/server/api/index.ts'
import { segqlColours } from '../build/text/highlight.ts'
import { CodeEditor } from '../parts/code-editor.tsx'
import { Failure } from '../parts/failure.tsx'
import { createItem, freeName, toName } from '../project/item-text.ts'
import { refreshProject } from '../project/refresh.ts'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { countOf, type Operation, segmentText, setOf } from './set-text.ts'

const texts = messages.segmentsScreen.overlap
const extensions = [segqlColours]

/** Makes a segment of others: by an operation, or of the columns that were chosen. */
export const MakeSet = ({
  names,
  entity,
  workspace,
  chosen,
  intersections,
}: {
  readonly names: readonly string[]
  readonly entity: string
  readonly workspace: Workspace
  readonly chosen: readonly (readonly string[])[]
  readonly intersections: OverlapAnswer['intersections']
}) => {
  const [operation, setOperation] = useState<Operation>('any')
  const [atLeast, setAtLeast] = useState(2)
  const [title, setTitle] = useState('')
  const queries = useQueryClient()
  const navigate = useNavigate()
  useEffect(
    () => setOperation((before) => (chosen.length > 0 ? 'chosen' : before === 'chosen' ? 'any' : before)),
    [chosen],
  )
  const options = { atLeast, chosen }
  const set = setOf(operation, names, options)
  const name = freeName(workspace, toName(title) || 'combined')
  const text = set && segmentText({ name, entity, ...(title !== '' && { title }) }, set)
  const save = useMutation({
    mutationFn: async (made: string) => {
      await createItem('segment', name, made)
      await refreshProject(queries)
      await navigate({ to: '/segments/$name', params: { name } })
    },
  })
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.make}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text !== undefined && title !== '') save.mutate(text)
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            {texts.make}
          </Title>
          <Group align="flex-end">
            <Select
              w={300}
              label={texts.operation}
              data={Object.entries(texts.operations)
                .filter(([value]) => value !== 'chosen' || chosen.length > 0)
                .map(([value, label]) => ({ value, label }))}
              value={operation}
              allowDeselect={false}
              onChange={(value) => setOperation(value as Operation)}
            />
            {operation === 'at least' && (
              <NumberInput
                w={110}
                label={texts.atLeast}
                min={1}
                max={names.length}
                value={atLeast}
                onChange={(value) => setAtLeast(Number(value) || 1)}
              />
            )}
            <Text size="sm" role="status" pb={8}>
              {operation === 'chosen'
                ? texts.chosen(chosen.length, countOf(operation, names, intersections, options))
                : texts.expected(countOf(operation, names, intersections, options))}
            </Text>
          </Group>
          <TextInput
            maw={420}
            required
            label={texts.name}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          {text !== undefined && <CodeEditor label={texts.expression} text={text} readOnly extensions={extensions} />}
          {save.error && <Failure error={save.error} title={messages.parts.refused} />}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={title === '' || text === undefined}>
              {texts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
