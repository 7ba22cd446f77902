import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const named = (names: Readonly<Record<string, string | null>>) => ({
  customers: Object.entries(names).map(([customer_id, name]) => ({ customer_id, name })),
})

const hostile = `it's "so" \\ 100%; drop table x -- {name} $1 ?`

export const text: Section = {
  title: '5. Text',
  groups: [
    group(
      shop,
      { rows: named({ a: '50% off', b: '500 off', c: 'a_b', d: 'axb', e: hostile, f: 'Straße', g: null, h: '' }) },
      [
        { title: 'starts with takes % literally', where: 'name starts with "50%"', in: ['a'] },
        { title: 'contains takes % literally', where: 'name contains "%"', in: ['a', 'e'] },
        { title: 'contains takes _ literally', where: 'name contains "a_b"', in: ['c'] },
        { title: 'ends with takes _ literally', where: 'name ends with "_b"', in: ['c'] },
        { title: 'contains takes a backslash literally', where: `name contains '\\ 100%;'`, in: ['e'] },
        {
          title: 'equality with a hostile text',
          where: `name = "it's \\"so\\" \\\\ 100%; drop table x -- {name} $1 ?"`,
          in: ['e'],
        },
        { title: 'a hostile text in a list', where: `name in ("50% off", 'so"', "x'y", "a_b")`, in: ['a', 'c'] },
        {
          title: 'contains the empty text is true where there is a value',
          where: 'name contains ""',
          in: ['a', 'b', 'c', 'd', 'e', 'f', 'h'],
        },
        { title: 'contains any of', where: 'name contains any of ("%", "x")', in: ['a', 'd', 'e'] },
        { title: 'contains all of', where: 'name contains all of ("5", "0%")', in: ['a'] },
        { title: 'not contains any of', where: 'name not contains any of ("0", "_", "x")', in: ['f', 'g', 'h'] },
        { title: 'not ends with', where: 'name not ends with "off"', in: ['c', 'd', 'e', 'f', 'g', 'h'] },
        { title: 'length counts code points', where: 'length(name) = 6', in: ['f'] },
      ],
    ),
    group(
      shop,
      {
        rows: named({
          a: 'abc',
          b: 'ABC',
          c: 'İstanbul',
          d: 'istanbul',
          e: 'ΟΔΟΣ',
          f: 'οδος',
          g: 'οδοσ',
          h: 'STRAẞE',
          i: 'straße',
          j: 'É',
          k: 'é',
          l: 'e\u0301',
          m: 'ÀB',
        }),
      },
      [
        { title: 'comparison is case-sensitive', where: 'name = "abc"', in: ['a'] },
        { title: 'equal ignoring case', where: 'name = "aBc" ignoring case', in: ['a', 'b'] },
        {
          title: 'not equal ignoring case',
          where: 'name != "aBc" ignoring case',
          in: ['c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'],
        },
        { title: 'the dotted capital I is i', where: 'name = "ISTANBUL" ignoring case', in: ['c', 'd'] },
        { title: 'the two small sigmas are one', where: 'name = "ΟΔΟΣ" ignoring case', in: ['e', 'f', 'g'] },
        { title: 'final sigma on the right', where: 'name = "οδος" ignoring case', in: ['e', 'f', 'g'] },
        { title: 'the capital sharp s', where: 'name = "Straße" ignoring case', in: ['h', 'i'] },
        { title: 'accents keep', where: 'name = "É" ignoring case', in: ['j', 'k'] },
        { title: 'no normalisation', where: 'name = "é"', in: ['k'] },
        { title: 'in ignoring case', where: 'name in ("ABC", "é") ignoring case', in: ['a', 'b', 'j', 'k'] },
        { title: 'contains ignoring case', where: 'name contains "STAN" ignoring case', in: ['c', 'd'] },
        { title: 'starts with ignoring case', where: 'name starts with "i" ignoring case', in: ['c', 'd'] },
        { title: 'ends with ignoring case', where: 'name ends with "Σ" ignoring case', in: ['e', 'f', 'g'] },
        {
          title: 'contains any of ignoring case',
          where: 'name contains any of ("àb", "AbC") ignoring case',
          in: ['a', 'b', 'm'],
        },
        {
          title: 'contains all of ignoring case',
          where: 'name contains all of ("A", "b", "C") ignoring case',
          in: ['a', 'b'],
        },
      ],
    ),
    group(
      shop,
      { rows: named({ a: ' a b ', b: '\u00a0x\u00a0', c: '\tx ', d: '🎉é', e: 'e\u0301', f: '', g: null }) },
      [
        {
          title: 'trim removes U+0020 only',
          trait: 'trim(name)',
          gives: { a: 'a b', b: '\u00a0x\u00a0', c: '\tx', d: '🎉é', e: 'e\u0301', f: '', g: null },
        },
        { title: 'length of each', trait: 'length(name)', gives: { a: 5, b: 3, c: 3, d: 2, e: 2, f: 0, g: null } },
        {
          title: 'upper',
          trait: 'upper(trim(name))',
          gives: { a: 'A B', b: '\u00a0X\u00a0', c: '\tX', d: '🎉É', e: 'E\u0301', f: '', g: null },
        },
        {
          title: 'lower',
          trait: 'lower(concat("ÀÉ", name))',
          gives: { a: 'àé a b ', b: 'àé\u00a0x\u00a0', c: 'àé\tx ', d: 'àé🎉é', e: 'àée\u0301', f: 'àé', g: null },
        },
        {
          title: 'substring starts at 1 and counts code points',
          trait: 'substring(name, 1, 2)',
          gives: { a: ' a', b: '\u00a0x', c: '\tx', d: '🎉é', e: 'e\u0301', f: '', g: null },
        },
        {
          title: 'substring from the second',
          trait: 'substring(name, 2, 1)',
          gives: { a: 'a', b: 'x', c: 'x', d: 'é', e: '\u0301', f: '', g: null },
        },
        {
          title: 'concat',
          trait: 'concat(name, "|", name)',
          gives: {
            a: ' a b | a b ',
            b: '\u00a0x\u00a0|\u00a0x\u00a0',
            c: '\tx |\tx ',
            d: '🎉é|🎉é',
            e: 'e\u0301|e\u0301',
            f: '|',
            g: null,
          },
        },
        { title: 'equality keeps spaces', where: 'name = " a b "', in: ['a'] },
        { title: 'text literals with escapes', where: 'name = "\\tx " or name = "\\u{1F389}é"', in: ['c', 'd'] },
      ],
    ),
    group(
      shop,
      { rows: named({ a: 'abc', b: 'a\nb', c: 'ABC-12', d: '12', e: 'é', f: 'a.c', g: null, h: 'x+y', i: '' }) },
      [
        { title: 'matches is unanchored', where: 'name matches "b"', in: ['a', 'b'] },
        { title: '. is not a newline', where: 'name matches "a.b"', in: [] },
        { title: '. is any other character', where: 'name matches "a.c"', in: ['a', 'f'] },
        { title: 'an escaped . is itself', where: `name matches 'a\\.c'`, in: ['f'] },
        { title: '\\d is an ASCII digit', where: `name matches '\\d'`, in: ['c', 'd'] },
        { title: '^ and $ are the ends', where: `name matches '^\\d+$'`, in: ['d'] },
        { title: '\\w is ASCII', where: `name matches '^\\w+$'`, in: ['a', 'd'] },
        { title: '\\W is its complement', where: `name matches '^\\W$'`, in: ['e'] },
        { title: '\\s is white space', where: `name matches '\\s'`, in: ['b'] },
        { title: 'classes and ranges', where: `name matches '[A-C]{3}-[0-9]{1,2}'`, in: ['c'] },
        { title: 'a negated class', where: `name matches '^[^a-z]+$'`, in: ['c', 'd', 'e'] },
        { title: 'a group and |', where: `name matches '^(abc|12)$'`, in: ['a', 'd'] },
        { title: 'a literal +', where: `name matches 'x\\+'`, in: ['h'] },
        { title: '? and *', where: `name matches '^ab?c*$'`, in: ['a'] },
        { title: 'an exact count', where: `name matches '^.{3}$'`, in: ['a', 'f', 'h'] },
        { title: 'matches ignoring case', where: `name matches '^abc' ignoring case`, in: ['a', 'c'] },
        { title: 'not matches holds the missing and the empty', where: `name not matches '.'`, in: ['g', 'i'] },
        { title: '$ is the very end, not before a last newline', where: `name matches 'a$'`, in: [] },
      ],
    ),
    group(shop, { rows: named({ a: 'ab\n', b: 'ab', c: 'AB', d: 'é', e: 'É' }) }, [
      { title: 'a last newline is a character of its own', where: `name matches 'b$'`, in: ['b'] },
      { title: 'ignoring case in a class', where: `name matches '^[a-b]+$' ignoring case`, in: ['b', 'c'] },
    ]),
    group(
      shop,
      {
        rows: {
          ...named({ a: 'ab', b: 'ab ', c: 'ab\n', d: '', e: ' ', f: null }),
          orders: ['x ', 'x', 'x  ', 'x'].map((coupon, index) => ({
            customer_id: 'a',
            coupon,
            ordered_at: `2026-06-0${index + 1}T00:00:00Z`,
          })),
        },
      },
      [
        { title: 'a blank at the end tells two texts apart', where: 'name = "ab"', in: ['a'] },
        { title: 'unequal by a blank at the end', where: 'name != "ab "', in: ['a', 'c', 'd', 'e', 'f'] },
        { title: 'a text with a blank at the end in a list', where: 'name in ("ab ", "")', in: ['b', 'd'] },
        { title: 'a text is smaller than itself with a blank', where: 'name > "ab"', in: ['b', 'c'] },
        { title: 'a line break is smaller than a blank', where: 'name > "ab" and name < "ab "', in: ['c'] },
        { title: 'starts with a text that ends in a blank', where: 'name starts with "ab "', in: ['b'] },
        { title: 'ends with a blank', where: 'name ends with " "', in: ['b', 'e'] },
        { title: 'blanks alone are blank', where: 'name is blank', in: ['d', 'e', 'f'] },
        {
          title: 'texts that differ in blanks at the end are counted one by one',
          trait: 'count_distinct(orders.coupon)',
          gives: { a: 3, b: 0, c: 0, d: 0, e: 0, f: 0 },
        },
        {
          title: 'the largest of texts that differ in blanks at the end',
          trait: 'max(orders.coupon)',
          gives: { a: 'x  ', b: null, c: null, d: null, e: null, f: null },
        },
        {
          title: 'the most frequent of texts that differ in blanks at the end',
          trait: 'most_frequent(orders.coupon)',
          gives: { a: 'x', b: null, c: null, d: null, e: null, f: null },
        },
        {
          title: 'a list of texts that differ in blanks at the end',
          trait: 'list(orders.coupon)',
          gives: { a: ['x', 'x ', 'x  '], b: null, c: null, d: null, e: null, f: null },
        },
      ],
    ),
  ],
}
