import { describe, expect, test } from 'vitest'
import { compilerDiagnostics } from '../../compiler/diagnostics.ts'
import { checkProject } from '../../compiler/project.ts'
import type { Example } from '../../grammar/diagnostic.ts'
import { parseText, readJson } from '../../grammar/index.ts'
import { catalog, model, settings } from '../model.ts'
import { marked } from './marked.ts'

const parsedModel = parseText(model, { file: 'model.segql' })

const check = (example: Example) => {
  const document =
    'json' in example
      ? readJson(example.json, { file: 'example' })
      : parseText(marked(example.source).text, { file: 'example' })
  return checkProject([parsedModel, document], catalog, settings).diagnostics
}

describe('every diagnostic shows itself in its example', () => {
  test('and the shop model itself has none', () => {
    const found = checkProject([parsedModel], catalog, settings).diagnostics
    expect(found.filter((each) => each.severity !== 'info')).toEqual([])
  })

  for (const [code, row] of Object.entries(compilerDiagnostics)) {
    test(`${code} stands where it is marked, alone`, () => {
      const { example } = row as { example: Example }
      const found = check(example).filter((each) => each.file === 'example')
      const wanted = 'json' in example ? [{ code }] : marked(example.source).spans.map((span) => ({ code, span }))
      expect(found).toMatchObject(wanted)
      expect(found.map((each) => each.code)).toEqual(wanted.map(() => code))
    })
  }
})
