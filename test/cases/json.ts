import { type GivenRow, group, type Section } from './case.ts'
import { shop } from './shop.ts'

const attributed = (values: Readonly<Record<string, unknown>>, column = 'attributes') => ({
  customers: Object.entries(values).map(
    ([customer_id, value]): GivenRow => ({ customer_id, [column]: value as GivenRow }),
  ),
})

const kinds = {
  text: { x: 'gold' },
  digits: { x: '12' },
  number: { x: 12 },
  fraction: { x: 12.5 },
  yes: { x: true },
  no: { x: false },
  null: { x: null },
  absent: { y: 1 },
  object: { x: { y: 1 } },
  array: { x: [1] },
  empty: { x: '' },
  nothing: null,
}
const ids = Object.keys(kinds)
const without = (...out: string[]) => ids.filter((id) => !out.includes(id))

export const json: Section = {
  title: '5. JSON and arrays',
  groups: [
    group(shop, { rows: attributed(kinds) }, [
      {
        title: 'a path has a value where it ends in text, a number or a truth value',
        where: 'attributes.x is set',
        in: ['digits', 'empty', 'fraction', 'no', 'number', 'text', 'yes'],
      },
      {
        title: 'null, absent, objects and arrays are no value',
        where: 'attributes.x is not set',
        in: ['absent', 'array', 'nothing', 'null', 'object'],
      },
      { title: 'a path equals a text', where: 'attributes.x = "gold"', in: ['text'] },
      {
        title: 'a path does not equal a text, the missing included',
        where: 'attributes.x != "gold"',
        in: without('text'),
      },
      { title: 'a path in a list', where: 'attributes.x in ("gold", "")', in: ['empty', 'text'] },
      {
        title: 'compared with a number, numbers and text that spells one count',
        where: 'attributes.x = 12',
        in: ['digits', 'number'],
      },
      { title: 'a path greater than a number', where: 'attributes.x > 12', in: ['fraction'] },
      {
        title: 'not greater than a number holds what is no number',
        where: 'not attributes.x > 12',
        in: without('fraction'),
      },
      {
        title: 'a path between numbers',
        where: 'attributes.x between 12 and 13',
        in: ['digits', 'fraction', 'number'],
      },
      { title: 'a path contains a text', where: 'attributes.x contains "ol"', in: ['text'] },
      { title: 'a path starts with ignoring case', where: 'attributes.x starts with "GO" ignoring case', in: ['text'] },
      { title: 'a path is a truth value', where: 'attributes.x is true', in: ['yes'] },
      { title: 'a path is false', where: 'attributes.x is false', in: ['no'] },
      {
        title: 'an empty text of a path is blank',
        where: 'attributes.x is blank',
        in: ['absent', 'array', 'empty', 'nothing', 'null', 'object'],
      },
      { title: 'a deeper path', where: 'attributes.x.y = 1', in: ['object'] },
      { title: 'a deeper path of no object', where: 'attributes.x.y is set', in: ['object'] },
      { title: 'the column itself is set', where: 'attributes is set', in: without('nothing') },
    ]),
    group(
      shop,
      {
        rows: attributed({
          a: { 'a b': 1 },
          b: { "it's": 1 },
          c: { 'x.y': 1 },
          d: { $: 1 },
          e: { '0': 1 },
          f: { größe: 1 },
          g: { 'q"q': 1 },
          h: { 'a\\b': 1 },
          i: { x: { y: 1 } },
          j: { '*': 1 },
          k: [1, 1],
          l: { x: [1, { y: 1 }] },
          m: { x: { '0': { y: 1 } } },
          n: { '*': { '0': 1 } },
        }),
      },
      [
        { title: 'a key with a blank', where: 'attributes.`a b` = 1', in: ['a'] },
        { title: 'a key with an apostrophe', where: "attributes.`it's` = 1", in: ['b'] },
        { title: 'a key with a dot', where: 'attributes.`x.y` = 1', in: ['c'] },
        { title: 'a key of a dollar sign', where: 'attributes.`$` = 1', in: ['d'] },
        { title: 'a key of a digit', where: 'attributes.`0` = 1', in: ['e'] },
        { title: 'a key of other letters', where: 'attributes.größe = 1', in: ['f'] },
        { title: 'a key with a double quote', where: 'attributes.`q"q` = 1', in: ['g'] },
        { title: 'a key with a backslash', where: 'attributes.`a\\b` = 1', in: ['h'] },
        { title: 'a key of a star', where: 'attributes.`*` = 1', in: ['j'] },
        { title: 'a path of two keys', where: 'attributes.x.y = 1', in: ['i'] },
        { title: 'a step never reaches into an array', where: 'attributes.x.`1`.y is set', in: [] },
        { title: 'the last step never reaches into an array', where: 'attributes.x.`0` is set', in: [] },
        { title: 'a key of a digit within a path', where: 'attributes.x.`0`.y = 1', in: ['m'] },
        { title: 'a key of a digit below a key of a star', where: 'attributes.`*`.`0` = 1', in: ['n'] },
      ],
    ),
    group(
      shop,
      {
        rows: attributed({
          a: { n: '1e3' },
          b: { n: ' 7 ' },
          c: { n: '7' },
          d: { n: '-7.50' },
          e: { n: '7x' },
          f: { n: 7.0 },
          g: { n: 'NaN' },
          h: { n: 'Infinity' },
          i: { n: '' },
        }),
      },
      [
        { title: 'a failed cast of a path is no value', where: 'attributes.n = 7', in: ['b', 'c', 'f'] },
        { title: 'text that spells a negative decimal', where: 'attributes.n = -7.5', in: ['d'] },
        { title: 'NaN in a text spells no number', where: 'attributes.n > 100000', in: [] },
      ],
    ),
    group(shop, { rows: attributed({ a: { n: 'v', m: 1.5 }, b: { m: 2 }, c: null }) }, [
      { title: 'a path cast to text', trait: 'cast(attributes.n as text)', gives: { a: 'v', b: null, c: null } },
      { title: 'a path cast to a number', trait: 'cast(attributes.m as number) + 1', gives: { a: 2.5, b: 3, c: null } },
      {
        title: 'coalesce of a path',
        trait: 'coalesce(cast(attributes.n as text), "none")',
        gives: { a: 'v', b: 'none', c: 'none' },
      },
    ]),
    group(shop, { rows: attributed({ a: '{"plan": {"tier": "gold"}}', b: '{"plan": null}', c: null }, 'payload') }, [
      { title: 'JSON stored as text', where: 'payload.plan.tier = "gold"', in: ['a'] },
      { title: 'JSON stored as text, the negative', where: 'payload.plan.tier != "gold"', in: ['b', 'c'] },
    ]),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a', tags: ['x', 'yy'], numbers: [1, 5] },
            { customer_id: 'b', tags: [], numbers: [] },
            { customer_id: 'c' },
            { customer_id: 'd', tags: [null, 'X', 'x%'], numbers: [null, 7] },
            { customer_id: 'e', tags: ['x', 'x'], numbers: [-1] },
          ],
        },
      },
      [
        { title: 'an array contains an element', where: 'tags contains "x"', in: ['a', 'e'] },
        {
          title: 'an array does not contain an element, the missing included',
          where: 'tags not contains "x"',
          in: ['b', 'c', 'd'],
        },
        { title: 'an array contains any of', where: 'tags contains any of ("yy", "X")', in: ['a', 'd'] },
        { title: 'an array contains all of', where: 'tags contains all of ("x", "yy")', in: ['a'] },
        {
          title: 'an array does not contain all of',
          where: 'tags not contains all of ("x", "yy")',
          in: ['b', 'c', 'd', 'e'],
        },
        { title: 'length of an array', where: 'length(tags) = 2', in: ['a', 'e'] },
        { title: 'length of an empty array is 0', where: 'length(tags) < 2', in: ['b'] },
        { title: 'has element where', where: 'tags has element where (element starts with "x")', in: ['a', 'd', 'e'] },
        {
          title: 'has element where, several conditions on one element',
          where: 'tags has element where (element starts with "y" and length(element) = 2)',
          in: ['a'],
        },
        {
          title: 'a negative within has element holds a missing element',
          where: 'tags has element where (element != "x")',
          in: ['a', 'd'],
        },
        { title: 'not has element', where: 'not tags has element where (element starts with "x")', in: ['b', 'c'] },
        { title: 'an array of numbers contains one', where: 'numbers contains 5', in: ['a'] },
        { title: 'an element of numbers', where: 'numbers has element where (element > 4)', in: ['a', 'd'] },
        { title: 'an array contains ignoring case', where: 'tags contains "x" ignoring case', in: ['a', 'd', 'e'] },
      ],
    ),
  ],
}
