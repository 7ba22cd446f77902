import { describe, expect, test } from 'vitest'
import {
  conversionName,
  conversionRows,
  dateForm,
  instantForm,
  integerForm,
  numberForm,
} from '../../compiler/conversions.ts'
import { parseDay, parseInstant } from '../../compiler/time.ts'
import type { Type, TypeKind } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'

const context = { now: 0n, zone: 'Europe/Berlin', weekStart: 'Monday' as const }
const convert = (value: Value, from: TypeKind, type: Type): Value =>
  conversionRows[conversionName(from, type.kind)!].evaluate(value, context, type)

describe('which texts count as a number', () => {
  test.each([
    ['12', 12],
    [' 12.50 ', 12.5],
    ['-.5', -0.5],
    ['+1e3', 1000],
    ['1.', 1],
    ['1e99', 1e99],
    ['', null],
    ['1,000', null],
    ['1_000', null],
    ['0x10', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e100', null],
    ['٣', null],
    ['\t1', null],
    ['1 2', null],
  ])('%j is %j', (text, number) => {
    expect(convert(text, 'text', { kind: 'float' })).toBe(number)
  })

  test.each([
    ['42', 42n],
    ['-007', -7n],
    ['999999999999999999', 999999999999999999n],
    ['9999999999999999999', null],
    ['12.0', null],
    ['', null],
  ])('%j as a whole number is %s', (text, number) => {
    expect(convert(text, 'text', { kind: 'integer' })).toBe(number)
  })

  test('the longest text that counts is a finite float that is not zero', () => {
    const digits = '9'.repeat(100)
    expect(convert(`${digits}.${digits}e99`, 'text', { kind: 'float' })).toBeLessThan(1e200)
    expect(convert(`0.${'0'.repeat(99)}1e-99`, 'text', { kind: 'float' })).toBeGreaterThan(0)
  })
})

describe('other conversions', () => {
  test.each([
    ['true', true],
    [' YES ', true],
    ['0', false],
    ['n', false],
    ['maybe', null],
    ['', null],
  ])('the text %j is the truth value %j', (text, truth) => {
    expect(convert(text, 'text', { kind: 'boolean' })).toBe(truth)
  })

  test('an impossible date is no value', () => {
    expect(convert('2026-02-28', 'text', { kind: 'date' })).toEqual({ day: parseDay('2026-02-28')! })
    expect(convert('2026-02-29', 'text', { kind: 'date' })).toBeNull()
    expect(convert('2026-2-28', 'text', { kind: 'date' })).toBeNull()
  })

  test.each([
    ['2026-01-01T10:00:00+02:00', '2026-01-01T08:00:00Z'],
    ['2026-01-01 10:00:00.5', '2026-01-01T10:00:00.5Z'],
    [' 2026-01-01T10:00 ', '2026-01-01T10:00:00Z'],
    ['2026-01-01', '2026-01-01T00:00:00Z'],
    ['2026-01-01T10:00+02:00', undefined],
    ['2026-01-01T10:00:00+15:00', undefined],
    ['0000-01-01', undefined],
    ['2026-02-30T10:00:00Z', undefined],
  ])('the text %j is the instant %s', (text, instant) => {
    const wanted = instant === undefined ? null : { micros: parseInstant(instant)! }
    expect(convert(text, 'text', { kind: 'timestamp' })).toEqual(wanted)
  })

  test('floats and decimals become whole numbers half away from zero', () => {
    const integer: Type = { kind: 'integer' }
    expect([2.5, -2.5, 0.49, 1e300].map((value) => convert(value, 'float', integer))).toEqual([3n, -3n, 0n, null])
    expect(convert({ unscaled: -25n, scale: 1 }, 'decimal', integer)).toBe(-3n)
  })

  test('a date is the start of its day in the project zone, an instant its date there', () => {
    const micros = parseInstant('2026-06-14T22:00:00Z')!
    expect(convert({ day: parseDay('2026-06-15')! }, 'date', { kind: 'timestamp' })).toEqual({ micros })
    expect(convert({ micros }, 'timestamp', { kind: 'date' })).toEqual({ day: parseDay('2026-06-15')! })
    expect(convert({ micros: micros - 1n }, 'timestamp', { kind: 'date' })).toEqual({ day: parseDay('2026-06-14')! })
  })

  test('a value inside JSON is read as its text', () => {
    expect(convert({ json: ' 12 ' }, 'json', { kind: 'float' })).toBe(12)
    expect(convert({ json: 12 }, 'json', { kind: 'text' })).toBe('12')
    expect(convert({ json: true }, 'json', { kind: 'boolean' })).toBe(true)
    expect(convert({ json: ['12'] }, 'json', { kind: 'float' })).toBeNull()
    expect(convert({ json: null }, 'json', { kind: 'text' })).toBeNull()
  })

  test('the forms are plain enough for every engine', () => {
    for (const form of [numberForm, integerForm, dateForm, instantForm]) expect(form).not.toMatch(/\\|\(\?|'/)
  })
})
