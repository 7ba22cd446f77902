import fc from 'fast-check'
import type {
  Cell,
  Document,
  Entity,
  Expect,
  FieldNote,
  Given,
  Item,
  Relation,
  Segment,
  Test,
  Traits,
} from '../../grammar/tree/index.ts'
import {
  booleanLiteral,
  dateLiteral,
  expression,
  instantLiteral,
  maybe,
  numberLiteral,
  record,
  setExpression,
  textLiteral,
} from './tree.ts'
import { commented, commentedBlock } from './tree-comments.ts'
import { anyText, name, path, rawText, wholeNumber } from './tree-words.ts'

/** Any item, any document. */

const flag = maybe(fc.constant(true as const))
const castTarget = fc.constantFrom('text', 'number', 'integer', 'boolean', 'date', 'timestamp')
const id = commented(
  record<NonNullable<Entity['id']>>({
    column: name,
    as: maybe(castTarget),
    trimmed: flag,
    lower: flag,
    distinct: flag,
  } as never),
)
const fieldNote = commented(
  record<FieldNote>({
    column: name,
    type: maybe(fc.constantFrom('text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json')),
    unix: maybe(fc.constantFrom('seconds', 'milliseconds', 'microseconds')),
    zone: maybe(anyText),
    pii: flag,
    places: maybe(fc.nat(9)),
    approximate: flag,
    title: maybe(anyText),
  } as never),
)
const fields = maybe(fc.array(fieldNote, { minLength: 1, maxLength: 3 }))
const keyPair = fc.oneof(
  fc.record({ parent: name, child: name }),
  name.map((both) => ({ parent: both, child: both })),
)
const relation = (depth: number): fc.Arbitrary<Relation> =>
  commentedBlock(
    record<Relation>({
      cardinality: fc.constantFrom('many', 'one'),
      name,
      from: path,
      keys: fc.array(keyPair, { minLength: 1, maxLength: 2 }),
      at: maybe(name),
      named: maybe(name),
      fields,
      relations:
        depth > 0 ? maybe(fc.array(relation(depth - 1), { minLength: 1, maxLength: 2 })) : fc.constant(undefined),
    } as never),
    () => ({}),
  )
const relations = maybe(fc.array(relation(2), { minLength: 1, maxLength: 2 }))
const place = commentedBlock(record({ connection: name, from: path, id, fields, relations }), () => ({ from: true }))
const entity: fc.Arbitrary<Entity> = commentedBlock(
  record<Entity>({
    kind: fc.constant('entity'),
    name,
    connection: maybe(name),
    title: maybe(anyText),
    description: maybe(anyText),
    from: maybe(path),
    id: maybe(id),
    sends: maybe(commented(fc.record({ call: fc.constantFrom('identify', 'group'), as: name }))),
    fields,
    relations,
    places: maybe(fc.array(place, { minLength: 1, maxLength: 2 })),
  } as never),
  (node) => ({
    title: node.title !== undefined,
    description: node.description !== undefined,
    from: node.from !== undefined,
  }),
)

const sqlBody = fc.record({ kind: fc.constant('sql' as const), text: rawText })
const described = {
  name,
  entity: name,
  connection: maybe(name),
  title: maybe(anyText),
  description: maybe(fc.oneof(anyText, rawText)),
  folder: maybe(anyText),
  refresh: maybe(
    fc.record({
      every: wholeNumber.map((every) => Math.max(1, every)),
      unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks'),
    }),
  ),
}
const parts = (node: Segment | Traits) => ({
  title: node.title !== undefined,
  description: node.description !== undefined,
  folder: node.folder !== undefined,
  refresh: node.refresh !== undefined,
  where: 'where' in node.body && node.body.where !== undefined ? ('before' as const) : false,
  sql: node.body.kind === 'sql',
})
const segment = (depth: number): fc.Arbitrary<Segment> => {
  const rules = record({ kind: fc.constant('rules' as const), where: maybe(expression(depth)) })
  const set = fc.record({ kind: fc.constant('set' as const), set: setExpression(2) })
  const body = fc.oneof(
    { weight: 4, arbitrary: rules },
    { weight: 1, arbitrary: set },
    { weight: 1, arbitrary: sqlBody },
  )
  return commentedBlock(record<Segment>({ kind: fc.constant('segment'), ...described, body } as never), parts)
}
const traits = (depth: number): fc.Arbitrary<Traits> => {
  const trait = commented(record({ name, value: expression(depth), title: maybe(anyText) }))
  const expressions = record({
    kind: fc.constant('expressions' as const),
    traits: fc.array(trait, { minLength: 1, maxLength: 3 }),
    where: maybe(expression(depth)),
  })
  const body = fc.oneof({ weight: 4, arbitrary: expressions }, { weight: 1, arbitrary: sqlBody })
  return commentedBlock(record<Traits>({ kind: fc.constant('traits'), ...described, body } as never), parts)
}

const scalar = fc.oneof(
  textLiteral,
  numberLiteral,
  booleanLiteral,
  dateLiteral,
  instantLiteral,
  fc.constant({ kind: 'null' as const }),
)
export const cell: fc.Arbitrary<Cell> = fc.oneof(
  scalar,
  fc.record({ kind: fc.constant('list' as const), values: fc.array(scalar, { maxLength: 3 }) }),
)
const indexes = (rows: readonly unknown[]): Readonly<Record<string, boolean>> =>
  Object.fromEntries(rows.map((_, index) => [String(index), true]))
const given: fc.Arbitrary<Given> = fc.oneof(
  commentedBlock(
    fc.record({
      kind: fc.constant('rows' as const),
      path,
      columns: fc.array(name, { maxLength: 3 }),
      rows: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
    }),
    (node) => indexes(node.rows),
    false,
  ),
  commentedBlock(
    fc.record({ kind: fc.constant('segment' as const), segment: name, ids: fc.array(cell, { maxLength: 3 }) }),
    (node) => indexes(node.ids),
    false,
  ),
)
const expectation: fc.Arbitrary<Expect> = commented(
  fc.oneof(
    record<Expect>({
      kind: fc.constant('member'),
      id: cell,
      is: fc.constantFrom('in', 'out'),
      because: maybe(path),
    } as never),
    fc.record({ kind: fc.constant('trait' as const), id: cell, trait: name, value: cell }),
  ),
)
const test: fc.Arbitrary<Test> = commentedBlock(
  record<Test>({
    kind: fc.constant('test'),
    of: name,
    title: anyText,
    asOf: maybe(instantLiteral),
    given: fc.array(given, { maxLength: 2 }),
    expect: fc.array(expectation, { maxLength: 2 }),
  } as never),
  (node) => ({ asOf: node.asOf !== undefined }),
)

/** Any item whose expressions are at most `depth` nodes deep. */
export const item = (depth: number): fc.Arbitrary<Item> =>
  fc.oneof(
    { weight: 4, arbitrary: segment(depth) },
    { weight: 2, arbitrary: traits(depth) },
    { weight: 1, arbitrary: entity },
    { weight: 1, arbitrary: test },
  )

export const document = (depth: number): fc.Arbitrary<Document> =>
  fc
    .tuple(
      fc.array(item(depth), { maxLength: 3 }),
      commentedBlock(fc.constant({}), () => ({})),
    )
    .map(([items, { comments }]: [Item[], { comments?: { before?: string[]; end?: string[] } }]) => {
      const { before, end } = comments ?? {}
      const own = { ...(before && items.length > 0 && { before }), ...(end && { end }) }
      return { version: 1 as const, items, ...(Object.keys(own).length > 0 && { comments: own }) }
    })
