import { everywhere, type Template, usersTable } from '../template.ts'

export const stripeLifetimeValue: Template = {
  name: 'stripe_lifetime_value',
  title: 'Stripe lifetime value',
  category: 'Payments',
  source: 'Stripe',
  description: 'What each person has paid through Stripe in one currency, refunds taken off.',
  as: 'traits',
  parameters: [
    { name: 'charges', kind: 'table', default: 'stripe.charge', description: 'the charges; amounts are in cents' },
    { name: 'customers', kind: 'table', default: 'stripe.customer', description: "Stripe's customers" },
    { name: 'currency', kind: 'text', default: 'usd', description: 'the currency, as Stripe writes it' },
    ...usersTable,
  ],
  reads: {
    charges: {
      customer_id: 'text',
      amount: 'integer',
      amount_refunded: 'integer',
      currency: 'text',
      status: 'text',
      created: 'timestamp',
    },
    customers: { id: 'text', email: 'text' },
    users: {},
  },
  columns: [
    { name: 'lifetime_value', kind: 'decimal', description: 'paid less refunded' },
    { name: 'payments', kind: 'integer', description: 'how many charges succeeded' },
    { name: 'last_payment_at', kind: 'timestamp', description: 'when the last one did' },
  ],
  sql: everywhere(`select
  u.{{user_id}} as user_id,
  cast(sum(c.amount - c.amount_refunded) as decimal(18, 2)) * 0.01 as lifetime_value,
  count(*) as payments,
  max(c.created) as last_payment_at
from {{charges}} as c
join {{customers}} as s on s.id = c.customer_id
join {{users}} as u on lower(u.{{email}}) = lower(s.email)
where c.status = 'succeeded'
  and c.currency = {{currency}}
  and u.{{user_id}} is not null
group by u.{{user_id}}`),
}
