import type { Catalog, CatalogColumn, CatalogTable, ConnectionCatalog } from '../compiler/catalog.ts'
import { defaultLimits } from '../compiler/limits.ts'
import type { Settings } from '../compiler/project.ts'
import type { Storage, Type } from '../compiler/types.ts'

/** The shop whose people the examples of diagnostics and the checker's tests speak of. */
const plain: Storage = { as: 'plain' }
const kinds = {
  text: [{ kind: 'text' }, plain],
  integer: [{ kind: 'integer' }, plain],
  money: [{ kind: 'decimal', scale: 2 }, plain],
  float: [{ kind: 'float' }, { as: 'float' }],
  boolean: [{ kind: 'boolean' }, plain],
  date: [{ kind: 'date' }, plain],
  timestamp: [{ kind: 'timestamp' }, { as: 'instant' }],
  local: [{ kind: 'timestamp' }, { as: 'local', zone: 'UTC' }],
  json: [{ kind: 'json' }, plain],
  tags: [{ kind: 'array', element: { kind: 'text' } }, plain],
  place: [{ kind: 'other', native: 'GEOGRAPHY' }, plain],
} as const satisfies Record<string, readonly [Type, Storage]>

type Kind = keyof typeof kinds

const column = ([name, kind]: readonly [string, Kind]): CatalogColumn => ({
  name,
  type: kinds[kind][0],
  storage: kinds[kind][1],
  native: kind === 'place' ? 'GEOGRAPHY' : kind.toUpperCase(),
  nullable: true,
})

const table = (name: string, columns: Readonly<Record<string, Kind>>, ...unique: string[][]): CatalogTable => ({
  name: name.split('.'),
  columns: Object.entries(columns).map(column),
  uniqueKeys: unique,
})

/** The table with all values of some columns known. */
export const withValues = (known: CatalogTable, values: Readonly<Record<string, readonly string[]>>): CatalogTable => ({
  ...known,
  columns: known.columns.map((each) => ({ ...each, ...(values[each.name] && { values: values[each.name] ?? [] }) })),
})

const demo: ConnectionCatalog = {
  identifiers: 'sensitive',
  tables: [
    table(
      'shop.customers',
      {
        customer_id: 'text',
        account_id: 'text',
        name: 'text',
        email: 'text',
        country: 'text',
        age: 'integer',
        score: 'float',
        credit: 'money',
        is_vip: 'boolean',
        born_on: 'date',
        created_at: 'timestamp',
        seen_at: 'local',
        signup_unix: 'integer',
        attributes: 'json',
        notes: 'text',
        tags: 'tags',
        location: 'place',
      },
      ['customer_id'],
    ),
    table('shop.orders', {
      order_id: 'text',
      customer_id: 'text',
      amount: 'money',
      discount: 'float',
      status: 'text',
      channel: 'text',
      coupon: 'text',
      shipped_on: 'date',
      ordered_at: 'timestamp',
    }),
    table('shop.order_items', { order_id: 'text', product_id: 'text', quantity: 'integer', unit_price: 'money' }),
    table('shop.products', { product_id: 'text', name: 'text', category: 'text', price: 'money' }, ['product_id']),
    table('shop.events', {
      customer_id: 'text',
      event_name: 'text',
      occurred_at: 'timestamp',
      category: 'text',
      total: 'money',
    }),
    table('crm.accounts', { account_id: 'text', plan: 'text', seats: 'integer', opened_at: 'timestamp' }, [
      'account_id',
    ]),
    withValues(table('shop.deliveries', { customer_id: 'text', delivered_on: 'date', carrier: 'text' }), {
      carrier: ['DHL', 'Post', 'UPS'],
    }),
  ],
}

const support: ConnectionCatalog = {
  identifiers: 'insensitive',
  tables: [
    table('ZENDESK.PUBLIC.USERS', { ID: 'text', EXTERNAL_ID: 'text' }),
    table('ZENDESK.PUBLIC.TICKETS', {
      REQUESTER_ID: 'text',
      STATUS: 'text',
      RATING: 'integer',
      CREATED_AT: 'timestamp',
    }),
  ],
}

export const catalog: Catalog = { version: 1, connections: { demo, support } }

export const settings: Settings = { zone: 'UTC', weekStart: 'Monday', limits: defaultLimits }

export const model = `entity customer on demo {
  from shop.customers
  id customer_id as text
  sends identify as user_id
  field email pii
  field signup_unix timestamp from unix seconds title "Signed up"
  field seen_at timestamp in "Europe/Berlin"
  field notes json
  many orders from shop.orders by customer_id at ordered_at {
    field discount places 2
    many items from shop.order_items by order_id {
      one product from shop.products by product_id
    }
  }
  many events from shop.events by customer_id at occurred_at named event_name
  many deliveries from shop.deliveries by customer_id at delivered_on
  many siblings from shop.customers by account_id
  one account from crm.accounts by account_id
  also on support {
    from ZENDESK.PUBLIC.USERS
    id EXTERNAL_ID
    many tickets from ZENDESK.PUBLIC.TICKETS by ID = REQUESTER_ID at CREATED_AT
  }
}
entity account on demo {
  from crm.accounts
  id account_id
  many members from shop.customers by account_id
}
entity visitor on demo {
  id visitor_id
}
segment employees of customer { where email ends with "@shop.example" }
segment vips of customer { where is_vip }
segment recent of customer { where has orders within last 30 days }
segment big_accounts of account { where seats > 100 }
segment visits of visitor { sql """ select visitor_id from web.visits """ }
segment churn_risk of customer on support { sql """ select user_id from ml.predictions """ }
traits commerce of customer {
  lifetime_value = sum(orders.amount where status = "paid")
  orders_90d = count(orders within last 90 days)
}
traits scores of customer { sql """ select customer_id, churn_score from ml.predictions """ }
`
