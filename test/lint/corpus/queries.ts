import { readFileSync } from 'node:fs'
import type { CorpusDialect } from './tables.ts'

export interface CorpusColumn {
  readonly name: string
  /** The kind of its type; `?` where only the warehouse can know. */
  readonly kind: string
}

export interface CorpusQuery {
  readonly name: string
  readonly as: 'segment' | 'traits'
  /** Without the database: `analytics.users`, as the warehouse spells it. */
  readonly tables: readonly string[]
  readonly columns: readonly CorpusColumn[]
  readonly sql: string
}

const column = /(?:"([^"]+)"|([^\s,]+)) (\w+|\?)/g

/** A file is blocks: `=== name segment|traits`, `tables: …`, `columns: …`, then the query up to the next block. */
const readBlock = (block: string): CorpusQuery => {
  const [head = '', ...lines] = block.split('\n')
  const [name = '', as = ''] = head.trim().split(' ')
  const fact = (word: string): string => {
    const line = lines.find((one) => one.startsWith(`${word}: `))
    if (line === undefined) throw new Error(`the query ${name} has no line \`${word}:\``)
    return line.slice(word.length + 2)
  }
  if (as !== 'segment' && as !== 'traits') throw new Error(`the query ${name} is neither a segment nor traits`)
  return {
    name,
    as,
    tables: fact('tables').split(', '),
    columns: [...fact('columns').matchAll(column)].map(([, quoted, word, kind = '']) => ({
      name: quoted ?? word!,
      kind,
    })),
    sql: lines
      .filter((line, index) => index > 1 || !/^(?:tables|columns): /.test(line))
      .join('\n')
      .trim(),
  }
}

export const readCorpus = (dialect: CorpusDialect, file: 'main' | 'held out'): readonly CorpusQuery[] => {
  const name = file === 'main' ? `${dialect}.txt` : `${dialect}-held-out.txt`
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  return text.split(/^=== /m).slice(1).map(readBlock)
}
