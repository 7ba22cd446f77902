/** The same question to each: who paid at least this much in the 90 days before the first of November. */
export const contestants = {
  segql: async (folder: string) => (await import('./segql.ts')).segqlRule(folder),
  segqlWhole: async (folder: string) => (await import('./segql.ts')).segqlModelAndRule(folder),
  prqlc: async () => (await import('./prqlc.ts')).prqlcQuery(),
  malloy: async () => (await import('./malloy.ts')).malloyQuery(),
  malloyWhole: async () => (await import('./malloy.ts')).malloyModelAndQuery(),
} as const satisfies Record<string, (folder: string) => Promise<(least: number) => unknown>>
export type ContestantName = keyof typeof contestants
export const contestantNames = Object.keys(contestants) as readonly ContestantName[]
