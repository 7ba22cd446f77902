import fc from 'fast-check'

/**
 * Small pools that rows and rules share, so that equalities hit, ties happen and every odd value meets every operator. Instants
 * stand around the clock changes, month ends and leap days that the runs' own `now` is drawn from.
 */
export const texts = [
  'US',
  'us',
  'CA',
  '',
  ' ',
  'ab',
  'abc',
  'ab ',
  'aBc',
  'a%b',
  'a_b',
  "o'k",
  '"q"',
  'x\\y',
  '12',
  'İx',
  'ΑΣ',
  'ας',
  'ẞ',
  'ß',
  'é',
  'e\u0301',
  '🎉',
  '\uffff',
  'a\nb',
] as const
/** Three texts come often, so that rules tell people apart. */
export const someText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('US', 'ab', 'aBc') },
  { weight: 1, arbitrary: fc.constantFrom(...texts) },
)
export const tameTexts = ['Oslo', 'oslo', 'Rome', 'a b', ' x ', 'É1', ''] as const
export const integers = [-7, -1, 0, 1, 2, 3, 5, 10, 17, 100] as const
export const decimals = ['-2.50', '-0.05', '0.00', '0.10', '1.00', '2.50', '7.00', '10.05', '99.99'] as const
export const floats = [-2.25, -0.5, 0, 0.1, 0.30000000000000004, 0.5, 1.5, 2.5, 1234.5678] as const
export const eventNames = ['View', 'Cart', 'Order'] as const

export const nows = [
  '2026-06-15T12:00:00Z',
  '2026-03-29T12:30:00Z',
  '2026-11-01T06:30:00Z',
  '2026-10-25T01:15:00.500Z',
  '2026-03-31T22:30:00Z',
  '2024-02-29T10:00:00Z',
  '2026-01-01T00:00:00Z',
] as const
export const zones = ['UTC', 'Europe/Berlin', 'America/New_York'] as const

export const instants = [
  '2024-02-29T10:00:00Z',
  '2024-02-29T09:59:59.999999Z',
  '2024-02-22T10:00:00Z',
  '2025-12-31T23:30:00Z',
  '2026-01-01T00:00:00Z',
  '2026-02-28T22:30:00Z',
  '2026-03-08T06:59:59Z',
  '2026-03-28T12:30:00Z',
  '2026-03-29T00:30:00Z',
  '2026-03-29T01:30:00Z',
  '2026-03-29T12:29:59.999999Z',
  '2026-03-31T21:59:59Z',
  '2026-05-31T22:00:00Z',
  '2026-06-08T12:00:00Z',
  '2026-06-14T12:00:00Z',
  '2026-06-15T11:59:00Z',
  '2026-06-15T12:00:00Z',
  '2026-06-20T12:00:00Z',
  '2026-10-24T23:30:00Z',
  '2026-10-25T00:30:00.000001Z',
  '2026-10-25T00:30:00Z',
  '2026-11-01T05:30:00Z',
  '2026-11-01T06:29:59.999999Z',
] as const
export const dates = [
  '2000-02-29',
  '2001-02-28',
  '1990-03-01',
  '2024-02-29',
  '2025-12-31',
  '2026-01-01',
  '2026-01-31',
  '2026-03-01',
  '2026-03-29',
  '2026-03-31',
  '2026-06-09',
  '2026-06-15',
  '2026-06-16',
  '2026-10-25',
  '2026-11-01',
] as const
