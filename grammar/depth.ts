/** Objects inside objects that a document may hold; an item is the first. Measured without recursion. */
export const maximalDepth = 100

/** The JSON pointer of the first object nested deeper than allowed. */
export const tooDeep = (root: unknown): string | undefined => {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let at = open.pop(); at; at = open.pop()) {
    const { value, path } = at
    if (typeof value !== 'object' || value === null) continue
    const depth = Array.isArray(value) ? at.depth : at.depth + 1
    if (depth > maximalDepth || path.length > 100_000) return path
    for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: `${path}/${key}`, depth })
  }
  return undefined
}
