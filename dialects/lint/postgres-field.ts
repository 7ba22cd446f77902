import { type Convert, part, spanOf, textOf } from './postgres-expression.ts'
import { nodeIn, nodesIn, numberIn } from './raw-node.ts'

/** A field of a value may be a function of that name: https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-USAGE */
export const indirection: Convert = (node, context) => {
  const fields = nodesIn(node, 'indirection')
  const [first = {}] = fields
  for (const field of fields) if ('String' in field) context.call([textOf(field)], numberIn(node, 'location'))
  const indices = fields.flatMap((field) => {
    const inside = nodeIn(field, 'A_Indices') ?? {}
    return [...part(inside, 'lidx', context), ...part(inside, 'uidx', context)]
  })
  const name = fields.every((field) => 'A_Indices' in field) ? 'subscript' : `field ${textOf(first)}`
  return { kind: 'other', name, parts: [...part(node, 'arg', context), ...indices], ...spanOf(node, context) }
}
