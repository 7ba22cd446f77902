import { List, Text } from '@mantine/core'
import type { Expression, SetExpression } from '../../../grammar/tree/index.ts'
import { createScope, type Scope } from '../../build/model/scope.ts'
import { sentenceOf } from '../../build/sentence/condition.ts'
import type { NamedItem, Workspace } from '../../project/workspace.ts'
import { messages } from '../../text/index.ts'

const texts = messages.parts.words

/** A definition in words, a line a condition. */
export const Words = ({ item, workspace }: { readonly item: NamedItem; readonly workspace: Workspace }) => {
  const { body } = item
  const { checked, catalog, settings } = workspace
  const scope = createScope(item.entity, checked, catalog, settings)
  const people = checked.entities.get(item.entity)?.item.title ?? item.entity
  if (body.kind === 'sql') return <Text size="sm">{texts.sql(people)}</Text>
  if (body.kind === 'set') {
    const titleOf = (name: string): string => checked.segments.get(name)?.item.title ?? name
    return <Text size="sm">{texts.set(people, setWords(body.set, titleOf))}</Text>
  }
  const { where } = body
  return (
    <>
      <Text size="sm" mb={4}>
        {where ? texts.who(people) : texts.everybody(people)}
      </Text>
      {where && scope && <Conditions node={where} scope={scope} />}
    </>
  )
}

const setWords = (set: SetExpression, titleOf: (name: string) => string): string => {
  const part = (inner: SetExpression): string =>
    inner.kind === 'segment' ? `“${titleOf(inner.name)}”` : `(${setWords(inner, titleOf)})`
  switch (set.kind) {
    case 'segment':
      return part(set)
    case 'not':
      return texts.notIn(part(set.operand))
    case 'in at least':
      return texts.atLeast(
        set.atLeast,
        set.segments.map((name) => `“${titleOf(name)}”`),
      )
    case 'and':
    case 'or':
    case 'except':
      return set.operands.map(part).join(` ${texts.joins[set.kind]} `)
    default:
      return set satisfies never
  }
}

const groupOf = (
  node: Expression,
): { readonly title: string; readonly operands: readonly Expression[] } | undefined => {
  if (node.kind === 'and' || node.kind === 'or') return { title: texts.groups[node.kind], operands: node.operands }
  if (node.kind === 'not' && (node.operand.kind === 'and' || node.operand.kind === 'or')) {
    const { kind, operands } = node.operand
    return { title: texts.negated[kind], operands }
  }
  return undefined
}

const Conditions = ({ node, scope }: { readonly node: Expression; readonly scope: Scope }) => {
  const group = groupOf(node)
  if (!group) return <Text size="sm">{sentenceOf(scope, node)}</Text>
  return (
    <>
      <Text size="sm" c="dimmed">
        {group.title}
      </Text>
      <List size="sm" spacing={3} withPadding>
        {group.operands.map((operand, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are shown as they stand.
          <List.Item key={at}>
            <Conditions node={operand} scope={scope} />
          </List.Item>
        ))}
      </List>
    </>
  )
}
