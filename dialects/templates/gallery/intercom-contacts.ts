import type { Template } from '../template.ts'

const sql = (daysSinceSeen: string): string => `select
  user_id,
  signed_up_at,
  last_seen_at,
  ${daysSinceSeen} as days_since_seen,
  last_replied_at,
  can_be_mailed
from (
  select
    c.external_id as user_id,
    c.signed_up_at,
    c.last_seen_at,
    c.last_replied_at,
    not (coalesce(c.unsubscribed_from_emails, false) or coalesce(c.has_hard_bounced, false)) as can_be_mailed,
    row_number() over (partition by c.external_id order by c.updated_at desc, c.id) as nth
  from {{contacts}} as c
  where c.external_id is not null
    and c.role = {{role}}
) as latest
where nth = 1`

export const intercomContacts: Template = {
  name: 'intercom_contacts',
  title: 'Intercom contacts',
  category: 'Support',
  source: 'Intercom',
  description: 'When each person was last seen and answered in Intercom, and whether mail reaches them.',
  as: 'traits',
  parameters: [
    {
      name: 'contacts',
      kind: 'table',
      default: 'intercom.contact',
      description: 'the contacts; `external_id` is the ID',
    },
    { name: 'role', kind: 'text', default: 'user', description: '`user` or `lead`' },
  ],
  reads: {
    contacts: {
      id: 'text',
      external_id: 'text',
      role: 'text',
      signed_up_at: 'timestamp',
      last_seen_at: 'timestamp',
      last_replied_at: 'timestamp',
      unsubscribed_from_emails: 'boolean',
      has_hard_bounced: 'boolean',
      updated_at: 'timestamp',
    },
  },
  columns: [
    { name: 'signed_up_at', kind: 'timestamp', description: 'when the person signed up' },
    { name: 'last_seen_at', kind: 'timestamp', description: 'when the person was last seen' },
    { name: 'days_since_seen', kind: 'integer', description: 'whole days since then' },
    { name: 'last_replied_at', kind: 'timestamp', description: 'when the person last answered' },
    { name: 'can_be_mailed', kind: 'boolean', description: 'neither unsubscribed nor bounced' },
  ],
  sql: {
    bigquery: sql('date_diff(current_date(), date(last_seen_at), day)'),
    snowflake: sql('datediff(day, last_seen_at, current_timestamp())'),
    databricks: sql('datediff(current_date(), to_date(last_seen_at))'),
    redshift: sql('datediff(day, last_seen_at, getdate())'),
    postgres: sql('current_date - cast(last_seen_at as date)'),
    duckdb: sql("date_diff('day', cast(last_seen_at as date), current_date)"),
  },
}
