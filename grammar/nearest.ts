/** Edit distance with neighbours swapped counting once, cut off above `limit`. */
const distance = (left: string, right: string, limit: number): number => {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      current.push(best)
      smallest = Math.min(smallest, best)
    }
    if (smallest > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}

const plain = (name: string) => name.normalize('NFC').toLowerCase()

/** Whether the words of one name stand in the other, or begin it: `orders` in `web_orders`, `amount` in `amounts_paid`. */
const isPart = (short: string, long: string): boolean =>
  short.length >= 3 && (long.startsWith(short) || long.split(/[^\p{L}\p{N}]/u).includes(short))

/** The names most like `name`, best first, at most three: misspelt, in another case, or longer by a part. */
export const nearest = (name: string, candidates: Iterable<string>): readonly string[] => {
  const wanted = plain(name)
  const limit = wanted.length < 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3))
  const found: { readonly candidate: string; readonly score: number }[] = []
  for (const candidate of new Set(candidates)) {
    const other = plain(candidate)
    const apart = distance(wanted, other, limit)
    const within = isPart(wanted, other) || isPart(other, wanted)
    if (apart <= limit) found.push({ candidate, score: apart })
    else if (within) found.push({ candidate, score: limit + Math.abs(wanted.length - other.length) / 100 })
  }
  return found
    .sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
