import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const people = {
  customers: [
    { customer_id: 'us', country: 'US', age: 30, score: 1.5, is_vip: true, name: 'Ann', points: 7, city: 'US' },
    { customer_id: 'ca', country: 'CA', age: 17, score: 'NaN', is_vip: false, name: '', points: 17, city: 'x' },
    { customer_id: 'none', name: '   ', city: 'US' },
    { customer_id: 'empty', country: '', age: 0, score: 'Infinity', name: '\t', points: 0 },
  ],
}

export const truth: Section = {
  title: '2. Truth: no third value',
  groups: [
    group(shop, { rows: people }, [
      { title: 'a positive test of a missing value is false', where: 'country = "US"', in: ['us'] },
      {
        title: '!= is everyone else, those without a value too',
        where: 'country != "US"',
        in: ['ca', 'empty', 'none'],
      },
      { title: 'not (a = b) is !=', where: 'not (country = "US")', in: ['ca', 'empty', 'none'] },
      { title: 'not in is everyone else', where: 'country not in ("US")', in: ['ca', 'empty', 'none'] },
      { title: 'in takes several options', where: 'country in ("US", "CA")', in: ['ca', 'us'] },
      {
        title: 'having a value and another one is said with is set',
        where: 'country is set and country != "US"',
        in: ['ca', 'empty'],
      },
      { title: 'the empty string is a value', where: 'country is set', in: ['ca', 'empty', 'us'] },
      { title: 'is not set finds the missing value only', where: 'country is not set', in: ['none'] },
      { title: 'is blank on text: no value or empty', where: 'country is blank', in: ['empty', 'none'] },
      { title: 'is blank on text: nothing but spaces', where: 'name is blank', in: ['ca', 'none'] },
      { title: 'a tab is not blank', where: 'name is not blank', in: ['empty', 'us'] },
      { title: 'is blank on a number is is not set', where: 'age is blank', in: ['none'] },
      { title: 'is blank on a truth value is is not set', where: 'is_vip is blank', in: ['empty', 'none'] },
      { title: 'equal to the empty string', where: 'country = ""', in: ['empty'] },
      { title: 'NaN and infinity are no value', where: 'score is set', in: ['us'] },
      { title: 'NaN is greater than nothing', where: 'score > 1', in: ['us'] },
      { title: 'not (x > n) holds NaN', where: 'not (score > 1)', in: ['ca', 'empty', 'none'] },
      { title: '< on a missing value is false', where: 'age < 18', in: ['ca', 'empty'] },
      { title: 'not (age < 18) includes people without an age', where: 'not (age < 18)', in: ['none', 'us'] },
      { title: 'between on a missing value is false', where: 'age between 0 and 20', in: ['ca', 'empty'] },
      { title: 'not between includes the missing', where: 'age not between 0 and 20', in: ['none', 'us'] },
      { title: 'a = b of two fields is false when either is missing', where: 'country = city', in: ['us'] },
      { title: 'a != b of two fields is the complement', where: 'country != city', in: ['ca', 'empty', 'none'] },
      { title: 'a < b of two numeric fields is false when either is missing', where: 'points < age', in: ['us'] },
      { title: 'a truth value alone is is true', where: 'is_vip', in: ['us'] },
      { title: 'not is_vip includes those without a value', where: 'not is_vip', in: ['ca', 'empty', 'none'] },
      { title: 'is false is a positive test', where: 'is_vip is false', in: ['ca'] },
      { title: 'is not false is its complement', where: 'is_vip is not false', in: ['empty', 'none', 'us'] },
      { title: 'is not true is not', where: 'is_vip is not true', in: ['ca', 'empty', 'none'] },
      { title: 'double negation', where: 'not (not (country = "US"))', in: ['us'] },
      {
        title: 'De Morgan over missing values: not (a and b)',
        where: 'not (country = "US" and age > 18)',
        in: ['ca', 'empty', 'none'],
      },
      {
        title: 'or of a test and its negation is everybody',
        where: 'age > 5 or not (age > 5)',
        in: ['ca', 'empty', 'none', 'us'],
      },
      { title: 'and of a test and its negation is nobody', where: 'age > 5 and not (age > 5)', in: [] },
      { title: 'not contains includes the missing', where: 'country not contains "U"', in: ['ca', 'empty', 'none'] },
      {
        title: 'not starts with includes the missing',
        where: 'country not starts with "C"',
        in: ['empty', 'none', 'us'],
      },
      { title: 'not matches includes the missing', where: 'country not matches "^U"', in: ['ca', 'empty', 'none'] },
      {
        title: 'without where everybody is in',
        items: 'segment s of customer { title "All" }',
        of: 's',
        in: ['ca', 'empty', 'none', 'us'],
      },
    ]),
    group(shop, { rows: people }, [
      {
        title: 'arithmetic with a missing operand has no value',
        trait: 'age + points',
        gives: { us: 37, ca: 34, none: null, empty: 0 },
      },
      {
        title: 'arithmetic with NaN has no value',
        trait: 'score + 1',
        gives: { us: 2.5, ca: null, none: null, empty: null },
      },
      {
        title: 'concat with a missing operand has no value',
        trait: 'concat(country, "-", city)',
        gives: { us: 'US-US', ca: 'CA-x', none: null, empty: null },
      },
      {
        title: 'a function of a missing value has none',
        trait: 'lower(country)',
        gives: { us: 'us', ca: 'ca', none: null, empty: '' },
      },
      {
        title: 'length of a missing value has none',
        trait: 'length(country)',
        gives: { us: 2, ca: 2, none: null, empty: 0 },
      },
      { title: 'coalesce is the cure', trait: 'coalesce(age, 99) + 1', gives: { us: 31, ca: 18, none: 100, empty: 1 } },
      {
        title: 'coalesce passes over NaN',
        trait: 'coalesce(score, 0.5)',
        gives: { us: 1.5, ca: 0.5, none: 0.5, empty: 0.5 },
      },
      {
        title: 'coalesce keeps the empty string',
        trait: 'coalesce(country, "?")',
        gives: { us: 'US', ca: 'CA', none: '?', empty: '' },
      },
      {
        title: 'coalesce of several takes the first that has a value',
        trait: 'coalesce(country, city, "?")',
        gives: { us: 'US', ca: 'CA', none: 'US', empty: '' },
      },
      {
        title: 'when without a matching arm or else has no value',
        trait: 'when age > 18 then "adult"',
        gives: { us: 'adult', ca: null, none: null, empty: null },
      },
      {
        title: 'when takes the first matching arm',
        trait: 'when age > 10 then "big" when age > 5 then "middle" else "small"',
        gives: { us: 'big', ca: 'big', none: 'small', empty: 'small' },
      },
      {
        title: 'an arm whose value is missing gives no value and not the else',
        trait: 'when country is set then age else 1',
        gives: { us: 30, ca: 17, none: 1, empty: 0 },
      },
      {
        title: 'a condition used as a trait is true or false, never missing',
        trait: '(country = "US")',
        gives: { us: true, ca: false, none: false, empty: false },
      },
      {
        title: 'a negative condition used as a trait',
        trait: '(age >= 18 or country != "US")',
        gives: { us: true, ca: true, none: true, empty: true },
      },
      {
        title: 'a truth column used as a trait keeps its missing value',
        trait: 'is_vip',
        gives: { us: true, ca: false, none: null, empty: null },
      },
      {
        title: 'a NaN column used as a trait has no value',
        trait: 'score',
        gives: { us: 1.5, ca: null, none: null, empty: null },
      },
    ]),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a' },
            { country: 'US' },
            { customer_id: 'b', country: 'US' },
            { customer_id: null },
          ],
        },
      },
      [
        { title: 'rows without an ID are not people', where: 'country = "US"', in: ['b'] },
        { title: 'nor are they in a negative', where: 'country != "US"', in: ['a'] },
        { title: 'nor do they have traits', trait: 'country', gives: { a: null, b: 'US' } },
      ],
    ),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a', tags: [] },
            { customer_id: 'b', tags: ['x'] },
            { customer_id: 'c' },
            { customer_id: 'd', tags: [''] },
          ],
        },
      },
      [
        { title: 'an empty array is blank', where: 'tags is blank', in: ['a', 'c'] },
        { title: 'an empty array is a value', where: 'tags is set', in: ['a', 'b', 'd'] },
      ],
    ),
    group(shop, { rows: {} }, [
      { title: 'an empty population has no members', where: 'country != "US"', in: [] },
      { title: 'and no traits', trait: 'count(orders)', gives: {} },
    ]),
  ],
}
