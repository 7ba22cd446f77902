create table zendesk.tickets as
with drawn as (
  select t, customer_of(t, 160) as k, visit(customer_of(t, 160), t, 162) as seen
  from range(1, getvariable('tickets') + 1) as numbers(t)
),
dated as (select *, timezone('UTC', seen) as created, seen > shop_end() - interval 21 days as fresh from drawn)
select
  t as ticket_id,
  case when u(t, 165) < 0.03 then null else 'c' || k end as requester_id,
  created as created_at,
  case when fresh and u(t, 166) < 0.6 or u(t, 166) < 0.02 then null else created + to_hours((1 + 200 * u(t, 167) * u(t, 168))::bigint) end
    as solved_at,
  case when fresh and u(t, 166) < 0.6 or u(t, 166) < 0.02 then pick(['new', 'open', 'pending'], u(t, 169))
       else pick(['solved', 'closed', 'closed'], u(t, 169)) end as status,
  case when u(t, 170) < 0.1 then null else pick(['normal', 'normal', 'low', 'high', 'urgent'], u(t, 171)) end as priority,
  case when u(t, 172) < 0.6 then null else 1 + floor(10 * sqrt(u(t, 173)))::integer end as rating,
  pick(['Where is my order?', 'Größe falsch', 'Refund "please"', '100% broken', 'C:\path\lost', '😡', 'İade', ''], u(t, 174)) as subject,
  case when u(t, 175) < 0.5 then []::varchar[] when u(t, 175) < 0.55 then null
       else list_filter(['spam', 'return', 'vip', 'størrelse'], lambda tag, place: (hashed(t, 176) >> (2 * place)) % 4 = 0) end as tags
from dated;
