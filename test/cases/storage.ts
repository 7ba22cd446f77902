import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const uuid = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'

export const storage: Section = {
  title: '1. How a column is stored',
  groups: [
    group(
      shop,
      {
        rows: {
          customers: [
            {
              customer_id: 'a',
              registered: '2026-03-29 02:30:00',
              seen_at: '2026-06-15 11:00:00',
              measured_at: '2026-06-15 11:59:59.123456400',
              signup_unix: 1781524800,
              device: uuid,
              code: 'ab',
              picture: 'x',
            },
            {
              customer_id: 'b',
              registered: '2026-10-25 02:30:00',
              seen_at: '2026-06-15 12:00:00',
              signup_unix: 1781524799,
              code: 'ab c',
            },
            {
              customer_id: 'c',
              registered: '2026-06-15 12:00:00',
              seen_at: '2026-06-14 11:59:59',
              signup_unix: -1,
              code: '',
            },
            { customer_id: 'd' },
          ],
        },
      },
      [
        {
          title: "a timestamp without zone is read in the model's zone",
          where: 'registered = 2026-06-15T10:00:00Z',
          in: ['c'],
        },
        {
          title: 'a skipped stored time moves forward by the gap',
          where: 'registered = 2026-03-29T01:30:00Z',
          in: ['a'],
        },
        { title: 'a doubled stored time means the earlier', where: 'registered = 2026-10-25T00:30:00Z', in: ['b'] },
        { title: 'a zoned column in a window', where: 'registered within last 3 hours', in: ['c'] },
        {
          title: 'a timestamp without zone is UTC unless the model says otherwise',
          where: 'seen_at = 2026-06-15T12:00:00Z',
          in: ['b'],
        },
        { title: 'such a timestamp in a window', where: 'seen_at within last 24 hours', in: ['a'] },
        {
          title: 'a timestamp kept to the nanosecond compares to the microsecond',
          where: 'measured_at = 2026-06-15T11:59:59.123456Z',
          in: ['a'],
        },
        {
          title: 'a timestamp kept to the nanosecond in a window',
          where: 'measured_at from 2026-06-15T11:59:59.123456Z to 2026-06-15T11:59:59.123457Z',
          in: ['a'],
        },
        { title: 'unix seconds are an instant', where: 'signup_unix = 2026-06-15T12:00:00Z', in: ['a'] },
        { title: 'unix seconds in a window', where: 'signup_unix within last 1 minutes', in: ['b'] },
        { title: 'unix seconds before 1970', where: 'signup_unix before 1970-01-01', in: ['c'] },
        {
          title: 'unix seconds as a trait',
          trait: 'signup_unix',
          gives: { a: '2026-06-15T12:00:00Z', b: '2026-06-15T11:59:59Z', c: '1969-12-31T23:59:59Z', d: null },
        },
        {
          title: 'a zoned column as a trait',
          trait: 'registered',
          gives: { a: '2026-03-29T01:30:00Z', b: '2026-10-25T00:30:00Z', c: '2026-06-15T10:00:00Z', d: null },
        },
        { title: 'days of a zoned column', trait: 'days_since(seen_at)', gives: { a: 0, b: 0, c: 1, d: null } },
        { title: 'a UUID is lower-case text', where: `device = "${uuid.toLowerCase()}"`, in: ['a'] },
        { title: 'a UUID has text operators', where: 'device starts with "a0ee"', in: ['a'] },
        { title: 'CHAR(n) is read without trailing spaces', where: 'code = "ab"', in: ['a'] },
        { title: 'CHAR(n) keeps inner spaces', where: 'code ends with "b c" and length(code) = 4', in: ['b'] },
        { title: 'an empty CHAR(n) is the empty text', where: 'code is blank', in: ['c', 'd'] },
        { title: 'a column of an unknown type may be set or not', where: 'picture is set', in: ['a'] },
        { title: 'a column of an unknown type is not set', where: 'picture is not set', in: ['b', 'c', 'd'] },
      ],
    ),
    group(
      shop,
      {
        rows: {
          customers: [
            {
              customer_id: 'a',
              name: 'b',
              country: 'Z',
              age: 5,
              is_vip: true,
              opted_out: true,
              joined_on: '2026-01-31',
              birthday: '2026-01-31',
              created_at: '2026-01-01T00:00:00.000001Z',
              seen_at: '2026-01-01 00:00:00.000001',
            },
            {
              customer_id: 'b',
              name: 'a',
              country: 'a',
              age: 6,
              is_vip: false,
              opted_out: true,
              joined_on: '2026-01-31',
              birthday: '2026-02-01',
              created_at: '2026-01-01T00:00:00.000002Z',
              seen_at: '2026-01-01 00:00:00.000001',
            },
            { customer_id: 'c', opted_out: false },
          ],
        },
      },
      [
        { title: 'two texts are equal', where: 'name = customer_id', in: [] },
        { title: 'two truth values are equal', where: 'is_vip = opted_out', in: ['a'] },
        { title: 'a truth value equals true', where: 'is_vip = true', in: ['a'] },
        { title: 'two dates compare', where: 'joined_on = birthday', in: ['a'] },
        { title: 'one date is before another', where: 'joined_on < birthday', in: ['b'] },
        { title: 'two timestamps compare to the microsecond', where: 'created_at = seen_at', in: ['a'] },
        { title: 'two timestamps in order', where: 'created_at > seen_at', in: ['b'] },
        { title: 'a field equals one of two fields', where: 'customer_id in (name, "b")', in: ['b'] },
        { title: 'the ID is a column', where: 'customer_id != "a"', in: ['b', 'c'] },
        {
          title: 'a trait with several columns',
          items: 'traits t of customer { n = name  vip = is_vip  day_of = joined_on }',
          of: 't',
          gives: {
            a: { n: 'b', vip: true, day_of: '2026-01-31' },
            b: { n: 'a', vip: false, day_of: '2026-01-31' },
            c: { n: null, vip: null, day_of: null },
          },
        },
        { title: 'fields named by the entity', where: 'customer.age = 5', in: ['a'] },
      ],
    ),
  ],
}
