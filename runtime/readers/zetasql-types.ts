import type { Type } from '../../compiler/types.ts'
import { isNode, nodeIn, nodesIn, type RawNode, textIn } from '../../dialects/lint/raw-node.ts'

/** Names of BigQuery that ZetaSQL calls otherwise. */
const kinds: Readonly<Record<string, string>> = {
  FLOAT64: 'DOUBLE',
  INTEGER: 'INT64',
  FLOAT: 'DOUBLE',
  BOOLEAN: 'BOOL',
  DECIMAL: 'NUMERIC',
  BIGDECIMAL: 'BIGNUMERIC',
}

/** A type as BigQuery writes it, as ZetaSQL takes it: `ARRAY<STRUCT<sku STRING, n INT64>>`. Nothing for what it does not know. */
export const protoOf = (native: string): object | undefined => {
  const text = native.trim()
  const element = /^ARRAY<(.*)>$/is.exec(text)?.[1]
  if (element !== undefined) {
    const inner = protoOf(element)
    return inner && { type_kind: 'TYPE_ARRAY', array_type: { element_type: inner } }
  }
  const range = /^RANGE<(.*)>$/is.exec(text)?.[1]
  if (range !== undefined) {
    const inner = protoOf(range)
    return inner && { type_kind: 'TYPE_RANGE', range_type: { element_type: inner } }
  }
  const fields = /^(?:STRUCT|RECORD)<(.*)>$/is.exec(text)?.[1]
  if (fields !== undefined) return structOf(fields)
  const name = text.replace(/\(.*$/s, '').toUpperCase()
  return /^[A-Z0-9]+$/.test(name) ? { type_kind: `TYPE_${kinds[name] ?? name}` } : undefined
}

const structOf = (fields: string): object | undefined => {
  const field = splitOutside(fields).map((one) => {
    const [, name = '', native = ''] = /^\s*`?([\p{L}_][\p{L}\p{N}_]*)`?\s*:?\s+?(.*)$/su.exec(one) ?? []
    return { field_name: name, field_type: protoOf(native) }
  })
  return field.every(({ field_type }) => field_type) ? { type_kind: 'TYPE_STRUCT', struct_type: { field } } : undefined
}

const splitOutside = (text: string): readonly string[] => {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (/[<(]/.test(text[at] ?? '')) depth++
    if (/[>)]/.test(text[at] ?? '')) depth--
    if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

const plain: Readonly<Record<string, readonly [native: string, type: Type]>> = {
  STRING: ['STRING', { kind: 'text' }],
  INT64: ['INT64', { kind: 'integer' }],
  DOUBLE: ['FLOAT64', { kind: 'float' }],
  NUMERIC: ['NUMERIC', { kind: 'decimal', scale: 9 }],
  BIGNUMERIC: ['BIGNUMERIC', { kind: 'decimal', scale: 38 }],
  BOOL: ['BOOL', { kind: 'boolean' }],
  DATE: ['DATE', { kind: 'date' }],
  TIMESTAMP: ['TIMESTAMP', { kind: 'timestamp' }],
  DATETIME: ['DATETIME', { kind: 'timestamp' }],
  JSON: ['JSON', { kind: 'json' }],
}

/** A type of ZetaSQL's answer, by BigQuery's name. */
export const typeOf = (proto: RawNode): { readonly native: string; readonly type: Type } => {
  const kind = (textIn(proto, 'type_kind') ?? '').replace(/^TYPE_/, '')
  const known = plain[kind]
  if (known) return { native: known[0], type: known[1] }
  const array = nodeIn(proto, 'array_type')
  if (kind === 'ARRAY' && array && isNode(array.element_type)) {
    const { native, type } = typeOf(array.element_type)
    const name = `ARRAY<${native}>`
    return {
      native: name,
      type: type.kind === 'other' ? { kind: 'other', native: name } : { kind: 'array', element: type },
    }
  }
  const struct = nodeIn(proto, 'struct_type')
  const fields = struct ? nodesIn(struct, 'field') : []
  const shown = fields.map((field) =>
    `${textIn(field, 'field_name') ?? ''} ${typeOf(nodeIn(field, 'field_type') ?? {}).native}`.trim(),
  )
  const native = kind === 'STRUCT' ? `STRUCT<${shown.join(', ')}>` : kind
  return { native, type: { kind: 'other', native } }
}
