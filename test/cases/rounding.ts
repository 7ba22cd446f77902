import { type Group, group } from './case.ts'
import { shop } from './shop.ts'

/** Places that each row has of its own. */
export const roundings: readonly Group[] = [
  group(
    shop,
    {
      rows: {
        customers: [
          { customer_id: 'a', rate: '1234.5650', score: 1234.565, points: 1250, age: 2 },
          { customer_id: 'b', rate: '-1234.5650', score: -1234.5, points: -1250, age: 0 },
          { customer_id: 'c', rate: '-1250.0000', score: 1250, points: '9223372036854775807', age: -2 },
          { customer_id: 'd', rate: '0.0050', score: 0.25, points: '-9223372036854775808', age: 1 },
          { customer_id: 'e', rate: '99.9950', score: 5, points: 51, age: 9 },
          { customer_id: 'f', rate: '99.9950', score: 5, points: 51, age: -9 },
          { customer_id: 'g', rate: '1.5000', score: 1.5, points: 1 },
          { customer_id: 'h', age: 1 },
        ],
      },
    },
    [
      {
        title: 'round of a decimal to the places of a column',
        trait: 'round(rate, age)',
        gives: { a: 1234.57, b: -1235, c: -1300, d: 0, e: 99.995, f: 0, g: null, h: null },
      },
      {
        title: 'round of a float to the places of a column',
        trait: 'round(score, age)',
        gives: { a: 1234.57, b: -1235, c: 1300, d: 0.3, e: 5, f: 0, g: null, h: null },
      },
      {
        title: 'round of an integer to the places of a column',
        trait: 'round(points, age)',
        gives: {
          a: 1250,
          b: -1250,
          c: '9223372036854775800',
          d: '-9223372036854775808',
          e: 51,
          f: 0,
          g: null,
          h: null,
        },
      },
      {
        title: 'round to places that are computed',
        trait: 'round(rate, age * -1)',
        gives: { a: 1200, b: -1235, c: -1250, d: 0, e: 0, f: 99.995, g: null, h: null },
      },
    ],
  ),
]
