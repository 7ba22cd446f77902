export const exploreScreen = {} as const
