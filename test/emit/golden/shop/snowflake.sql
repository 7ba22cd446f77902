-- renewals_due
select cast(cast("account"."account_id" as number(38, 0)) as varchar) as "id"
from "crm"."accounts" as "account"
where "account"."account_id" is not null
  and "account"."plan" in ('team', 'pro', 'enterprise')
  and "account"."renewal_on" >= to_date('2026-11-01', 'YYYY-MM-DD') and "account"."renewal_on" < to_date('2026-12-31', 'YYYY-MM-DD');

-- growing_accounts
with
  "people_orders_by_account" as (
    select
      "people"."account_id" as "key_1",
      coalesce(sum(case when "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then "orders"."amount" end), 0) as "sum_1",
      coalesce(sum("orders"."amount"), 0) as "sum_2"
    from "shop"."customers" as "people"
    join "shop"."orders" as "orders" on "orders"."customer_id" = "people"."customer_id"
    where "orders"."status" = 'paid'
      and "orders"."ordered_at" >= to_timestamp_ntz('2026-05-05 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  )
select cast(cast("account"."account_id" as number(38, 0)) as varchar) as "id"
from "crm"."accounts" as "account"
left join "people_orders_by_account" as "people_orders" on "people_orders"."key_1" = "account"."account_id"
where "account"."account_id" is not null
  and cast(coalesce("people_orders"."sum_1", 0) as number(38, 3)) > (cast(0.6 as number(38, 3)) * coalesce("people_orders"."sum_2", 0));

-- people_of_renewals
with
  "in_renewals_due" as (
    select distinct cast(cast("account"."account_id" as number(38, 0)) as varchar) as "id"
    from "crm"."accounts" as "account"
    where "account"."account_id" is not null
      and "account"."plan" in ('team', 'pro', 'enterprise')
      and "account"."renewal_on" >= to_date('2026-11-01', 'YYYY-MM-DD') and "account"."renewal_on" < to_date('2026-12-31', 'YYYY-MM-DD')
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_renewals_due" on "in_renewals_due"."id" = cast(cast("customer"."account_id" as number(38, 0)) as varchar)
left join "crm"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "in_renewals_due"."id" is not null
  and not coalesce("account"."plan" = 'enterprise', false);

-- abandoned_checkout
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      "events"."occurred_at" as "at",
      max(case when "events"."event_name" = 'Checkout Started' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order Completed' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-25 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events"."event_name" = 'Checkout Started' or "events"."event_name" = 'Order Completed')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 86400000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 86400000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- shoe_browsers
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" = 'Product Viewed'
      and "events"."category" = 'Shoes'
    group by 1
  ),
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where "orders"."ordered_at" >= to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "product"."category" = 'Shoes'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 3
  and coalesce("orders_items"."count_1", 0) = 0;

-- unengaged_buyers
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Email Opened' then "events"."occurred_at" end) as "max_1",
      max(case when "events"."event_name" = 'Order Completed' then "events"."occurred_at" end) as "max_2",
      count(case when "events"."event_name" = 'Email Opened' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
      and ("events"."event_name" = 'Email Opened' or "events"."event_name" = 'Order Completed')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not coalesce("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1), false)
  and "events"."max_2" < to_timestamp_ntz('2026-10-18 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- app_regulars
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct to_date(convert_timezone('UTC', 'Europe/Berlin', "events"."occurred_at"))) as "count_distinct_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-05-05 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" = 'App Opened'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_distinct_1", 0) >= 3;

-- window_shoppers
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(case when "events"."event_name" in ('Product Viewed', 'Search Performed') then 1 end) as "count_1",
      count(case when "events"."event_name" = 'Order Completed' then 1 end) as "count_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events"."event_name" in ('Product Viewed', 'Search Performed') or "events"."event_name" = 'Order Completed')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 10
  and not (coalesce("events"."count_2", 0) >= 1);

-- found_nothing
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" = 'Search Performed'
      and case when regexp_like(trim(case when typeof(to_variant(get("events"."properties", 'results'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("events"."properties", 'results')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("events"."properties", 'results'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("events"."properties", 'results')) as varchar) end, ' ')) end = cast('0' as double)
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- new_buyers
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min("events"."occurred_at") as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
      and "events"."event_name" = 'Order Completed'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= to_timestamp_ntz('2026-09-30 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."min_1" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- viewed_to_bought
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      "events"."occurred_at" as "at",
      max(case when "events"."event_name" = 'Product Viewed' and "events"."device" = 'mobile' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Checkout Started' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'Order Completed' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and (("events"."event_name" = 'Product Viewed' and "events"."device" = 'mobile') or "events"."event_name" = 'Checkout Started' or "events"."event_name" = 'Order Completed')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd(microsecond, 1800000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd(microsecond, 1800000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- churn_risk
with
  "in_churn_risk" as (
    with "raw_rows" ("raw_id") as (
select user_id
    from ml.predictions
    where churn_score > 0.8
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_churn_risk" on "in_churn_risk"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "in_churn_risk"."id" is not null;

-- contacted_this_week
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-25 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= to_timestamp_tz('2026-10-25 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("events"."count_1", 0) >= 1 or coalesce("tickets"."count_1", 0) >= 1);

-- win_back
with
  "in_churn_risk" as (
    with "raw_rows" ("raw_id") as (
select user_id
    from ml.predictions
    where churn_score > 0.8
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when "orders"."ordered_at" >= to_timestamp_ntz('2026-04-30 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-25 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= to_timestamp_tz('2026-10-25 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_churn_risk" on "in_churn_risk"."id" = "customer"."customer_id"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "in_churn_risk"."id" is not null
  and coalesce("orders"."count_1", 0) >= 3
  and not (coalesce("orders"."count_2", 0) >= 1)
  and not (coalesce("events"."count_1", 0) >= 1 or coalesce("tickets"."count_1", 0) >= 1);

-- reachable
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(endswith(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or ("customer"."country" is null or trim("customer"."country", ' ') = '') or ("customer"."full_name" is null or trim("customer"."full_name", ' ') = '') or ("customer"."email" is null or trim("customer"."email", ' ') = ''), false);

-- needs_attention
with
  "in_churn_risk" as (
    with "raw_rows" ("raw_id") as (
select user_id
    from ml.predictions
    where churn_score > 0.8
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "tickets"."status" in ('new', 'open', 'pending')
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when "orders"."ordered_at" >= to_timestamp_ntz('2026-04-30 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Email Opened' then "events"."occurred_at" end) as "max_1",
      max(case when "events"."event_name" = 'Order Completed' then "events"."occurred_at" end) as "max_2",
      count(case when "events"."event_name" = 'Email Opened' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
      and ("events"."event_name" = 'Email Opened' or "events"."event_name" = 'Order Completed')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_churn_risk" on "in_churn_risk"."id" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ((case when "in_churn_risk"."id" is not null then 1 else 0 end + case when coalesce("tickets"."count_1", 0) >= 1 then 1 else 0 end) + (case when coalesce("orders"."count_1", 0) >= 3 and not (coalesce("orders"."count_2", 0) >= 1) then 1 else 0 end + case when not coalesce("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1), false) and "events"."max_2" < to_timestamp_ntz('2026-10-18 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 else 0 end)) >= 2
  and not coalesce(endswith(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or ("customer"."country" is null or trim("customer"."country", ' ') = '') or ("customer"."full_name" is null or trim("customer"."full_name", ' ') = '') or ("customer"."email" is null or trim("customer"."email", ' ') = ''), false);

-- employees
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and endswith(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß')));

-- big_cities
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) in (lower(translate('istanbul', 'İΣςẞ', 'iσσß')), lower(translate('münchen', 'İΣςẞ', 'iσσß')), lower(translate('αθηνασ', 'İΣςẞ', 'iσσß')), lower(translate('são paulo', 'İΣςẞ', 'iσσß')), lower(translate('straße', 'İΣςẞ', 'iσσß')));

-- gold_members
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get(get("customer"."attributes", 'plan'), 'tier'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", 'plan'), 'tier')) as varchar) end in ('gold', 'platinum') or "customer"."loyalty_tier" = 'gold');

-- interested_in_running
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((array_contains(to_variant('runner'), cast("customer"."tags" as array)) or array_contains(to_variant('marathon'), cast("customer"."tags" as array))) or array_size(filter("customer"."tags", element_of_array -> startswith(cast(element_of_array as varchar), 'run:'))) > 0);

-- incomplete_profile
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."country" is null or trim("customer"."country", ' ') = '') or ("customer"."full_name" is null or trim("customer"."full_name", ' ') = '') or ("customer"."email" is null or trim("customer"."email", ' ') = ''));

-- abroad
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" is not null
  and not coalesce("customer"."country" in ('DE', 'AT', 'CH'), false);

-- birthday_next_week
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 1101 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 1107)
  and "customer"."marketing_consent";

-- campaign_codes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (regexp_instr("customer"."referral_code", '^[A-Z]{2}-[0-9]{4}$') > 0 or contains("customer"."referral_code", '50%'));

-- autumn_test_group
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('autumn-2026' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 100) >= 0 and mod(to_number(left(md5('autumn-2026' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 100) <= 9)
  and "customer"."marketing_consent";

-- open_tickets
with
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "tickets"."status" in ('new', 'open', 'pending')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("tickets"."count_1", 0) >= 1;

-- urgent_and_unhappy
with
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(case when "tickets"."created_at" >= to_timestamp_tz('2026-10-02 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "tickets"."priority" = 'urgent' and not coalesce(array_contains(to_variant('spam'), cast("tickets"."tags" as array)), false) then 1 end) as "count_1",
      count("tickets"."rating") as "count_2",
      cast(sum("tickets"."rating") as double precision) / nullif(count("tickets"."rating"), 0) as "avg_3"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("tickets"."count_1", 0) >= 1 or (coalesce("tickets"."count_2", 0) >= 2 and "tickets"."avg_3" < cast('4' as double)));

-- big_spenders
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then "orders"."amount" end), 0) as "sum_1",
      count(case when "orders"."channel" in ('web', 'app') then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and "orders"."ordered_at" >= to_timestamp_ntz('2025-12-31 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "events"."event_name" = 'Product Viewed'
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= to_timestamp_tz('2026-10-18 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "tickets"."status" in ('new', 'open', 'pending')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."country" in ('US', 'CA', 'DE')
  and coalesce("orders"."sum_1", 0) >= 500
  and coalesce("events"."count_1", 0) >= 3
  and coalesce("orders"."count_2", 0) >= 2
  and not (coalesce("tickets"."count_1", 0) >= 1)
  and not coalesce(endswith(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))), false);

-- top_spenders
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when "orders"."status" = 'paid' then "orders"."amount" end), 0) as "sum_1",
      count(*) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_ntz('2025-12-31 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by coalesce("orders"."sum_1", 0) desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
      and coalesce("orders"."sum_1", 0) is not null
      and "customer"."marketing_consent"
      and coalesce("orders"."count_2", 0) >= 1
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 500);

-- champions
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."ordered_at") as "max_1",
      count(case when "orders"."ordered_at" >= to_timestamp_ntz('2025-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end) as "count_2",
      coalesce(sum(case when "orders"."ordered_at" >= to_timestamp_ntz('2025-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then "orders"."amount" end), 0) as "sum_3"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      (datediff(day, "orders"."max_1", to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("orders"."max_1" as time) then 1 else 0 end) as "rfm_recency_days",
      coalesce("orders"."count_2", 0) as "rfm_frequency",
      coalesce("orders"."sum_3", 0) as "rfm_monetary"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where case when "customer_1"."rfm_recency_days" <= 30 then 5 when "customer_1"."rfm_recency_days" <= 90 then 4 when "customer_1"."rfm_recency_days" <= 180 then 3 when "customer_1"."rfm_recency_days" <= 365 then 2 else 1 end >= 4
  and case when "customer_1"."rfm_frequency" >= 10 then 5 when "customer_1"."rfm_frequency" >= 5 then 4 when "customer_1"."rfm_frequency" >= 3 then 3 when "customer_1"."rfm_frequency" >= 1 then 2 else 1 end >= 4
  and case when "customer_1"."rfm_monetary" >= 2000 then 5 when "customer_1"."rfm_monetary" >= 800 then 4 when "customer_1"."rfm_monetary" >= 300 then 3 when "customer_1"."rfm_monetary" > 0 then 2 else 1 end >= 4;

-- hibernating
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when "orders"."ordered_at" >= to_timestamp_ntz('2026-04-30 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 3
  and not (coalesce("orders"."count_2", 0) >= 1);

-- one_time_buyers
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      min("orders"."ordered_at") as "min_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
      and "orders"."status" = 'paid'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 1
  and "orders"."min_2" < to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- coupon_hunters
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count("orders"."coupon") as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 3
  and nullif(nullif(nullif((cast(coalesce("orders"."count_2", 0) as double) / nullif(cast(coalesce("orders"."count_1", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) >= cast('0.8' as double);

-- beverage_fans
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where "product"."category" = 'Beverages'
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where "orders"."ordered_at" >= to_timestamp_ntz('2025-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "orders"."status" = 'paid'
      and coalesce("items"."count_1", 0) >= 2
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- flawless_payers
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when not coalesce("orders"."status" = 'pending', false) and not coalesce("orders"."status" = 'paid', false) then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_ntz('2026-05-05 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1
  and coalesce("orders"."count_2", 0) = 0;

-- repeat_buyers_within_a_month
with
  "orders_in_order" as (
    select
      "orders"."customer_id" as "key_1",
      "orders"."ordered_at" as "at",
      max(1) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_ntz('2025-12-31 23:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      lag(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) ignore nulls over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at") as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd(microsecond, 2592000000000, "orders_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_in_order_found" as "orders_in_order" on "orders_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders_in_order"."found" is not null;

-- account_health
with
  "orders_by_people" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  ),
  "people_by_account" as (
    select
      "people"."account_id" as "key_1",
      count(*) as "count_1",
      count(case when coalesce("orders"."count_1", 0) >= 1 then 1 end) as "count_2"
    from "shop"."customers" as "people"
    left join "orders_by_people" as "orders" on "orders"."key_1" = "people"."customer_id"
    group by 1
  ),
  "people_orders_by_account" as (
    select
      "people"."account_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."customers" as "people"
    join "shop"."orders" as "orders" on "orders"."customer_id" = "people"."customer_id"
    where "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and "orders"."status" = 'paid'
    group by 1
  ),
  "people_tickets_by_account" as (
    select
      "people"."account_id" as "key_1",
      count(*) as "count_1"
    from "shop"."customers" as "people"
    join "zendesk"."tickets" as "tickets" on "tickets"."requester_id" = "people"."customer_id"
    where ("tickets"."created_at" is null or "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "tickets"."status" in ('new', 'open', 'pending')
    group by 1
  )
select
  cast(cast("account"."account_id" as number(38, 0)) as varchar) as "id",
  coalesce("people"."count_1", 0) as "people_known",
  coalesce("people"."count_2", 0) as "people_buying",
  nullif(nullif(nullif(sign(nullif(nullif(nullif((cast(coalesce("people"."count_2", 0) as double) / nullif(cast(coalesce("people"."count_1", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif((cast(coalesce("people"."count_2", 0) as double) / nullif(cast(coalesce("people"."count_1", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * power(cast(10 as double precision), 3) + 0.5) / power(cast(10 as double precision), 3), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "share_buying",
  coalesce("people_orders"."sum_1", 0) as "revenue_90d",
  coalesce("people_tickets"."count_1", 0) as "open_tickets",
  nullif(nullif(nullif((cast(coalesce("people_orders"."sum_1", 0) as double) / nullif(cast("account"."employees" as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "revenue_per_employee",
  (0 - datediff(day, "account"."renewal_on", to_date('2026-11-01', 'YYYY-MM-DD'))) as "days_to_renewal",
  coalesce(nullif(nullif(nullif(sign(nullif(nullif(nullif("account"."health_score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif("account"."health_score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * power(cast(10 as double precision), 1) + 0.5) / power(cast(10 as double precision), 1), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)), cast('0' as double), null) as "health",
  case when "account"."plan" = 'enterprise' then 'A' when "account"."employees" >= 100 then 'B' else 'C' end as "tier"
from "crm"."accounts" as "account"
left join "people_by_account" as "people" on "people"."key_1" = "account"."account_id"
left join "people_orders_by_account" as "people_orders" on "people_orders"."key_1" = "account"."account_id"
left join "people_tickets_by_account" as "people_tickets" on "people_tickets"."key_1" = "account"."account_id"
where "account"."account_id" is not null;

-- churn
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1",
      max("events"."occurred_at") as "max_2",
      count(case when "events"."occurred_at" >= to_timestamp_ntz('2026-10-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."event_name" in ('Page Viewed', 'App Opened') then 1 end) as "count_3",
      count(case when "events"."occurred_at" >= to_timestamp_ntz('2026-09-02 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."event_name" in ('Page Viewed', 'App Opened') then 1 end) as "count_4",
      count(case when "events"."event_name" = 'Newsletter Unsubscribed' then 1 end) as "count_5"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      coalesce("events"."count_1", 0) as "count_events",
      "events"."max_2" as "max_events",
      coalesce("events"."count_3", 0) as "count_events_2",
      coalesce("events"."count_4", 0) as "count_events_3",
      coalesce("events"."count_3", 0) as "churn_visits_30d",
      coalesce("events"."count_5", 0) as "count_events_4"
    from "shop"."customers" as "customer"
    left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  ),
  "customer_2" as (
    select
      "customer_1".*,
      ("customer_1"."count_events_3" - "customer_1"."churn_visits_30d") as "churn_visits_previous_30d"
    from "customer_1"
  )
select
  "customer_2"."id" as "id",
  (datediff(day, "customer_2"."max_events", to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("customer_2"."max_events" as time) then 1 else 0 end) as "days_since_visit",
  "customer_2"."count_events_2" as "visits_30d",
  ("customer_2"."count_events_3" - "customer_2"."churn_visits_30d") as "visits_previous_30d",
  nullif(nullif(nullif(sign(nullif(nullif(nullif((cast(("customer_2"."churn_visits_30d" - "customer_2"."churn_visits_previous_30d") as double) / nullif(cast("customer_2"."churn_visits_previous_30d" as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif((cast(("customer_2"."churn_visits_30d" - "customer_2"."churn_visits_previous_30d") as double) / nullif(cast("customer_2"."churn_visits_previous_30d" as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * power(cast(10 as double precision), 2) + 0.5) / power(cast(10 as double precision), 2), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "trend",
  coalesce("customer_2"."count_events_4" >= 1, false) as "unsubscribed",
  case when ("customer_2"."count_events_4" >= 1) then 'lost' when (datediff(day, "customer_2"."max_events", to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("customer_2"."max_events" as time) then 1 else 0 end) > 180 then 'asleep' when "customer_2"."churn_visits_30d" = 0 then 'cooling' else 'active' end as "stage"
from "customer_2"
where "customer_2"."count_events" >= 1;

-- commerce
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      "groups"."sum_1" as "sum_1",
      "groups"."count_2" as "count_2",
      "groups"."count_3" as "count_3",
      "groups"."count_4" as "count_4",
      "groups"."median_5" as "median_5",
      "groups"."min_6" as "min_6",
      "groups"."last_7" as "last_7",
      case when array_size("groups"."list_8") > 0 then array_slice(array_sort("groups"."list_8"), 0, 100) end as "list_8",
      "groups"."count_distinct_9" as "count_distinct_9",
      "groups"."sum_10" as "sum_10"
    from (
      select
        "rows"."key_1" as "key_1",
        coalesce(sum("rows"."value_1"), 0) as "sum_1",
        count(*) as "count_2",
        count("rows"."value_3") as "count_3",
        count("rows"."value_4") as "count_4",
        cast(percentile_disc(0.5) within group (order by "rows"."value_5") - percentile_disc(0.5) within group (order by (- "rows"."value_5")) as double) / 2 as "median_5",
        min("rows"."value_6") as "min_6",
        min_by(case when "rows"."time_7" is not null then "rows"."value_7" end, "rows"."place_7") as "last_7",
        array_agg(distinct "rows"."value_8") as "list_8",
        count(distinct "rows"."value_9") as "count_distinct_9",
        coalesce(cast(sum(cast(floor("rows"."value_10" * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_10"
      from (
        select
          "rows".*,
          row_number() over (partition by "rows"."key_1" order by case when "rows"."value_7" is null or "rows"."time_7" is null then 1 else 0 end, "rows"."time_7" desc, "rows"."value_7" desc) as "place_7"
        from (
          select
            "orders"."customer_id" as "key_1",
            case when "orders"."status" = 'paid' then "orders"."amount" end as "value_1",
            case when "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end as "value_3",
            case when "orders"."status" = 'paid' then 1 end as "value_4",
            case when "orders"."status" = 'paid' then "orders"."amount" end as "value_5",
            "orders"."ordered_at" as "value_6",
            case when "orders"."coupon" is not null and "orders"."ordered_at" is not null then "orders"."coupon" end as "value_7",
            "orders"."ordered_at" as "time_7",
            "orders"."coupon" as "value_8",
            "orders"."channel" as "value_9",
            nullif(nullif(nullif("orders"."discount", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "value_10"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
        ) as "rows"
      ) as "rows"
      group by 1
    ) as "groups"
  ),
  "orders_items_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      coalesce(sum("rows"."value_1"), 0) as "sum_1",
      min_by("rows"."value_2", "rows"."place_2") as "most_frequent_2"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_2" is null then 1 else 0 end, "rows"."times_2" desc, "rows"."value_2") as "place_2"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_2") as "times_2"
        from (
          select
            "orders"."customer_id" as "key_1",
            (cast("items"."quantity" as number(38, 2)) * "items"."unit_price") as "value_1",
            case when "orders"."ordered_at" >= to_timestamp_ntz('2026-05-05 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then "product"."name" end as "value_2"
          from "shop"."orders" as "orders"
          join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
          left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "lifetime_value",
  coalesce("orders_items"."sum_1", 0) as "revenue",
  coalesce("orders"."count_2", 0) as "orders_total",
  coalesce("orders"."count_3", 0) as "orders_90d",
  nullif(nullif(nullif((cast(coalesce("orders"."sum_1", 0) as double) / nullif(cast(coalesce("orders"."count_4", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "average_order",
  "orders"."median_5" as "median_order",
  dateadd(microsecond, date_part(epoch_microsecond, "orders"."min_6"), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')) as "first_order_at",
  "orders"."last_7" as "last_coupon",
  to_json(to_variant("orders"."list_8")) as "coupons",
  coalesce("orders"."count_distinct_9", 0) as "channels",
  "orders_items"."most_frequent_2" as "favourite_product",
  coalesce("orders"."sum_10", cast('0' as double)) as "total_discount",
  ("customer"."country" is not null and not coalesce("customer"."country" = 'DE', false)) as "is_abroad",
  ('Hello ' || coalesce("customer"."full_name", 'there', null)) as "greeting"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- rfm
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."ordered_at") as "max_1",
      count(case when "orders"."ordered_at" >= to_timestamp_ntz('2025-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then 1 end) as "count_2",
      coalesce(sum(case when "orders"."ordered_at" >= to_timestamp_ntz('2025-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') then "orders"."amount" end), 0) as "sum_3"
    from "shop"."orders" as "orders"
    where "orders"."status" = 'paid'
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "orders"."max_1" as "max_orders",
      coalesce("orders"."count_2", 0) as "count_orders",
      coalesce("orders"."sum_3", 0) as "sum_orders",
      (datediff(day, "orders"."max_1", to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("orders"."max_1" as time) then 1 else 0 end) as "rfm_recency_days",
      coalesce("orders"."count_2", 0) as "rfm_frequency",
      coalesce("orders"."sum_3", 0) as "rfm_monetary"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  )
select
  "customer_1"."id" as "id",
  (datediff(day, "customer_1"."max_orders", to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-11-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("customer_1"."max_orders" as time) then 1 else 0 end) as "recency_days",
  "customer_1"."count_orders" as "frequency",
  "customer_1"."sum_orders" as "monetary",
  case when "customer_1"."rfm_recency_days" <= 30 then 5 when "customer_1"."rfm_recency_days" <= 90 then 4 when "customer_1"."rfm_recency_days" <= 180 then 3 when "customer_1"."rfm_recency_days" <= 365 then 2 else 1 end as "recency_score",
  case when "customer_1"."rfm_frequency" >= 10 then 5 when "customer_1"."rfm_frequency" >= 5 then 4 when "customer_1"."rfm_frequency" >= 3 then 3 when "customer_1"."rfm_frequency" >= 1 then 2 else 1 end as "frequency_score",
  case when "customer_1"."rfm_monetary" >= 2000 then 5 when "customer_1"."rfm_monetary" >= 800 then 4 when "customer_1"."rfm_monetary" >= 300 then 3 when "customer_1"."rfm_monetary" > 0 then 2 else 1 end as "monetary_score",
  ((case when "customer_1"."rfm_recency_days" <= 30 then 5 when "customer_1"."rfm_recency_days" <= 90 then 4 when "customer_1"."rfm_recency_days" <= 180 then 3 when "customer_1"."rfm_recency_days" <= 365 then 2 else 1 end + case when "customer_1"."rfm_frequency" >= 10 then 5 when "customer_1"."rfm_frequency" >= 5 then 4 when "customer_1"."rfm_frequency" >= 3 then 3 when "customer_1"."rfm_frequency" >= 1 then 2 else 1 end) + case when "customer_1"."rfm_monetary" >= 2000 then 5 when "customer_1"."rfm_monetary" >= 800 then 4 when "customer_1"."rfm_monetary" >= 300 then 3 when "customer_1"."rfm_monetary" > 0 then 2 else 1 end) as "total_score"
from "customer_1";

-- zendesk
with
  "tickets_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      count("rows"."value_1") as "count_1",
      count("rows"."value_2") as "count_2",
      cast(sum("rows"."value_3") as double precision) / nullif(count("rows"."value_3"), 0) as "avg_3",
      min("rows"."value_4") as "min_4",
      min_by(case when "rows"."time_5" is not null then "rows"."value_5" end, "rows"."place_5") as "last_5"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_5" is null or "rows"."time_5" is null then 1 else 0 end, "rows"."time_5" desc, "rows"."value_5" desc) as "place_5"
      from (
        select
          "tickets"."requester_id" as "key_1",
          case when "tickets"."status" in ('new', 'open', 'pending') then 1 end as "value_1",
          case when "tickets"."created_at" >= to_timestamp_tz('2026-08-03 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') then 1 end as "value_2",
          case when "tickets"."created_at" >= to_timestamp_tz('2026-08-03 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') then "tickets"."rating" end as "value_3",
          case when "tickets"."status" in ('new', 'open', 'pending') then cast(convert_timezone('UTC', date_trunc('microsecond', "tickets"."created_at")) as timestamp_ntz) end as "value_4",
          case when "tickets"."subject" is not null and "tickets"."created_at" is not null then "tickets"."subject" end as "value_5",
          cast(convert_timezone('UTC', date_trunc('microsecond', "tickets"."created_at")) as timestamp_ntz) as "time_5"
        from "zendesk"."tickets" as "tickets"
        where ("tickets"."created_at" is null or "tickets"."created_at" < to_timestamp_tz('2026-11-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  (coalesce("tickets"."count_1", 0) >= 1) as "has_open_ticket",
  coalesce("tickets"."count_2", 0) as "num_tickets_90_days",
  "tickets"."avg_3" as "avg_zendesk_rating_90_days",
  dateadd(microsecond, date_part(epoch_microsecond, "tickets"."min_4"), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')) as "oldest_open_ticket",
  "tickets"."last_5" as "last_subject"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;
