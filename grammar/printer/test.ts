import { group, indent, type Layout, line, softline } from '../layout.ts'
import { printText } from '../spelling.ts'
import type { Cell, Comments, Expect, Given, Test } from '../tree/index.ts'
import { printColumn, printName } from '../words.ts'
import { around, behind, commentLines, partOf } from './comments.ts'
import { block, statement } from './item.ts'
import { printPath, printRelations } from './names.ts'

export const test = (node: Test): Layout => [
  `test ${printName(node.of)} ${printText(node.title)} `,
  block(
    [
      ...statement(node.comments, 'asOf', node.asOf && `as of ${node.asOf.value}`),
      ...node.given.map((one) => around(one.comments, given(one))),
      ...node.expect.map((one) => around(one.comments, expectation(one))),
    ],
    node.comments,
  ),
]

const given = (node: Given): Layout =>
  node.kind === 'segment'
    ? [`given segment ${printName(node.segment)} = `, listed(node.ids.map(cell), node.comments)]
    : [
        `given ${printRelations(node.path)} ${columns(node.columns)} = `,
        listed(
          node.rows.map((row) => `(${row.map(cell).join(', ')})`),
          node.comments,
        ),
      ]

const columns = (names: readonly string[]): string =>
  names.length === 0 ? '{}' : `{ ${names.map(printColumn).join(', ')} }`

/** Rows in brackets, one a line when they do not fit or have comments. */
const listed = (rows: readonly string[], comments: Comments | undefined): Layout =>
  rows.length === 0
    ? '[]'
    : group([
        '[',
        indent(
          rows.map((row, index) => {
            const own = partOf(comments, String(index))
            return [
              index === 0 ? softline : line,
              ...commentLines(own?.before),
              row,
              index === rows.length - 1 ? '' : ',',
              ...behind(own),
            ]
          }),
        ),
        softline,
        ']',
      ])

const cell = (node: Cell): string => {
  switch (node.kind) {
    case 'text':
      return printText(node.value)
    case 'null':
      return 'null'
    case 'list':
      return `[${node.values.map(cell).join(', ')}]`
    case 'boolean':
      return String(node.value)
    case 'number':
    case 'date':
    case 'instant':
      return node.value
    default:
      return node satisfies never
  }
}

const expectation = (node: Expect): string =>
  node.kind === 'trait'
    ? `expect ${cell(node.id)} ${printName(node.trait)} = ${cell(node.value)}`
    : `expect ${cell(node.id)} ${node.is}${node.because ? ` because ${printPath(node.because)}` : ''}`
