import type { z } from 'zod'
import { type OperatorName, type OperatorSpelling, operators } from '../operators.ts'
import { type Comments, commentedPartMissing, partsExist } from './comments.ts'

/**
 * What a node must be beyond its form, so that text can spell it. Checked over a whole item, because zod's types cannot follow
 * a refined schema into itself.
 */
interface Fit {
  /** The node's `kind`, or the property it stands in for nodes without one. */
  readonly of: string
  readonly fits: (node: Loose) => boolean
  readonly otherwise: string
}

interface Loose {
  readonly kind?: string
  readonly operator?: OperatorName
  readonly operands?: readonly unknown[]
  readonly negated?: true
  readonly ignoringCase?: true
  readonly compare?: string
  readonly low?: number
  readonly high?: number
  readonly unit?: string
  readonly count?: Loose
  readonly steps?: readonly Loose[]
  readonly relation?: string
  readonly events?: readonly string[]
  readonly within?: object
  readonly value?: unknown
  readonly comments?: Comments
}

const operandCounts = {
  infix: [2, 2],
  list: [2, Number.POSITIVE_INFINITY],
  postfix: [1, 1],
  range: [3, 3],
  prefix: [1, 1],
} as const

const operationFits = ({ operator, operands = [], negated, ignoringCase }: Loose): boolean => {
  if (operator === undefined) return false
  const row: OperatorSpelling = operators[operator]
  const [least, most] = operandCounts[row.shape]
  const marked = (!negated || row.negatable === true) && (!ignoringCase || row.text === true)
  return operands.length >= least && operands.length <= most && marked
}

const countFits = ({ compare, low, high, unit }: Loose): boolean =>
  (low !== undefined) === (compare !== 'no') &&
  (high !== undefined) === (compare === 'between') &&
  !(unit && compare === 'no')

const fits: readonly Fit[] = [
  { of: 'operation', fits: operationFits, otherwise: 'has operands or marks that its operator does not take' },
  { of: 'count', fits: countFits, otherwise: 'needs `low`, and `high` with `between`; `no` takes nothing' },
  { of: 'did', fits: ({ count }) => count?.compare !== 'no', otherwise: 'counts `no`, which `not` says' },
  {
    of: 'steps',
    fits: ({ relation, events }) => relation !== undefined || events !== undefined,
    otherwise: 'names neither a relation nor an event',
  },
  {
    of: 'sequence',
    fits: ({ steps }) => !steps?.[0]?.negated && !steps?.[0]?.within,
    otherwise: 'begins with a step that is negated or has a time',
  },
  {
    of: 'in segment',
    fits: ({ negated, value }) => !negated || value !== undefined,
    otherwise: 'is negated without a value, which `not` says',
  },
  { of: 'relations', fits: (node) => partsExist(node, {}), otherwise: commentedPartMissing },
]
const byPlace = new Map(fits.map((fit) => [fit.of, fit]))

export const checkTree = (item: object, context: z.RefinementCtx): void => {
  const visit = (node: unknown, path: readonly (string | number)[], property: string): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (const [index, entry] of node.entries()) visit(entry, [...path, index], property)
      return
    }
    const loose: Loose = node
    const fit = byPlace.get(loose.kind ?? property)
    if (fit && !fit.fits(loose)) context.addIssue({ code: 'custom', path: [...path], message: fit.otherwise })
    for (const [key, value] of Object.entries(node)) if (key !== 'comments') visit(value, [...path, key], key)
  }
  visit(item, [], '')
}
