import { parseText, printExpression, printSetExpression } from '../../../grammar/index.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { createScope, type Scope } from '../../build/model/scope.ts'
import { sentenceOf } from '../../build/sentence/condition.ts'
import type { NamedItem, Workspace } from '../../project/workspace.ts'

export interface Changes {
  readonly added: readonly string[]
  readonly gone: readonly string[]
}

/** The sentences of a condition, without the groups they stand in. */
const sentences = (node: Expression, scope: Scope | undefined): readonly string[] => {
  if (node.kind === 'and' || node.kind === 'or') return node.operands.flatMap((operand) => sentences(operand, scope))
  return [scope ? sentenceOf(scope, node) : printExpression(node)]
}

const linesOf = ({ body, title, description, folder }: NamedItem, scope: Scope | undefined): readonly string[] => {
  const about = [title, description, folder].filter((one) => one !== undefined)
  switch (body.kind) {
    case 'sql':
      return [...about, ...body.text.split('\n').filter((line) => line.trim() !== '')]
    case 'set':
      return [...about, printSetExpression(body.set)]
    case 'rules':
      return [...about, ...(body.where ? sentences(body.where, scope) : [])]
    case 'expressions':
      return [
        ...about,
        ...body.traits.map(({ name, value }) => `${name} = ${printExpression(value)}`),
        ...(body.where ? sentences(body.where, scope) : []),
      ]
    default:
      return body satisfies never
  }
}

/** What a definition says now that an earlier text did not, and the other way round. */
export const changesBetween = (old: string, item: NamedItem, workspace: Workspace): Changes => {
  const { checked, catalog, settings } = workspace
  const [before] = parseText(old).document.items
  if (before?.kind !== 'segment' && before?.kind !== 'traits') return { added: [], gone: [] }
  const scope = createScope(item.entity, checked, catalog, settings)
  const earlier = new Set(linesOf(before, scope))
  const present = new Set(linesOf(item, scope))
  return {
    added: [...present].filter((line) => !earlier.has(line)),
    gone: [...earlier].filter((line) => !present.has(line)),
  }
}
