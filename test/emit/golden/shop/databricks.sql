-- renewals_due
select cast(`account`.`account_id` as string) as `id`
from `crm`.`accounts` as `account`
where `account`.`account_id` is not null
  and `account`.`plan` in ('team', 'pro', 'enterprise')
  and `account`.`renewal_on` >= date '2026-11-01' and `account`.`renewal_on` < date '2026-12-31';

-- growing_accounts
with
  `people_orders_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      coalesce(sum(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) then `orders`.`amount` end), 0) as `sum_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_2`
    from `shop`.`customers` as `people`
    join `shop`.`orders` as `orders` on `orders`.`customer_id` = `people`.`customer_id`
    where `orders`.`status` = 'paid'
      and `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-05-05 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1
  )
select cast(`account`.`account_id` as string) as `id`
from `crm`.`accounts` as `account`
left join `people_orders_by_account` as `people_orders` on `people_orders`.`key_1` = `account`.`account_id`
where `account`.`account_id` is not null
  and cast(coalesce(`people_orders`.`sum_1`, 0) as decimal(38, 3)) > (0.6 * coalesce(`people_orders`.`sum_2`, 0));

-- people_of_renewals
with
  `in_renewals_due` as (
    select distinct cast(`account`.`account_id` as string) as `id`
    from `crm`.`accounts` as `account`
    where `account`.`account_id` is not null
      and `account`.`plan` in ('team', 'pro', 'enterprise')
      and `account`.`renewal_on` >= date '2026-11-01' and `account`.`renewal_on` < date '2026-12-31'
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `in_renewals_due` on `in_renewals_due`.`id` = cast(`customer`.`account_id` as string)
left join `crm`.`accounts` as `account` on `account`.`account_id` = `customer`.`account_id`
where `customer`.`customer_id` is not null
  and `in_renewals_due`.`id` is not null
  and not coalesce(`account`.`plan` = 'enterprise', false);

-- abandoned_checkout
with
  `events_in_order` as (
    select
      `events`.`customer_id` as `key_1`,
      timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) as `at`,
      max(case when `events`.`event_name` = 'Checkout Started' then 1 else 0 end) as `step_1`,
      max(case when `events`.`event_name` = 'Order Completed' then 1 else 0 end) as `step_2`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-25 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and (`events`.`event_name` = 'Checkout Started' or `events`.`event_name` = 'Order Completed')
    group by 1, 2
  ),
  `events_in_order_steps` as (
    select
      `events_in_order`.*,
      min(case when `events_in_order`.`step_2` = 1 then `events_in_order`.`at` end) over (partition by `events_in_order`.`key_1` order by `events_in_order`.`at` rows between 1 following and unbounded following) as `after_2`
    from `events_in_order`
  ),
  `events_in_order_found` as (
    select distinct
      `events_in_order_steps`.`key_1` as `key_1`,
      1 as `found`
    from `events_in_order_steps`
    where `events_in_order_steps`.`step_1` = 1
      and timestamp_micros(unix_micros(`events_in_order_steps`.`at`) + 86400000000) <= timestamp '2026-11-01 00:00:00.000000Z'
      and (`events_in_order_steps`.`after_2` is null or `events_in_order_steps`.`after_2` > timestamp_micros(unix_micros(`events_in_order_steps`.`at`) + 86400000000))
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_in_order_found` as `events_in_order` on `events_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events_in_order`.`found` is not null;

-- shoe_browsers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-02 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` = 'Product Viewed'
      and `events`.`category` = 'Shoes'
    group by 1
  ),
  `orders_items_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`orders` as `orders`
    join `shop`.`order_items` as `items` on `items`.`order_id` = `orders`.`order_id`
    left join `shop`.`products` as `product` on `product`.`product_id` = `items`.`product_id`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-02 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `product`.`category` = 'Shoes'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `orders_items_by_customer` as `orders_items` on `orders_items`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`events`.`count_1`, 0) >= 3
  and coalesce(`orders_items`.`count_1`, 0) = 0;

-- unengaged_buyers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      max(case when `events`.`event_name` = 'Email Opened' then timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) end) as `max_1`,
      max(case when `events`.`event_name` = 'Order Completed' then timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) end) as `max_2`,
      count(case when `events`.`event_name` = 'Email Opened' then 1 end) as `count_3`
    from `shop`.`events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
      and (`events`.`event_name` = 'Email Opened' or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and not coalesce(`events`.`max_1` > `events`.`max_2` or (not (`events`.`max_2` is not null) and coalesce(`events`.`count_3`, 0) >= 1), false)
  and `events`.`max_2` < timestamp '2026-10-18 00:00:00.000000Z';

-- app_regulars
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(distinct date_from_unix_date(cast(floor(unix_seconds(from_utc_timestamp(timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))), 'Europe/Berlin')) / 86400) as int))) as `count_distinct_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-05-05 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` = 'App Opened'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`events`.`count_distinct_1`, 0) >= 3;

-- window_shoppers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(case when `events`.`event_name` in ('Product Viewed', 'Search Performed') then 1 end) as `count_1`,
      count(case when `events`.`event_name` = 'Order Completed' then 1 end) as `count_2`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and (`events`.`event_name` in ('Product Viewed', 'Search Performed') or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`events`.`count_1`, 0) >= 10
  and not (coalesce(`events`.`count_2`, 0) >= 1);

-- found_nothing
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-02 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` = 'Search Performed'
      and case when trim(both ' ' from case when schema_of_variant(try_variant_get(`events`.`properties`, '$.results', 'variant')) rlike '^(OBJECT|ARRAY|VOID)' then null when schema_of_variant(try_variant_get(`events`.`properties`, '$.results', 'variant')) = 'DOUBLE' then regexp_replace(cast(try_variant_get(`events`.`properties`, '$.results', 'variant') as string), '[.]0(E|$)', '$1') else cast(try_variant_get(`events`.`properties`, '$.results', 'variant') as string) end) rlike '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?\\z' then try_cast(trim(both ' ' from case when schema_of_variant(try_variant_get(`events`.`properties`, '$.results', 'variant')) rlike '^(OBJECT|ARRAY|VOID)' then null when schema_of_variant(try_variant_get(`events`.`properties`, '$.results', 'variant')) = 'DOUBLE' then regexp_replace(cast(try_variant_get(`events`.`properties`, '$.results', 'variant') as string), '[.]0(E|$)', '$1') else cast(try_variant_get(`events`.`properties`, '$.results', 'variant') as string) end) as double) end = cast('0' as double)
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`events`.`count_1`, 0) >= 1;

-- new_buyers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      min(timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `min_1`
    from `shop`.`events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
      and `events`.`event_name` = 'Order Completed'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events`.`min_1` >= timestamp '2026-09-30 23:00:00.000000Z' and `events`.`min_1` < timestamp '2026-11-01 00:00:00.000000Z';

-- viewed_to_bought
with
  `events_in_order` as (
    select
      `events`.`customer_id` as `key_1`,
      timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) as `at`,
      max(case when `events`.`event_name` = 'Product Viewed' and `events`.`device` = 'mobile' then 1 else 0 end) as `step_1`,
      max(case when `events`.`event_name` = 'Checkout Started' then 1 else 0 end) as `step_2`,
      max(case when `events`.`event_name` = 'Order Completed' then 1 else 0 end) as `step_3`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and ((`events`.`event_name` = 'Product Viewed' and `events`.`device` = 'mobile') or `events`.`event_name` = 'Checkout Started' or `events`.`event_name` = 'Order Completed')
    group by 1, 2
  ),
  `events_in_order_steps` as (
    select
      `events_in_order`.*,
      max(case when `events_in_order`.`step_1` = 1 then `events_in_order`.`at` end) over (partition by `events_in_order`.`key_1` order by `events_in_order`.`at` rows between unbounded preceding and 1 preceding) as `chain_1`
    from `events_in_order`
  ),
  `events_in_order_steps_2` as (
    select
      `events_in_order_steps`.*,
      max(case when `events_in_order_steps`.`step_2` = 1 and `events_in_order_steps`.`chain_1` is not null and `events_in_order_steps`.`at` <= timestamp_micros(unix_micros(`events_in_order_steps`.`chain_1`) + 1800000000) then `events_in_order_steps`.`at` end) over (partition by `events_in_order_steps`.`key_1` order by `events_in_order_steps`.`at` rows between unbounded preceding and 1 preceding) as `chain_2`
    from `events_in_order_steps`
  ),
  `events_in_order_found` as (
    select distinct
      `events_in_order_steps_2`.`key_1` as `key_1`,
      1 as `found`
    from `events_in_order_steps_2`
    where `events_in_order_steps_2`.`step_3` = 1
      and `events_in_order_steps_2`.`chain_2` is not null
      and `events_in_order_steps_2`.`at` <= timestamp_micros(unix_micros(`events_in_order_steps_2`.`chain_2`) + 1800000000)
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_in_order_found` as `events_in_order` on `events_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events_in_order`.`found` is not null;

-- churn_risk
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as `raw_rows` (`raw_id`) where `raw_id` is not null
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `in_churn_risk` on `in_churn_risk`.`id` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `in_churn_risk`.`id` is not null;

-- contacted_this_week
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-25 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk`.`tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-25 00:00:00.000000Z' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (coalesce(`events`.`count_1`, 0) >= 1 or coalesce(`tickets`.`count_1`, 0) >= 1);

-- win_back
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as `raw_rows` (`raw_id`) where `raw_id` is not null
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-04-30 23:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-25 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk`.`tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-25 00:00:00.000000Z' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `in_churn_risk` on `in_churn_risk`.`id` = `customer`.`customer_id`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `in_churn_risk`.`id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 3
  and not (coalesce(`orders`.`count_2`, 0) >= 1)
  and not (coalesce(`events`.`count_1`, 0) >= 1 or coalesce(`tickets`.`count_1`, 0) >= 1);

-- reachable
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and not coalesce(endswith(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or (`customer`.`country` is null or trim(both ' ' from `customer`.`country`) = '') or (`customer`.`full_name` is null or trim(both ' ' from `customer`.`full_name`) = '') or (`customer`.`email` is null or trim(both ' ' from `customer`.`email`) = ''), false);

-- needs_attention
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (
select user_id
    from ml.predictions
    where churn_score > 0.8
) as `raw_rows` (`raw_id`) where `raw_id` is not null
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk`.`tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-04-30 23:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      max(case when `events`.`event_name` = 'Email Opened' then timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) end) as `max_1`,
      max(case when `events`.`event_name` = 'Order Completed' then timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) end) as `max_2`,
      count(case when `events`.`event_name` = 'Email Opened' then 1 end) as `count_3`
    from `shop`.`events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
      and (`events`.`event_name` = 'Email Opened' or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `in_churn_risk` on `in_churn_risk`.`id` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (cast((cast(case when `in_churn_risk`.`id` is not null then 1 else 0 end as decimal(38, 0)) + case when coalesce(`tickets`.`count_1`, 0) >= 1 then 1 else 0 end) as decimal(38, 0)) + (cast(case when coalesce(`orders`.`count_1`, 0) >= 3 and not (coalesce(`orders`.`count_2`, 0) >= 1) then 1 else 0 end as decimal(38, 0)) + case when not coalesce(`events`.`max_1` > `events`.`max_2` or (not (`events`.`max_2` is not null) and coalesce(`events`.`count_3`, 0) >= 1), false) and `events`.`max_2` < timestamp '2026-10-18 00:00:00.000000Z' then 1 else 0 end)) >= 2
  and not coalesce(endswith(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or (`customer`.`country` is null or trim(both ' ' from `customer`.`country`) = '') or (`customer`.`full_name` is null or trim(both ' ' from `customer`.`full_name`) = '') or (`customer`.`email` is null or trim(both ' ' from `customer`.`email`) = ''), false);

-- employees
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and endswith(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß')));

-- big_cities
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and lower(translate(`customer`.`city`, 'İΣςẞ', 'iσσß')) in (lower(translate('istanbul', 'İΣςẞ', 'iσσß')), lower(translate('münchen', 'İΣςẞ', 'iσσß')), lower(translate('αθηνασ', 'İΣςẞ', 'iσσß')), lower(translate('são paulo', 'İΣςẞ', 'iσσß')), lower(translate('straße', 'İΣςẞ', 'iσσß')));

-- gold_members
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and (case when schema_of_variant(try_variant_get(`customer`.`attributes`, '$.plan.tier', 'variant')) rlike '^(OBJECT|ARRAY|VOID)' then null when schema_of_variant(try_variant_get(`customer`.`attributes`, '$.plan.tier', 'variant')) = 'DOUBLE' then regexp_replace(cast(try_variant_get(`customer`.`attributes`, '$.plan.tier', 'variant') as string), '[.]0(E|$)', '$1') else cast(try_variant_get(`customer`.`attributes`, '$.plan.tier', 'variant') as string) end in ('gold', 'platinum') or `customer`.`loyalty_tier` = 'gold');

-- interested_in_running
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and ((array_contains(`customer`.`tags`, 'runner') or array_contains(`customer`.`tags`, 'marathon')) or exists(`customer`.`tags`, element_of_array -> startswith(element_of_array, 'run:')));

-- incomplete_profile
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and ((`customer`.`country` is null or trim(both ' ' from `customer`.`country`) = '') or (`customer`.`full_name` is null or trim(both ' ' from `customer`.`full_name`) = '') or (`customer`.`email` is null or trim(both ' ' from `customer`.`email`) = ''));

-- abroad
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and `customer`.`country` is not null
  and not coalesce(`customer`.`country` in ('DE', 'AT', 'CH'), false);

-- birthday_next_week
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and ((extract(month from `customer`.`birthday`) * 100 + extract(day from `customer`.`birthday`)) >= 1101 and (extract(month from `customer`.`birthday`) * 100 + extract(day from `customer`.`birthday`)) <= 1107)
  and `customer`.`marketing_consent`;

-- campaign_codes
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and (regexp_like(`customer`.`referral_code`, '^[A-Z]{2}-[0-9]{4}\\z') or contains(`customer`.`referral_code`, '50%'));

-- autumn_test_group
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
where `customer`.`customer_id` is not null
  and (mod(cast(conv(left(md5('autumn-2026' || ':' || `customer`.`customer_id`), 8), 16, 10) as bigint), 100) >= 0 and mod(cast(conv(left(md5('autumn-2026' || ':' || `customer`.`customer_id`), 8), 16, 10) as bigint), 100) <= 9)
  and `customer`.`marketing_consent`;

-- open_tickets
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk`.`tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`tickets`.`count_1`, 0) >= 1;

-- urgent_and_unhappy
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(case when `tickets`.`created_at` >= timestamp '2026-10-02 00:00:00.000000Z' and `tickets`.`priority` = 'urgent' and not coalesce(array_contains(`tickets`.`tags`, 'spam'), false) then 1 end) as `count_1`,
      count(`tickets`.`rating`) as `count_2`,
      cast(sum(cast(`tickets`.`rating` as decimal(38, 0))) as double) / nullif(count(`tickets`.`rating`), 0) as `avg_3`
    from `zendesk`.`tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (coalesce(`tickets`.`count_1`, 0) >= 1 or (coalesce(`tickets`.`count_2`, 0) >= 2 and `tickets`.`avg_3` < cast('4' as double)));

-- big_spenders
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) then `orders`.`amount` end), 0) as `sum_1`,
      count(case when `orders`.`channel` in ('web', 'app') then 1 end) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-12-31 23:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`events` as `events`
    where `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-02 00:00:00.000000Z') * interval '0.000001' second) and `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `events`.`event_name` = 'Product Viewed'
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk`.`tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-18 00:00:00.000000Z' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z'
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `customer`.`country` in ('US', 'CA', 'DE')
  and coalesce(`orders`.`sum_1`, 0) >= 500
  and coalesce(`events`.`count_1`, 0) >= 3
  and coalesce(`orders`.`count_2`, 0) >= 2
  and not (coalesce(`tickets`.`count_1`, 0) >= 1)
  and not coalesce(endswith(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))), false);

-- top_spenders
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(case when `orders`.`status` = 'paid' then `orders`.`amount` end), 0) as `sum_1`,
      count(*) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-12-31 23:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      row_number() over (order by coalesce(`orders`.`sum_1`, 0) desc, `customer`.`customer_id`) as `rank`,
      count(*) over () as `rank_of`
    from `shop`.`customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
      and coalesce(`orders`.`sum_1`, 0) is not null
      and `customer`.`marketing_consent`
      and coalesce(`orders`.`count_2`, 0) >= 1
  )
select `customer_1`.`id` as `id`
from `customer_1`
where ((cast(`customer_1`.`rank` as decimal(38, 0)) - 1) * 10000) < (cast(`customer_1`.`rank_of` as decimal(38, 0)) * 500);

-- champions
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      max(timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `max_1`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-11-01 00:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_2`,
      coalesce(sum(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-11-01 00:00:00.000000Z') * interval '0.000001' second) then `orders`.`amount` end), 0) as `sum_3`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      ((unix_micros(timestamp '2026-11-01 00:00:00.000000Z') - unix_micros(`orders`.`max_1`) + 864000000000000000) div 86400000000 - 10000000) as `rfm_recency_days`,
      coalesce(`orders`.`count_2`, 0) as `rfm_frequency`,
      coalesce(`orders`.`sum_3`, 0) as `rfm_monetary`
    from `shop`.`customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  )
select `customer_1`.`id` as `id`
from `customer_1`
where case when `customer_1`.`rfm_recency_days` <= 30 then 5 when `customer_1`.`rfm_recency_days` <= 90 then 4 when `customer_1`.`rfm_recency_days` <= 180 then 3 when `customer_1`.`rfm_recency_days` <= 365 then 2 else 1 end >= 4
  and case when `customer_1`.`rfm_frequency` >= 10 then 5 when `customer_1`.`rfm_frequency` >= 5 then 4 when `customer_1`.`rfm_frequency` >= 3 then 3 when `customer_1`.`rfm_frequency` >= 1 then 2 else 1 end >= 4
  and case when `customer_1`.`rfm_monetary` >= 2000 then 5 when `customer_1`.`rfm_monetary` >= 800 then 4 when `customer_1`.`rfm_monetary` >= 300 then 3 when `customer_1`.`rfm_monetary` > 0 then 2 else 1 end >= 4;

-- hibernating
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-04-30 23:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 3
  and not (coalesce(`orders`.`count_2`, 0) >= 1);

-- one_time_buyers
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      min(timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `min_2`
    from `shop`.`orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
      and `orders`.`status` = 'paid'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) = 1
  and `orders`.`min_2` < timestamp '2026-10-02 00:00:00.000000Z';

-- coupon_hunters
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(`orders`.`coupon`) as `count_2`
    from `shop`.`orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 3
  and nullif(nullif(nullif((cast(coalesce(`orders`.`count_2`, 0) as double) / nullif(cast(coalesce(`orders`.`count_1`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity')) >= cast('0.8' as double);

-- beverage_fans
with
  `items_by_orders` as (
    select
      `items`.`order_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`order_items` as `items`
    left join `shop`.`products` as `product` on `product`.`product_id` = `items`.`product_id`
    where `product`.`category` = 'Beverages'
    group by 1
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`orders` as `orders`
    left join `items_by_orders` as `items` on `items`.`key_1` = `orders`.`order_id`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-11-01 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `orders`.`status` = 'paid'
      and coalesce(`items`.`count_1`, 0) >= 2
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 1;

-- flawless_payers
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when not coalesce(`orders`.`status` = 'pending', false) and not coalesce(`orders`.`status` = 'paid', false) then 1 end) as `count_2`
    from `shop`.`orders` as `orders`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-05-05 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 1
  and coalesce(`orders`.`count_2`, 0) = 0;

-- repeat_buyers_within_a_month
with
  `orders_in_order` as (
    select
      `orders`.`customer_id` as `key_1`,
      timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) as `at`,
      max(1) as `step_1`,
      max(1) as `step_2`
    from `shop`.`orders` as `orders`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-12-31 23:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1, 2
  ),
  `orders_in_order_steps` as (
    select
      `orders_in_order`.*,
      max(case when `orders_in_order`.`step_1` = 1 then `orders_in_order`.`at` end) over (partition by `orders_in_order`.`key_1` order by `orders_in_order`.`at` rows between unbounded preceding and 1 preceding) as `chain_1`
    from `orders_in_order`
  ),
  `orders_in_order_found` as (
    select distinct
      `orders_in_order_steps`.`key_1` as `key_1`,
      1 as `found`
    from `orders_in_order_steps`
    where `orders_in_order_steps`.`step_2` = 1
      and `orders_in_order_steps`.`chain_1` is not null
      and `orders_in_order_steps`.`at` <= timestamp_micros(unix_micros(`orders_in_order_steps`.`chain_1`) + 2592000000000)
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_in_order_found` as `orders_in_order` on `orders_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `orders_in_order`.`found` is not null;

-- account_health
with
  `orders_by_people` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`orders` as `orders`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
    group by 1
  ),
  `people_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      count(*) as `count_1`,
      count(case when coalesce(`orders`.`count_1`, 0) >= 1 then 1 end) as `count_2`
    from `shop`.`customers` as `people`
    left join `orders_by_people` as `orders` on `orders`.`key_1` = `people`.`customer_id`
    group by 1
  ),
  `people_orders_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_1`
    from `shop`.`customers` as `people`
    join `shop`.`orders` as `orders` on `orders`.`customer_id` = `people`.`customer_id`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second)
      and `orders`.`status` = 'paid'
    group by 1
  ),
  `people_tickets_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`customers` as `people`
    join `zendesk`.`tickets` as `tickets` on `tickets`.`requester_id` = `people`.`customer_id`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select
  cast(`account`.`account_id` as string) as `id`,
  coalesce(`people`.`count_1`, 0) as `people_known`,
  coalesce(`people`.`count_2`, 0) as `people_buying`,
  nullif(nullif(nullif(try_divide(sign(nullif(nullif(nullif((cast(coalesce(`people`.`count_2`, 0) as double) / nullif(cast(coalesce(`people`.`count_1`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * case when abs(nullif(nullif(nullif((cast(coalesce(`people`.`count_2`, 0) as double) / nullif(cast(coalesce(`people`.`count_1`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 3) < 9e18 then cast(floor(abs(nullif(nullif(nullif((cast(coalesce(`people`.`count_2`, 0) as double) / nullif(cast(coalesce(`people`.`count_1`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 3) + 0.5) as double) else abs(nullif(nullif(nullif((cast(coalesce(`people`.`count_2`, 0) as double) / nullif(cast(coalesce(`people`.`count_1`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 3) end, power(10, 3)), double('NaN')), double('Infinity')), double('-Infinity')) as `share_buying`,
  coalesce(`people_orders`.`sum_1`, 0) as `revenue_90d`,
  coalesce(`people_tickets`.`count_1`, 0) as `open_tickets`,
  nullif(nullif(nullif((cast(coalesce(`people_orders`.`sum_1`, 0) as double) / nullif(cast(`account`.`employees` as double), 0)), double('NaN')), double('Infinity')), double('-Infinity')) as `revenue_per_employee`,
  (cast(0 as decimal(38, 0)) - cast(datediff(date '2026-11-01', `account`.`renewal_on`) as bigint)) as `days_to_renewal`,
  coalesce(nullif(nullif(nullif(try_divide(sign(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end) * case when abs(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end) * power(10, 1) < 9e18 then cast(floor(abs(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end) * power(10, 1) + 0.5) as double) else abs(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end) * power(10, 1) end, power(10, 1)), double('NaN')), double('Infinity')), double('-Infinity')), cast('0' as double)) as `health`,
  case when `account`.`plan` = 'enterprise' then 'A' when `account`.`employees` >= 100 then 'B' else 'C' end as `tier`
from `crm`.`accounts` as `account`
left join `people_by_account` as `people` on `people`.`key_1` = `account`.`account_id`
left join `people_orders_by_account` as `people_orders` on `people_orders`.`key_1` = `account`.`account_id`
left join `people_tickets_by_account` as `people_tickets` on `people_tickets`.`key_1` = `account`.`account_id`
where `account`.`account_id` is not null;

-- churn
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      max(timestamp_seconds(cast(cast(`events`.`occurred_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `max_2`,
      count(case when `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-10-02 00:00:00.000000Z') * interval '0.000001' second) and `events`.`event_name` in ('Page Viewed', 'App Opened') then 1 end) as `count_3`,
      count(case when `events`.`occurred_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-09-02 00:00:00.000000Z') * interval '0.000001' second) and `events`.`event_name` in ('Page Viewed', 'App Opened') then 1 end) as `count_4`,
      count(case when `events`.`event_name` = 'Newsletter Unsubscribed' then 1 end) as `count_5`
    from `shop`.`events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      coalesce(`events`.`count_1`, 0) as `count_events`,
      `events`.`max_2` as `max_events`,
      coalesce(`events`.`count_3`, 0) as `count_events_2`,
      coalesce(`events`.`count_4`, 0) as `count_events_3`,
      coalesce(`events`.`count_3`, 0) as `churn_visits_30d`,
      coalesce(`events`.`count_5`, 0) as `count_events_4`
    from `shop`.`customers` as `customer`
    left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  ),
  `customer_2` as (
    select
      `customer_1`.*,
      (cast(`customer_1`.`count_events_3` as decimal(38, 0)) - `customer_1`.`churn_visits_30d`) as `churn_visits_previous_30d`
    from `customer_1`
  )
select
  `customer_2`.`id` as `id`,
  ((unix_micros(timestamp '2026-11-01 00:00:00.000000Z') - unix_micros(`customer_2`.`max_events`) + 864000000000000000) div 86400000000 - 10000000) as `days_since_visit`,
  `customer_2`.`count_events_2` as `visits_30d`,
  (cast(`customer_2`.`count_events_3` as decimal(38, 0)) - `customer_2`.`churn_visits_30d`) as `visits_previous_30d`,
  nullif(nullif(nullif(try_divide(sign(nullif(nullif(nullif((cast((cast(`customer_2`.`churn_visits_30d` as decimal(38, 0)) - `customer_2`.`churn_visits_previous_30d`) as double) / nullif(cast(`customer_2`.`churn_visits_previous_30d` as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * case when abs(nullif(nullif(nullif((cast((cast(`customer_2`.`churn_visits_30d` as decimal(38, 0)) - `customer_2`.`churn_visits_previous_30d`) as double) / nullif(cast(`customer_2`.`churn_visits_previous_30d` as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 2) < 9e18 then cast(floor(abs(nullif(nullif(nullif((cast((cast(`customer_2`.`churn_visits_30d` as decimal(38, 0)) - `customer_2`.`churn_visits_previous_30d`) as double) / nullif(cast(`customer_2`.`churn_visits_previous_30d` as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 2) + 0.5) as double) else abs(nullif(nullif(nullif((cast((cast(`customer_2`.`churn_visits_30d` as decimal(38, 0)) - `customer_2`.`churn_visits_previous_30d`) as double) / nullif(cast(`customer_2`.`churn_visits_previous_30d` as double), 0)), double('NaN')), double('Infinity')), double('-Infinity'))) * power(10, 2) end, power(10, 2)), double('NaN')), double('Infinity')), double('-Infinity')) as `trend`,
  coalesce(`customer_2`.`count_events_4` >= 1, false) as `unsubscribed`,
  case when (`customer_2`.`count_events_4` >= 1) then 'lost' when ((unix_micros(timestamp '2026-11-01 00:00:00.000000Z') - unix_micros(`customer_2`.`max_events`) + 864000000000000000) div 86400000000 - 10000000) > 180 then 'asleep' when `customer_2`.`churn_visits_30d` = 0 then 'cooling' else 'active' end as `stage`
from `customer_2`
where `customer_2`.`count_events` >= 1;

-- commerce
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(case when `orders`.`status` = 'paid' then `orders`.`amount` end), 0) as `sum_1`,
      count(*) as `count_2`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 00:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_3`,
      count(case when `orders`.`status` = 'paid' then 1 end) as `count_4`,
      element_at(transform(array(sort_array(collect_list(case when `orders`.`status` = 'paid' then `orders`.`amount` end))), sorted -> cast(get(sorted, (size(sorted) - 1) div 2) + get(sorted, size(sorted) div 2) as double) / 2), 1) as `median_5`,
      min(timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `min_6`,
      max_by(case when `orders`.`coupon` is not null and `orders`.`ordered_at` is not null then `orders`.`coupon` end, struct(timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))), case when `orders`.`coupon` is not null and `orders`.`ordered_at` is not null then `orders`.`coupon` end)) filter (where case when `orders`.`coupon` is not null and `orders`.`ordered_at` is not null then `orders`.`coupon` end is not null and timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) is not null) as `last_7`,
      nullif(slice(sort_array(collect_set(`orders`.`coupon`)), 1, 100), array()) as `list_8`,
      count(distinct `orders`.`channel`) as `count_distinct_9`,
      coalesce(cast(sum(cast(case when abs(case when `orders`.`discount` between -1.7976931348623157e308 and 1.7976931348623157e308 then `orders`.`discount` end * 1000000) < 9.2e18 then floor(case when `orders`.`discount` between -1.7976931348623157e308 and 1.7976931348623157e308 then `orders`.`discount` end * 1000000 + 0.5) else cast(case when `orders`.`discount` between -1.7976931348623157e308 and 1.7976931348623157e308 then `orders`.`discount` end * 1000000 as bigint) end as decimal(38, 0))) as double) / 1000000, 0) as `sum_10`
    from `shop`.`orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `orders_items_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum((`items`.`quantity` * `items`.`unit_price`)), 0) as `sum_1`,
      mode(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-05-05 00:00:00.000000Z') * interval '0.000001' second) then `product`.`name` end, true) as `most_frequent_2`
    from `shop`.`orders` as `orders`
    join `shop`.`order_items` as `items` on `items`.`order_id` = `orders`.`order_id`
    left join `shop`.`products` as `product` on `product`.`product_id` = `items`.`product_id`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  )
select
  `customer`.`customer_id` as `id`,
  coalesce(`orders`.`sum_1`, 0) as `lifetime_value`,
  coalesce(`orders_items`.`sum_1`, 0) as `revenue`,
  coalesce(`orders`.`count_2`, 0) as `orders_total`,
  coalesce(`orders`.`count_3`, 0) as `orders_90d`,
  nullif(nullif(nullif((cast(coalesce(`orders`.`sum_1`, 0) as double) / nullif(cast(coalesce(`orders`.`count_4`, 0) as double), 0)), double('NaN')), double('Infinity')), double('-Infinity')) as `average_order`,
  `orders`.`median_5` as `median_order`,
  `orders`.`min_6` as `first_order_at`,
  `orders`.`last_7` as `last_coupon`,
  to_json(`orders`.`list_8`, map('timestampFormat', "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", 'timeZone', 'UTC')) as `coupons`,
  coalesce(`orders`.`count_distinct_9`, 0) as `channels`,
  `orders_items`.`most_frequent_2` as `favourite_product`,
  coalesce(`orders`.`sum_10`, cast('0' as double)) as `total_discount`,
  (`customer`.`country` is not null and not coalesce(`customer`.`country` = 'DE', false)) as `is_abroad`,
  ('Hello ' || coalesce(`customer`.`full_name`, 'there')) as `greeting`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `orders_items_by_customer` as `orders_items` on `orders_items`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null;

-- rfm
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      max(timestamp_seconds(cast(cast(`orders`.`ordered_at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))) as `max_1`,
      count(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-11-01 00:00:00.000000Z') * interval '0.000001' second) then 1 end) as `count_2`,
      coalesce(sum(case when `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2025-11-01 00:00:00.000000Z') * interval '0.000001' second) then `orders`.`amount` end), 0) as `sum_3`
    from `shop`.`orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 00:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      `orders`.`max_1` as `max_orders`,
      coalesce(`orders`.`count_2`, 0) as `count_orders`,
      coalesce(`orders`.`sum_3`, 0) as `sum_orders`,
      ((unix_micros(timestamp '2026-11-01 00:00:00.000000Z') - unix_micros(`orders`.`max_1`) + 864000000000000000) div 86400000000 - 10000000) as `rfm_recency_days`,
      coalesce(`orders`.`count_2`, 0) as `rfm_frequency`,
      coalesce(`orders`.`sum_3`, 0) as `rfm_monetary`
    from `shop`.`customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  )
select
  `customer_1`.`id` as `id`,
  ((unix_micros(timestamp '2026-11-01 00:00:00.000000Z') - unix_micros(`customer_1`.`max_orders`) + 864000000000000000) div 86400000000 - 10000000) as `recency_days`,
  `customer_1`.`count_orders` as `frequency`,
  `customer_1`.`sum_orders` as `monetary`,
  case when `customer_1`.`rfm_recency_days` <= 30 then 5 when `customer_1`.`rfm_recency_days` <= 90 then 4 when `customer_1`.`rfm_recency_days` <= 180 then 3 when `customer_1`.`rfm_recency_days` <= 365 then 2 else 1 end as `recency_score`,
  case when `customer_1`.`rfm_frequency` >= 10 then 5 when `customer_1`.`rfm_frequency` >= 5 then 4 when `customer_1`.`rfm_frequency` >= 3 then 3 when `customer_1`.`rfm_frequency` >= 1 then 2 else 1 end as `frequency_score`,
  case when `customer_1`.`rfm_monetary` >= 2000 then 5 when `customer_1`.`rfm_monetary` >= 800 then 4 when `customer_1`.`rfm_monetary` >= 300 then 3 when `customer_1`.`rfm_monetary` > 0 then 2 else 1 end as `monetary_score`,
  (cast((cast(case when `customer_1`.`rfm_recency_days` <= 30 then 5 when `customer_1`.`rfm_recency_days` <= 90 then 4 when `customer_1`.`rfm_recency_days` <= 180 then 3 when `customer_1`.`rfm_recency_days` <= 365 then 2 else 1 end as decimal(38, 0)) + case when `customer_1`.`rfm_frequency` >= 10 then 5 when `customer_1`.`rfm_frequency` >= 5 then 4 when `customer_1`.`rfm_frequency` >= 3 then 3 when `customer_1`.`rfm_frequency` >= 1 then 2 else 1 end) as decimal(38, 0)) + case when `customer_1`.`rfm_monetary` >= 2000 then 5 when `customer_1`.`rfm_monetary` >= 800 then 4 when `customer_1`.`rfm_monetary` >= 300 then 3 when `customer_1`.`rfm_monetary` > 0 then 2 else 1 end) as `total_score`
from `customer_1`;

-- zendesk
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(case when `tickets`.`status` in ('new', 'open', 'pending') then 1 end) as `count_1`,
      count(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000Z' then 1 end) as `count_2`,
      cast(sum(cast(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000Z' then `tickets`.`rating` end as decimal(38, 0))) as double) / nullif(count(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000Z' then `tickets`.`rating` end), 0) as `avg_3`,
      min(case when `tickets`.`status` in ('new', 'open', 'pending') then `tickets`.`created_at` end) as `min_4`,
      max_by(case when `tickets`.`subject` is not null and `tickets`.`created_at` is not null then `tickets`.`subject` end, struct(`tickets`.`created_at`, case when `tickets`.`subject` is not null and `tickets`.`created_at` is not null then `tickets`.`subject` end)) filter (where case when `tickets`.`subject` is not null and `tickets`.`created_at` is not null then `tickets`.`subject` end is not null and `tickets`.`created_at` is not null) as `last_5`
    from `zendesk`.`tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000Z')
    group by 1
  )
select
  `customer`.`customer_id` as `id`,
  (coalesce(`tickets`.`count_1`, 0) >= 1) as `has_open_ticket`,
  coalesce(`tickets`.`count_2`, 0) as `num_tickets_90_days`,
  `tickets`.`avg_3` as `avg_zendesk_rating_90_days`,
  `tickets`.`min_4` as `oldest_open_ticket`,
  `tickets`.`last_5` as `last_subject`
from `shop`.`customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null;
