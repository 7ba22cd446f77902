import { sql as sqlLanguage } from '@codemirror/lang-sql'
import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Program, SqlTraits } from '../../../compiler/ir.ts'
import { segqlColours } from '../../build/text/highlight.ts'
import { textOf } from '../../project/item-text.ts'
import type { Place, Workspace } from '../../project/workspace.ts'
import { messages } from '../../text/index.ts'
import { CodeEditor } from '../code-editor.tsx'
import { Findings } from '../findings.tsx'
import { Loaded } from '../loaded.tsx'
import { Nothing } from '../nothing.tsx'
import { useStatements } from './statements.ts'
import { Words } from './words.tsx'

const texts = messages.segmentsScreen
const segqlExtensions = [segqlColours]
const sqlExtensions = [sqlLanguage()]

/** A saved definition in words, as SegQL and as the SQL that is sent. */
export const Definition = ({
  place,
  program,
  workspace,
  words,
}: {
  readonly place: Place
  readonly program: Program | SqlTraits | undefined
  readonly workspace: Workspace
  /** Instead of the sentence of a segment. */
  readonly words?: ReactNode
}) => {
  const { item, document } = place
  const statements = useStatements(item.name, program, workspace)
  const wrong = workspace.diagnostics.filter(({ file, severity }) => severity === 'error' && file === document.file)
  const findings = wrong.map(({ code, severity, message, hint }) => ({
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
  }))
  return (
    <Stack gap="md">
      {!program && findings.length > 0 && (
        <Paper withBorder p="sm">
          <Title order={2} size="h6" mb="xs">
            {texts.errors}
          </Title>
          <Findings findings={findings} label={texts.errors} />
        </Paper>
      )}
      <Part title={texts.words}>
        <Paper withBorder p="sm">
          {item.description !== undefined && (
            <Text size="sm" mb="xs">
              {item.description}
            </Text>
          )}
          {words ?? <Words item={item} workspace={workspace} />}
        </Paper>
      </Part>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Part title={texts.segql}>
          <CodeEditor label={texts.segql} text={textOf(item)} readOnly extensions={segqlExtensions} />
        </Part>
        <Part title={texts.sql}>
          {program ? (
            <Loaded query={statements}>
              {(found) => (
                <Stack gap="xs">
                  {found.map(({ name, connection, sql }) => (
                    <div key={`${name} ${connection}`}>
                      {found.length > 1 && (
                        <Text size="xs" c="dimmed">
                          {texts.sqlOf(name, connection)}
                        </Text>
                      )}
                      <CodeEditor label={`${texts.sql} ${name}`} text={sql} readOnly extensions={sqlExtensions} />
                    </div>
                  ))}
                </Stack>
              )}
            </Loaded>
          ) : (
            <Nothing title={texts.noSql} />
          )}
        </Part>
      </SimpleGrid>
    </Stack>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section aria-label={title} style={{ minWidth: 0 }}>
    <Title order={2} size="h6" mb={6}>
      {title}
    </Title>
    {children}
  </section>
)
