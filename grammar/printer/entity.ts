import { hardline, type Layout } from '../layout.ts'
import { printText } from '../spelling.ts'
import type { Entity, FieldNote, Id, Place, Relation } from '../tree/index.ts'
import { printColumn, printName } from '../words.ts'
import { around } from './comments.ts'
import { block, longText, statement } from './item.ts'
import { printPath } from './names.ts'

interface Holder {
  readonly fields?: readonly FieldNote[] | undefined
  readonly relations?: readonly Relation[] | undefined
  readonly places?: readonly Place[] | undefined
}

export const entity = (node: Entity): Layout => {
  const { comments, title, description, from } = node
  const on = node.connection === undefined ? '' : ` on ${printColumn(node.connection)}`
  const head = [
    ...statement(comments, 'title', title === undefined ? undefined : `title ${printText(title)}`),
    ...statement(
      comments,
      'description',
      description === undefined ? undefined : `description ${longText(description)}`,
    ),
    ...statement(comments, 'from', from && `from ${printPath(from)}`),
    ...(node.id ? [around(node.id.comments, id(node.id))] : []),
    ...(node.sends ? [around(node.sends.comments, `sends ${node.sends.call} as ${printColumn(node.sends.as)}`)] : []),
    ...(node.fields ?? []).map(field),
  ]
  return [`entity ${printName(node.name)}${on} `, block(sections(head, node), comments)]
}

/** Relations and places are set off by a blank line. */
const sections = (head: readonly Layout[], { relations = [], places = [] }: Holder): readonly Layout[] => {
  const parts = [head, relations.map(relation), ...places.map((one) => [place(one)])].filter((part) => part.length > 0)
  return parts.flatMap((part, index) => part.map((line, first) => (index > 0 && first === 0 ? [hardline, line] : line)))
}

const id = (node: Id): string =>
  [
    `id ${printColumn(node.column)}`,
    node.as && `as ${node.as}`,
    node.trimmed && 'trimmed',
    node.lower && 'lower',
    node.distinct && 'distinct',
  ]
    .filter(Boolean)
    .join(' ')

const field = (node: FieldNote): Layout =>
  around(
    node.comments,
    [
      `field ${printColumn(node.column)}`,
      node.type,
      node.unix && `from unix ${node.unix}`,
      node.zone !== undefined && `in ${printText(node.zone)}`,
      node.pii && 'pii',
      node.places !== undefined && `places ${node.places}`,
      node.approximate && 'approximate',
      node.title !== undefined && `title ${printText(node.title)}`,
    ]
      .filter((part) => typeof part === 'string')
      .join(' '),
  )

const relation = (node: Relation): Layout => {
  const keys = node.keys.map(({ parent, child }) =>
    parent === child ? printColumn(parent) : `${printColumn(parent)} = ${printColumn(child)}`,
  )
  const head = [
    `${node.cardinality} ${printName(node.name)} from ${printPath(node.from)} by ${keys.join(' and ')}`,
    ...(node.at === undefined ? [] : [`at ${printColumn(node.at)}`]),
    ...(node.named === undefined ? [] : [`named ${printColumn(node.named)}`]),
  ].join(' ')
  const inner = [...(node.fields ?? []).map(field), ...(node.relations ?? []).map(relation)]
  return around(
    node.comments,
    inner.length === 0 && !node.comments?.end ? head : [head, ' ', block(inner, node.comments)],
  )
}

const place = (node: Place): Layout => {
  const head = [
    ...statement(node.comments, 'from', `from ${printPath(node.from)}`),
    around(node.id.comments, id(node.id)),
    ...(node.fields ?? []).map(field),
    ...(node.relations ?? []).map(relation),
  ]
  return around(node.comments, [`also on ${printColumn(node.connection)} `, block(head, node.comments)])
}
