import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Column, Link, Program, SequenceStep } from '../../compiler/ir.ts'
import type { ColumnRead } from '../../compiler/types.ts'
import { type Row, type Rows, tableKey } from '../../compiler/values.ts'

const textColumn = (column: string): ColumnRead => ({ column, type: { kind: 'text' }, storage: { as: 'plain' } })
const at: ColumnRead = { column: 'at', type: { kind: 'timestamp' }, storage: { as: 'instant' } }
const people = { connection: 'demo', name: ['people'] }
const events = { connection: 'demo', name: ['events'] }
const link: Link = {
  relation: 'events',
  hops: [],
  table: events,
  keys: [{ parent: textColumn('id'), child: textColumn('person') }],
  cut: at,
}
const column = (read: ColumnRead): Column => ({ kind: 'column', type: read.type, frame: 1, hops: [], read })

/** `A`, `-B` (not), `B<3` (within 3), `-B<3`: steps of events by one letter, times in microseconds. */
const step = (text: string): SequenceStep => {
  const [, negated, name = '', within] = /^(-?)([A-Z])(?:<(\d+))?$/.exec(text)!
  return {
    link,
    time: column(at),
    where: {
      kind: 'apply',
      type: { kind: 'boolean' },
      name: '=',
      operands: [column(textColumn('name')), { kind: 'literal', type: { kind: 'text' }, value: name }],
    },
    ...(negated && { negated: true as const }),
    ...(within !== undefined && { within: Number(within) }),
  }
}
const program = (steps: readonly string[]): Program => ({
  version: 1,
  kind: 'segment',
  name: 'subject',
  connection: 'demo',
  population: {
    kind: 'table',
    entity: 'person',
    trimmed: false,
    lower: false,
    table: people,
    id: textColumn('id'),
    distinct: false,
  },
  zone: 'UTC',
  weekStart: 'Monday',
  condition: { kind: 'sequence', type: { kind: 'boolean' }, frame: 0, steps: steps.map(step) },
  columns: [],
  definitions: {},
  sets: {},
})

interface Happened {
  readonly name: string
  readonly at: number
}
const now = 20
const holds = (steps: readonly string[], rows: readonly Happened[]): boolean => {
  const data: Rows = new Map<string, readonly Row[]>([
    [tableKey(people), [{ id: 'p' }]],
    [tableKey(events), rows.map((row) => ({ person: 'p', name: row.name, at: { micros: BigInt(row.at) } }))],
  ])
  return evaluate(program(steps), { rows: data, sets: {}, now: BigInt(now) }).members.length === 1
}

/** `A1 B3`: an A at 1, a B at 3. */
const happened = (text: string): readonly Happened[] =>
  text === '' ? [] : text.split(' ').map((word) => ({ name: word[0]!, at: Number(word.slice(1)) }))

describe('sequences', () => {
  test.each([
    ['A B', 'A1 B2', true],
    ['A B', 'B1 A2', false],
    ['A B', 'A1 B1', false],
    ['A A', 'A1 A1', false],
    ['A A', 'A1 A2', true],
    ['A B<3', 'A1 B4', true],
    ['A B<3', 'A1 B5', false],
    ['A B<3', 'A1 A2 B5', true],
    ['A B<3 C<3', 'A1 B3 A4 B6 C9', true],
    ['A B<3 C<3', 'A1 B4 B6 C9', false],
    ['A -B<5', 'A10', true],
    ['A -B<5', 'A10 B15', false],
    ['A -B<5', 'A10 B16', true],
    ['A -B<5', 'A10 B10', true],
    ['A -B<5', 'A15', true],
    ['A -B<5', 'A16', false],
    ['A -B', 'A10 B19', false],
    ['A -B', 'B5 A10', true],
    ['A -B', 'A10 B20', true],
    ['A -B', 'A10 B12 A13', true],
    ['A -B C', 'A1 B2 C3', false],
    ['A -B C', 'A1 B2 A3 C4', true],
    ['A -B C', 'A1 C2 B3', true],
    ['A -B C', 'A1 B1 C3', true],
    ['A -B C', 'A1 B3 C3', true],
    ['A -B<5 C', 'A1 C2 B4', false],
    ['A -B<1 -C B', 'A1 B4', true],
    ['A -B<1 -C B', 'A1 C3 B4', false],
  ])('%s over %s is %j', (steps, rows, result) => {
    expect(holds(steps.split(' '), happened(rows))).toBe(result)
  })

  test('a choice of rows exists exactly when the sequence is true', () => {
    const names = fc.constantFrom('A', 'B', 'C')
    const rows = fc.array(fc.record({ name: names, at: fc.integer({ min: 0, max: 24 }) }), { maxLength: 9 })
    const within = fc.option(
      fc.integer({ min: 0, max: 8 }).map((length) => `<${length}`),
      { nil: '' },
    )
    const further = fc.tuple(fc.constantFrom('', '', '-'), names, within).map((parts) => parts.join(''))
    const steps = fc
      .tuple(names, fc.array(further, { minLength: 1, maxLength: 4 }))
      .map(([first, rest]) => [first, ...rest])
    fc.assert(
      fc.property(steps, rows, (chosen, given) => {
        expect(holds(chosen, given)).toBe(chosenSomehow(chosen, given))
      }),
      { numRuns: 5000 },
    )
  })
})

/** The meaning of language.md section 3 word by word: every choice of rows is tried. */
const chosenSomehow = (steps: readonly string[], given: readonly Happened[]): boolean => {
  const rows = given.filter((row) => row.at < now)
  const parsed = steps.map((text) => {
    const { negated, within } = step(text)
    return { name: text.replace('-', '')[0]!, negated: negated === true, within }
  })
  const positive = parsed.flatMap((one, index) => (one.negated ? [] : [index]))
  const none = (name: string, after: number, allowed: (at: number) => boolean) =>
    !rows.some((row) => row.name === name && row.at > after && allowed(row.at))
  const fits = (choice: readonly Happened[]): boolean =>
    parsed.every((one, index) => {
      const place = positive.filter((each) => each <= index).length - 1
      const here = choice[place]!.at
      if (!one.negated) {
        const before = choice[place - 1]?.at
        return before === undefined || (before < here && here - before <= (one.within ?? Number.POSITIVE_INFINITY))
      }
      if (one.within !== undefined)
        return here + one.within <= now && none(one.name, here, (time) => time <= here + one.within!)
      const next = choice[place + 1]?.at
      return none(one.name, here, (time) => next === undefined || time < next)
    })
  const choose = (choice: readonly Happened[]): boolean => {
    const wanted = positive[choice.length]
    if (wanted === undefined) return fits(choice)
    return rows.some((row) => row.name === parsed[wanted]!.name && choose([...choice, row]))
  }
  return choose([])
}
