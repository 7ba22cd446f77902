import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import type { ColumnRead } from '../../../compiler/types.ts'
import { isDate, isInstant } from '../../../grammar/calendar.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Operand } from './operand.ts'

/** What a literal is compared with. */
type Compared = Pick<Operand, 'read' | 'native'>

/** An SQL literal as the rule's literal of the column's type; absent where the two might mean different values. */
export const literalFor = (value: SqlExpression, { read, native }: Compared): Expression | undefined => {
  const { type, storage } = read
  switch (type.kind) {
    case 'text':
      return storage.as === 'plain' ? textLiteral(value) : undefined
    case 'integer':
    case 'decimal':
      return storage.as === 'plain' ? numberLiteral(value) : undefined
    case 'float':
      return numberLiteral(value)
    case 'boolean':
      return value.kind === 'literal' && value.type === 'boolean'
        ? { kind: 'boolean', value: value.value.toLowerCase() === 'true' }
        : undefined
    case 'date':
      return storage.as === 'plain' ? dateLiteral(value) : undefined
    case 'timestamp':
      return instantLiteral(value, read, native)
    default:
      return undefined
  }
}

const textLiteral = (value: SqlExpression): Expression | undefined =>
  value.kind === 'literal' && value.type === 'text' && !value.value.includes('\0') && value.value.isWellFormed()
    ? { kind: 'text', value: value.value }
    : undefined

export const numberLiteral = (value: SqlExpression): Expression | undefined => {
  if (value.kind === 'operator' && value.operator === '-' && value.operands.length === 1 && value.operands[0]) {
    const inner = numberLiteral(value.operands[0])
    return inner?.kind === 'number' && !inner.value.startsWith('-') ? { ...inner, value: `-${inner.value}` } : undefined
  }
  if (value.kind !== 'literal' || value.type !== 'number') return undefined
  const [, whole, fraction] =
    /^(-?\d+)(?:\.(\d*))?$/.exec(value.value.startsWith('.') ? `0${value.value}` : value.value) ?? []
  if (whole === undefined) return undefined
  return { kind: 'number', value: fraction ? `${whole}.${fraction}` : whole }
}

/** A text, also one that is cast: what is cast to, without what stands in parentheses. */
const writtenMoment = (value: SqlExpression): { readonly text: string; readonly as?: string } | undefined => {
  if (value.kind === 'literal' && value.type === 'text') return { text: value.value.trim() }
  if (value.kind !== 'cast' || value.safe) return undefined
  const inner = writtenMoment(value.value)
  return inner && inner.as === undefined ? { ...inner, as: value.to.replace(/\(.*\)/, '').trim() } : undefined
}

const dateLiteral = (value: SqlExpression): Expression | undefined => {
  const written = writtenMoment(value)
  if (!written || (written.as !== undefined && written.as !== 'date') || !isDate(written.text)) return undefined
  return { kind: 'date', value: written.text }
}

const clock = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?(Z|[+-]\d\d(?::?\d\d)?)?$/
const zoned = /^(timestamptz|timestamp with time zone|timestamp_tz|timestamp_ltz)$/
const unzoned = /^(timestamp|timestamp without time zone|datetime|timestamp_ntz)$/

/** An instant must tell its offset; a local time is read in UTC only where the column is. */
const instantLiteral = (
  value: SqlExpression,
  { storage }: ColumnRead,
  native: string | undefined,
): Expression | undefined => {
  const written = writtenMoment(value)
  const [, date, time = '00:00:00', offset] = clock.exec(written?.text ?? '') ?? []
  if (!written || date === undefined) return undefined
  const { as } = written
  const isInstantColumn =
    storage.as === 'instant' && offset !== undefined && (as === undefined || as === native || zoned.test(as))
  const isLocalColumn =
    storage.as === 'local' &&
    storage.zone === 'UTC' &&
    !storage.finer &&
    !offset &&
    (as === undefined || unzoned.test(as))
  if (!isInstantColumn && !isLocalColumn) return undefined
  const text = `${date}T${time.length === 5 ? `${time}:00` : time}${fullOffset(offset)}`
  return isInstant(text) ? { kind: 'instant', value: text } : undefined
}

const fullOffset = (offset: string | undefined): string => {
  if (offset === undefined || offset === 'Z') return 'Z'
  const [, hours = '', minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(offset) ?? []
  return `${hours}:${minutes}`
}
