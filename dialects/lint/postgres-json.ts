import type { SqlExpression } from '../../compiler/raw/tree.ts'
import { type Convert, expression, isExpression, spanOf, typeText } from './postgres-expression.ts'
import { postgresQuery } from './postgres-tree.ts'
import { isNode, unwrap } from './raw-node.ts'

/** JSON functions of the standard have many small nodes, all of them of one family. */
export const jsonExpression: Convert = (node, context) => {
  const parts: SqlExpression[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one)
    if (!isNode(value)) return
    const [kind = '', inner] = unwrap(value) ?? []
    if (kind === 'TypeName') typeText(inner ?? {}, context)
    else if (isExpression(kind)) parts.push(expression(value, context))
    else if (kind === 'SelectStmt') parts.push({ kind: 'subquery', query: postgresQuery(value, context) })
    else {
      if (isNode(value.typeName)) typeText(value.typeName, context)
      for (const [key, one] of Object.entries(value)) if (key !== 'typeName') walk(one)
    }
  }
  walk(Object.values(node))
  return { kind: 'other', name: 'json', parts, ...spanOf(node, context) }
}
