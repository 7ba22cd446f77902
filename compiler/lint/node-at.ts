/** The node of an item that a JSON pointer names. */
export const nodeAt = (item: object, pointer: string): object | undefined => {
  let node: unknown = item
  for (const part of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined
    node = (node as Readonly<Record<string, unknown>>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return typeof node === 'object' && node !== null ? node : undefined
}
