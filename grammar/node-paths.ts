import type { Item } from './tree/index.ts'

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** JSON pointers of all objects of an item, from the item itself, which is ''. Comments are no nodes. */
export const nodePaths = (item: Item): Map<object, string> => pathsFrom(item, '')

/** The same with a pointer of its own for the root. */
export const pathsFrom = (root: object, pointer: string): Map<object, string> => {
  const paths = new Map<object, string>()
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    if (!Array.isArray(node)) paths.set(node, path)
    for (const [key, value] of Object.entries(node)) if (key !== 'comments') visit(value, `${path}/${escaped(key)}`)
  }
  visit(root, pointer)
  return paths
}
