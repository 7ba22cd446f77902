import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Expr, Window } from '../../compiler/ir.ts'
import { windowBounds } from '../../compiler/time.ts'
import { micros } from '../engines/clock.ts'
import type { ColumnKind } from '../engines/index.ts'
import { aggregate, boolean, column, date, integer, link, read, segment, traits } from './ir.ts'
import { eachEngine, membersOf, rowsOf, runOn, useEngines } from './run.ts'

useEngines()

const people = (kind: ColumnKind, ...cells: readonly (string | number | null)[]) => ({
  customers: { columns: { customer_id: 'text', at: kind }, rows: cells.map((cell, index) => [`c${index}`, cell]) },
})
/** What the engines and the evaluator make of stored local times. */
const instants = async (kind: ColumnKind, ...cells: readonly string[]) =>
  (await rowsOf(traits({ at: column(0, 'at', kind) }), { tables: people(kind, ...cells) })).map(([, at]) => at)
const at = (text: string) => ({ micros: micros(text) })

test('a skipped local time moves forward by the gap', async () => {
  expect(
    await instants(
      'timestamp in Europe/Berlin',
      '2026-03-29 01:59:59',
      '2026-03-29 02:00:00',
      '2026-03-29 02:30:00',
      '2026-03-29 03:00:00',
      '2026-03-29 03:30:00',
    ),
  ).toEqual(['00:59:59', '01:00:00', '01:30:00', '01:00:00', '01:30:00'].map((clock) => at(`2026-03-29T${clock}Z`)))
})

test('a doubled local time means the earlier, whatever the size of the change', async () => {
  expect(
    await instants(
      'timestamp in Europe/Berlin',
      '2026-10-25 01:59:59',
      '2026-10-25 02:00:00',
      '2026-10-25 02:59:59.999999',
      '2026-10-25 03:00:00',
      '2026-10-25 03:30:00',
    ),
  ).toEqual(
    [
      '2026-10-24T23:59:59Z',
      '2026-10-25T00:00:00Z',
      '2026-10-25T00:59:59.999999Z',
      '2026-10-25T02:00:00Z',
      '2026-10-25T02:30:00Z',
    ].map(at),
  )
  // Lord Howe Island goes back by half an hour, from 02:00 (+11:00) to 01:30 (+10:30).
  expect(
    await instants(
      'timestamp in Australia/Lord_Howe',
      '2026-04-05 01:29:00',
      '2026-04-05 01:45:00',
      '2026-04-05 02:10:00',
    ),
  ).toEqual(['2026-04-04T14:29:00Z', '2026-04-04T14:45:00Z', '2026-04-04T15:40:00Z'].map(at))
})

test("a timestamp is a date in the project's zone, and a date begins there", async () => {
  const stored = column(0, 'at', 'timestamptz')
  const local: Expr = { kind: 'convert', type: date, value: stored }
  const begins: Expr = { kind: 'convert', type: { kind: 'timestamp' }, value: local }
  const found = await rowsOf(traits({ local, begins }, { zone: 'America/Sao_Paulo' }), {
    // In 2018 the clocks of São Paulo went from 00:00 to 01:00.
    tables: people('timestamptz', '2018-11-04T02:59:59Z', '2018-11-04T03:00:00Z', '2026-07-01T01:00:00Z'),
  })
  expect(found.map((row) => row[2])).toEqual(
    ['2018-11-03T03:00:00Z', '2018-11-04T03:00:00Z', '2026-06-30T03:00:00Z'].map(at),
  )
})

const windows: readonly Window[] = [
  { kind: 'last', amount: 36, unit: 'hours' },
  { kind: 'last', amount: 3, unit: 'days' },
  { kind: 'last', amount: 1, unit: 'months' },
  { kind: 'last', amount: 2, unit: 'quarters' },
  { kind: 'last', amount: 1, unit: 'years' },
  { kind: 'last', amount: 3, unit: 'calendar days' },
  { kind: 'next', amount: 5, unit: 'weeks' },
  { kind: 'next', amount: 1, unit: 'months' },
  { kind: 'next', amount: 2, unit: 'calendar days' },
  { kind: 'more than ago', amount: 3, unit: 'months' },
  { kind: 'less than ago', amount: 10, unit: 'days' },
  { kind: 'day', day: 'today' },
  { kind: 'day', day: 'yesterday' },
  { kind: 'this', unit: 'week' },
  { kind: 'previous', unit: 'month' },
  { kind: 'this', unit: 'quarter' },
  { kind: 'previous', unit: 'year' },
  { kind: 'on', moment: { kind: 'date', value: '2026-05-05' } },
]

/** People at both ends of a window, a microsecond or a day beside them: everything that could be counted wrongly. */
const edges = (window: Window, kind: 'date' | 'timestamp', zone: string, now: bigint): readonly string[] => {
  const bounds = windowBounds(window, kind, { now, zone, weekStart: 'Sunday' })
  const ends = [bounds.from, bounds.to].filter((end) => end !== undefined)
  // The statement reads the clock a moment later than the test: nobody stands within a minute of it.
  return ends.flatMap((end) =>
    (kind === 'date' ? [-1n, 0n, 1n] : [-120_000_000n, 120_000_000n]).map((step) => {
      const moved = kind === 'date' ? (end + step) * 86_400_000_000n : end + step
      return new Date(Number(moved / 1000n)).toISOString().slice(0, kind === 'date' ? 10 : 23)
    }),
  )
}

test('a window said of the current moment is the window of that moment', async () => {
  for (const zone of ['UTC', 'America/New_York', 'Asia/Kathmandu']) {
    for (const [kind, stored] of [
      ['timestamp', 'timestamptz'],
      ['date', 'date'],
    ] as const) {
      for (const window of windows) {
        if (kind === 'date' && 'unit' in window && window.unit === 'hours') continue
        const value = column(0, 'at', stored)
        const program = segment({ kind: 'in window', type: boolean, value, window }, { zone, weekStart: 'Sunday' })
        const anniversary = segment(
          { kind: 'in window', type: boolean, value, window, anniversary: true },
          { zone, weekStart: 'Sunday' },
        )
        const now = BigInt(Date.now()) * 1000n
        const cells = edges(window, kind, zone, now).map((cell) => (kind === 'date' ? cell : `${cell}Z`))
        await eachEngine(async (engine) => {
          const tables = people(stored, ...cells, null)
          await engine.createTables(Object.entries(tables).map(([name, table]) => ({ name: ['shop', name], ...table })))
          for (const one of kind === 'date' ? [program, anniversary] : [program]) {
            const fixed = await runOn(engine, one, { now, print: 'parameters' })
            const current = await runOn(engine, one, { now: 'current', print: 'literals' })
            expect({ engine: engine.name, zone, kind, window, current }).toEqual({
              engine: engine.name,
              zone,
              kind,
              window,
              current: fixed,
            })
          }
        })
      }
    }
  }
}, 120_000)

test('a statement of the current moment holds no instant', () => {
  const orders = link('orders', 'customer_id', 'customer_id', { cut: read('at', 'timestamp') })
  const count = aggregate('count', integer, [orders], {
    time: column(1, 'at', 'timestamp'),
    window: { kind: 'last', amount: 2, unit: 'days' },
  })
  return eachEngine(async (engine) => {
    const { value } = compileProgram(traits({ count }), engine.dialect, { now: 'current', print: 'literals' })
    expect(value.sql).toMatch(/current_timestamp|getdate\(\)/)
    expect(value.sql).not.toMatch(/20\d\d-/)
  })
})

test('unix counts, skipped rows and missing ones are in no window', async () => {
  const window: Window = { kind: 'since', moment: { kind: 'date', value: '2026-10-31' } }
  for (const [kind, scale] of [
    ['unix seconds', 1],
    ['unix milliseconds', 1000],
    ['unix microseconds', 1_000_000],
  ] as const) {
    const cells = [1793404800 * scale - 1, 1793404800 * scale, null]
    const program = segment({ kind: 'in window', type: boolean, value: column(0, 'at', kind), window })
    expect(await membersOf(program, { tables: people(kind, ...cells) })).toEqual(['c1'])
  }
})
