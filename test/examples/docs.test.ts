import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseText } from '../../grammar/index.ts'

const root = new URL('../../', import.meta.url)
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((page) => `docs/${page}`)]

interface Snippet {
  readonly page: string
  readonly line: number
  readonly text: string
}

/** The SegQL blocks of a page, without the indent of the list they may stand in. */
const snippetsOf = (page: string): readonly Snippet[] => {
  const text = readFileSync(new URL(page, root), 'utf8')
  return [...text.matchAll(/^( *)```segql\n([\s\S]*?)^ *```$/gm)].map((block) => ({
    page,
    line: text.slice(0, block.index).split('\n').length + 1,
    text: (block[2] ?? '').replaceAll(new RegExp(`^${block[1]}`, 'gm'), ''),
  }))
}

const isItem = /^(\/\/.*\n)*(entity|segment|traits|test)\b/
const isPlace = /^\s*also on\b/

/** A block of items stands for itself; a place stands in an entity; else every line is an expression of its own. */
const sourcesOf = ({ text }: Snippet): readonly string[] => {
  if (isItem.test(text)) return [text]
  if (isPlace.test(text)) return [`entity customer on demo {\n${text}}`]
  const lines = text.split('\n').map((line) => line.replace(/\s*\/\/.*$/, ''))
  return lines.filter((line) => line !== '').map((line) => `traits t of customer { x = (${line}) }`)
}

describe.each(pages)('the examples in %s', (page) => {
  test('can be read', () => {
    for (const snippet of snippetsOf(page)) {
      for (const source of sourcesOf(snippet)) {
        const { items, diagnostics } = parseText(source)
        const told = [...items.flatMap((item) => item.diagnostics), ...diagnostics].map(({ message }) => message)
        expect(told, `${page}:${snippet.line}: ${source}`).toEqual([])
      }
    }
  })
})
