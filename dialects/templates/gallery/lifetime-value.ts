import type { Template } from '../template.ts'

const sql = (daysAsCustomer: string): string => `select
  o.{{user_id}} as user_id,
  sum(o.{{amount}}) as lifetime_value,
  count(*) as orders,
  avg(o.{{amount}}) as average_order_value,
  min(o.{{ordered_at}}) as first_order_at,
  max(o.{{ordered_at}}) as last_order_at,
  ${daysAsCustomer} as days_as_customer
from {{orders}} as o
where o.{{user_id}} is not null
  and o.{{status}} in ({{paid}})
group by o.{{user_id}}`

const first = 'min(o.{{ordered_at}})'

export const lifetimeValue: Template = {
  name: 'lifetime_value',
  title: 'Lifetime value',
  category: 'Behaviour',
  source: 'any table of orders',
  description: 'What each person has paid so far, in how many orders, since when.',
  as: 'traits',
  parameters: [
    { name: 'orders', kind: 'table', default: 'analytics.orders', description: 'the orders' },
    { name: 'user_id', kind: 'column', of: 'orders', holds: 'text', default: 'user_id', description: 'the ID' },
    {
      name: 'ordered_at',
      kind: 'column',
      of: 'orders',
      holds: 'timestamp',
      default: 'ordered_at',
      description: 'when it was ordered',
    },
    { name: 'amount', kind: 'column', of: 'orders', holds: 'decimal', default: 'amount', description: 'what was paid' },
    {
      name: 'status',
      kind: 'column',
      of: 'orders',
      holds: 'text',
      default: 'status',
      description: 'whether it was paid',
    },
    { name: 'paid', kind: 'texts', default: 'paid', description: 'what an order that counts is called' },
  ],
  reads: { orders: {} },
  columns: [
    { name: 'lifetime_value', kind: 'number', description: 'the sum' },
    { name: 'orders', kind: 'integer', description: 'how many orders' },
    { name: 'average_order_value', kind: 'number', description: 'the mean' },
    { name: 'first_order_at', kind: 'timestamp', description: 'the first order' },
    { name: 'last_order_at', kind: 'timestamp', description: 'the last one' },
    { name: 'days_as_customer', kind: 'integer', description: 'days since the first order' },
  ],
  sql: {
    bigquery: sql(`date_diff(current_date(), date(${first}), day)`),
    snowflake: sql(`datediff(day, ${first}, current_timestamp())`),
    databricks: sql(`datediff(current_date(), to_date(${first}))`),
    redshift: sql(`datediff(day, ${first}, getdate())`),
    postgres: sql(`current_date - cast(${first} as date)`),
    duckdb: sql(`date_diff('day', cast(${first} as date), current_date)`),
  },
}
