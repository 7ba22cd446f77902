import { everywhere, type Template, usersTable } from '../template.ts'

export const hubspotContacts: Template = {
  name: 'hubspot_contacts',
  title: 'HubSpot contacts',
  category: 'CRM',
  source: 'HubSpot',
  description: 'Lifecycle stage, lead status and score of each person in HubSpot, matched by e-mail address.',
  as: 'traits',
  parameters: [
    { name: 'contacts', kind: 'table', default: 'hubspot.contact', description: 'the contacts' },
    ...usersTable,
  ],
  reads: {
    contacts: {
      id: 'integer',
      property_email: 'text',
      property_lifecyclestage: 'text',
      property_hs_lead_status: 'text',
      property_hubspotscore: 'float',
      property_hs_email_optout: 'boolean',
      property_lastmodifieddate: 'timestamp',
    },
    users: {},
  },
  columns: [
    { name: 'lifecycle_stage', kind: 'text', description: 'subscriber, lead, customer, …' },
    { name: 'lead_status', kind: 'text', description: 'how far sales has come' },
    { name: 'hubspot_score', kind: 'float', description: "HubSpot's own score" },
    { name: 'has_opted_out', kind: 'boolean', description: 'whether the person wants no e-mail' },
  ],
  sql: everywhere(`select
  user_id,
  lifecycle_stage,
  lead_status,
  hubspot_score,
  has_opted_out
from (
  select
    u.{{user_id}} as user_id,
    h.property_lifecyclestage as lifecycle_stage,
    h.property_hs_lead_status as lead_status,
    h.property_hubspotscore as hubspot_score,
    coalesce(h.property_hs_email_optout, false) as has_opted_out,
    row_number() over (partition by u.{{user_id}} order by h.property_lastmodifieddate desc, h.id) as nth
  from {{contacts}} as h
  join {{users}} as u on lower(u.{{email}}) = lower(h.property_email)
  where u.{{user_id}} is not null
) as latest
where nth = 1`),
}
