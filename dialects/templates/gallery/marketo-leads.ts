import { everywhere, type Template, usersTable } from '../template.ts'

export const marketoLeads: Template = {
  name: 'marketo_leads',
  title: 'Marketo leads',
  category: 'Marketing',
  source: 'Marketo',
  description: 'Score and status of each person in Marketo, matched by e-mail address.',
  as: 'traits',
  parameters: [
    { name: 'leads', kind: 'table', default: 'marketo.lead', description: 'the leads that Marketo holds' },
    { name: 'hot_score', kind: 'integer', default: '65', description: 'the score from which a lead is hot' },
    ...usersTable,
  ],
  reads: {
    leads: {
      id: 'integer',
      email: 'text',
      lead_status: 'text',
      lead_score: 'integer',
      lead_source: 'text',
      unsubscribed: 'boolean',
      updated_at: 'timestamp',
    },
    users: {},
  },
  columns: [
    { name: 'marketo_score', kind: 'integer', description: "Marketo's own score" },
    { name: 'is_hot_lead', kind: 'boolean', description: 'whether the score is high' },
    { name: 'marketo_status', kind: 'text', description: 'how far the lead has come' },
    { name: 'marketo_source', kind: 'text', description: 'where the lead came from' },
    { name: 'is_unsubscribed', kind: 'boolean', description: 'whether the person wants no e-mail' },
  ],
  sql: everywhere(`select
  user_id,
  marketo_score,
  coalesce(marketo_score, 0) >= {{hot_score}} as is_hot_lead,
  marketo_status,
  marketo_source,
  is_unsubscribed
from (
  select
    u.{{user_id}} as user_id,
    m.lead_score as marketo_score,
    m.lead_status as marketo_status,
    m.lead_source as marketo_source,
    coalesce(m.unsubscribed, false) as is_unsubscribed,
    row_number() over (partition by u.{{user_id}} order by m.updated_at desc, m.id) as nth
  from {{leads}} as m
  join {{users}} as u on lower(u.{{email}}) = lower(m.email)
  where u.{{user_id}} is not null
) as latest
where nth = 1`),
}
