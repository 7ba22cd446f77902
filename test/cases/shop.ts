import type { Model } from './case.ts'

/** The small shop that most cases speak of: every kind of column, two levels of `many`, two kinds of `one`. */
export const shop: Model = {
  text: `
    entity customer on demo {
      from shop.customers
      id customer_id
      field signup_unix timestamp from unix seconds
      field registered timestamp in "Europe/Berlin"
      field payload json
      many orders from shop.orders by customer_id at ordered_at {
        many items from shop.order_items by order_id {
          one product from shop.products by product_id
        }
      }
      many events from shop.events by customer_id at occurred_at named event_name
      many tickets from shop.tickets by customer_id
      one account from shop.accounts by account_id
    }
    entity account on demo {
      from shop.accounts
      id account_id
    }`,
  tables: {
    customers: {
      name: ['shop', 'customers'],
      columns: {
        customer_id: 'text',
        country: 'text',
        city: 'text',
        name: 'text',
        age: 'integer',
        points: 'integer',
        balance: 'decimal 2',
        rate: 'decimal 4',
        score: 'float',
        weight: 'float',
        is_vip: 'boolean',
        opted_out: 'boolean',
        birthday: 'date',
        joined_on: 'date',
        created_at: 'timestamptz',
        seen_at: 'timestamp',
        measured_at: 'timestamp ns',
        registered: 'timestamp in Europe/Berlin',
        signup_unix: 'unix seconds',
        tags: 'text array',
        numbers: 'integer array',
        attributes: 'json',
        payload: 'json text',
        device: 'uuid',
        code: 'char 5',
        picture: 'bytes',
        account_id: 'text',
      },
    },
    orders: {
      name: ['shop', 'orders'],
      columns: {
        customer_id: 'text',
        order_id: 'text',
        amount: 'decimal 2',
        quantity: 'integer',
        weight: 'float',
        status: 'text',
        channel: 'text',
        coupon: 'text',
        gift: 'boolean',
        ordered_at: 'timestamptz',
        deliver_on: 'date',
      },
    },
    items: {
      name: ['shop', 'order_items'],
      columns: {
        order_id: 'text',
        sku: 'text',
        quantity: 'integer',
        unit_price: 'decimal 2',
        status: 'text',
        product_id: 'text',
      },
    },
    products: {
      name: ['shop', 'products'],
      columns: { product_id: 'text', name: 'text', category: 'text', price: 'decimal 2' },
    },
    events: {
      name: ['shop', 'events'],
      columns: {
        customer_id: 'text',
        event_name: 'text',
        occurred_at: 'timestamptz',
        category: 'text',
        campaign: 'text',
        total: 'integer',
      },
    },
    tickets: {
      name: ['shop', 'tickets'],
      columns: { customer_id: 'text', ticket_id: 'text', status: 'text', priority: 'integer' },
    },
    accounts: {
      name: ['shop', 'accounts'],
      columns: { account_id: 'text', plan: 'text', seats: 'integer', renewed_on: 'date' },
    },
  },
}
