import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const dated = (dates: Readonly<Record<string, string | null>>) => ({
  customers: Object.entries(dates).map(([customer_id, joined_on]) => ({ customer_id, joined_on, birthday: joined_on })),
})

const joined = dated({
  a: '2026-06-15',
  b: '2026-06-09',
  c: '2026-06-08',
  d: '2026-06-16',
  e: null,
  f: '2026-05-31',
  g: '2025-12-31',
  h: '2026-06-14',
})

const future = {
  customers: ['a', 'b', 'c', 'd'].map((customer_id) => ({ customer_id })),
  orders: [
    { customer_id: 'a', order_id: '1', amount: '1.00', ordered_at: '2026-06-15T11:59:59Z' },
    { customer_id: 'a', order_id: '2', amount: '2.00', ordered_at: '2026-06-15T12:00:00Z' },
    { customer_id: 'a', order_id: '3', amount: '4.00', ordered_at: '2026-06-20T12:00:00Z' },
    { customer_id: 'b', order_id: '4', amount: '8.00', ordered_at: '2026-06-20T12:00:00Z' },
    { customer_id: 'c', order_id: '5', amount: '16.00', ordered_at: null },
  ],
  items: ['1', '2', '4', '5'].map((order_id) => ({ order_id, quantity: 1 })),
}

const clocks = {
  customers: [
    { customer_id: 'a', created_at: '2026-06-14T22:30:00Z', joined_on: '2024-02-29', seen_at: '2026-06-16 22:29:59' },
    { customer_id: 'b', created_at: '2026-12-31T23:30:00Z', joined_on: '2026-12-31' },
    { customer_id: 'c' },
  ],
}

const birthdays = dated({
  a: '2000-06-16',
  b: '1990-06-21',
  c: '1990-06-14',
  d: '1990-06-23',
  e: null,
  f: '2000-02-29',
})
const winter = dated({ a: '1990-12-30', b: '1990-01-02', c: '1990-01-20', d: '1990-12-20' })
const leap = dated({ a: '2000-02-29', b: '2000-02-28', c: '2000-03-01', d: '2001-02-28' })

export const time: Section = {
  title: '4. Time',
  groups: [
    group(shop, { rows: joined }, [
      { title: 'on a date column days are calendar days', where: 'joined_on within last 7 days', in: ['a', 'b', 'h'] },
      {
        title: 'on a date column weeks are calendar days',
        where: 'joined_on within last 1 weeks',
        in: ['a', 'b', 'h'],
      },
      { title: 'calendar days of a date column', where: 'joined_on within last 2 calendar days', in: ['a', 'h'] },
      { title: 'today on a date column', where: 'joined_on within today', in: ['a'] },
      { title: 'yesterday on a date column', where: 'joined_on within yesterday', in: ['h'] },
      { title: 'this week on a date column', where: 'joined_on within this week', in: ['a', 'd'] },
      { title: 'the previous week on a date column', where: 'joined_on within previous week', in: ['b', 'c', 'h'] },
      { title: 'the previous month on a date column', where: 'joined_on within previous month', in: ['f'] },
      { title: 'since on a date column', where: 'joined_on since 2026-06-15', in: ['a', 'd'] },
      { title: 'after on a date column', where: 'joined_on after 2026-06-15', in: ['d'] },
      { title: 'before on a date column', where: 'joined_on before 2026-06-08', in: ['f', 'g'] },
      { title: 'on on a date column', where: 'joined_on on 2026-06-08', in: ['c'] },
      {
        title: 'from and to on a date column include both days',
        where: 'joined_on from 2026-06-08 to 2026-06-14',
        in: ['b', 'c', 'h'],
      },
      {
        title: 'between on a date column includes both days',
        where: 'joined_on between 2026-06-08 and 2026-06-14',
        in: ['b', 'c', 'h'],
      },
      { title: 'a date equals a date', where: 'joined_on = 2026-06-08', in: ['c'] },
      {
        title: 'days_since of a date counts calendar days',
        trait: 'days_since(joined_on)',
        gives: { a: 0, b: 6, c: 7, d: -1, e: null, f: 15, g: 166, h: 1 },
      },
    ]),
    group(shop, { rows: joined, zone: 'Pacific/Auckland' }, [
      { title: "today on a date column is that of the project's zone", where: 'joined_on within today', in: ['d'] },
      {
        title: "days_since of a date in the project's zone",
        trait: 'days_since(joined_on)',
        gives: { a: 1, b: 7, c: 8, d: 0, e: null, f: 16, g: 167, h: 2 },
      },
    ]),
    group(shop, { rows: future }, [
      { title: 'rows at or after now do not exist', trait: 'sum(orders.amount)', gives: { a: 1, b: 0, c: 16, d: 0 } },
      { title: 'nor do their rows', trait: 'count(orders.items)', gives: { a: 1, b: 0, c: 1, d: 0 } },
      { title: 'a row without a time exists', where: 'has orders', in: ['a', 'c'] },
      { title: 'a row without a time is in no window', where: 'has orders since 1970-01-01', in: ['a'] },
      { title: 'has no of later rows only', where: 'has no orders', in: ['b', 'd'] },
      {
        title: 'since does not reach beyond now',
        trait: 'sum(orders.amount since 2026-06-01)',
        gives: { a: 1, b: 0, c: 0, d: 0 },
      },
      {
        title: 'this month does not reach beyond now on a relation',
        trait: 'sum(orders.amount within this month)',
        gives: { a: 1, b: 0, c: 0, d: 0 },
      },
      {
        title: 'within next reaches beyond now',
        trait: 'sum(orders.amount within next 7 days)',
        gives: { a: 6, b: 8, c: 0, d: 0 },
      },
      {
        title: 'from and to reach beyond now',
        trait: 'sum(orders.amount from 2026-06-15 to 2026-06-30)',
        gives: { a: 7, b: 8, c: 0, d: 0 },
      },
      { title: 'on reaches beyond now', trait: 'sum(orders.amount on 2026-06-20)', gives: { a: 4, b: 8, c: 0, d: 0 } },
      {
        title: 'after reaches beyond now',
        trait: 'sum(orders.amount after 2026-06-15)',
        gives: { a: 4, b: 8, c: 0, d: 0 },
      },
      {
        title: 'a window of a chain that reaches beyond now',
        trait: 'count(orders.items on 2026-06-20)',
        gives: { a: 0, b: 1, c: 0, d: 0 },
      },
      {
        title: 'the last N days end before now',
        trait: 'count(orders within last 1 days)',
        gives: { a: 1, b: 0, c: 0, d: 0 },
      },
      {
        title: 'last sees nothing at or after now',
        trait: 'last(orders.amount)',
        gives: { a: 1, b: null, c: null, d: null },
      },
      { title: 'all sees nothing at or after now', where: 'all orders have amount = 1', in: ['a', 'b', 'd'] },
    ]),
    group(shop, { rows: future, now: '2026-06-16T00:00:00Z' }, [
      { title: 'a later now sees more', trait: 'sum(orders.amount)', gives: { a: 3, b: 0, c: 16, d: 0 } },
    ]),
    group(shop, { rows: clocks }, [
      { title: 'year', trait: 'year(created_at)', gives: { a: 2026, b: 2026, c: null } },
      { title: 'month', trait: 'month(created_at)', gives: { a: 6, b: 12, c: null } },
      { title: 'day', trait: 'day(created_at)', gives: { a: 14, b: 31, c: null } },
      { title: 'hour', trait: 'hour(created_at)', gives: { a: 22, b: 23, c: null } },
      { title: 'weekday', where: 'weekday(created_at) in ("Sunday", "Thursday")', in: ['a', 'b'] },
      { title: 'hours between', where: 'hour(created_at) between 22 and 22', in: ['a'] },
      {
        title: 'parts of a date',
        where: 'year(joined_on) = 2024 and month(joined_on) = 2 and day(joined_on) = 29',
        in: ['a'],
      },
      {
        title: 'days_between of timestamps counts whole 24 hours',
        trait: 'days_between(created_at, coalesce(seen_at, created_at))',
        gives: { a: 1, b: 0, c: null },
      },
      { title: 'start_of_quarter of a date', where: 'start_of_quarter(joined_on) = 2026-10-01', in: ['b'] },
      { title: 'start_of_day of an instant', where: 'start_of_day(created_at) = 2026-06-14', in: ['a'] },
      { title: 'start_of_month of a date', where: 'start_of_month(joined_on) = 2024-02-01', in: ['a'] },
      { title: 'start_of_year of a date', where: 'start_of_year(joined_on) = 2026-01-01', in: ['b'] },
      { title: 'start_of_week of a date', where: 'start_of_week(joined_on) = 2026-12-28', in: ['b'] },
      { title: 'days_since of a timestamp counts whole 24 hours', where: 'days_since(created_at) = 0', in: ['a'] },
      {
        title: 'days_between of dates',
        trait: 'days_between(joined_on, cast("2026-12-31" as date))',
        gives: { a: 1036, b: 0, c: null },
      },
    ]),
    group(shop, { rows: clocks, zone: 'Europe/Berlin', weekStart: 'Sunday' }, [
      { title: "the year of the project's zone", trait: 'year(created_at)', gives: { a: 2026, b: 2027, c: null } },
      {
        title: "the hour of the project's zone, summer and winter",
        trait: 'hour(created_at)',
        gives: { a: 0, b: 0, c: null },
      },
      { title: "the day of the project's zone", trait: 'day(created_at)', gives: { a: 15, b: 1, c: null } },
      { title: "the weekday of the project's zone", where: 'weekday(created_at) = "Monday"', in: ['a'] },
      { title: 'start_of_week from Sunday', where: 'start_of_week(joined_on) = 2026-12-27', in: ['b'] },
    ]),
    group(shop, { rows: birthdays }, [
      {
        title: 'an anniversary within the next days',
        where: 'birthday anniversary within next 7 days',
        in: ['a', 'b'],
      },
      {
        title: 'an anniversary within this month',
        where: 'birthday anniversary within this month',
        in: ['a', 'b', 'c', 'd'],
      },
      { title: 'an anniversary yesterday', where: 'birthday anniversary within yesterday', in: ['c'] },
      {
        title: 'years_since counts full years',
        trait: 'years_since(birthday)',
        gives: { a: 25, b: 35, c: 36, d: 35, e: null, f: 26 },
      },
    ]),
    group(shop, { rows: winter, now: '2026-12-29T12:00:00Z' }, [
      {
        title: 'an anniversary over the turn of the year',
        where: 'birthday anniversary within next 7 days',
        in: ['a', 'b'],
      },
      { title: 'an anniversary in the last days', where: 'birthday anniversary within last 30 days', in: ['d'] },
    ]),
    group(shop, { rows: leap, now: '2026-02-28T12:00:00Z' }, [
      {
        title: 'February 29 has its day on the 28th in other years',
        where: 'birthday anniversary within today',
        in: ['a', 'b', 'd'],
      },
      {
        title: 'years_since of February 29 on the 28th',
        trait: 'years_since(birthday)',
        gives: { a: 26, b: 26, c: 25, d: 25 },
      },
    ]),
    group(shop, { rows: leap, now: '2024-02-28T12:00:00Z' }, [
      {
        title: 'February 29 has its own day in a leap year',
        where: 'birthday anniversary within today',
        in: ['b', 'd'],
      },
      {
        title: 'years_since of February 29 in a leap year, the day before',
        trait: 'years_since(birthday)',
        gives: { a: 23, b: 24, c: 23, d: 23 },
      },
    ]),
    group(shop, { rows: leap, now: '2024-02-29T12:00:00Z' }, [
      {
        title: 'years_since of February 29 on its day',
        trait: 'years_since(birthday)',
        gives: { a: 24, b: 24, c: 23, d: 23 },
      },
    ]),
  ],
}
