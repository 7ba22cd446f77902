type Row = Readonly<Record<string, string | number | boolean | null>>

/** Rows of the tables that the templates read, by default name; what a row leaves out is null. */
const users: readonly Row[] = [
  { user_id: 'u1', email: 'Ann@shop.example' },
  { user_id: 'u2', email: 'bob@shop.example' },
  { user_id: 'u3', email: null },
  { user_id: null, email: 'nobody@shop.example' },
]

export const rowsOf: Readonly<Record<string, readonly Row[]>> = {
  'analytics.users': users,
  'salesforce.lead': [
    {
      id: 'l1',
      email: 'ann@shop.example',
      status: 'Open',
      is_converted: false,
      is_deleted: false,
      last_modified_date: '2026-01-01T00:00:00Z',
    },
    {
      id: 'l2',
      email: 'ANN@shop.example',
      status: 'Working',
      rating: 'Hot',
      is_converted: true,
      is_deleted: false,
      last_modified_date: '2026-02-01T00:00:00Z',
    },
    {
      id: 'l3',
      email: 'bob@shop.example',
      status: 'Closed',
      is_converted: false,
      is_deleted: true,
      last_modified_date: '2026-03-01T00:00:00Z',
    },
    {
      id: 'l4',
      email: 'nobody@shop.example',
      status: 'Open',
      is_converted: false,
      is_deleted: false,
      last_modified_date: '2026-03-01T00:00:00Z',
    },
  ],
  'hubspot.contact': [
    {
      id: 1,
      property_email: 'ann@shop.example',
      property_lifecyclestage: 'lead',
      property_hubspotscore: 12.5,
      property_lastmodifieddate: '2026-01-01T00:00:00Z',
    },
    {
      id: 2,
      property_email: 'ann@shop.example',
      property_lifecyclestage: 'customer',
      property_hubspotscore: 40,
      property_hs_email_optout: true,
      property_lastmodifieddate: '2026-02-01T00:00:00Z',
    },
  ],
  'marketo.lead': [
    { id: 1, email: 'ann@shop.example', lead_score: 70, lead_status: 'MQL', updated_at: '2026-01-01T00:00:00Z' },
    { id: 2, email: 'bob@shop.example', lead_score: null, unsubscribed: true, updated_at: '2026-01-01T00:00:00Z' },
  ],
  'zendesk.user': [
    { id: 1, external_id: 'u1' },
    { id: 2, external_id: 'u2' },
    { id: 3, external_id: null },
  ],
  'zendesk.ticket': [
    { requester_id: 1, status: 'open', created_at: '2026-01-01T00:00:00Z' },
    { requester_id: 1, status: 'pending', created_at: '2026-01-05T00:00:00Z' },
    { requester_id: 1, status: 'closed', created_at: '2025-01-05T00:00:00Z' },
    { requester_id: 3, status: 'open', created_at: '2026-01-01T00:00:00Z' },
  ],
  'intercom.contact': [
    { id: 'c1', external_id: 'u1', role: 'user', updated_at: '2026-01-01T00:00:00Z', has_hard_bounced: true },
    {
      id: 'c2',
      external_id: 'u1',
      role: 'user',
      updated_at: '2026-02-01T00:00:00Z',
      last_seen_at: '2026-02-01T00:00:00Z',
    },
    { id: 'c3', external_id: 'u2', role: 'lead', updated_at: '2026-02-01T00:00:00Z' },
  ],
  'stripe.customer': [
    { id: 's1', email: 'ann@shop.example' },
    { id: 's2', email: 'bob@shop.example' },
  ],
  'stripe.charge': [
    {
      customer_id: 's1',
      amount: 1999,
      amount_refunded: 0,
      currency: 'usd',
      status: 'succeeded',
      created: '2026-01-01T00:00:00Z',
    },
    {
      customer_id: 's1',
      amount: 1000,
      amount_refunded: 1,
      currency: 'usd',
      status: 'succeeded',
      created: '2026-02-01T00:00:00Z',
    },
    {
      customer_id: 's1',
      amount: 5000,
      amount_refunded: 0,
      currency: 'eur',
      status: 'succeeded',
      created: '2026-03-01T00:00:00Z',
    },
    {
      customer_id: 's2',
      amount: 5000,
      amount_refunded: 0,
      currency: 'usd',
      status: 'failed',
      created: '2026-03-01T00:00:00Z',
    },
  ],
  'analytics.orders': [
    { user_id: 'u1', amount: 10.5, status: 'paid', ordered_at: '2026-11-01T00:00:00Z' },
    { user_id: 'u1', amount: 20.25, status: 'paid', ordered_at: '2026-11-02T00:00:00Z' },
    { user_id: 'u2', amount: 99, status: 'refunded', ordered_at: '2026-11-02T00:00:00Z' },
    { user_id: null, amount: 99, status: 'paid', ordered_at: '2026-11-02T00:00:00Z' },
  ],
  'ml.predictions': [
    { user_id: 'u1', churn_score: 0.9, predicted_at: '2026-01-01T00:00:00Z' },
    { user_id: 'u1', churn_score: 0.5, predicted_at: '2026-02-01T00:00:00Z' },
    { user_id: 'u2', churn_score: 0.8, predicted_at: '2026-02-01T00:00:00Z' },
    { user_id: null, churn_score: 0.8, predicted_at: '2026-02-01T00:00:00Z' },
  ],
}

/** What each template says of them, by ID; columns that depend on the day of the test are left out. */
export const answers: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  salesforce_leads: {
    u1: { lead_status: 'Working', lead_source: null, lead_company: null, lead_rating: 'Hot', lead_converted: true },
  },
  hubspot_contacts: { u1: { lifecycle_stage: 'customer', lead_status: null, hubspot_score: 40, has_opted_out: true } },
  marketo_leads: {
    u1: { marketo_score: 70, is_hot_lead: true, marketo_status: 'MQL', marketo_source: null, is_unsubscribed: false },
    u2: { marketo_score: null, is_hot_lead: false, marketo_status: null, marketo_source: null, is_unsubscribed: true },
  },
  zendesk_open_ticket: {
    u1: { has_open_ticket: true, open_tickets: 2 },
    u2: { has_open_ticket: false, open_tickets: 0, oldest_open_days: null },
  },
  intercom_contacts: { u1: { can_be_mailed: true, last_replied_at: null } },
  stripe_lifetime_value: { u1: { lifetime_value: 29.98, payments: 2 } },
  rfm_scores: {
    u1: { recency_score: 1, frequency_score: 2, monetary_score: 1, rfm_score: '121', rfm_group: 'hibernating' },
    u2: { recency_score: 2, frequency_score: 1, monetary_score: 2, rfm_score: '212', rfm_group: 'hibernating' },
  },
  lifetime_value: { u1: { lifetime_value: 30.75, orders: 2, average_order_value: 15.375 } },
  churn_prediction: {
    u1: { churn_score: 0.5, churn_risk: 'medium' },
    u2: { churn_score: 0.8, churn_risk: 'high' },
  },
}
