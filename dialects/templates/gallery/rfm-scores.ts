import type { Template } from '../template.ts'

const sql = (since: string, score: string): string => `with bought as (
  select
    o.{{user_id}} as user_id,
    max(o.{{ordered_at}}) as last_order_at,
    count(*) as orders,
    sum(o.{{amount}}) as spent
  from {{orders}} as o
  where o.{{user_id}} is not null
    and o.{{ordered_at}} >= ${since}
  group by o.{{user_id}}
), scored as (
  select
    user_id,
    ntile(5) over (order by last_order_at, user_id) as recency_score,
    ntile(5) over (order by orders, user_id) as frequency_score,
    ntile(5) over (order by spent, user_id) as monetary_score
  from bought
)
select
  user_id,
  recency_score,
  frequency_score,
  monetary_score,
  ${score} as rfm_score,
  case
    when recency_score >= 4 and frequency_score >= 4 then 'champion'
    when recency_score >= 4 then 'new or returning'
    when frequency_score >= 4 then 'at risk'
    when recency_score <= 2 and frequency_score <= 2 then 'hibernating'
    else 'in between'
  end as rfm_group
from scored`

const digits = (type: string): string =>
  ['recency', 'frequency', 'monetary'].map((word) => `cast(${word}_score as ${type})`).join(' || ')

export const rfmScores: Template = {
  name: 'rfm_scores',
  title: 'RFM scores',
  category: 'Behaviour',
  source: 'any table of orders',
  description: 'Recency, frequency and monetary value of everybody who ordered lately, in fifths (5 is best).',
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
    { name: 'days', kind: 'integer', default: '365', description: 'how many days are looked back' },
  ],
  reads: { orders: {} },
  columns: [
    { name: 'recency_score', kind: 'integer', description: '5: ordered last' },
    { name: 'frequency_score', kind: 'integer', description: '5: ordered most often' },
    { name: 'monetary_score', kind: 'integer', description: '5: paid most' },
    { name: 'rfm_score', kind: 'text', description: 'the three digits' },
    { name: 'rfm_group', kind: 'text', description: 'champion, at risk, hibernating, …' },
  ],
  sql: {
    bigquery: sql('timestamp_sub(current_timestamp(), interval {{days}} day)', digits('string')),
    snowflake: sql('dateadd(day, -1 * {{days}}, current_timestamp())', digits('varchar')),
    databricks: sql('date_sub(current_date(), {{days}})', digits('string')),
    redshift: sql('dateadd(day, -1 * {{days}}, getdate())', digits('varchar(1)')),
    postgres: sql("now() - {{days}} * interval '1 day'", digits('text')),
    duckdb: sql('now() - to_days({{days}})', digits('varchar')),
  },
}
