import { sql as sqlLanguage } from '@codemirror/lang-sql'
import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fillTemplate, findTemplate, type TemplateDialect } from '../../dialects/templates/index.ts'
import type { TemplateEntry } from '../../runtime/server/api/index.ts'
import { CodeEditor } from '../parts/code-editor.tsx'
import { Findings } from '../parts/findings.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { Workspace } from '../project/workspace.ts'
import { Create, type Creation } from '../sql/create.tsx'
import { handOver } from '../sql/hand-over.ts'
import { messages } from '../text/index.ts'

const texts = messages.traitsScreen.gallery
const extensions = [sqlLanguage()]

/** One template: its parameters, the SQL they give in the dialect of a connection, and what can be made of it. */
export const TemplateWindow = ({
  template,
  workspace,
  onClose,
}: {
  readonly template: TemplateEntry | undefined
  readonly workspace: Workspace
  readonly onClose: () => void
}) => {
  const [creation, setCreation] = useState<Creation>()
  return (
    <>
      <Modal
        opened={template !== undefined && creation === undefined}
        onClose={onClose}
        size="xl"
        title={template?.title}
        closeButtonProps={{ 'aria-label': messages.app.close }}
      >
        {template && <Template key={template.name} template={template} workspace={workspace} onCreate={setCreation} />}
      </Modal>
      <Create
        of={creation}
        workspace={workspace}
        {...(template && { title: template.title })}
        onClose={() => setCreation(undefined)}
      />
    </>
  )
}

const Template = ({
  template: { name, kind, source, description, parameters },
  workspace,
  onCreate,
}: {
  readonly template: TemplateEntry
  readonly workspace: Workspace
  readonly onCreate: (creation: Creation) => void
}) => {
  const { connections } = workspace.state
  const names = Object.keys(connections)
  const [connection, setConnection] = useState(workspace.settings.defaultConnection ?? names[0])
  const [set, setSet] = useState<Readonly<Record<string, string>>>({})
  const navigate = useNavigate()
  const found = findTemplate(name).value
  const dialect = (connections[connection ?? ''] ?? 'duckdb') as TemplateDialect
  const filled = found && fillTemplate(found, dialect, set)
  const findings = (filled?.diagnostics ?? []).map(({ code, severity, message, hint }) => ({
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
  }))
  const sql = filled?.value
  if (connection === undefined) return <Nothing title={texts.noConnection} />
  return (
    <Stack gap="sm">
      <Text size="sm">{description}</Text>
      <Text size="sm" c="dimmed">
        {texts.source(source)}
      </Text>
      <Select
        label={texts.connection}
        data={names.map((one) => ({ value: one, label: `${one} (${messages.sql.warehouse(connections[one] ?? '')})` }))}
        value={connection}
        allowDeselect={false}
        onChange={(value) => value !== null && setConnection(value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {parameters.map((parameter) => (
          <TextInput
            key={parameter.name}
            label={parameter.name}
            description={parameter.description}
            value={set[parameter.name] ?? parameter.value ?? ''}
            onChange={({ currentTarget: { value } }) => setSet({ ...set, [parameter.name]: value })}
          />
        ))}
      </SimpleGrid>
      {findings.length > 0 && <Findings findings={findings} label={messages.sql.problems(findings.length)} />}
      {sql !== undefined && <CodeEditor label={texts.sql} text={sql} readOnly extensions={extensions} />}
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={sql === undefined}
          onClick={() => {
            if (sql === undefined) return
            handOver({ sql, connection })
            void navigate({ to: '/sql' })
          }}
        >
          {texts.toSql}
        </Button>
        <Button disabled={sql === undefined} onClick={() => sql !== undefined && onCreate({ kind, sql, connection })}>
          {texts.create[kind]}
        </Button>
      </Group>
    </Stack>
  )
}
