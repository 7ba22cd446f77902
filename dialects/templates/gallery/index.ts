import type { Template } from '../template.ts'
import { churnPrediction } from './churn-prediction.ts'
import { hubspotContacts } from './hubspot-contacts.ts'
import { intercomContacts } from './intercom-contacts.ts'
import { lifetimeValue } from './lifetime-value.ts'
import { marketoLeads } from './marketo-leads.ts'
import { rfmScores } from './rfm-scores.ts'
import { salesforceLeads } from './salesforce-leads.ts'
import { stripeLifetimeValue } from './stripe-lifetime-value.ts'
import { zendeskOpenTicket } from './zendesk-open-ticket.ts'

/** The gallery, in the order in which it is shown. A further template is one file and its line here. */
export const templates: readonly Template[] = [
  salesforceLeads,
  hubspotContacts,
  marketoLeads,
  zendeskOpenTicket,
  intercomContacts,
  stripeLifetimeValue,
  rfmScores,
  lifetimeValue,
  churnPrediction,
]
