import { closeBrackets } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { search, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { codeTheme } from './code-theme.ts'

export interface CodeEditorProps {
  readonly label: string
  readonly text: string
  readonly onChange?: (text: string) => void
  /** Language, completion, lint: of one editor they stay the same object while they mean the same. */
  readonly extensions?: readonly Extension[]
  readonly readOnly?: boolean
  /** Hands out the view once it stands. */
  readonly onView?: (view: EditorView | undefined) => void
  readonly height?: string
}

/** A change that came from outside, not from who types. */
const outside = Annotation.define<boolean>()

/** Escape, then Tab, leaves the editor: Tab alone writes. */
const base = (label: string): readonly Extension[] => [
  lineNumbers(),
  history(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  search({ top: true }),
  indentUnit.of('  '),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label }),
  keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
  Prec.low(keymap.of([indentWithTab])),
  codeTheme,
]

/** CodeMirror. A new `text` from outside replaces what is shown, with the cursor where it was. */
export const CodeEditor = ({ label, text, onChange, extensions = [], readOnly, onView, height }: CodeEditorProps) => {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useRef(onChange)
  change.current = onChange
  const handView = useRef(onView)
  handView.current = onView
  const given = useRef({ text, extensions })
  const slot = useRef(new Compartment())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is made once; text and extensions follow by the effects below.
  useEffect(() => {
    if (!host.current) return
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: given.current.text,
        extensions: [
          ...base(label),
          slot.current.of([...given.current.extensions]),
          EditorState.readOnly.of(readOnly === true),
          EditorView.editable.of(true),
          EditorView.updateListener.of((update) => {
            const isOurs = update.transactions.some((one) => one.annotation(outside) === true)
            if (update.docChanged && !isOurs) change.current?.(update.state.doc.toString())
          }),
          ...(height === undefined
            ? []
            : [EditorView.theme({ '&': { height }, '.cm-scroller': { overflow: 'auto' } })]),
        ],
      }),
    })
    view.current = made
    handView.current?.(made)
    return () => {
      handView.current?.(undefined)
      made.destroy()
      view.current = undefined
    }
  }, [])
  useEffect(() => {
    const { current } = view
    if (!current || current.state.doc.toString() === text) return
    const head = Math.min(current.state.selection.main.head, text.length)
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: text },
      selection: { anchor: head },
      annotations: outside.of(true),
    })
  }, [text])
  useEffect(() => {
    view.current?.dispatch({ effects: slot.current.reconfigure([...extensions]) })
  }, [extensions])
  return <div ref={host} className="code-editor" />
}
