import { autocompletion } from '@codemirror/autocomplete'
import { linter, lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import { Text } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { CodeEditor } from '../../parts/code-editor.tsx'
import { messages } from '../../text/index.ts'
import { useBuild, useBuildState } from '../context.ts'
import type { Checked } from '../model/check.ts'
import { textOfDefinition } from '../model/definition.ts'
import { readTarget } from '../model/read.ts'
import { completeSegql } from './complete.ts'
import { markedRule, segqlColours, setMarked } from './highlight.ts'

const texts = messages.build

export const toMark = ({ span, severity, message, hint, fix }: Diagnostic, length: number): Mark => {
  const from = Math.min(span?.start ?? 0, length)
  return {
    from,
    to: Math.max(from, Math.min(span?.end ?? 0, length)),
    severity,
    message: hint === undefined ? message : `${message} ${hint}`,
    ...(fix && {
      actions: [
        {
          name: fix.title,
          apply: (view: EditorView) =>
            view.dispatch({
              changes: fix.edits.map((edit) => ({ from: edit.span.start, to: edit.span.end, insert: edit.text })),
            }),
        },
      ],
    }),
  }
}

/** The definition as SegQL text; what parses is the rules at once. */
export const SegqlTab = ({ checked }: { readonly checked: Checked | undefined }) => {
  const { store, scope } = useBuild()
  const definition = useBuildState((state) => state.definition)
  const selected = useBuildState((state) => state.selected)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ scope, checked })
  latest.current = { scope, checked }
  const [syntax, setSyntax] = useState<readonly Diagnostic[]>([])
  const broken = definition.broken?.view === 'segql' ? definition.broken.text : undefined
  const text = useMemo(() => broken ?? textOfDefinition(definition), [broken, definition])
  useEffect(() => setSyntax(broken === undefined ? [] : readTarget(broken).diagnostics), [broken])
  const extensions = useMemo(
    () => [
      segqlColours,
      markedRule,
      lintGutter(),
      linter(null),
      autocompletion({ icons: false, override: [completeSegql(() => latest.current.scope)] }),
      EditorView.domEventHandlers({
        mouseup: (_event, editor) => {
          store.getState().select(latest.current.checked?.ruleAt(editor.state.selection.main.head))
          return false
        },
      }),
    ],
    [store],
  )
  useEffect(() => {
    const { current } = view
    if (!current) return
    const found =
      broken !== undefined
        ? syntax
        : checked?.text === text
          ? checked.problems.map(({ diagnostic }) => diagnostic).filter(({ span }) => span !== undefined)
          : []
    current.dispatch(
      setDiagnostics(
        current.state,
        found.map((one) => toMark(one, current.state.doc.length)),
      ),
    )
  }, [checked, text, broken, syntax])
  useEffect(() => {
    const span = selected !== undefined && checked?.text === text ? checked.spanOf(selected) : undefined
    view.current?.dispatch({ effects: setMarked.of(span) })
  }, [selected, checked, text])
  return (
    <>
      {broken !== undefined && (
        <Text size="sm" c="red" py={6} role="status">
          {texts.states.broken}
        </Text>
      )}
      <CodeEditor
        label={texts.editor.segql}
        text={text}
        extensions={extensions}
        onView={(made) => {
          view.current = made
        }}
        onChange={(typed) => store.getState().setSource('segql', typed, readTarget(typed).value)}
      />
    </>
  )
}
