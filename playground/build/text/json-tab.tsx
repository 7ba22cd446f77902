import { json, jsonParseLinter } from '@codemirror/lang-json'
import { syntaxHighlighting } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { classHighlighter } from '@lezer/highlight'
import { Stack, Text } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { CodeEditor } from '../../parts/code-editor.tsx'
import { messages } from '../../text/index.ts'
import { useBuild, useBuildState } from '../context.ts'
import { type Target, toItem } from '../model/definition.ts'
import { readTargetJson } from '../model/read.ts'

const texts = messages.build
const extensions = [json(), syntaxHighlighting(classHighlighter), lintGutter(), linter(jsonParseLinter())]

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** The definition as JSON: what the API takes. */
export const JsonTab = () => {
  const { store } = useBuild()
  const definition = useBuildState((state) => state.definition)
  const typed = useRef<{ readonly text: string; readonly item: Target | undefined }>(undefined)
  const broken = definition.broken?.view === 'json' ? definition.broken.text : undefined
  const text = useMemo(() => {
    if (broken !== undefined) return broken
    const { item } = toItem(definition)
    // What is typed here keeps its layout while it says the same.
    if (typed.current?.item && same(typed.current.item, item)) return typed.current.text
    return JSON.stringify(item, null, 2)
  }, [broken, definition])
  const problems = broken === undefined ? [] : readTargetJson(broken).diagnostics
  return (
    <>
      {broken !== undefined && (
        <Stack gap={2} py={6} role="status">
          <Text size="sm" c="red">
            {texts.states.broken}
          </Text>
          {problems.slice(0, 3).map(({ message, path }) => (
            <Text key={`${path} ${message}`} size="sm">
              {path === undefined ? message : `${path.replace('/items/0', '')}: ${message}`}
            </Text>
          ))}
        </Stack>
      )}
      <CodeEditor
        label={texts.editor.json}
        text={text}
        extensions={extensions}
        onChange={(next) => {
          const { value } = readTargetJson(next)
          typed.current = { text: next, item: value }
          store.getState().setSource('json', next, value)
        }}
      />
    </>
  )
}
