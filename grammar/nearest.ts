/** Edit distance with neighbours swapped counting once, as far as it is at most `limit`: only that far from the diagonal. */
const distance = (left: string, right: string, limit: number): number => {
  const beyond = limit + 1
  if (Math.abs(left.length - right.length) > limit) return beyond
  const width = right.length + 2
  let beforeLast = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, index) => Math.min(index, beyond))
  let current = new Uint16Array(width)
  for (let row = 1; row <= left.length; row++) {
    const from = Math.max(1, row - limit)
    const to = Math.min(right.length, row + limit)
    current[from - 1] = from === 1 ? Math.min(row, beyond) : beyond
    let smallest = current[from - 1] ?? beyond
    for (let column = from; column <= to; column++) {
      const same = left[row - 1] === right[column - 1]
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      current[column] = best
      smallest = Math.min(smallest, best)
    }
    current[to + 1] = beyond
    if (smallest > limit) return beyond
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return last[right.length] ?? 0
}

/** A name as it is compared. */
interface Known {
  readonly name: string
  readonly plain: string
  readonly words: ReadonlySet<string>
  /** How often it has each letter, some letters counted as one. */
  readonly letters: Uint8Array
}
const alphabet = 32

const known = (name: string): Known => {
  const plain = name.normalize('NFC').toLowerCase()
  const letters = new Uint8Array(alphabet)
  for (let index = 0; index < plain.length; index++) {
    const letter = plain.charCodeAt(index) % alphabet
    letters[letter] = Math.min((letters[letter] ?? 0) + 1, 255)
  }
  return { name, plain, words: new Set(plain.split(/[^\p{L}\p{N}]/u)), letters }
}

/** Every letter that only one of them has takes an edit: cheaper to see than the distance. */
const areFar = ({ plain, letters: left }: Known, { plain: other, letters: right }: Known, limit: number): boolean => {
  if (Math.abs(plain.length - other.length) > limit) return true
  let more = 0
  let fewer = 0
  for (let letter = 0; letter < alphabet; letter++) {
    const difference = (left[letter] ?? 0) - (right[letter] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
  }
  return more > limit || fewer > limit
}

/** Whether the words of one name stand in the other, or begin it: `orders` in `web_orders`, `amount` in `amounts_paid`. */
const isPart = (short: Known, long: Known): boolean =>
  short.plain.length >= 3 && (long.plain.startsWith(short.plain) || long.words.has(short.plain))

interface Found {
  readonly name: string
  readonly score: number
}
const most = 3
const better = (a: Found, b: Found): number => a.score - b.score || (a.name < b.name ? -1 : 1)

const find = (wanted: Known, candidates: readonly Known[]): readonly string[] => {
  const { length } = wanted.plain
  const limit = length < 2 ? 0 : Math.max(1, Math.floor(length / 3))
  const best: Found[] = []
  const offer = (found: Found): void => {
    best.push(found)
    best.sort(better).splice(most)
  }
  for (const other of candidates) {
    const worst = best.length < most ? Number.POSITIVE_INFINITY : (best.at(-1)?.score ?? 0)
    const nearer = Math.min(limit, Math.floor(worst))
    const apart = areFar(wanted, other, nearer) ? nearer + 1 : distance(wanted.plain, other.plain, nearer)
    if (apart <= nearer) offer({ name: other.name, score: apart })
    else if (worst > limit && (isPart(wanted, other) || isPart(other, wanted)))
      offer({ name: other.name, score: limit + Math.abs(length - other.plain.length) / 100 })
  }
  return best.map(({ name }) => name)
}

/** `nearest` among names that are asked about often. */
export const nearestAmong = (candidates: Iterable<string>): ((name: string) => readonly string[]) => {
  const prepared = [...new Set(candidates)].map(known)
  return (name) => find(known(name), prepared)
}

/** The names most like `name`, best first, at most three: misspelt, in another case, or longer by a part. */
export const nearest = (name: string, candidates: Iterable<string>): readonly string[] => nearestAmong(candidates)(name)
