/** How a driver's text becomes a cell; absent: it is one already. */
export type ReadText = (text: string) => string | null

/** `2026-01-31 10:00:00.5+00` as an instant's cell; an offset of whole hours or with minutes. Words (`infinity`) stay. */
export const instantCell: ReadText = (text) => {
  const found = /^(\d{4,6}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z| UTC| ?[+-]\d{2}(?::?\d{2})?)?$/.exec(
    text,
  )
  if (!found) return text
  const [, date = '', time = '', fraction = '', written = 'Z'] = found
  const offset = written.trim()
  const micros = fraction.slice(0, 6).padEnd(6, '0')
  if (/^(Z|UTC|[+-]00(:?00)?)$/.test(offset)) return `${date}T${time}.${micros}Z`
  const zone = `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`
  return new Date(`${date}T${time}${zone}`).toISOString().replace(/\.\d+Z$/, `.${micros}Z`)
}

/** A local time's cell. */
export const localCell: ReadText = (text) => {
  const found = /^(\d{4,6}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/.exec(text)
  if (!found) return text
  const [, date, time, fraction = ''] = found
  return `${date}T${time}.${fraction.slice(0, 6).padEnd(6, '0')}`
}

/** Microseconds since 1970 as an instant's cell. */
export const instantOfMicros = (micros: bigint): string => {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = (micros - fraction) / 1_000_000n
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', `.${String(fraction).padStart(6, '0')}Z`)
}

/** Days since 1970 as a date's cell. */
export const dateOfDays = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

/** Rows with some columns' texts read; without any they are given through as they are. */
export const readRows = (
  rows: readonly (readonly (string | null)[])[],
  readers: readonly (ReadText | undefined)[],
): readonly (readonly (string | null)[])[] => {
  if (readers.every((read) => read === undefined)) return rows
  return rows.map((row) =>
    row.map((cell, index) => {
      const read = readers[index]
      return cell === null || read === undefined ? cell : read(cell)
    }),
  )
}
