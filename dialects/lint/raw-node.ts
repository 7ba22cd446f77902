/** A node of a parser's tree as it came: JSON of a form that only its reader knows. */
export type RawNode = { readonly [key: string]: unknown }

export const isNode = (value: unknown): value is RawNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const nodeIn = (node: RawNode, key: string): RawNode | undefined => {
  const value = node[key]
  return isNode(value) ? value : undefined
}

export const nodesIn = (node: RawNode, key: string): readonly RawNode[] => {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

export const textIn = (node: RawNode, key: string): string | undefined => {
  const value = node[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const numberIn = (node: RawNode, key: string): number | undefined => {
  const value = node[key]
  return typeof value === 'number' ? value : undefined
}

export const isSet = (node: RawNode, key: string): boolean => node[key] === true

/** The only key of a node that wraps another: `{ "ColumnRef": { … } }`. */
export const unwrap = (node: RawNode): readonly [kind: string, inner: RawNode] | undefined => {
  const keys = Object.keys(node)
  const [kind] = keys
  if (kind === undefined || keys.length !== 1) return undefined
  const inner = node[kind]
  return isNode(inner) ? [kind, inner] : inner === null || typeof inner !== 'object' ? [kind, {}] : undefined
}
