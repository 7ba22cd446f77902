import { hardline, indent, type Layout, render } from '../layout.ts'
import { canonicalRaw, printRaw, printText } from '../spelling.ts'
import type { Comments, Item, Segment, Traits } from '../tree/index.ts'
import { printColumn, printName } from '../words.ts'
import { around, comment, partOf } from './comments.ts'
import { entity } from './entity.ts'
import { rules, traitValue } from './expression.ts'
import { set } from './set.ts'
import { test } from './test.ts'

export const width = 100

/** One item, its comments included. */
export const item = (node: Item): Layout => {
  switch (node.kind) {
    case 'entity':
      return around(node.comments, entity(node))
    case 'segment':
    case 'traits':
      return around(node.comments, described(node))
    case 'test':
      return around(node.comments, test(node))
    default:
      return node satisfies never
  }
}

/** Statements in braces, with the comments before the closing one. */
export const block = (statements: readonly Layout[], comments: Comments | undefined): Layout => {
  const lines = [...statements, ...(comments?.end ?? []).map(comment)]
  return lines.length === 0 ? '{}' : ['{', indent(lines.flatMap((line) => [hardline, line])), hardline, '}']
}

export const statement = (
  comments: Comments | undefined,
  part: string,
  content: Layout | undefined,
): readonly Layout[] => (content === undefined ? [] : [around(partOf(comments, part), content)])

/** Raw text between fences if that reads better, else in quotes. */
export const longText = (text: string): string =>
  text.includes('\n') && canonicalRaw(text) === text && !/[\p{Cs}]|(?!\n)\p{Cc}/u.test(text)
    ? printRaw(text, '  ')
    : printText(text)

const described = (node: Segment | Traits): Layout => {
  const { comments, title, description, folder, refresh } = node
  const header = `${node.kind} ${printName(node.name)} of ${printName(node.entity)}${node.connection === undefined ? '' : ` on ${printColumn(node.connection)}`}`
  const head = node.body.kind === 'set' ? [header, ' = ', set(node.body.set)] : [header]
  const statements = [
    ...statement(comments, 'title', title === undefined ? undefined : `title ${printText(title)}`),
    ...statement(
      comments,
      'description',
      description === undefined ? undefined : `description ${longText(description)}`,
    ),
    ...statement(comments, 'folder', folder === undefined ? undefined : `folder ${printText(folder)}`),
    ...body(node),
    ...statement(
      comments,
      'refresh',
      refresh && `refresh every ${refresh.every} ${refresh.every === 1 ? refresh.unit.slice(0, -1) : refresh.unit}`,
    ),
  ]
  if (node.body.kind === 'set' && statements.length === 0 && !comments?.end) return head
  const [only] = statements
  const short =
    only && statements.length === 1 && !comments?.end && !comments?.parts && isShort(node)
      ? render([...head, ' { ', only, ' }'], width)
      : undefined
  if (short && short.length <= width && !short.includes('\n')) return short
  return [...head, ' ', block(statements, comments)]
}

/** Whether a block of one statement may stand on the line of its header. */
const isShort = (node: Segment | Traits): boolean => node.body.kind === 'sql' || node.body.kind === 'set'

const body = (node: Segment | Traits): readonly Layout[] => {
  const { comments } = node
  switch (node.body.kind) {
    case 'rules':
      return statement(comments, 'where', node.body.where && rules(node.body.where))
    case 'set':
      return []
    case 'sql':
      return statement(comments, 'sql', `sql ${printRaw(node.body.text, '  ')}`)
    case 'expressions': {
      const longest = Math.max(...node.body.traits.map(({ name }) => [...printName(name)].length))
      const column = longest <= 32 ? longest : 0
      return [
        ...statement(comments, 'where', node.body.where && rules(node.body.where)),
        ...node.body.traits.map((one) => trait(one, column)),
      ]
    }
    default:
      return node.body satisfies never
  }
}

const trait = (
  { name, value, title, comments }: Extract<Traits['body'], { kind: 'expressions' }>['traits'][number],
  column: number,
): Layout => {
  const spelled = printName(name)
  const gap = ' '.repeat(Math.max(0, column - [...spelled].length))
  return around(comments, [
    spelled,
    gap,
    ' = ',
    traitValue(value),
    title === undefined ? '' : ` title ${printText(title)}`,
  ])
}
