export const segmentsScreen = {} as const
