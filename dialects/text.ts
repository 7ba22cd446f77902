/** Text between single quotes, doubled inside: SQL's own rule, where a backslash is a character like any other. */
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Digits that may stand anywhere: a minus could meet another operator. */
export const numeral = (digits: string): string => (digits.startsWith('-') ? `(${digits})` : digits)

const most = 9_223_372_036_854_775_807n
/** Whether an integer's digits fit into 64 bits. */
export const fits64Bits = (digits: string): boolean => BigInt(digits) <= most && BigInt(digits) >= -most - 1n

/** `2026-01-31T10:00:00.000000Z` as `2026-01-31 10:00:00.000000`, in UTC. */
export const clockText = (instant: string): string => instant.replace('T', ' ').replace('Z', '')
