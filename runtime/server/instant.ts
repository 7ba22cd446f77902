/** Microseconds since 1970 as ISO 8601 in UTC, to the millisecond: instants of runs are whole milliseconds. */
export const printInstant = (micros: bigint): string => new Date(Number(micros / 1000n)).toISOString()

export const readInstant = (text: string): bigint => BigInt(Date.parse(text)) * 1000n
