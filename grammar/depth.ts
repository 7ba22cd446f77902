/** Objects inside objects that an item may hold, the item itself the first; as many as brackets in its text. */
export const maximalDepth = 100

export interface Deepest {
  readonly depth: number
  readonly path: string
  readonly node: object | undefined
}

/** Every token opens at most two objects around what follows it, and an item and its body stand around them all. */
export const mayBeTooDeep = (tokens: number): boolean => 2 * tokens + 2 > maximalDepth

/** How deep objects stand inside objects; no more than one beyond what is allowed. */
export const depthOf = (root: unknown, depth = 0): number => {
  if (typeof root !== 'object' || root === null || depth > maximalDepth) return depth
  const inner = Array.isArray(root) ? depth : depth + 1
  let most = inner
  for (const key in root) {
    const value: unknown = root[key as keyof typeof root]
    if (typeof value === 'object') most = Math.max(most, depthOf(value, inner))
  }
  return most
}

/** The deepest object, or the first one found beyond what is allowed. Measured without recursion. */
export const deepest = (root: unknown): Deepest => {
  let found: Deepest = { depth: 0, path: '', node: undefined }
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let at = open.pop(); at; at = open.pop()) {
    const { value, path } = at
    if (typeof value !== 'object' || value === null) continue
    const depth = Array.isArray(value) ? at.depth : at.depth + 1
    if (depth > found.depth) found = { depth, path, node: value }
    if (depth > maximalDepth || path.length > 10_000) return { depth: maximalDepth + 1, path, node: value }
    for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: `${path}/${key}`, depth })
  }
  return found
}
