/** Things found again by a structural key; keys are made only when there is something to compare with. */
export interface Known<T> {
  readonly find: (key: () => string) => T | undefined
  readonly add: (key: () => string, value: T) => void
  /** In the order in which they were added. */
  readonly all: () => readonly T[]
}

export const createKnown = <T>(): Known<T> => {
  const all: T[] = []
  const byKey = new Map<string, T>()
  const unkeyed: { readonly key: () => string; readonly value: T }[] = []
  return {
    find: (key) => {
      if (all.length === 0) return undefined
      for (const each of unkeyed.splice(0)) byKey.set(each.key(), each.value)
      return byKey.get(key())
    },
    add: (key, value) => {
      all.push(value)
      unkeyed.push({ key, value })
    },
    all: () => all,
  }
}

/** A key that is made once, when first asked for. */
export const lazily = (make: () => string): (() => string) => {
  let known: string | undefined
  return () => {
    known ??= make()
    return known
  }
}
