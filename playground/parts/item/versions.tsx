import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Badge, Button, Group, List, NavLink, Paper, Stack, Text, Title } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Version } from '../../../runtime/server/api/index.ts'
import { segqlColours } from '../../build/text/highlight.ts'
import { call } from '../../project/client.ts'
import { replaceItem, textOf } from '../../project/item-text.ts'
import { refreshProject } from '../../project/refresh.ts'
import type { Place, Workspace } from '../../project/workspace.ts'
import { formatInstant } from '../../text/format.ts'
import { messages } from '../../text/index.ts'
import { codeTheme } from '../code-theme.ts'
import { Confirm } from '../confirm.tsx'
import { Loaded } from '../loaded.tsx'
import { Nothing } from '../nothing.tsx'
import { changesBetween } from './changes.ts'

const texts = messages.segmentsScreen

/** Earlier texts of a definition, what each has different from now, and the way back to it. */
export const Versions = ({ place, workspace }: { readonly place: Place; readonly workspace: Workspace }) => {
  const { kind, name } = place.item
  const versions = useQuery({
    queryKey: ['versions', kind, name, workspace.state.revision],
    queryFn: ({ signal }) => call('GET /api/versions', { query: { kind, name } }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={versions}>
      {(found) =>
        found.versions.length < 2 ? (
          <Nothing title={texts.noVersions} note={texts.noVersionsNote} />
        ) : (
          <VersionList versions={found.versions} place={place} workspace={workspace} />
        )
      }
    </Loaded>
  )
}

const VersionList = ({
  versions,
  place,
  workspace,
}: {
  readonly versions: readonly Version[]
  readonly place: Place
  readonly workspace: Workspace
}) => {
  const now = textOf(place.item)
  const isNow = ({ text }: Version): boolean => text.trim() === now
  const [chosen, setChosen] = useState(() => (versions.find((one) => !isNow(one)) ?? versions[0])?.id)
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const shown = versions.find(({ id }) => id === chosen) ?? versions[0]
  if (!shown) return null
  const newest = versions[0]
  return (
    <Group align="flex-start" gap="md" wrap="nowrap">
      <Stack gap={2} w={230} component="nav" aria-label={texts.versionsList} style={{ flex: 'none' }}>
        {versions.map((version) => (
          <NavLink
            key={version.id}
            component="button"
            active={version.id === shown.id}
            label={formatInstant(version.savedAt)}
            description={version.note ?? version.by}
            rightSection={
              version === newest && isNow(version) ? (
                <Badge variant="default" tt="none" size="sm">
                  {texts.current}
                </Badge>
              ) : undefined
            }
            onClick={() => setChosen(version.id)}
          />
        ))}
      </Stack>
      <Stack gap="sm" flex={1} miw={0}>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {texts.versionBy(shown.by, formatInstant(shown.savedAt))}
          </Text>
          <Button
            leftSection={<IconRestore size={16} aria-hidden />}
            disabled={isNow(shown) || workspace.state.role === 'viewer'}
            onClick={() => setAsking(true)}
          >
            {texts.revert}
          </Button>
        </Group>
        {isNow(shown) ? (
          <Text size="sm">{texts.same}</Text>
        ) : (
          <>
            <Changes old={shown.text} place={place} workspace={workspace} />
            <Text size="xs" c="dimmed">
              {texts.diff}
            </Text>
            <Diff old={shown.text.trim()} now={now} />
          </>
        )}
        <Confirm
          opened={asking}
          title={texts.revertTitle}
          text={texts.revertText}
          act={texts.revert}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await replaceItem(place, shown.text.trim())
            await refreshProject(queries)
          }}
        />
      </Stack>
    </Group>
  )
}

/** Sentences first: which conditions came and which went. */
const Changes = ({
  old,
  place,
  workspace,
}: {
  readonly old: string
  readonly place: Place
  readonly workspace: Workspace
}) => {
  const changes = changesBetween(old, place.item, workspace)
  if (changes.added.length === 0 && changes.gone.length === 0) return null
  const sides = [
    { title: texts.added, lines: changes.added },
    { title: texts.gone, lines: changes.gone },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h6" mb={4}>
        {texts.changed}
      </Title>
      {sides.map(({ title, lines }) => (
        <div key={title}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <List size="sm" withPadding>
            {lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </div>
      ))}
    </Paper>
  )
}

const side = (label: string) => [
  codeTheme,
  segqlColours,
  EditorView.lineWrapping,
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ 'aria-label': label }),
]

const Diff = ({ old, now }: { readonly old: string; readonly now: string }) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const view = new MergeView({
      a: { doc: old, extensions: side(texts.gone) },
      b: { doc: now, extensions: side(texts.current) },
      parent: place.current,
      gutter: true,
    })
    return () => view.destroy()
  }, [old, now])
  return <div ref={place} />
}
