import { describe, expect, test } from 'vitest'
import type { Example } from '../../grammar/diagnostic.ts'
import { syntaxDiagnostics } from '../../grammar/diagnostics.ts'
import { parseText, readJson } from '../../grammar/index.ts'
import { marked } from '../check/marked.ts'
import { findings, shown } from './read.ts'

describe('every syntax diagnostic shows itself in its example', () => {
  for (const [code, row] of Object.entries(syntaxDiagnostics)) {
    test(`${code} stands where it is marked, alone`, () => {
      const example: Example = row.example
      if ('json' in example) {
        expect(findings(readJson(example.json)).map((one) => one.code)).toEqual([code])
        return
      }
      const { text } = marked(example.source)
      const found = findings(parseText(text))
      expect(found.map((one) => one.code)).toEqual([code])
      expect(shown(text, found)).toBe(example.source)
    })
  }
})
