import type { Layout } from '../layout.ts'
import { printText } from '../spelling.ts'
import type { Count, Duration, Expression, Window } from '../tree/index.ts'
import { printName } from '../words.ts'

/** `1 day`, `2 days`. */
export const duration = ({
  amount,
  unit,
}: {
  readonly amount: number
  readonly unit: Duration['unit'] | Extract<Window, { kind: 'last' }>['unit']
}): string => `${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`

export const count = ({ compare, low, high }: Count): string =>
  compare === 'no' ? 'no' : compare === 'between' ? `between ${low} and ${high}` : `${compare} ${low}`

/** `"A"`, `web "A"`, `any of ("A", "B")`, or a relation alone. */
export const event = ({
  relation,
  events,
}: {
  readonly relation?: string | undefined
  readonly events?: readonly string[] | undefined
}): string => {
  const [only, ...others] = events ?? []
  const names =
    only === undefined
      ? []
      : [others.length === 0 ? printText(only) : `any of (${[only, ...others].map(printText).join(', ')})`]
  return [...(relation === undefined ? [] : [printName(relation)]), ...names].join(' ')
}

/** A window; `print` prints the condition of an earlier event. */
export const window = (node: Window, print: (node: Expression) => Layout): Layout => {
  switch (node.kind) {
    case 'last':
    case 'next':
      return `within ${node.kind} ${duration(node)}`
    case 'more than ago':
      return `more than ${duration(node)} ago`
    case 'less than ago':
      return `less than ${duration(node)} ago`
    case 'day':
      return `within ${node.day}`
    case 'this':
    case 'previous':
      return `within ${node.kind} ${node.unit}`
    case 'since':
    case 'before':
    case 'after':
    case 'on':
      return `${node.kind} ${node.moment.value}`
    case 'from':
      return `from ${node.from.value} to ${node.to.value}`
    case 'since last':
      return node.where ? ['since last (', event(node), ' where ', print(node.where), ')'] : `since last ${event(node)}`
    default:
      return node satisfies never
  }
}
