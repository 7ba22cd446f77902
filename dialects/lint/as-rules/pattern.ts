import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { spanOf } from './comparison.ts'
import type { Asking } from './converting.ts'
import { findColumn, isColumn } from './frame.ts'
import { all, outside, rule, type Truth } from './rule.ts'

/** `like 'a%'` and its kind: with signs only at the ends, and none that databases read differently. */
export const likeness = (node: Extract<SqlExpression, { kind: 'operator' }>, asking: Asking): Truth => {
  const [left, right, escaped] = node.operands
  const operand = left && asking.find(left, asking)
  const pattern = right?.kind === 'literal' && right.type === 'text' ? right.value : undefined
  const [, before = '', part = '', after = ''] = /^(%*)([^%_\\]*)(%*)$/s.exec(pattern ?? '\\') ?? []
  const isPlain = pattern !== undefined && !escaped && before.length + part.length + after.length === pattern.length
  if (!left || operand?.read.type.kind !== 'text' || operand.read.storage.as !== 'plain' || !isPlain) {
    return outside(`\`${node.operator}\` with a pattern that is more than a beginning, an end or a part`, spanOf(node))
  }
  if (part === '' && pattern !== '') return { yes: operand.isSet, no: all(operand.isSet, notSet(operand.value)) }
  const ignoringCase = node.operator === 'ilike'
  if (ignoringCase && !isFolded(part, left, asking)) {
    return outside('`ilike` with letters beyond a to z', spanOf(node))
  }
  const said: Expression = {
    kind: 'operation',
    operator: operators[`${before ? '%' : ''} ${after ? '%' : ''}`] ?? '=',
    operands: [operand.value, { kind: 'text', value: part }],
    ...(ignoringCase && { ignoringCase: true }),
  }
  const isNot: Expression = said.operator === '=' ? { ...said, operator: '!=' } : { ...said, negated: true }
  return { yes: rule(said), no: all(operand.isSet, rule(isNot)) }
}

const operators: Readonly<Record<string, 'contains' | 'starts with' | 'ends with' | '='>> = {
  '% %': 'contains',
  ' %': 'starts with',
  '% ': 'ends with',
  ' ': '=',
}

const notSet = (value: Expression) => rule({ kind: 'operation', operator: 'is set', operands: [value], negated: true })

/** Databases agree about small letters of a to z; of the letters that become i or k, some differ. */
const isFolded = (part: string, column: SqlExpression, { frame, converting }: Asking): boolean => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII from its first character on.
  if (!/^[\u0001-\u007f]*$/.test(part)) return false
  const found = isColumn(column) ? findColumn(column.path, frame, converting) : undefined
  if (found && /[ik]/i.test(part)) {
    converting.provided({ kind: 'plain letters', table: found.source.table.ref.name, column: found.column.read.column })
  }
  return true
}
