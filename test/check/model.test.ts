import { describe, expect, test } from 'vitest'
import { CatalogDocument, readCatalog } from '../../compiler/catalog-json.ts'
import { catalogDiagnostics } from '../../compiler/diagnostics/catalog.ts'
import { defaultLimits, Limits } from '../../compiler/limits.ts'
import { catalog } from '../model.ts'
import { check } from './project.ts'

const entity = (text: string) => check(text).value.entities

describe('what must be unique before a run', () => {
  const checks = (text: string, name: string) =>
    (entity(text).get(name)?.keyChecks ?? []).map(({ table, columns, role, enforced }) => [
      role,
      table.name.join('.'),
      columns.map((column) => column.column).join(),
      enforced,
    ])
  test('the ID, the parents of many and the keys of one, each once, free where the database keeps them', () => {
    expect(checks('', 'customer')).toEqual([
      ['entity id', 'shop.customers', 'customer_id', true],
      ['parent', 'shop.orders', 'order_id', false],
      ['one', 'shop.products', 'product_id', true],
      ['parent', 'shop.customers', 'account_id', false],
      ['one', 'crm.accounts', 'account_id', true],
      ['entity id', 'ZENDESK.PUBLIC.USERS', 'EXTERNAL_ID', false],
      ['parent', 'ZENDESK.PUBLIC.USERS', 'ID', false],
    ])
  })
  test('distinct IDs need not be unique', () => {
    const text = `entity buyer on demo { from shop.orders id customer_id distinct
      many orders from shop.orders by customer_id at ordered_at }`
    expect(checks(text, 'buyer')).toEqual([])
    expect(entity(text).get('buyer')?.population).toMatchObject({ kind: 'table', distinct: true })
  })
})

test('columns of personal data', () => {
  expect(entity('').get('customer')?.pii).toEqual([
    { table: { connection: 'demo', name: ['shop', 'customers'] }, column: 'email' },
  ])
})

test('notes change how a column is read', () => {
  const program = check('traits t of customer { a = signup_unix b = seen_at c = notes.x }').value.traits.get(
    't',
  )?.program
  expect(program).toMatchObject({
    columns: [
      { value: { type: { kind: 'timestamp' }, read: { storage: { as: 'unix', unit: 'seconds' } } } },
      { value: { read: { storage: { as: 'local', zone: 'Europe/Berlin' } } } },
      { value: { kind: 'json', value: { read: { storage: { as: 'json text' } } } } },
    ],
  })
})

describe('a catalog as JSON', () => {
  test('is read as it was written', () => {
    expect(readCatalog(JSON.parse(JSON.stringify(catalog)))).toEqual({ value: catalog, diagnostics: [] })
    expect(CatalogDocument.parse(catalog)).toEqual(catalog)
  })
  test('says where it is wrong', () => {
    const { example } = catalogDiagnostics.E291
    expect(readCatalog(example.json).diagnostics).toMatchObject([
      { code: 'E291', path: '/connections/demo/identifiers' },
    ])
  })
  test.each([null, 3, [], { version: 2 }, { version: 1, connections: { a: null } }])(
    '%j is told, not thrown',
    (json) => {
      expect(readCatalog(json).diagnostics.length).toBeGreaterThan(0)
    },
  )
})

test('limits have the defaults of the product, and each can be set', () => {
  expect(defaultLimits).toEqual({
    traitColumns: 25,
    traitRows: 10_000_000,
    queryMinutes: 15,
    sampleRows: 100,
    sampleColumns: 10,
    downloadRows: 100,
    downloadColumns: 100,
    previewRows: 10,
  })
  expect(Limits.parse({ traitColumns: 50 })).toEqual({ ...defaultLimits, traitColumns: 50 })
})
