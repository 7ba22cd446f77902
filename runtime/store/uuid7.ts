import { randomBytes } from 'node:crypto'

const tailBits = 74n
const randomBits = (bits: bigint): bigint =>
  BigInt.asUintN(Number(bits), BigInt(`0x${randomBytes(10).toString('hex')}`))

let last = { milliseconds: -1, tail: 0n }

/**
 * The moment and the 74 bits after it. Within one millisecond, or when the clock goes back, the bits before are counted on by a
 * random step: https://www.rfc-editor.org/rfc/rfc9562#name-monotonicity-and-counters (method 2).
 */
const next = (milliseconds: number): typeof last => {
  if (milliseconds > last.milliseconds) return { milliseconds, tail: randomBits(tailBits - 1n) }
  const tail = last.tail + 1n + randomBits(32n)
  return tail >> tailBits === 0n
    ? { milliseconds: last.milliseconds, tail }
    : { milliseconds: last.milliseconds + 1, tail: randomBits(tailBits - 1n) }
}

/** A UUID of version 7 (RFC 9562): names of runs sort by the time they began, and in one process by the order they were made. */
export const uuid7 = (milliseconds: number = Date.now()): string => {
  last = next(milliseconds)
  const { tail } = last
  const version = 0x7n << 76n
  const variant = 0b10n << 62n
  const end = version | ((tail >> 62n) << 64n) | variant | BigInt.asUintN(62, tail)
  const hex = ((BigInt(last.milliseconds) << 80n) | end).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
