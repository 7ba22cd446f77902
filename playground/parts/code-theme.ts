import { syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'

/** The colours that CodeMirror ships fail the contrast of AA; these pass on light and on dark, where the page's scheme chooses. */
const theme = EditorView.theme({
  '&': {
    fontSize: '13px',
    color: 'light-dark(#1c2128, #e6e8eb)',
    backgroundColor: 'light-dark(#fff, #1b1d21)',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: 'var(--mantine-radius-md)',
    overflow: 'hidden',
  },
  '&.cm-focused': { outline: 'none', borderColor: 'light-dark(#2b48b4, #8b9deb)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'light-dark(#111, #eee)' },
  '.cm-cursor': { borderLeftColor: 'light-dark(#111, #eee)' },
  '.cm-gutters': {
    backgroundColor: 'light-dark(#f5f6f8, #22252b)',
    color: 'light-dark(#5a6270, #a8b0bd)',
    border: '0',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'light-dark(#eef1ff80, #2b334d60)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'light-dark(#c9d4fb, #3a4570)',
  },
  '.cm-matchingBracket': { backgroundColor: 'light-dark(#dbe1fb, #39456f)', outline: 'none' },
  '.cm-placeholder': { color: 'light-dark(#6b7280, #98a1b0)' },
  '.cm-marked': { backgroundColor: 'light-dark(#fff1c2, #4a4020)' },
  '.cm-tooltip': {
    backgroundColor: 'light-dark(#fff, #282c33)',
    color: 'light-dark(#1c2128, #e6e8eb)',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: '6px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: '#2b48b4', color: '#fff' },
  '.cm-diagnosticAction': { backgroundColor: '#2b48b4', color: '#fff', borderRadius: '4px' },
  '.cm-panels': { backgroundColor: 'light-dark(#f5f6f8, #22252b)', color: 'light-dark(#1c2128, #e6e8eb)' },
  '.tok-keyword': { color: 'light-dark(#6a1b9a, #d7a8f5)' },
  '.tok-string, .tok-string2': { color: 'light-dark(#1b6b2f, #9fd8a8)' },
  '.tok-number, .tok-bool, .tok-atom, .tok-literal': { color: 'light-dark(#8a3b00, #f2b98a)' },
  '.tok-comment': { color: 'light-dark(#5a6270, #a8b0bd)', fontStyle: 'italic' },
  '.tok-operator': { color: 'light-dark(#444c56, #c4cad3)' },
  '.tok-typeName': { color: 'light-dark(#0b5a8a, #8fcdf0)' },
  '.tok-propertyName': { color: 'light-dark(#233b98, #c3cdfa)' },
})

export const codeTheme: Extension = [theme, syntaxHighlighting(classHighlighter)]
