/** Computed when first asked for, then kept. */
export const once = <T>(compute: () => T): (() => T) => {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
