import { Button, FileButton, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ConnectionEntry, ConnectionForm } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'

const texts = messages.connectionsScreen.form

type Field = ConnectionForm['fields'][number]

/** One setting, asked for with where it is found. A secret that is set is never shown; left empty, it stays. */
export const FieldInput = ({
  field,
  value,
  known,
  readOnly,
  onChange,
}: {
  readonly field: Field
  readonly value: string
  readonly known: ConnectionEntry | undefined
  readonly readOnly: boolean
  readonly onChange: (value: string) => void
}) => {
  const kept = field.secret && known?.secrets.includes(field.setting) === true
  const about = [plain(field.about), field.many ? texts.many : '', kept ? texts.secretKept : '']
    .filter(Boolean)
    .join(' ')
  const shared = {
    label: field.label,
    description: about,
    required: field.required && !kept,
    withAsterisk: field.required && !kept,
    value,
    readOnly,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  }
  if (field.file) return <FileField shared={shared} onChange={onChange} />
  if (field.secret) return <PasswordInput {...shared} />
  return <TextInput {...shared} placeholder={field.default} />
}

/** Help texts are written for the terminal too, as parts of a sentence. */
const plain = (about: string): string => {
  const text = about.replaceAll('`', '')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace('..', '.')
}

const FileField = ({
  shared,
  onChange,
}: {
  readonly shared: { readonly label: string; readonly description: string } & Record<string, unknown>
  readonly onChange: (value: string) => void
}) => {
  const [name, setName] = useState<string>()
  const read = async (file: File | null): Promise<void> => {
    if (!file) return
    onChange(await file.text())
    setName(file.name)
  }
  return (
    <Stack gap={4}>
      <PasswordInput {...shared} />
      <Group gap="xs">
        <FileButton onChange={(file) => void read(file)}>
          {(props) => (
            <Button size="compact-xs" variant="default" {...props}>
              {texts.file}
            </Button>
          )}
        </FileButton>
        {name !== undefined && (
          <Text size="xs" c="dimmed">
            {texts.fileRead(name)}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
