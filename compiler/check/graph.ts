/** Groups of keys that depend on each other, every group after all that it depends on (Tarjan, without recursion). */
export const groups = (
  keys: readonly string[],
  edges: (key: string) => readonly string[],
): readonly (readonly string[])[] => {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const found: string[][] = []

  const enter = (key: string) => {
    order.set(key, order.size)
    low.set(key, order.size - 1)
    open.push(key)
    isOpen.add(key)
    return { key, edges: edges(key), next: 0 }
  }
  const lower = (key: string, value: number) => low.set(key, Math.min(low.get(key) ?? value, value))
  const close = (key: string) => {
    if (low.get(key) !== order.get(key)) return
    const group = open.splice(open.lastIndexOf(key))
    for (const each of group) isOpen.delete(each)
    found.push(group)
  }

  for (const root of keys) {
    if (order.has(root)) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.edges[top.next++]
      if (next === undefined) {
        path.pop()
        close(top.key)
        const parent = path.at(-1)
        if (parent) lower(parent.key, low.get(top.key) ?? 0)
      } else if (!order.has(next)) path.push(enter(next))
      else if (isOpen.has(next)) lower(top.key, order.get(next) ?? 0)
    }
  }
  return found
}

/** The shortest way from a key of a group back to itself, or undefined when there is none. */
export const cycleFrom = (
  start: string,
  group: readonly string[],
  edges: (key: string) => readonly string[],
): readonly string[] | undefined => {
  if (group.length === 1 && !edges(start).includes(start)) return undefined
  const members = new Set(group)
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const key of queue) {
    for (const next of edges(key)) {
      if (next === start) return pathTo(key, start, cameFrom)
      if (!members.has(next) || cameFrom.has(next)) continue
      cameFrom.set(next, key)
      queue.push(next)
    }
  }
  return undefined
}

const pathTo = (last: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] => {
  const path = [start]
  for (let key: string | undefined = last; key !== undefined && key !== start; key = cameFrom.get(key))
    path.splice(0, 0, key)
  return [start, ...path]
}
