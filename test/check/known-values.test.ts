import { expect, test } from 'vitest'
import type { Catalog, CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import { checkProject } from '../../compiler/project.ts'
import { type ParsedDocument, parseText, readJson } from '../../grammar/index.ts'
import { catalog, model, settings, withValues } from '../model.ts'

const events = ['App Opened', 'Order Completed', 'Product Viewed']
const [demo] = Object.values(catalog.connections) as [ConnectionCatalog]
const knowing = (column: string, values: readonly string[]): Catalog => ({
  ...catalog,
  connections: {
    ...catalog.connections,
    demo: {
      ...demo,
      tables: demo.tables.map(
        (table): CatalogTable => (table.name[1] === 'events' ? withValues(table, { [column]: values }) : table),
      ),
    },
  },
})

const told = (document: ParsedDocument, known = knowing('event_name', events), text = model) =>
  checkProject([parseText(text, { file: 'model' }), document], known, settings)
    .diagnostics.filter(({ code }) => code === 'W613')
    .map(({ span, path, message, hint, fix }) => ({
      at: span ? document.text?.slice(span.start, span.end) : path,
      message,
      hint,
      fix: fix?.edits[0]?.text,
    }))
const toldOf = (condition: string, known?: Catalog) =>
  told(parseText(`segment a of customer { where ${condition} }`, { file: 'text' }), known)

test('an event that never happened is told where it is named, with the nearest one and a fix', () => {
  expect(toldOf('did "Product Veiwed" at least 3 times')).toEqual([
    {
      at: '"Product Veiwed"',
      message: 'No row has the `event_name` `"Product Veiwed"`.',
      hint: 'Did the rule mean `"Product Viewed"`?',
      fix: '"Product Viewed"',
    },
  ])
})

test('where nothing is near, the few names that there are are told', () => {
  expect(toldOf('did "Zzzzzz"')[0]?.hint).toBe(
    'Its values are `"App Opened"`, `"Order Completed"` and `"Product Viewed"`.',
  )
})

test.each([
  ['did any of ("App Opened", "app opened")', ['"app opened"']],
  ['did events any of ("A", "App Opened", "B")', ['"A"', '"B"']],
  ['did "App Opened" then "Orders" within 2 days then not "Views" within 1 day', ['"Orders"', '"Views"']],
  ['did "App Opened" since last "Order"', ['"Order"']],
  ['not did "App Opened" since last ("Order" where total > 5)', ['"Order"']],
  ['did first_time "Viewed" within last 1 month', ['"Viewed"']],
  ['has events where (event_name = "Viewed")', ['"Viewed"']],
  ['count(events where event_name in ("App Opened", "Viewed")) > 3', ['"Viewed"']],
  ['has events where ("Viewed" != event_name)', ['"Viewed"']],
  ['did "App Opened" where (event_name not in ("Viewed", "App Opened"))', ['"Viewed"']],
])('in `%s` these are: %j', (condition, wanted) => {
  expect(toldOf(condition).map(({ at }) => at)).toEqual(wanted)
})

test.each([
  'did any of ("App Opened", "Order Completed")',
  'has events where (event_name contains "Viewed")',
  'has events where (event_name = "app opened" ignoring case)',
  'has events where (category = "Viewed")',
  'has events where (event_name is set)',
])('nothing is told of `%s`', (condition) => {
  expect(toldOf(condition)).toEqual([])
})

test('nothing is told while the values of the column are not known', () => {
  expect(toldOf('did "Product Veiwed"', catalog)).toEqual([])
})

test('of a column of personal data no value is shown', () => {
  const secret = model.replace('named event_name', 'named event_name { field event_name pii }')
  const rule = parseText('segment a of customer { where did "Product Veiwed" }', { file: 'text' })
  expect(told(rule, knowing('event_name', events), secret)).toEqual([])
})

test('in JSON the place is the path of the name', () => {
  const did = { kind: 'did', events: ['App Opened', 'Order'] }
  const item = { kind: 'segment', name: 'a', entity: 'customer', body: { kind: 'rules', where: did } }
  const found = told(readJson({ version: 1, items: [item] }, { file: 'text' }))
  expect(found.map(({ at }) => at)).toEqual(['/items/0/body/where/events/1'])
})

test('checking again after the catalog has learned the name tells nothing more', () => {
  const documents = [parseText(model), parseText('segment a of customer { where did "Late Event" }')]
  const before = checkProject(documents, knowing('event_name', events), settings)
  const learned = knowing('event_name', [...events, 'Late Event'])
  const after = checkProject(documents, learned, settings, before.value)
  expect([before, after].map(({ diagnostics }) => diagnostics.filter(({ code }) => code === 'W613').length)).toEqual([
    1, 0,
  ])
})
