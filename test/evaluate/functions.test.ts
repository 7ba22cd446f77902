import { describe, expect, test } from 'vitest'
import { functionRows } from '../../compiler/functions.ts'
import { operatorRows } from '../../compiler/operators.ts'
import type { MeaningRow } from '../../compiler/row.ts'
import { parseDay, parseInstant } from '../../compiler/time.ts'
import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'

const rows: Readonly<Record<string, MeaningRow>> = { ...operatorRows, ...functionRows }
const context = { now: parseInstant('2026-06-15T12:00:00Z')!, zone: 'Europe/Berlin', weekStart: 'Monday' as const }
const [text, integer, float, boolean, date, timestamp, json] = (
  ['text', 'integer', 'float', 'boolean', 'date', 'timestamp', 'json'] as const
).map((kind): Type => ({ kind })) as [Type, Type, Type, Type, Type, Type, Type]
const decimal = (scale: number): Type => ({ kind: 'decimal', scale })

const resolved = (name: string, ...types: Type[]) => rows[name]!.resolve(types)
const asked = (name: string, variant: string | undefined, ...operands: Value[]) =>
  rows[name]!.evaluate(operands, context, variant)

describe('overloads', () => {
  test('exact numbers stay as they are, a float makes all floats', () => {
    expect(resolved('=', integer, decimal(2))?.operands).toEqual([integer, decimal(2)])
    expect(resolved('=', integer, float)?.operands).toEqual([float, float])
    expect(resolved('+', decimal(2), decimal(4))?.result).toEqual(decimal(4))
    expect(resolved('*', decimal(2), decimal(4))?.result).toEqual(decimal(6))
    expect(resolved('/', integer, integer)?.result).toEqual(float)
  })

  test('a timestamp beside a date is read as its date', () => {
    expect(resolved('<', timestamp, date)?.operands).toEqual([date, date])
    expect(resolved('days_between', date, timestamp)?.variant).toBe('dates')
    expect(resolved('days_between', timestamp, timestamp)?.variant).toBe('timestamps')
  })

  test('a value inside JSON is read as what it is compared with', () => {
    expect(resolved('=', json, integer)?.operands).toEqual([float, float])
    expect(resolved('=', json, text)?.operands).toEqual([text, text])
    expect(resolved('contains', json, text)?.variant).toBe('text')
    expect(resolved('<', json, json)).toBeUndefined()
  })

  test.each([
    ['=', [text, integer]],
    ['<', [boolean, boolean]],
    ['+', [text, text]],
    ['+', [date, integer]],
    ['between', [timestamp, date, timestamp]],
    ['lower', [integer]],
    ['hour', [date]],
    ['round', [float, float]],
    ['coalesce', [text, integer]],
    ['substring', [text]],
  ] as const)('%s has none for %j', (name, types) => {
    expect(resolved(name, ...types)).toBeUndefined()
  })

  test('an error fits everywhere', () => {
    const error: Type = { kind: 'error' }
    for (const [name, row] of Object.entries(rows)) {
      const found = [0, 1, 2, 3].some((count) => row.resolve(Array.from({ length: count }, () => error)) !== undefined)
      expect(found, name).toBe(true)
    }
  })
})

describe('what functions give', () => {
  test.each<[string, string | undefined, Value[], Value]>([
    ['lower', undefined, ['İSTANBUL ΑΣ STRASSE ẞ'], 'istanbul ασ strasse ß'],
    ['upper', undefined, ['straße ǰ'], 'STRASSE ǰ'],
    ['fold_case', undefined, ['ΣΑΣς ẞ'], 'σασσ ß'],
    ['trim', undefined, ['  a b\u00a0 '], 'a b\u00a0'],
    ['substring', 'length', ['a🎉bcd', 2n, 2n], '🎉b'],
    ['substring', 'length', ['abc', -5n, 2n], 'ab'],
    ['substring', 'length', ['abc', 2n, -1n], ''],
    ['substring', 'rest', ['abc', 3n], 'c'],
    ['length', 'text', ['a🎉é'], 3n],
    ['round', 'float', [-2.5], -3],
    ['round', 'float places', [2.345, 2n], 2.35],
    ['round', 'exact places', [{ unscaled: 12345n, scale: 3 }, 2n], { unscaled: 12350n, scale: 3 }],
    ['weekday', undefined, [{ day: parseDay('2026-06-15')! }], 'Monday'],
    ['hour', undefined, [{ micros: parseInstant('2026-01-15T23:30:00Z')! }], 0n],
    ['start_of_quarter', undefined, [{ day: parseDay('2026-06-15')! }], { day: parseDay('2026-04-01')! }],
    ['days_since', 'timestamps', [{ micros: parseInstant('2026-06-13T12:00:00.000001Z')! }], 1n],
    ['days_since', 'timestamps', [{ micros: parseInstant('2026-06-15T13:00:00Z')! }], -1n],
    ['days_since', 'dates', [{ day: parseDay('2026-06-13')! }], 2n],
    [
      'multiple of',
      'exact',
      [
        { unscaled: 75n, scale: 1 },
        { unscaled: 25n, scale: 1 },
      ],
      true,
    ],
    ['multiple of', 'exact', [5n, 0n], false],
    ['multiple of', 'float', [0, 0], false],
    ['/', undefined, [1, 0], null],
    ['/', undefined, [7, 2], 3.5],
    ['*', undefined, [1e200, 1e200], null],
    ['is blank', 'text', ['  '], true],
    ['is blank', 'text', ['\t'], false],
    ['is blank', 'array', [[]], true],
    ['is blank', 'json', [{ json: ' ' }], true],
    ['between', 'instants', [{ micros: 5n }, { micros: 1n }, { micros: 5n }], false],
    ['between', 'values', [5n, 1n, 5n], true],
    ['contains all of', 'text', ['50% off_', '%', '_'], true],
    ['contains any of', 'text', ['50 off', '%', '_'], false],
    ['in', undefined, ['a', null, 'a'], true],
    ['in', undefined, ['b', null, 'a'], false],
  ])('%s %s of %o is %o', (name, variant, operands, result) => {
    expect(asked(name, variant, ...operands)).toEqual(result)
  })
})
