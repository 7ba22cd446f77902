import { describe, expect, test } from 'vitest'
import { parseText, printDocument } from '../../grammar/index.ts'
import { marked } from '../check/marked.ts'
import { goodItems, rewritten } from './good-items.ts'
import { findings, shown } from './read.ts'

describe('items in their own layout stay as they are', () => {
  test.each(goodItems)('%s', (source) => {
    const text = `${source}\n`
    const parsed = parseText(text)
    expect(findings(parsed)).toEqual([])
    expect(printDocument(parsed.document)).toBe(text)
  })
})

describe('items are laid out anew', () => {
  test.each(rewritten)('%s', (source, canonical) => {
    const parsed = parseText(source)
    expect(findings(parsed)).toEqual([])
    expect(printDocument(parsed.document)).toBe(canonical && `${canonical}\n`)
  })
})

/** The marked source and the codes of its findings in order; `left` names the items that can be read nevertheless. */
const bad = (source: string, codes: string, left: readonly string[] = []) => ({ source, codes, left })

describe('a broken item is told where it breaks and hides no other', () => {
  test.each([
    bad('segment a of customer {\n  where country = "US"\n  «where» country = "CA"\n}', 'E123'),
    bad('segment a of customer {\n  title "x"\n  «title» "y"\n}', 'E123'),
    bad('traits a of customer {\n  x = 1\n  title "x"\n  «title» "y"\n}', 'E123'),
    bad('segment a of customer {\n  where country = "US"\n  «sql» """ select 1 """\n}', 'E128'),
    bad('segment a of customer = b {\n  «where» country = "US"\n}', 'E128'),
    bad('segment «last» of customer {}', 'E115'),
    bad('entity «of» on demo {}', 'E115'),
    bad('entity a on demo {\n  many «list» from t by x\n}', 'E115'),
    bad('traits t of customer {\n  «count» = 5\n}', 'E115'),
    bad('segment «and» of customer {}', 'E114'),
    bad('traits «t» of customer {}', 'E131'),
    bad('segment a «customer» {}', 'E101'),
    bad('segment a of customer «where» is_vip', 'E101'),
    bad('segment a of customer «{»\n  where is_vip\n\nsegment b of customer {}', 'E111', ['b']),
    bad('segment a of customer {\n  where is_vip\n}«}»\n\nsegment b of customer {}', 'E112', ['b']),
    bad('segment a of customer {\n  where «(»is_vip\n  refresh every 6 hours\n}\n\nsegment b of customer {}', 'E111', [
      'b',
    ]),
    bad('segment a of customer {\n  sql «""" select "\n}»\n\nsegment b of customer {}', 'E104', ['b']),
    bad('segment a of customer {\n  sql «"select 1"»\n}', 'E101'),
    bad('segment a of customer {\n  title «"x»\n  where country =«»\n  refresh «6» hours\n}', 'E102 E101 E101'),
    bad('segment a of customer {\n  «wehre» country = "US"\n  titel "x"\n}', 'E101'),
    bad('segment a of customer {\n  where country = "US"«,»\n    and is_vip\n}', 'E101'),
    bad('segment a of customer {\n  refresh every 6 «sheep»\n}', 'E101'),
    bad('segment a of customer = b and «and» c', 'E101'),
    bad('segment a of customer = b except («)»', 'E101'),
    bad(
      'entity a on demo {\n  many orders «shop».orders by x\n  one b from t «at» x\n  field «=»\n}',
      'E101 E101 E101',
    ),
    bad('entity a on demo {\n  from x\n  «from» y\n  id a\n  «id» b\n}', 'E123 E123'),
    bad('entity a on demo {\n  id a lower «lower»\n}', 'E123'),
    bad('entity a on demo {\n  «also» on b {\n    from x\n  }\n}', 'E132'),
    bad('test a "x" {\n  given customer { id« »name } = [("c1"« »"x")« »("c2", "y")]\n}', 'E121 E121 E121'),
    bad('test a "x" {\n  expect "c1" maybe«»\n  expect "c1" x = «y»\n  as of «2026-01-01»\n}', 'E101 E101 E101'),
    bad('test a "x" {\n  as of «2026-11-01»\n}', 'E101'),
    bad('test a «title» {\n}', 'E101'),
    bad('«hello» world\n\nsegment b of customer {}', 'E101', ['b']),
    bad('«{»\n\nsegment b of customer {}', 'E111', ['b']),
    bad('segment a of customer {}\n\n«where» is_vip\n\nsegment b of customer {}', 'E101', ['b']),
    bad('«-- x»', 'E108'),
  ])('$source', ({ source, codes, left }) => {
    const { text } = marked(source)
    const parsed = parseText(text)
    const found = findings(parsed)
    expect(shown(text, found)).toBe(source)
    expect(found.map((one) => one.code).join(' ')).toBe(codes)
    expect(parsed.document.items.map((item) => ('name' in item ? item.name : item.of))).toEqual(left)
  })

  test('a broken item still says what it declares', () => {
    const [item] = parseText('entity customer on demo { from }').items
    expect(item).toMatchObject({ item: undefined, declares: { kind: 'entity', name: 'customer' } })
  })
})
