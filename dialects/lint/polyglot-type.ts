import { isNode, numberIn, type RawNode, textIn } from './raw-node.ts'

/** polyglot's kinds of type whose name is not theirs without the underscores. */
const spelled: Readonly<Record<string, string>> = {
  var_char: 'varchar',
  text_with_length: 'text',
  int: 'int',
  json_b: 'jsonb',
}

/** A type as it is looked up: `decimal(10,2)`, small letters. */
export const typeText = (type: RawNode): string => {
  const kind = textIn(type, 'data_type') ?? ''
  if (kind === 'custom') return (textIn(type, 'name') ?? '').toLowerCase().replaceAll(/\s+/g, '')
  const name = spelled[kind] ?? kind.replaceAll('_', '')
  const [precision, scale] = [numberIn(type, 'precision'), numberIn(type, 'scale')]
  if (kind === 'decimal' && precision !== undefined) return `${name}(${precision},${scale ?? 0})`
  if (kind === 'timestamp' && type.timezone === true) return 'timestamptz'
  const element = type.element_type
  return isNode(element) ? `${typeText(element)}[]` : name
}
