-- renewals_due
select cast("account"."account_id" as varchar(65535)) as "id"
from "crm"."accounts" as "account"
where "account"."account_id" is not null
  and (("account"."plan" = 'team' and length("account"."plan") = length('team')) or ("account"."plan" = 'pro' and length("account"."plan") = length('pro')) or ("account"."plan" = 'enterprise' and length("account"."plan") = length('enterprise')))
  and "account"."renewal_on" >= date '2026-11-01' and "account"."renewal_on" < date '2026-12-31';

-- growing_accounts
with
  "people_orders_by_account" as (
    select
      "people"."account_id" as "key_1",
      coalesce(sum(case when "orders"."ordered_at" >= timestamp '2026-08-03 00:00:00.000000' then "orders"."amount" end), 0) as "sum_1",
      coalesce(sum("orders"."amount"), 0) as "sum_2"
    from "shop"."customers" as "people"
    join "shop"."orders" as "orders" on "orders"."customer_id" = "people"."customer_id"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and "orders"."ordered_at" >= timestamp '2026-05-05 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
    group by 1
  )
select cast("account"."account_id" as varchar(65535)) as "id"
from "crm"."accounts" as "account"
left join "people_orders_by_account" as "people_orders" on "people_orders"."key_1" = "account"."account_id"
where "account"."account_id" is not null
  and coalesce("people_orders"."sum_1", 0) > (0.6 * coalesce("people_orders"."sum_2", 0));

-- people_of_renewals
with
  "in_renewals_due" as (
    select distinct cast("account"."account_id" as varchar(65535)) as "id"
    from "crm"."accounts" as "account"
    where "account"."account_id" is not null
      and (("account"."plan" = 'team' and length("account"."plan") = length('team')) or ("account"."plan" = 'pro' and length("account"."plan") = length('pro')) or ("account"."plan" = 'enterprise' and length("account"."plan") = length('enterprise')))
      and "account"."renewal_on" >= date '2026-11-01' and "account"."renewal_on" < date '2026-12-31'
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_renewals_due" on "in_renewals_due"."id" = cast("customer"."account_id" as varchar(65535))
left join "crm"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "in_renewals_due"."id" is not null
  and not case when ("account"."plan" = 'enterprise' and length("account"."plan") = length('enterprise')) then true else false end;

-- abandoned_checkout
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      "events"."occurred_at" as "at",
      max(case when ("events"."event_name" = 'Checkout Started' and length("events"."event_name") = length('Checkout Started')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-10-25 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and (("events"."event_name" = 'Checkout Started' and length("events"."event_name") = length('Checkout Started')) or ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 86400000000, "events_in_order_steps"."at") <= timestamp '2026-11-01 00:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 86400000000, "events_in_order_steps"."at"))
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
    where "events"."occurred_at" >= timestamp '2026-10-02 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed'))
      and ("events"."category" = 'Shoes' and length("events"."category") = length('Shoes'))
    group by 1
  ),
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where "orders"."ordered_at" >= timestamp '2026-10-02 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("product"."category" = 'Shoes' and length("product"."category") = length('Shoes'))
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
      max(case when ("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) then "events"."occurred_at" end) as "max_1",
      max(case when ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')) then "events"."occurred_at" end) as "max_2",
      count(case when ("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000')
      and (("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) or ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not case when "events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1) then true else false end
  and "events"."max_2" < timestamp '2026-10-18 00:00:00.000000';

-- app_regulars
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct cast(convert_timezone('UTC', 'Europe/Berlin', "events"."occurred_at") as date)) as "count_distinct_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-05-05 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("events"."event_name" = 'App Opened' and length("events"."event_name") = length('App Opened'))
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
      count(case when (("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed')) or ("events"."event_name" = 'Search Performed' and length("events"."event_name") = length('Search Performed'))) then 1 end) as "count_1",
      count(case when ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')) then 1 end) as "count_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-08-03 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ((("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed')) or ("events"."event_name" = 'Search Performed' and length("events"."event_name") = length('Search Performed'))) or ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')))
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
    where "events"."occurred_at" >= timestamp '2026-10-02 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("events"."event_name" = 'Search Performed' and length("events"."event_name") = length('Search Performed'))
      and case when trim(both ' ' from case json_typeof("events"."properties"."results") when 'string' then cast("events"."properties"."results" as varchar(65535)) when 'number' then json_serialize("events"."properties"."results") when 'boolean' then json_serialize("events"."properties"."results") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("events"."properties"."results") when 'string' then cast("events"."properties"."results" as varchar(65535)) when 'number' then json_serialize("events"."properties"."results") when 'boolean' then json_serialize("events"."properties"."results") end) as double precision) end = cast('0' as double precision)
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000')
      and ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= timestamp '2026-09-30 23:00:00.000000' and "events"."min_1" < timestamp '2026-11-01 00:00:00.000000';

-- viewed_to_bought
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      "events"."occurred_at" as "at",
      max(case when ("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed')) and ("events"."device" = 'mobile' and length("events"."device") = length('mobile')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Checkout Started' and length("events"."event_name") = length('Checkout Started')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-08-03 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ((("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed')) and ("events"."device" = 'mobile' and length("events"."device") = length('mobile'))) or ("events"."event_name" = 'Checkout Started' and length("events"."event_name") = length('Checkout Started')) or ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd('microsecond', 1800000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd('microsecond', 1800000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- churn_risk
with
  "in_churn_risk" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
    where "events"."occurred_at" >= timestamp '2026-10-25 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and (("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) or ("events"."event_name" = 'Email Clicked' and length("events"."event_name") = length('Email Clicked')))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= (timestamp '2026-10-25 00:00:00.000000' at time zone 'UTC') and "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC')
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
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when "orders"."ordered_at" >= timestamp '2026-04-30 23:00:00.000000' then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-10-25 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and (("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) or ("events"."event_name" = 'Email Clicked' and length("events"."event_name") = length('Email Clicked')))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= (timestamp '2026-10-25 00:00:00.000000' at time zone 'UTC') and "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC')
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
  and not case when right(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), length(lower(translate('@shop.example', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('@shop.example', 'İΣςẞ', 'iσσß')) || '.' or ("customer"."country" is null or trim(both ' ' from "customer"."country") = '') or ("customer"."full_name" is null or trim(both ' ' from "customer"."full_name") = '') or ("customer"."email" is null or trim(both ' ' from "customer"."email") = '') then true else false end;

-- needs_attention
with
  "in_churn_risk" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC'))
      and (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending')))
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when "orders"."ordered_at" >= timestamp '2026-04-30 23:00:00.000000' then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when ("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) then "events"."occurred_at" end) as "max_1",
      max(case when ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')) then "events"."occurred_at" end) as "max_2",
      count(case when ("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000')
      and (("events"."event_name" = 'Email Opened' and length("events"."event_name") = length('Email Opened')) or ("events"."event_name" = 'Order Completed' and length("events"."event_name") = length('Order Completed')))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_churn_risk" on "in_churn_risk"."id" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (cast((cast(case when "in_churn_risk"."id" is not null then 1 else 0 end as decimal(38, 0)) + case when coalesce("tickets"."count_1", 0) >= 1 then 1 else 0 end) as decimal(38, 0)) + (cast(case when coalesce("orders"."count_1", 0) >= 3 and not (coalesce("orders"."count_2", 0) >= 1) then 1 else 0 end as decimal(38, 0)) + case when not case when "events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1) then true else false end and "events"."max_2" < timestamp '2026-10-18 00:00:00.000000' then 1 else 0 end)) >= 2
  and not case when right(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), length(lower(translate('@shop.example', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('@shop.example', 'İΣςẞ', 'iσσß')) || '.' or ("customer"."country" is null or trim(both ' ' from "customer"."country") = '') or ("customer"."full_name" is null or trim(both ' ' from "customer"."full_name") = '') or ("customer"."email" is null or trim(both ' ' from "customer"."email") = '') then true else false end;

-- employees
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and right(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), length(lower(translate('@shop.example', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('@shop.example', 'İΣςẞ', 'iσσß')) || '.';

-- big_cities
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) = lower(translate('istanbul', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."city", 'İΣςẞ', 'iσσß'))) = length(lower(translate('istanbul', 'İΣςẞ', 'iσσß')))) or (lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) = lower(translate('münchen', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."city", 'İΣςẞ', 'iσσß'))) = length(lower(translate('münchen', 'İΣςẞ', 'iσσß')))) or (lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) = lower(translate('αθηνασ', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."city", 'İΣςẞ', 'iσσß'))) = length(lower(translate('αθηνασ', 'İΣςẞ', 'iσσß')))) or (lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) = lower(translate('são paulo', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."city", 'İΣςẞ', 'iσσß'))) = length(lower(translate('são paulo', 'İΣςẞ', 'iσσß')))) or (lower(translate("customer"."city", 'İΣςẞ', 'iσσß')) = lower(translate('straße', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."city", 'İΣςẞ', 'iσσß'))) = length(lower(translate('straße', 'İΣςẞ', 'iσσß')))));

-- gold_members
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (((case json_typeof("customer"."attributes"."plan"."tier") when 'string' then cast("customer"."attributes"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."plan"."tier") when 'boolean' then json_serialize("customer"."attributes"."plan"."tier") end = 'gold' and length(case json_typeof("customer"."attributes"."plan"."tier") when 'string' then cast("customer"."attributes"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."plan"."tier") when 'boolean' then json_serialize("customer"."attributes"."plan"."tier") end) = length('gold')) or (case json_typeof("customer"."attributes"."plan"."tier") when 'string' then cast("customer"."attributes"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."plan"."tier") when 'boolean' then json_serialize("customer"."attributes"."plan"."tier") end = 'platinum' and length(case json_typeof("customer"."attributes"."plan"."tier") when 'string' then cast("customer"."attributes"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."plan"."tier") when 'boolean' then json_serialize("customer"."attributes"."plan"."tier") end) = length('platinum'))) or ("customer"."loyalty_tier" = 'gold' and length("customer"."loyalty_tier") = length('gold')));

-- interested_in_running
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((array_contains("customer"."tags", 'runner', true) or array_contains("customer"."tags", 'marathon', true)) or exists (select 1 from "customer"."tags" as element_of_array where left(cast(element_of_array as varchar(65535)), length('run:')) || '.' = 'run:' || '.'));

-- incomplete_profile
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."country" is null or trim(both ' ' from "customer"."country") = '') or ("customer"."full_name" is null or trim(both ' ' from "customer"."full_name") = '') or ("customer"."email" is null or trim(both ' ' from "customer"."email") = ''));

-- abroad
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" is not null
  and not case when (("customer"."country" = 'DE' and length("customer"."country") = length('DE')) or ("customer"."country" = 'AT' and length("customer"."country") = length('AT')) or ("customer"."country" = 'CH' and length("customer"."country") = length('CH'))) then true else false end;

-- birthday_next_week
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 1101 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 1107)
  and "customer"."marketing_consent" = true;

-- campaign_codes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (regexp_instr("customer"."referral_code", '^[A-Z]{2}-[0-9]{4}\\z', 1, 1, 0, 'p') > 0 or (strpos("customer"."referral_code", '50%') > 0 or length('50%') = 0 and "customer"."referral_code" is not null));

-- autumn_test_group
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('autumn-2026' || ':' || "customer"."customer_id"), 8), 16), 100) >= 0 and mod(strtol(left(md5('autumn-2026' || ':' || "customer"."customer_id"), 8), 16), 100) <= 9)
  and "customer"."marketing_consent" = true;

-- open_tickets
with
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC'))
      and (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending')))
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
      count(case when "tickets"."created_at" >= (timestamp '2026-10-02 00:00:00.000000' at time zone 'UTC') and ("tickets"."priority" = 'urgent' and length("tickets"."priority") = length('urgent')) and not case when array_contains("tickets"."tags", 'spam', true) then true else false end then 1 end) as "count_1",
      count("tickets"."rating") as "count_2",
      cast(sum("tickets"."rating") as double precision) / nullif(count("tickets"."rating"), 0) as "avg_3"
    from "zendesk"."tickets" as "tickets"
    where ("tickets"."created_at" is null or "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("tickets"."count_1", 0) >= 1 or (coalesce("tickets"."count_2", 0) >= 2 and "tickets"."avg_3" < cast('4' as double precision)));

-- big_spenders
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when "orders"."ordered_at" >= timestamp '2026-08-03 00:00:00.000000' then "orders"."amount" end), 0) as "sum_1",
      count(case when (("orders"."channel" = 'web' and length("orders"."channel") = length('web')) or ("orders"."channel" = 'app' and length("orders"."channel") = length('app'))) then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and "orders"."ordered_at" >= timestamp '2025-12-31 23:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
    group by 1
  ),
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= timestamp '2026-10-02 00:00:00.000000' and "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("events"."event_name" = 'Product Viewed' and length("events"."event_name") = length('Product Viewed'))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."requester_id" as "key_1",
      count(*) as "count_1"
    from "zendesk"."tickets" as "tickets"
    where "tickets"."created_at" >= (timestamp '2026-10-18 00:00:00.000000' at time zone 'UTC') and "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC')
      and (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending')))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (("customer"."country" = 'US' and length("customer"."country") = length('US')) or ("customer"."country" = 'CA' and length("customer"."country") = length('CA')) or ("customer"."country" = 'DE' and length("customer"."country") = length('DE')))
  and coalesce("orders"."sum_1", 0) >= 500
  and coalesce("events"."count_1", 0) >= 3
  and coalesce("orders"."count_2", 0) >= 2
  and not (coalesce("tickets"."count_1", 0) >= 1)
  and not case when right(lower(translate("customer"."email", 'İΣςẞ', 'iσσß')), length(lower(translate('@shop.example', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('@shop.example', 'İΣςẞ', 'iσσß')) || '.' then true else false end;

-- top_spenders
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then "orders"."amount" end), 0) as "sum_1",
      count(*) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= timestamp '2025-12-31 23:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
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
      and "customer"."marketing_consent" = true
      and coalesce("orders"."count_2", 0) >= 1
  )
select "customer_1"."id" as "id"
from "customer_1"
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 500);

-- champions
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."ordered_at") as "max_1",
      count(case when "orders"."ordered_at" >= timestamp '2025-11-01 00:00:00.000000' then 1 end) as "count_2",
      coalesce(sum(case when "orders"."ordered_at" >= timestamp '2025-11-01 00:00:00.000000' then "orders"."amount" end), 0) as "sum_3"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      ((datediff('microsecond', "orders"."max_1", timestamp '2026-11-01 00:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) as "rfm_recency_days",
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
      count(case when "orders"."ordered_at" >= timestamp '2026-04-30 23:00:00.000000' then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 1
  and "orders"."min_2" < timestamp '2026-10-02 00:00:00.000000';

-- coupon_hunters
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count("orders"."coupon") as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 3
  and case when (cast(coalesce("orders"."count_2", 0) as double precision) / nullif(cast(coalesce("orders"."count_1", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("orders"."count_2", 0) as double precision) / nullif(cast(coalesce("orders"."count_1", 0) as double precision), 0)) end >= cast('0.8' as double precision);

-- beverage_fans
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("product"."category" = 'Beverages' and length("product"."category") = length('Beverages'))
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where "orders"."ordered_at" >= timestamp '2025-11-01 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
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
      count(case when not case when ("orders"."status" = 'pending' and length("orders"."status") = length('pending')) then true else false end and not case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then true else false end then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= timestamp '2026-05-05 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
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
    where "orders"."ordered_at" >= timestamp '2025-12-31 23:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      max(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd('microsecond', 2592000000000, "orders_in_order_steps"."chain_1")
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
    where "orders"."ordered_at" >= timestamp '2026-08-03 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
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
    where "orders"."ordered_at" >= timestamp '2026-08-03 00:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000'
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
    group by 1
  ),
  "people_tickets_by_account" as (
    select
      "people"."account_id" as "key_1",
      count(*) as "count_1"
    from "shop"."customers" as "people"
    join "zendesk"."tickets" as "tickets" on "tickets"."requester_id" = "people"."customer_id"
    where ("tickets"."created_at" is null or "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC'))
      and (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending')))
    group by 1
  )
select
  cast("account"."account_id" as varchar(65535)) as "id",
  coalesce("people"."count_1", 0) as "people_known",
  coalesce("people"."count_2", 0) as "people_buying",
  case when (sign(case when (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) end) * floor(abs(case when (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) end) * power(cast(10 as double precision), 3) + 0.5) / power(cast(10 as double precision), 3)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then sign(case when (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) end) * floor(abs(case when (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("people"."count_2", 0) as double precision) / nullif(cast(coalesce("people"."count_1", 0) as double precision), 0)) end) * power(cast(10 as double precision), 3) + 0.5) / power(cast(10 as double precision), 3) end as "share_buying",
  coalesce("people_orders"."sum_1", 0) as "revenue_90d",
  coalesce("people_tickets"."count_1", 0) as "open_tickets",
  case when (cast(coalesce("people_orders"."sum_1", 0) as double precision) / nullif(cast("account"."employees" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("people_orders"."sum_1", 0) as double precision) / nullif(cast("account"."employees" as double precision), 0)) end as "revenue_per_employee",
  (cast(0 as decimal(38, 0)) - datediff('day', "account"."renewal_on", date '2026-11-01')) as "days_to_renewal",
  coalesce(case when (sign(case when "account"."health_score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "account"."health_score" end) * floor(abs(case when "account"."health_score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "account"."health_score" end) * power(cast(10 as double precision), 1) + 0.5) / power(cast(10 as double precision), 1)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then sign(case when "account"."health_score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "account"."health_score" end) * floor(abs(case when "account"."health_score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "account"."health_score" end) * power(cast(10 as double precision), 1) + 0.5) / power(cast(10 as double precision), 1) end, cast('0' as double precision)) as "health",
  case when ("account"."plan" = 'enterprise' and length("account"."plan") = length('enterprise')) then 'A' when "account"."employees" >= 100 then 'B' else 'C' end as "tier"
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
      count(case when "events"."occurred_at" >= timestamp '2026-10-02 00:00:00.000000' and (("events"."event_name" = 'Page Viewed' and length("events"."event_name") = length('Page Viewed')) or ("events"."event_name" = 'App Opened' and length("events"."event_name") = length('App Opened'))) then 1 end) as "count_3",
      count(case when "events"."occurred_at" >= timestamp '2026-09-02 00:00:00.000000' and (("events"."event_name" = 'Page Viewed' and length("events"."event_name") = length('Page Viewed')) or ("events"."event_name" = 'App Opened' and length("events"."event_name") = length('App Opened'))) then 1 end) as "count_4",
      count(case when ("events"."event_name" = 'Newsletter Unsubscribed' and length("events"."event_name") = length('Newsletter Unsubscribed')) then 1 end) as "count_5"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < timestamp '2026-11-01 00:00:00.000000')
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
      (cast("customer_1"."count_events_3" as decimal(38, 0)) - "customer_1"."churn_visits_30d") as "churn_visits_previous_30d"
    from "customer_1"
  )
select
  "customer_2"."id" as "id",
  ((datediff('microsecond', "customer_2"."max_events", timestamp '2026-11-01 00:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) as "days_since_visit",
  "customer_2"."count_events_2" as "visits_30d",
  (cast("customer_2"."count_events_3" as decimal(38, 0)) - "customer_2"."churn_visits_30d") as "visits_previous_30d",
  case when (sign(case when (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) end) * floor(abs(case when (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) end) * power(cast(10 as double precision), 2) + 0.5) / power(cast(10 as double precision), 2)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then sign(case when (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) end) * floor(abs(case when (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast((cast("customer_2"."churn_visits_30d" as decimal(38, 0)) - "customer_2"."churn_visits_previous_30d") as double precision) / nullif(cast("customer_2"."churn_visits_previous_30d" as double precision), 0)) end) * power(cast(10 as double precision), 2) + 0.5) / power(cast(10 as double precision), 2) end as "trend",
  case when "customer_2"."count_events_4" >= 1 then true else false end as "unsubscribed",
  case when ("customer_2"."count_events_4" >= 1) = true then 'lost' when ((datediff('microsecond', "customer_2"."max_events", timestamp '2026-11-01 00:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) > 180 then 'asleep' when "customer_2"."churn_visits_30d" = 0 then 'cooling' else 'active' end as "stage"
from "customer_2"
where "customer_2"."count_events" >= 1;

-- commerce
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      coalesce(sum("rows"."value_1"), 0) as "sum_1",
      count(*) as "count_2",
      count("rows"."value_3") as "count_3",
      count("rows"."value_4") as "count_4",
      cast(max(case when "rows"."place_5" * 2 in ("rows"."many_5", "rows"."many_5" + 1) then "rows"."value_5" end) + max(case when "rows"."place_5" * 2 in ("rows"."many_5" + 1, "rows"."many_5" + 2) then "rows"."value_5" end) as double precision) / 2 as "median_5",
      min("rows"."value_6") as "min_6",
      max(case when "rows"."place_7" = 1 then "rows"."value_7" end) as "last_7",
      count(distinct "rows"."value_8" || '.') as "count_distinct_8",
      coalesce(cast(sum(cast(floor("rows"."value_9" * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_9"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_5" is null then 1 else 0 end, "rows"."value_5") as "place_5",
        count("rows"."value_5") over (partition by "rows"."key_1") as "many_5",
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_7" is null then 1 else 0 end, "rows"."time_7" desc, "rows"."value_7" || chr(1) desc) as "place_7"
      from (
        select
          "orders"."customer_id" as "key_1",
          case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then "orders"."amount" end as "value_1",
          case when "orders"."ordered_at" >= timestamp '2026-08-03 00:00:00.000000' then 1 end as "value_3",
          case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then 1 end as "value_4",
          case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then "orders"."amount" end as "value_5",
          "orders"."ordered_at" as "value_6",
          case when "orders"."coupon" is not null and "orders"."ordered_at" is not null then "orders"."coupon" end as "value_7",
          "orders"."ordered_at" as "time_7",
          "orders"."channel" as "value_8",
          case when "orders"."discount" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."discount" end as "value_9"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
      ) as "rows"
    ) as "rows"
    group by 1
  ),
  "orders_items_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      coalesce(sum("rows"."value_1"), 0) as "sum_1",
      max(case when "rows"."place_2" = 1 then "rows"."value_2" end) as "most_frequent_2"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_2" is null then 1 else 0 end, "rows"."times_2" desc, "rows"."value_2" || chr(1)) as "place_2"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_2" || chr(1)) as "times_2"
        from (
          select
            "orders"."customer_id" as "key_1",
            ("items"."quantity" * "items"."unit_price") as "value_1",
            case when "orders"."ordered_at" >= timestamp '2026-05-05 00:00:00.000000' then "product"."name" end as "value_2"
          from "shop"."orders" as "orders"
          join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
          left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  ),
  "orders_by_customer_2" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
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
  case when (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_4", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_4", 0) as double precision), 0)) end as "average_order",
  "orders"."median_5" as "median_order",
  "orders"."min_6" at time zone 'UTC' as "first_order_at",
  "orders"."last_7" as "last_coupon",
  json_serialize("orders_2"."list_1") as "coupons",
  coalesce("orders"."count_distinct_8", 0) as "channels",
  "orders_items"."most_frequent_2" as "favourite_product",
  coalesce("orders"."sum_9", cast('0' as double precision)) as "total_discount",
  ("customer"."country" is not null and not case when ("customer"."country" = 'DE' and length("customer"."country") = length('DE')) then true else false end) as "is_abroad",
  ('Hello ' || coalesce("customer"."full_name", 'there')) as "greeting"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
left join "orders_by_customer_2" as "orders_2" on "orders_2"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- rfm
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."ordered_at") as "max_1",
      count(case when "orders"."ordered_at" >= timestamp '2025-11-01 00:00:00.000000' then 1 end) as "count_2",
      coalesce(sum(case when "orders"."ordered_at" >= timestamp '2025-11-01 00:00:00.000000' then "orders"."amount" end), 0) as "sum_3"
    from "shop"."orders" as "orders"
    where ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
      and ("orders"."ordered_at" is null or "orders"."ordered_at" < timestamp '2026-11-01 00:00:00.000000')
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "orders"."max_1" as "max_orders",
      coalesce("orders"."count_2", 0) as "count_orders",
      coalesce("orders"."sum_3", 0) as "sum_orders",
      ((datediff('microsecond', "orders"."max_1", timestamp '2026-11-01 00:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) as "rfm_recency_days",
      coalesce("orders"."count_2", 0) as "rfm_frequency",
      coalesce("orders"."sum_3", 0) as "rfm_monetary"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  )
select
  "customer_1"."id" as "id",
  ((datediff('microsecond', "customer_1"."max_orders", timestamp '2026-11-01 00:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) as "recency_days",
  "customer_1"."count_orders" as "frequency",
  "customer_1"."sum_orders" as "monetary",
  case when "customer_1"."rfm_recency_days" <= 30 then 5 when "customer_1"."rfm_recency_days" <= 90 then 4 when "customer_1"."rfm_recency_days" <= 180 then 3 when "customer_1"."rfm_recency_days" <= 365 then 2 else 1 end as "recency_score",
  case when "customer_1"."rfm_frequency" >= 10 then 5 when "customer_1"."rfm_frequency" >= 5 then 4 when "customer_1"."rfm_frequency" >= 3 then 3 when "customer_1"."rfm_frequency" >= 1 then 2 else 1 end as "frequency_score",
  case when "customer_1"."rfm_monetary" >= 2000 then 5 when "customer_1"."rfm_monetary" >= 800 then 4 when "customer_1"."rfm_monetary" >= 300 then 3 when "customer_1"."rfm_monetary" > 0 then 2 else 1 end as "monetary_score",
  (cast((cast(case when "customer_1"."rfm_recency_days" <= 30 then 5 when "customer_1"."rfm_recency_days" <= 90 then 4 when "customer_1"."rfm_recency_days" <= 180 then 3 when "customer_1"."rfm_recency_days" <= 365 then 2 else 1 end as decimal(38, 0)) + case when "customer_1"."rfm_frequency" >= 10 then 5 when "customer_1"."rfm_frequency" >= 5 then 4 when "customer_1"."rfm_frequency" >= 3 then 3 when "customer_1"."rfm_frequency" >= 1 then 2 else 1 end) as decimal(38, 0)) + case when "customer_1"."rfm_monetary" >= 2000 then 5 when "customer_1"."rfm_monetary" >= 800 then 4 when "customer_1"."rfm_monetary" >= 300 then 3 when "customer_1"."rfm_monetary" > 0 then 2 else 1 end) as "total_score"
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
      max(case when "rows"."place_5" = 1 then "rows"."value_5" end) as "last_5"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_5" is null then 1 else 0 end, "rows"."time_5" desc, "rows"."value_5" || chr(1) desc) as "place_5"
      from (
        select
          "tickets"."requester_id" as "key_1",
          case when (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending'))) then 1 end as "value_1",
          case when "tickets"."created_at" >= (timestamp '2026-08-03 00:00:00.000000' at time zone 'UTC') then 1 end as "value_2",
          case when "tickets"."created_at" >= (timestamp '2026-08-03 00:00:00.000000' at time zone 'UTC') then "tickets"."rating" end as "value_3",
          case when (("tickets"."status" = 'new' and length("tickets"."status") = length('new')) or ("tickets"."status" = 'open' and length("tickets"."status") = length('open')) or ("tickets"."status" = 'pending' and length("tickets"."status") = length('pending'))) then "tickets"."created_at" at time zone 'UTC' end as "value_4",
          case when "tickets"."subject" is not null and "tickets"."created_at" is not null then "tickets"."subject" end as "value_5",
          "tickets"."created_at" at time zone 'UTC' as "time_5"
        from "zendesk"."tickets" as "tickets"
        where ("tickets"."created_at" is null or "tickets"."created_at" < (timestamp '2026-11-01 00:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  (coalesce("tickets"."count_1", 0) >= 1) as "has_open_ticket",
  coalesce("tickets"."count_2", 0) as "num_tickets_90_days",
  "tickets"."avg_3" as "avg_zendesk_rating_90_days",
  "tickets"."min_4" at time zone 'UTC' as "oldest_open_ticket",
  "tickets"."last_5" as "last_subject"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;
