/** The names a mistyped one may mean: at most two edits away (one for short names), nearest first, at most three. */
export const nearest = (name: string, known: readonly string[]): readonly string[] => {
  const allowed = name.length < 4 ? 1 : 2
  return known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
export const editDistance = (from: string, to: string): number => {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const choices = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      ]
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (row > 1 && column > 1 && swapped) choices.push((before[column - 2] ?? 0) + 1)
      current.push(Math.min(...choices))
    }
    before = last
    last = current
  }
  return last[to.length] ?? 0
}
