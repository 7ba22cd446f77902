-- The shop's segments as a person who knows DuckDB would write them, one statement each, at the instant 2026-11-01T00:00:00Z
-- (01:00 in Berlin). The bench and a test compare them with what SegQL makes of the rules.

-- segment employees
select customer_id from shop.customers where customer_id is not null and email ilike '%@shop.example';

-- segment big_spenders
with bought as (
  select customer_id
  from shop.orders
  where status = 'paid' and ordered_at >= '2025-12-31 23:00:00' and ordered_at < '2026-11-01'
  group by customer_id
  having sum(amount) filter (where ordered_at >= '2026-08-03') >= 500 and count(*) filter (where channel in ('web', 'app')) >= 2
), looked as (
  select customer_id from shop.events
  where event_name = 'Product Viewed' and occurred_at >= '2026-10-02' and occurred_at < '2026-11-01'
  group by customer_id having count(*) >= 3
)
select customer_id
from shop.customers join bought using (customer_id) join looked using (customer_id)
where country in ('US', 'CA', 'DE')
  and coalesce(email, '') not ilike '%@shop.example'
  and customer_id not in (
    select requester_id from zendesk.tickets
    where requester_id is not null and status in ('new', 'open', 'pending')
      and created_at >= '2026-10-18 00:00:00+00' and created_at < '2026-11-01 00:00:00+00');

-- segment top_spenders
with bought as (
  select customer_id, coalesce(sum(amount) filter (where status = 'paid'), 0) as paid
  from shop.orders
  where ordered_at >= '2025-12-31 23:00:00' and ordered_at < '2026-11-01'
  group by customer_id
), ranked as (
  select customer_id, row_number() over (order by paid desc, customer_id) as place, count(*) over () as people
  from shop.customers join bought using (customer_id)
  where marketing_consent
)
select customer_id from ranked where (place - 1) * 100 < 5 * people;

-- segment champions
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where status = 'paid' and ordered_at < '2026-11-01'
  group by customer_id
  having max(ordered_at) > timestamp '2026-11-01' - interval 91 days
    and count(*) filter (where ordered_at >= '2025-11-01') >= 5
    and sum(amount) filter (where ordered_at >= '2025-11-01') >= 800
) using (customer_id);

-- segment hibernating
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where status = 'paid' and (ordered_at < '2026-11-01' or ordered_at is null)
  group by customer_id
  having count(*) >= 3 and coalesce(max(ordered_at), '2000-01-01') < '2026-04-30 23:00:00'
) using (customer_id);

-- segment one_time_buyers
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where status = 'paid' and (ordered_at < '2026-11-01' or ordered_at is null)
  group by customer_id
  having count(*) = 1 and min(ordered_at) < '2026-10-02'
) using (customer_id);

-- segment coupon_hunters
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where ordered_at < '2026-11-01' or ordered_at is null
  group by customer_id
  having count(*) >= 3 and count(coupon) / count(*) >= 0.8
) using (customer_id);

-- segment beverage_fans
select customer_id
from shop.customers
where customer_id in (
  select orders.customer_id
  from shop.orders join shop.order_items using (order_id) join shop.products using (product_id)
  where status = 'paid' and ordered_at >= '2025-11-01' and ordered_at < '2026-11-01' and category = 'Beverages'
  group by orders.customer_id, order_id
  having count(*) >= 2);

-- segment flawless_payers
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where ordered_at >= '2026-05-05' and ordered_at < '2026-11-01'
  group by customer_id
  having bool_and(status is not null and status in ('paid', 'pending'))
) using (customer_id);

-- segment repeat_buyers_within_a_month
select customer_id
from shop.customers
where customer_id in (
  select customer_id from (
    select customer_id, ordered_at, lag(ordered_at) over (partition by customer_id order by ordered_at) as earlier
    from shop.orders
    where ordered_at >= '2025-12-31 23:00:00' and ordered_at < '2026-11-01' and customer_id is not null)
  where ordered_at > earlier and ordered_at <= earlier + interval 30 days);

-- segment abandoned_checkout
select customer_id
from shop.customers
where customer_id in (
  select customer_id
  from shop.events as started
  where event_name = 'Checkout Started' and occurred_at >= '2026-10-25' and occurred_at <= '2026-10-31'
    and not exists (
      select 1 from shop.events as completed
      where completed.customer_id = started.customer_id and completed.event_name = 'Order Completed'
        and completed.occurred_at > '2026-10-25' and completed.occurred_at < '2026-11-01'
        and completed.occurred_at > started.occurred_at and completed.occurred_at <= started.occurred_at + interval 1 day));

-- segment shoe_browsers
select customer_id
from shop.customers join (
  select customer_id from shop.events
  where event_name = 'Product Viewed' and category = 'Shoes' and occurred_at >= '2026-10-02' and occurred_at < '2026-11-01'
  group by customer_id having count(*) >= 3
) using (customer_id)
where customer_id not in (
  select orders.customer_id
  from shop.orders join shop.order_items using (order_id) join shop.products using (product_id)
  where ordered_at >= '2026-10-02' and ordered_at < '2026-11-01' and category = 'Shoes' and orders.customer_id is not null);

-- segment unengaged_buyers
with seen as (
  select customer_id,
    max(occurred_at) filter (where event_name = 'Order Completed') as bought,
    max(occurred_at) filter (where event_name = 'Email Opened') as opened
  from shop.events
  where event_name in ('Order Completed', 'Email Opened') and occurred_at < '2026-11-01'
  group by customer_id
)
select customer_id
from shop.customers join seen using (customer_id)
where bought < '2026-10-18' and (opened is null or opened <= bought);

-- segment app_regulars
select customer_id
from shop.customers join (
  select customer_id from shop.events
  where event_name = 'App Opened' and occurred_at >= '2026-05-05' and occurred_at < '2026-11-01'
  group by customer_id
  having count(distinct (timezone('Europe/Berlin', timezone('UTC', occurred_at)))::date) >= 3
) using (customer_id);

-- segment window_shoppers
select customer_id
from shop.customers join (
  select customer_id from shop.events
  where event_name in ('Product Viewed', 'Search Performed', 'Order Completed')
    and occurred_at >= '2026-08-03' and occurred_at < '2026-11-01'
  group by customer_id
  having count(*) filter (where event_name != 'Order Completed') >= 10
    and count(*) filter (where event_name = 'Order Completed') = 0
) using (customer_id);

-- segment found_nothing
select customer_id
from shop.customers
where customer_id in (
  select customer_id from shop.events
  where event_name = 'Search Performed' and occurred_at >= '2026-10-02' and occurred_at < '2026-11-01'
    and try_cast(properties ->> 'results' as double) = 0);

-- segment new_buyers
select customer_id
from shop.customers join (
  select customer_id from shop.events
  where event_name = 'Order Completed' and occurred_at < '2026-11-01'
  group by customer_id having min(occurred_at) >= '2026-09-30 23:00:00'
) using (customer_id);

-- segment viewed_to_bought
with seen as (
  select customer_id, event_name, device, occurred_at
  from shop.events
  where occurred_at >= '2026-08-03' and occurred_at < '2026-11-01' and customer_id is not null
    and (event_name in ('Checkout Started', 'Order Completed') or event_name = 'Product Viewed' and device = 'mobile')
), bought as (
  select bought.customer_id, started.occurred_at
  from seen as bought join seen as started on started.customer_id = bought.customer_id
  where bought.event_name = 'Order Completed' and started.event_name = 'Checkout Started'
    and bought.occurred_at > started.occurred_at and bought.occurred_at <= started.occurred_at + interval 30 minutes
)
select customer_id
from shop.customers
where customer_id in (
  select bought.customer_id
  from bought join seen as looked on looked.customer_id = bought.customer_id
  where looked.event_name = 'Product Viewed'
    and bought.occurred_at > looked.occurred_at and bought.occurred_at <= looked.occurred_at + interval 30 minutes);

-- segment big_cities
select customer_id
from shop.customers
where customer_id is not null
  and lower(translate(city, 'İΣςẞ', 'iσσß')) in ('istanbul', 'münchen', 'αθηνασ', 'são paulo', 'straße');

-- segment gold_members
select customer_id
from shop.customers
where customer_id is not null and (attributes -> 'plan' ->> 'tier' in ('gold', 'platinum') or loyalty_tier = 'gold');

-- segment interested_in_running
select customer_id
from shop.customers
where customer_id is not null
  and (list_has_any(tags, ['runner', 'marathon']) or len(list_filter(tags, lambda tag: starts_with(tag, 'run:'))) > 0);

-- segment incomplete_profile
select customer_id
from shop.customers
where customer_id is not null
  and (coalesce(trim(country, ' '), '') = '' or coalesce(trim(full_name, ' '), '') = '' or coalesce(trim(email, ' '), '') = '');

-- segment abroad
select customer_id from shop.customers where customer_id is not null and country not in ('DE', 'AT', 'CH');

-- segment birthday_next_week
select customer_id
from shop.customers
where customer_id is not null and marketing_consent and month(birthday) = 11 and day(birthday) between 1 and 7;

-- segment campaign_codes
select customer_id
from shop.customers
where customer_id is not null and (regexp_matches(referral_code, '^[A-Z]{2}-[0-9]{4}$') or contains(referral_code, '50%'));

-- segment autumn_test_group
select customer_id
from shop.customers
where customer_id is not null and marketing_consent
  and ('0x' || md5('autumn-2026:' || customer_id)[1:8])::ubigint % 100 <= 9;

-- segment open_tickets
select customer_id
from shop.customers
where customer_id in (
  select requester_id from zendesk.tickets
  where status in ('new', 'open', 'pending') and created_at < '2026-11-01 00:00:00+00');

-- segment urgent_and_unhappy
select customer_id
from shop.customers join (
  select requester_id as customer_id
  from zendesk.tickets
  where created_at < '2026-11-01 00:00:00+00'
  group by requester_id
  having bool_or(priority = 'urgent' and created_at >= '2026-10-02 00:00:00+00' and not coalesce(list_contains(tags, 'spam'), false))
    or count(rating) >= 2 and avg(rating) < 4
) using (customer_id);

-- segment renewals_due
select account_id::varchar
from crm.accounts
where plan in ('team', 'pro', 'enterprise') and renewal_on >= '2026-11-01' and renewal_on < '2026-12-31';

-- segment growing_accounts
select account_id::varchar
from crm.accounts join (
  select account_id
  from shop.customers join shop.orders using (customer_id)
  where status = 'paid' and ordered_at >= '2026-05-05' and ordered_at < '2026-11-01'
  group by account_id
  having sum(amount) filter (where ordered_at >= '2026-08-03') > 0.6 * sum(amount)
) using (account_id);

-- segment people_of_renewals
select customer_id
from shop.customers join crm.accounts using (account_id)
where customer_id is not null and plan in ('team', 'pro') and renewal_on >= '2026-11-01' and renewal_on < '2026-12-31';

-- segment churn_risk
select customer_id from shop.customers where customer_id in (select user_id from ml.predictions where churn_score > 0.8);

-- segment contacted_this_week
select customer_id
from shop.customers
where customer_id in (
  select customer_id from shop.events
  where event_name in ('Email Opened', 'Email Clicked') and occurred_at >= '2026-10-25' and occurred_at < '2026-11-01'
  union all
  select requester_id from zendesk.tickets
  where created_at >= '2026-10-25 00:00:00+00' and created_at < '2026-11-01 00:00:00+00');

-- segment win_back
select customer_id
from shop.customers join (
  select customer_id
  from shop.orders
  where status = 'paid' and (ordered_at < '2026-11-01' or ordered_at is null)
  group by customer_id
  having count(*) >= 3 and coalesce(max(ordered_at), '2000-01-01') < '2026-04-30 23:00:00'
) using (customer_id)
where customer_id in (select user_id from ml.predictions where churn_score > 0.8)
  and customer_id not in (
    select customer_id from shop.events
    where event_name in ('Email Opened', 'Email Clicked') and occurred_at >= '2026-10-25' and occurred_at < '2026-11-01'
      and customer_id is not null)
  and customer_id not in (
    select requester_id from zendesk.tickets
    where created_at >= '2026-10-25 00:00:00+00' and created_at < '2026-11-01 00:00:00+00' and requester_id is not null);

-- segment reachable
select customer_id
from shop.customers
where customer_id is not null
  and trim(country, ' ') != '' and trim(full_name, ' ') != '' and trim(email, ' ') != '' and email not ilike '%@shop.example';

-- segment needs_attention
with hibernating as (
  select customer_id
  from shop.orders
  where status = 'paid' and (ordered_at < '2026-11-01' or ordered_at is null)
  group by customer_id
  having count(*) >= 3 and coalesce(max(ordered_at), '2000-01-01') < '2026-04-30 23:00:00'
), seen as (
  select customer_id,
    max(occurred_at) filter (where event_name = 'Order Completed') as bought,
    max(occurred_at) filter (where event_name = 'Email Opened') as opened
  from shop.events
  where event_name in ('Order Completed', 'Email Opened') and occurred_at < '2026-11-01'
  group by customer_id
), alarms as (
  select customer_id from hibernating
  union all
  select customer_id from seen where bought < '2026-10-18' and (opened is null or opened <= bought)
  union all
  select distinct user_id from ml.predictions where churn_score > 0.8
  union all
  select distinct requester_id from zendesk.tickets
  where status in ('new', 'open', 'pending') and created_at < '2026-11-01 00:00:00+00'
)
select customer_id
from shop.customers join (select customer_id from alarms group by customer_id having count(*) >= 2) using (customer_id)
where trim(country, ' ') != '' and trim(full_name, ' ') != '' and trim(email, ' ') != '' and email not ilike '%@shop.example';
