import type { Item } from './tree/index.ts'

const escaped = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

/** JSON pointers of all objects of an item, from the item itself, which is ''. Comments are no nodes. */
export const nodePaths = (item: Item): Map<object, string> => pathsFrom(item, '')

/** The same with a pointer of its own for the root. */
export const pathsFrom = (root: object, pointer: string): Map<object, string> => {
  const paths = new Map<object, string>()
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index += 1) visit(node[index], `${path}/${index}`)
      return
    }
    paths.set(node, path)
    for (const key in node) {
      const value: unknown = node[key as keyof typeof node]
      if (typeof value === 'object' && key !== 'comments') visit(value, `${path}/${escaped(key)}`)
    }
  }
  visit(root, pointer)
  return paths
}
