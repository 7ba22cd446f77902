import { group, type Layout, render } from '../layout.ts'
import type { Document, Expression, Item, SetExpression, Window } from '../tree/index.ts'
import { comment } from './comments.ts'
import { topExpression } from './expression.ts'
import { item, width } from './item.ts'
import { set } from './set.ts'
import { window } from './window.ts'

/** A file in its one layout. */
export const printDocument = (document: Document): string => {
  const before = (document.comments?.before ?? []).map(comment).join('\n')
  const end = (document.comments?.end ?? []).map(comment).join('\n')
  const parts = [before, ...document.items.map(printItem), end].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

export const printItem = (node: Item): string => render(item(node), width)

/** On one line, without comments. */
export const printExpression = (node: Expression): string => oneLine(topExpression(withoutComments(node)))
export const printSetExpression = (node: SetExpression): string => oneLine(set(withoutComments(node)))
export const printWindow = (node: Window): string => oneLine(window(withoutComments(node), topExpression))

const oneLine = (layout: Layout): string => render(group(layout), Number.POSITIVE_INFINITY)

const withoutComments = <T>(node: T): T => {
  if (Array.isArray(node)) return node.map(withoutComments) as T
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (key === 'comments' ? [] : [[key, withoutComments(value)]])),
  ) as T
}

export { printPath } from './names.ts'
