import { ActionIcon, Badge, Button, Collapse, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconFilePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { messages } from '../text/index.ts'
import { useBuild, useBuildState } from './context.ts'
import { nameFrom, type Target } from './model/definition.ts'

const texts = messages.build

const withPart = (head: Target, part: 'title' | 'description' | 'folder', value: string): Target => {
  const { [part]: _, ...rest } = head
  return value === '' ? (rest as Target) : { ...head, [part]: value }
}

export interface HeaderProps {
  readonly changed: boolean
  readonly onNew: () => void
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly mayChange: boolean
}

export const Header = ({ changed, onNew, onSave, onDiscard, mayChange }: HeaderProps) => {
  const { store, workspace } = useBuild()
  const head = useBuildState((state) => state.definition.head)
  const opened = useBuildState((state) => state.opened)
  const canUndo = useBuildState((state) => state.past.length > 0)
  const canRedo = useBuildState((state) => state.future.length > 0)
  const [details, setDetails] = useState(false)
  const { setHead, undo, redo } = store.getState()
  const setTitle = (title: string): void =>
    setHead((before) => {
      const isNamed = opened !== undefined || before.name !== nameFrom(before.title ?? '')
      const next = withPart(before, 'title', title)
      return isNamed ? next : { ...next, name: nameFrom(title) }
    }, 'title')
  const entities = [...workspace.checked.entities.values()].map(({ name, item }) => ({
    value: name,
    label: item.title ?? name,
  }))
  return (
    <>
      <Group gap="xs" wrap="wrap" mb={6}>
        <TextInput
          className="build-title"
          variant="unstyled"
          flex="1 1 220px"
          aria-label={texts.fields.title}
          placeholder={texts.fields.titlePlaceholder}
          value={head.title ?? ''}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Badge variant="light" color={changed ? 'indigo' : 'gray'} tt="none" fw={500}>
          {changed ? texts.states.draft : opened ? texts.states.saved : texts.newSegment}
        </Badge>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            title={`${texts.actions.undo} (Ctrl+Z)`}
            aria-label={texts.actions.undo}
            disabled={!canUndo}
            onClick={undo}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            title={`${texts.actions.redo} (Ctrl+Shift+Z)`}
            aria-label={texts.actions.redo}
            disabled={!canRedo}
            onClick={redo}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Group>
        {changed && (
          <Button size="xs" variant="subtle" onClick={onDiscard}>
            {texts.actions.discard}
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconFilePlus size={15} aria-hidden />} onClick={onNew}>
          {texts.actions.new}
        </Button>
        <Button
          size="xs"
          title={mayChange ? texts.actions.saveNote : texts.save.viewer}
          onClick={onSave}
          disabled={!mayChange}
        >
          {messages.app.save}
        </Button>
      </Group>
      <Group gap="sm" mb="xs" wrap="wrap">
        <NativeSelect
          size="xs"
          w={170}
          aria-label={texts.fields.entity}
          data={entities}
          value={head.entity}
          onChange={(event) => {
            const entity = event.currentTarget.value
            setHead((before) => ({ ...before, entity }))
          }}
        />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-expanded={details}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setDetails(!details)}
        >
          {texts.fields.details}: <code className="name">{head.name}</code>
        </Button>
      </Group>
      <Collapse expanded={details}>
        <Details head={head} isNew={opened === undefined} />
      </Collapse>
    </>
  )
}

const Details = ({ head, isNew }: { readonly head: Target; readonly isNew: boolean }) => {
  const { store } = useBuild()
  const { setHead } = store.getState()
  return (
    <Group gap="sm" mb="sm" align="flex-start" wrap="wrap">
      <TextInput
        size="xs"
        w={210}
        label={texts.fields.name}
        description={texts.fields.nameNote}
        disabled={!isNew}
        value={head.name}
        onChange={(event) => {
          const name = event.currentTarget.value
          if (name.trim() !== '') setHead((before) => ({ ...before, name }), 'name')
        }}
      />
      <TextInput
        size="xs"
        w={180}
        label={texts.fields.folder}
        description="&nbsp;"
        value={head.folder ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          setHead((before) => withPart(before, 'folder', value), 'folder')
        }}
      />
      <Textarea
        size="xs"
        flex="1 1 260px"
        autosize
        minRows={1}
        label={texts.fields.description}
        description="&nbsp;"
        value={head.description ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          setHead((before) => withPart(before, 'description', value), 'description')
        }}
      />
    </Group>
  )
}
