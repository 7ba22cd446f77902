export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Milliseconds of one call. */
export const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * Median milliseconds of one call of several contestants. Each is warmed by itself for a while; measured they take turns of
 * the same time, so that a busy moment of the machine meets all of them. As many calls each would not be the same: the fast
 * would spend their turn in the caches and on the garbage that a slow one left.
 */
export const takeTurns = async <Name extends string>(
  contestants: Readonly<Record<Name, (round: number) => unknown>>,
  { warmSeconds, rounds, turnSeconds }: Readonly<Record<'warmSeconds' | 'rounds' | 'turnSeconds', number>>,
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(contestants) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  let round = 0
  for (const name of names) {
    const end = performance.now() + warmSeconds * 1000
    while (performance.now() < end) await contestants[name](round++)
  }
  for (let measured = 0; measured < rounds; measured++) {
    for (const name of names) {
      const first = round
      const time = await timed(async () => {
        const end = performance.now() + turnSeconds * 1000
        while (performance.now() < end) await contestants[name](round++)
      })
      times[name].push(time / (round - first))
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>
}
