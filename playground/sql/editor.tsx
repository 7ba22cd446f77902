import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { type SQLNamespace, sql as sqlLanguage } from '@codemirror/lang-sql'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import type { DialectName } from '../../dialects/index.ts'
import type { Finding } from '../../runtime/server/api/index.ts'
import { CodeEditor } from '../parts/code-editor.tsx'
import { messages } from '../text/index.ts'
import { codeDialects } from './code-dialects.ts'

const texts = messages.sql

/** Schemas, tables and columns in the shape that completion reads. */
const namespaceOf = ({ tables }: ConnectionCatalog): SQLNamespace => {
  const root: Record<string, SQLNamespace> = {}
  for (const { name, columns } of tables) {
    let level = root
    for (const part of name.slice(0, -1)) {
      const known = level[part]
      const next = (typeof known === 'object' && !Array.isArray(known) ? known : {}) as Record<string, SQLNamespace>
      level[part] = next
      level = next
    }
    level[name.at(-1) ?? ''] = columns.map((column) => column.name)
  }
  return root
}

/** A fix changes the text as it was judged: where it has changed since, nothing is offered. */
export const applyFix = (view: EditorView, { fix }: Finding): void => {
  if (!fix) return
  const changes = fix.edits.map(({ span, text }) => ({ from: span.start, to: span.end, insert: text }))
  view.dispatch({ changes })
  view.focus()
}

const toDiagnostic = (finding: Finding, length: number): Diagnostic => {
  const { span, severity, message, hint, code, fix } = finding
  const from = Math.min(span?.start ?? 0, length)
  return {
    from,
    to: Math.max(from, Math.min(span?.end ?? length, length)),
    severity,
    source: code,
    message: hint === undefined ? message : `${message} ${hint}`,
    ...(fix && { actions: [{ name: fix.title, apply: (view) => applyFix(view, finding) }] }),
  }
}

export const SqlEditor = ({
  text,
  onChange,
  kind,
  catalog,
  findings,
  onRun,
  onView,
}: {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly kind: DialectName
  readonly catalog: ConnectionCatalog | undefined
  readonly findings: readonly Finding[]
  readonly onRun: () => void
  readonly onView: (view: EditorView | undefined) => void
}) => {
  const run = useRef(onRun)
  run.current = onRun
  const [view, setView] = useState<EditorView>()
  const extensions = useMemo(
    (): readonly Extension[] => [
      sqlLanguage({ dialect: codeDialects[kind], ...(catalog && { schema: namespaceOf(catalog) }) }),
      autocompletion({ icons: false }),
      lintGutter(),
      placeholder(texts.placeholder),
      Prec.highest(
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              run.current()
              return true
            },
          },
          { key: 'Tab', run: acceptCompletion },
        ]),
      ),
      keymap.of([...completionKeymap, ...lintKeymap]),
    ],
    [kind, catalog],
  )
  useEffect(() => {
    if (!view) return
    const { state } = view
    view.dispatch(
      setDiagnostics(
        state,
        findings.map((finding) => toDiagnostic(finding, state.doc.length)),
      ),
    )
  }, [view, findings])
  return (
    <CodeEditor
      label={texts.editor}
      text={text}
      onChange={onChange}
      extensions={extensions}
      height="260px"
      onView={(made) => {
        setView(made)
        onView(made)
      }}
    />
  )
}
