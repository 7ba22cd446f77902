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

/** Medians of several contestants that take turns, so that a busy moment of the machine meets all of them. */
export const takeTurns = async <Name extends string>(
  contestants: Readonly<Record<Name, (round: number) => unknown>>,
  rounds: { readonly warm: number; readonly measured: number },
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(contestants) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds.warm + rounds.measured; round++) {
    for (const name of names) {
      const milliseconds = await timed(() => contestants[name](round))
      if (round >= rounds.warm) times[name].push(milliseconds)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>
}
