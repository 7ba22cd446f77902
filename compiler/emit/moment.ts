import type { CalendarUnit, Moment } from '../plan/bounds.ts'
import { localDay, printDay, printInstant } from '../time.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { fixed, fixedNumber, type Sql, typedValue } from './sql.ts'
import { fill } from './template.ts'

export const instant = (micros: bigint): Sql => typedValue({ value: printInstant(micros), type: { kind: 'timestamp' } })
export const date = (day: number): Sql => typedValue({ value: printDay(day), type: { kind: 'date' } })

export const now = (emission: Emission): Sql =>
  emission.clock.now === 'current' ? fill(structureTemplate(emission.dialect, 'now'), {}) : instant(emission.clock.now)

export const zone = (emission: Emission): Sql => typedValue({ value: emission.clock.zone, type: { kind: 'text' } })
export const weekShift = (emission: Emission): Sql => fixed(emission.clock.weekStart === 'Sunday' ? '1' : '0')

/** A bound of a window in SQL. */
export const emitMoment = (moment: Moment, emission: Emission): Sql => {
  const row = (name: string, fillings: Readonly<Record<string, Sql>>): Sql =>
    fill(structureTemplate(emission.dialect, name), {
      zone: zone(emission),
      weekShift: weekShift(emission),
      ...fillings,
    })
  switch (moment.kind) {
    case 'instant':
      return instant(BigInt(moment.micros))
    case 'day':
      return date(moment.day)
    case 'now':
      return now(emission)
    case 'elapsed':
      return row('plus microseconds', { value: now(emission), amount: fixedNumber(moment.micros) })
    case 'calendar':
      return emitCalendar(moment, row)
    default:
      return moment satisfies never
  }
}

type Row = (name: string, fillings: Readonly<Record<string, Sql>>) => Sql

const emitCalendar = (moment: Extract<Moment, { kind: 'calendar' }>, row: Row): Sql => {
  const local = row('local now', {})
  const start = moment.start ? row(`start.${moment.start}`, { value: local }) : local
  const moved = move(start, moment.amount, moment.unit, row)
  return row(moment.type === 'date' ? 'local as date' : 'local as instant', {
    value: move(moved, moment.days ?? 0, 'day', row),
  })
}

const move = (value: Sql, amount: number, unit: CalendarUnit, row: Row): Sql =>
  amount === 0 ? value : row(`add.${unit}`, { value, amount: fixedNumber(amount) })

/** The project's date of now. */
export const today = (emission: Emission): Sql =>
  emission.clock.now === 'current'
    ? emitMoment({ kind: 'calendar', type: 'date', amount: 0, unit: 'day' }, emission)
    : date(localDay(emission.clock.zone, emission.clock.now))
