export const connectionsScreen = {} as const
