import type { Template } from '../template.ts'

const sql = (daysOpen: string): string => `select
  z.external_id as user_id,
  max(case when t.status in ({{open}}) then 1 else 0 end) = 1 as has_open_ticket,
  sum(case when t.status in ({{open}}) then 1 else 0 end) as open_tickets,
  ${daysOpen} as oldest_open_days
from {{requesters}} as z
left join {{tickets}} as t on t.requester_id = z.id
where z.external_id is not null
group by z.external_id`

const oldest = 'min(case when t.status in ({{open}}) then t.created_at end)'

export const zendeskOpenTicket: Template = {
  name: 'zendesk_open_ticket',
  title: 'Zendesk: has open ticket',
  category: 'Support',
  source: 'Zendesk',
  description: 'Whether a person waits for an answer in Zendesk, in how many tickets, and for how long.',
  as: 'traits',
  parameters: [
    { name: 'tickets', kind: 'table', default: 'zendesk.ticket', description: 'the tickets' },
    {
      name: 'requesters',
      kind: 'table',
      default: 'zendesk.user',
      description: 'who wrote them; `external_id` is the ID',
    },
    {
      name: 'open',
      kind: 'texts',
      default: 'new, open, pending, hold',
      description: 'what a ticket that waits is called',
    },
  ],
  reads: {
    tickets: { requester_id: 'integer', status: 'text', created_at: 'timestamp' },
    requesters: { id: 'integer', external_id: 'text' },
  },
  columns: [
    { name: 'has_open_ticket', kind: 'boolean', description: 'whether any ticket waits' },
    { name: 'open_tickets', kind: 'number', description: 'how many wait' },
    { name: 'oldest_open_days', kind: 'integer', description: 'days since the oldest of them was written' },
  ],
  sql: {
    bigquery: sql(`date_diff(current_date(), date(${oldest}), day)`),
    snowflake: sql(`datediff(day, ${oldest}, current_timestamp())`),
    databricks: sql(`datediff(current_date(), to_date(${oldest}))`),
    redshift: sql(`datediff(day, ${oldest}, getdate())`),
    postgres: sql(`current_date - cast(${oldest} as date)`),
    duckdb: sql(`date_diff('day', cast(${oldest} as date), current_date)`),
  },
}
