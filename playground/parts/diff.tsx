import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { codeTheme } from './code-theme.ts'

/** Two texts side by side, what differs marked. */
export const Diff = ({
  before,
  after,
  labels,
}: {
  readonly before: string
  readonly after: string
  readonly labels: readonly [string, string]
}) => {
  const host = useRef<HTMLDivElement>(null)
  const [left, right] = labels
  useEffect(() => {
    if (!host.current) return
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [
        lineNumbers(),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        codeTheme,
      ],
    })
    const view = new MergeView({
      a: side(before, left),
      b: side(after, right),
      parent: host.current,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => view.destroy()
  }, [before, after, left, right])
  return <div ref={host} className="diff" />
}
