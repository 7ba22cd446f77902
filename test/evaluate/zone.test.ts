import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isZone,
  localDay,
  parseDay,
  parseInstant,
  printInstant,
  startOfDay,
  toInstant,
  toLocal,
} from '../../compiler/time.ts'

const instant = (text: string) => parseInstant(text)!
/** A local clock, read as if it were UTC, and the instant it means in a zone. */
const meant = (zone: string, clock: string) =>
  printInstant(toInstant(zone, instant(`${clock}Z`))).replace('.000000', '')

describe('local times', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z', 'before the gap'],
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z', 'skipped: forward by the gap, 03:30'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z', 'after the gap'],
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z', 'doubled: the earlier'],
    ['Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z', 'after the doubled hour'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00Z', 'skipped: forward by the gap'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z', 'doubled: the earlier'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z', 'a gap of half an hour'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z', 'half an hour doubled'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00', '2025-12-31T18:15:00Z', 'an offset of 5:45'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z', 'a whole day skipped'],
    ['UTC', '2026-03-29T02:30:00', '2026-03-29T02:30:00Z', 'no change'],
  ])('%s %s is %s: %s', (zone, clock, utc) => {
    expect(meant(zone, clock)).toBe(utc)
  })

  test('a day that begins in a gap begins after it', () => {
    // Midnight did not exist in Beirut on 2021-03-28.
    expect(printInstant(startOfDay('Asia/Beirut', parseDay('2021-03-28')!))).toBe('2021-03-27T22:00:00.000000Z')
  })

  test('the days of a year are 23, 24 or 25 hours long and leave nothing between them', () => {
    const first = parseDay('2026-01-01')!
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])
      for (let day = first; day < first + 365; day += 1) {
        const [from, to] = [startOfDay(zone, day), startOfDay(zone, day + 1)]
        expect(localDay(zone, from)).toBe(day)
        expect(localDay(zone, to - 1n)).toBe(day)
        expect(Math.abs(Number(to - from) / 3_600_000_000 - 24)).toBeLessThanOrEqual(1)
      }
  })

  test('an instant in its own local time is itself, or the earlier of two', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    )
    const instants = fc.bigInt({ min: instant('1971-01-01T00:00:00Z'), max: instant('2037-12-31T00:00:00Z') })
    fc.assert(
      fc.property(zones, instants, (zone, micros) => {
        const back = toInstant(zone, toLocal(zone, micros))
        expect(back <= micros).toBe(true)
        expect(toLocal(zone, back)).toBe(toLocal(zone, micros))
      }),
      { numRuns: 2000 },
    )
  })

  test('only names of the time-zone database are zones', () => {
    expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Berlin'), isZone('')]).toEqual([true, true, false, false])
  })
})

describe('instants as text', () => {
  test.each([
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000000Z'],
    ['2026-01-31T10:00:00.5+01:00', '2026-01-31T09:00:00.500000Z'],
    ['2026-01-31 10:00-00:30', '2026-01-31T10:30:00.000000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000000Z'],
    ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
  ])('%s', (text, printed) => {
    expect(printInstant(instant(text))).toBe(printed)
  })

  test.each([
    '2026-02-30T10:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T10:60Z',
    '2026-1-31',
    'yesterday',
    '2026-13-01',
  ])('%s does not exist', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})
