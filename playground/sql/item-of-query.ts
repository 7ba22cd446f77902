import { printItem } from '../../grammar/index.ts'
import type { Item } from '../../grammar/tree/index.ts'

export interface QueryItem {
  readonly kind: 'segment' | 'traits'
  readonly name: string
  readonly title: string
  readonly entity: string
  readonly folder: string
  readonly sql: string
  /** Named where it is not the entity's own. */
  readonly connection?: string
}

/** Blanks around a raw text are layout: lines without blanks at their ends, and no blank lines around. */
const laidOut = (sql: string): string => {
  const lines = sql
    .replaceAll('\r\n', '\n')
    .replace(/;\s*$/, '')
    .split('\n')
    .map((line) => line.trimEnd())
  const text = lines.join('\n').replace(/^\n+/, '').trimEnd()
  const filled = text.split('\n').filter((line) => line !== '')
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length))
  return text
    .split('\n')
    .map((line) => line.slice(Math.min(indent, line.length)))
    .join('\n')
}

/** A query as the text of a segment or trait set. */
export const itemOfQuery = ({ kind, name, title, entity, folder, sql, connection }: QueryItem): string => {
  const item: Item = {
    kind,
    name,
    entity,
    ...(connection !== undefined && { connection }),
    title,
    ...(folder !== '' && { folder }),
    body: { kind: 'sql', text: laidOut(sql) },
  }
  return printItem(item).trim()
}
