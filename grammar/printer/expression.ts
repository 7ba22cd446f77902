import { group, hardline, indent, join, type Layout, line, softline } from '../layout.ts'
import { type OperatorSpelling, operators } from '../operators.ts'
import { printText } from '../spelling.ts'
import type { Expression, ExpressionOf } from '../tree/index.ts'
import { printCalled, printName } from '../words.ts'
import { around, behind, commentLines } from './comments.ts'
import { printField, printRelations } from './names.ts'
import { count, duration, event, window } from './window.ts'

/** How tightly a node holds together; below what its place asks for it stands in parentheses. */
const levels = { when: 0, or: 1, and: 2, not: 3, condition: 4, arithmetic: 5, whole: 9 } as const
/** The level of an operator: table precedence 3 (conditions) is level 4. */
const operatorLevel = (row: OperatorSpelling): number => row.precedence + 1

const kindLevels: Readonly<Partial<Record<Expression['kind'], number>>> = {
  ...{ when: levels.when, or: levels.or, and: levels.and, not: levels.not },
  ...{
    has: levels.condition,
    all: levels.condition,
    did: levels.condition,
    sequence: levels.condition,
    rank: levels.condition,
  },
  ...{ 'in window': levels.condition, 'in segment': levels.condition, 'in at least': levels.condition },
  ...{ bucket: levels.condition, 'has element': levels.condition },
}
const levelOf = (node: Expression): number =>
  node.kind === 'operation' ? operatorLevel(operators[node.operator]) : (kindLevels[node.kind] ?? levels.whole)

/** An expression where comments cannot stand: with comments, or where it binds too loosely, in parentheses. */
export const printed = (node: Expression, minimum: number): Layout =>
  node.comments || levelOf(node) < minimum ? parentheses(node) : bare(node)

export const parentheses = (node: Expression): Layout =>
  group(['(', indent([softline, slotted(node, levels.when)]), softline, ')'])

/** An expression where comments can stand: after an opening parenthesis, after `where`, as an operand of `and` and `or`. */
const slotted = (node: Expression, minimum: number): Layout => {
  const { comments, ...plain } = node
  const chained = node.kind === 'and' || node.kind === 'or'
  const core =
    (comments && chained) || levelOf(node) < minimum ? parentheses(plain as Expression) : bare(plain as Expression)
  return around(comments, core)
}

/** The condition of a segment: its first operand beside `where`, the others below it. */
export const rules = (node: Expression): Layout => {
  const chain = !node.comments && (node.kind === 'and' || node.kind === 'or') ? node : undefined
  const first = chain ? chain.operands[0] : node
  const content = chain ? bare(chain) : slotted(node, levels.when)
  return group(
    ['where', indent([first?.comments?.before ? hardline : ' ', content])],
    (chain?.operands.length ?? 0) > 2,
  )
}

/** The value of a trait: a condition stands in parentheses. */
export const traitValue = (node: Expression): Layout =>
  node.kind === 'when' && !node.comments ? bare(node) : printed(node, levels.arithmetic)

export const topExpression = (node: Expression): Layout => printed(node, levels.when)

const list = (nodes: readonly Expression[]): Layout =>
  group([
    '(',
    indent([
      softline,
      join(
        nodes.map((node) => printed(node, levels.when)),
        [',', line],
      ),
    ]),
    softline,
    ')',
  ])

const bare = (node: Expression): Layout => {
  switch (node.kind) {
    case 'text':
      return printText(node.value)
    case 'number':
    case 'date':
    case 'instant':
      return node.value
    case 'boolean':
      return String(node.value)
    case 'field':
      return printField(node.path)
    case 'operation':
      return operation(node)
    case 'and':
    case 'or':
      return chain(node)
    case 'not':
      return [
        'not ',
        negatedBare.has(node.operand.kind) && !valued(node.operand)
          ? printed(node.operand, levels.condition)
          : parentheses(node.operand),
      ]
    case 'call':
      return [printCalled(node.name), list(node.arguments)]
    case 'cast':
      return ['cast(', printed(node.value, levels.when), ` as ${node.to})`]
    case 'when':
      return when(node)
    case 'aggregate':
      return aggregate(node)
    case 'has':
    case 'all':
    case 'did':
    case 'sequence':
      return related(node)
    case 'in window':
      return [...subject(node.value, node.negated), node.anniversary ? 'anniversary ' : '', window(node.window, inner)]
    case 'in segment':
      return [...(node.value ? subject(node.value, node.negated) : []), `in segment ${printName(node.segment)}`]
    case 'in at least':
      return `in at least ${node.atLeast} of (${node.segments.map(printName).join(', ')})`
    case 'rank':
      return rank(node)
    case 'bucket':
      return `in bucket ${node.low} to ${node.high} of ${node.of}${node.salt === undefined ? '' : ` salt ${printText(node.salt)}`}`
    case 'has element':
      return [...subject(node.value, node.negated), 'has element where ', parentheses(node.where)]
    default:
      return node satisfies never
  }
}

const inner = (node: Expression): Layout => printed(node, levels.when)

/** Conditions that need no parentheses after `not`. */
const negatedBare: ReadonlySet<Expression['kind']> = new Set([
  'field',
  'has',
  'all',
  'did',
  'in segment',
  'in at least',
  'bucket',
  'call',
  'boolean',
])
const valued = (node: Expression): boolean => node.kind === 'in segment' && node.value !== undefined

const subject = (value: Expression, negated: true | undefined): readonly Layout[] => [
  printed(value, levels.arithmetic),
  negated ? ' not ' : ' ',
]

/** Each operand on its own line when the group breaks; its comments above `and`. */
const chain = (node: ExpressionOf<'and' | 'or'>): Layout =>
  node.operands.map((operand, index) => {
    const { comments, ...plain } = operand
    const core = levelOf(operand) < levels.not ? parentheses(plain as Expression) : bare(plain as Expression)
    const lead = index === 0 ? [] : [line]
    return [...lead, ...commentLines(comments?.before), index === 0 ? '' : `${node.kind} `, core, ...behind(comments)]
  })

const spelling = (row: OperatorSpelling, negated: boolean): string => {
  if (!negated) return row.spelling
  return row.spelling.startsWith('is ') ? row.spelling.replace('is ', 'is not ') : `not ${row.spelling}`
}

const operation = (node: ExpressionOf<'operation'>): Layout => {
  const row: OperatorSpelling = operators[node.operator]
  const level = operatorLevel(row)
  const [first, ...others] = node.operands
  if (!first) throw new Error('an operation has no operand')
  if (row.shape === 'prefix')
    return [
      row.spelling,
      ['field', 'call', 'aggregate'].includes(first.kind) ? printed(first, level) : parentheses(first),
    ]
  const left = printed(first, level === levels.condition ? levels.arithmetic : level)
  const suffix = node.ignoringCase ? ' ignoring case' : ''
  return [left, ' ', spelling(row, node.negated === true), right(row, others, level), suffix]
}

const right = (row: OperatorSpelling, operands: readonly Expression[], level: number): Layout => {
  const [low, high] = operands
  if (!low) return ''
  if (row.shape === 'list') return [' ', list(operands)]
  if (high) return [' ', printed(low, levels.arithmetic), ' and ', printed(high, levels.arithmetic)]
  return [' ', printed(low, level + 1)]
}

/** Inside `when` a `then` ends the condition, so a sequence there stands in parentheses. */
const armPart = (node: Expression): Layout => {
  const sequence = (part: Expression): boolean =>
    part.kind === 'sequence' || ((part.kind === 'and' || part.kind === 'or') && part.operands.some(sequence))
  return sequence(node) ? parentheses(node) : printed(node, levels.or)
}
const when = (node: ExpressionOf<'when'>): Layout => {
  const arms = node.arms.map(({ condition, value }) => [
    'when ',
    armPart(condition),
    ' then ',
    printed(value, levels.arithmetic),
  ])
  const last = node.otherwise ? [['else ', printed(node.otherwise, levels.arithmetic)]] : []
  return group(indent(join([...arms, ...last], line)))
}

const aggregate = (node: ExpressionOf<'aggregate'>): Layout => {
  const parts = [
    printed(node.value, levels.arithmetic),
    ...(node.window ? [window(node.window, inner)] : []),
    ...(node.where ? [['where ', printed(node.where, levels.or)]] : []),
  ]
  return group([`${node.function}(`, indent([softline, join(parts, line)]), softline, ')'])
}

const filter = (where: Expression | undefined): readonly Layout[] => (where ? [' where ', parentheses(where)] : [])
const within = (node: { window?: ExpressionOf<'in window'>['window'] | undefined }): readonly Layout[] =>
  node.window ? [' ', window(node.window, inner)] : []

const related = (node: ExpressionOf<'has' | 'all' | 'did' | 'sequence'>): Layout => {
  switch (node.kind) {
    case 'has': {
      const days = node.count?.unit === 'days'
      const counted = node.count ? count(node.count) : ''
      return [
        'has ',
        counted && !days ? `${counted} ` : '',
        printRelations(node.path),
        days ? ` on ${counted} days` : '',
        ...within(node),
        ...filter(node.where),
      ]
    }
    case 'all':
      return [
        'all ',
        printRelations(node.path),
        ...within(node),
        ...filter(node.where),
        ' have ',
        parentheses(node.have),
      ]
    case 'did': {
      const unit = node.count?.low === 1 && node.count.high === undefined ? 'time' : 'times'
      const counted = node.count
        ? ` ${node.count.unit ? 'on ' : ''}${count(node.count)} ${node.count.unit ? (unit === 'time' ? 'day' : 'days') : unit}`
        : ''
      return ['did ', node.firstTime ? 'first_time ' : '', event(node), counted, ...within(node), ...filter(node.where)]
    }
    case 'sequence':
      return ['did ', node.window ? [window(node.window, inner), ' '] : '', join(node.steps.map(step), ' then ')]
    default:
      return node satisfies never
  }
}

const step = (node: ExpressionOf<'sequence'>['steps'][number]): Layout => [
  node.negated ? 'not ' : '',
  event(node),
  node.within ? ` within ${duration(node.within)}` : '',
  ...filter(node.where),
]

const rank = (node: ExpressionOf<'rank'>): Layout => [
  `${node.end} ${node.amount}${node.percent ? ' %' : ''} by `,
  printed(node.by, levels.arithmetic),
  ...(node.among ? [' among ', parentheses(node.among)] : []),
]
