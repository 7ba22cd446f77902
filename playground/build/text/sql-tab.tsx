import { sql } from '@codemirror/lang-sql'
import { syntaxHighlighting } from '@codemirror/language'
import { classHighlighter } from '@lezer/highlight'
import { Button, Group, Loader, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { compileProgram } from '../../../compiler/compile.ts'
import type { Dialect } from '../../../compiler/dialect.ts'
import { CodeEditor } from '../../parts/code-editor.tsx'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import type { Checked } from '../model/check.ts'
import { programOf } from '../model/program.ts'

const texts = messages.build
const extensions = [sql(), syntaxHighlighting(classHighlighter)]

type Dialects = Readonly<Record<string, Dialect>>

const useDialects = (): Dialects | undefined => {
  const [dialects, setDialects] = useState<Dialects>()
  useEffect(() => {
    void import('../../../dialects/index.ts').then((module) => setDialects(module.dialects))
  }, [])
  return dialects
}

const microseconds = (instant: string): bigint => BigInt(Date.parse(instant)) * 1000n

/** The statement in any dialect; read only. */
export const SqlTab = ({ checked }: { readonly checked: Checked | undefined }) => {
  const { workspace } = useBuild()
  const { connections, asOf } = workspace.state
  const dialects = useDialects()
  const program = checked && programOf(checked, workspace)
  const own = program && 'connection' in program ? connections[program.connection] : Object.values(connections)[0]
  const [chosen, setChosen] = useState<string>()
  const [print, setPrint] = useState<'literals' | 'parameters'>('literals')
  const [copied, setCopied] = useState(false)
  const name = chosen ?? (own !== undefined && dialects?.[own] ? own : Object.keys(dialects ?? {})[0])
  const dialect = name === undefined ? undefined : dialects?.[name]
  const compiled = useMemo(() => {
    if (!program || program.kind === 'sql traits' || !dialect) return undefined
    return compileProgram(program, dialect, { now: asOf === undefined ? 'current' : microseconds(asOf), print })
  }, [program, dialect, print, asOf])
  if (!dialects) return <Loader size="sm" m="md" />
  const statement = program?.kind === 'sql traits' ? program.text : compiled?.value.sql
  const refused = compiled?.diagnostics.filter(({ severity }) => severity === 'error') ?? []
  const copy = (): void => {
    if (statement === undefined) return
    void navigator.clipboard?.writeText(statement)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <Stack gap="xs" pt="xs">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          size="xs"
          w={150}
          label={texts.sql.dialect}
          data={Object.entries(dialects).map(([value, { title }]) => ({ value, label: title }))}
          value={name ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={texts.sql.values}
          data={[
            { value: 'literals', label: texts.sql.literals },
            { value: 'parameters', label: texts.sql.parameters },
          ]}
          value={print}
          onChange={(value) => setPrint(value === 'parameters' ? 'parameters' : 'literals')}
        />
        <Button
          size="xs"
          variant="default"
          ml="auto"
          disabled={statement === undefined}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
        >
          {copied ? texts.actions.copied : texts.actions.copy}
        </Button>
      </Group>
      {refused.map(({ code, message }) => (
        <Text key={`${code} ${message}`} size="sm" c="red">
          {message}
        </Text>
      ))}
      {statement === undefined ? (
        <Text size="sm" c="dimmed">
          {texts.sql.none}
        </Text>
      ) : (
        <CodeEditor label={texts.editor.sql} text={statement} extensions={extensions} readOnly />
      )}
      {print === 'parameters' && compiled && compiled.value.parameters.length > 0 && (
        <Text size="xs" c="dimmed" ff="monospace">
          {texts.sql.parameterList}: {compiled.value.parameters.map(({ value }) => String(value)).join(', ')}
        </Text>
      )}
    </Stack>
  )
}
