export const traitsScreen = {} as const
