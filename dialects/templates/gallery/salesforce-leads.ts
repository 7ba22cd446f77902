import { everywhere, type Template, usersTable } from '../template.ts'

export const salesforceLeads: Template = {
  name: 'salesforce_leads',
  title: 'Salesforce lead import',
  category: 'CRM',
  source: 'Salesforce',
  description: 'The latest lead of each person in Salesforce, matched by e-mail address.',
  as: 'traits',
  parameters: [
    { name: 'leads', kind: 'table', default: 'salesforce.lead', description: 'the leads that Salesforce holds' },
    ...usersTable,
  ],
  reads: {
    leads: {
      id: 'text',
      email: 'text',
      status: 'text',
      lead_source: 'text',
      company: 'text',
      rating: 'text',
      is_converted: 'boolean',
      is_deleted: 'boolean',
      last_modified_date: 'timestamp',
    },
    users: {},
  },
  columns: [
    { name: 'lead_status', kind: 'text', description: 'how far the lead has come' },
    { name: 'lead_source', kind: 'text', description: 'where the lead came from' },
    { name: 'lead_company', kind: 'text', description: 'the company that the lead named' },
    { name: 'lead_rating', kind: 'text', description: 'hot, warm or cold' },
    { name: 'lead_converted', kind: 'boolean', description: 'whether the lead became a contact' },
  ],
  sql: everywhere(`select
  user_id,
  lead_status,
  lead_source,
  lead_company,
  lead_rating,
  lead_converted
from (
  select
    u.{{user_id}} as user_id,
    l.status as lead_status,
    l.lead_source,
    l.company as lead_company,
    l.rating as lead_rating,
    l.is_converted as lead_converted,
    row_number() over (partition by u.{{user_id}} order by l.last_modified_date desc, l.id) as nth
  from {{leads}} as l
  join {{users}} as u on lower(u.{{email}}) = lower(l.email)
  where not l.is_deleted
    and u.{{user_id}} is not null
) as latest
where nth = 1`),
}
