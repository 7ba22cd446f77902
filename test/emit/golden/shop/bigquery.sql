-- renewals_due
select cast(`account`.`account_id` as string) as `id`
from `crm.accounts` as `account`
where `account`.`account_id` is not null
  and `account`.`plan` in ('team', 'pro', 'enterprise')
  and `account`.`renewal_on` >= date '2026-11-01' and `account`.`renewal_on` < date '2026-12-31';

-- growing_accounts
with
  `people_orders_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      coalesce(sum(case when `orders`.`ordered_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') then `orders`.`amount` end), 0) as `sum_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_2`
    from `shop.customers` as `people`
    join `shop.orders` as `orders` on `orders`.`customer_id` = `people`.`customer_id`
    where `orders`.`status` = 'paid'
      and `orders`.`ordered_at` >= datetime(timestamp '2026-05-05 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
    group by 1
  )
select cast(`account`.`account_id` as string) as `id`
from `crm.accounts` as `account`
left join `people_orders_by_account` as `people_orders` on `people_orders`.`key_1` = `account`.`account_id`
where `account`.`account_id` is not null
  and coalesce(`people_orders`.`sum_1`, numeric '0') > (cast(numeric '0.6' as bignumeric) * coalesce(`people_orders`.`sum_2`, numeric '0'));

-- people_of_renewals
with
  `in_renewals_due` as (
    select distinct cast(`account`.`account_id` as string) as `id`
    from `crm.accounts` as `account`
    where `account`.`account_id` is not null
      and `account`.`plan` in ('team', 'pro', 'enterprise')
      and `account`.`renewal_on` >= date '2026-11-01' and `account`.`renewal_on` < date '2026-12-31'
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `in_renewals_due` on `in_renewals_due`.`id` = cast(`customer`.`account_id` as string)
left join `crm.accounts` as `account` on `account`.`account_id` = `customer`.`account_id`
where `customer`.`customer_id` is not null
  and `in_renewals_due`.`id` is not null
  and not coalesce(`account`.`plan` = 'enterprise', false);

-- abandoned_checkout
with
  `events_in_order` as (
    select
      `events`.`customer_id` as `key_1`,
      timestamp(`events`.`occurred_at`, 'UTC') as `at`,
      max(case when `events`.`event_name` = 'Checkout Started' then 1 else 0 end) as `step_1`,
      max(case when `events`.`event_name` = 'Order Completed' then 1 else 0 end) as `step_2`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-25 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
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
      and timestamp_add(`events_in_order_steps`.`at`, interval 86400000000 microsecond) <= timestamp '2026-11-01 00:00:00.000000+00'
      and (`events_in_order_steps`.`after_2` is null or `events_in_order_steps`.`after_2` > timestamp_add(`events_in_order_steps`.`at`, interval 86400000000 microsecond))
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_in_order_found` as `events_in_order` on `events_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events_in_order`.`found` is not null;

-- shoe_browsers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-02 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` = 'Product Viewed'
      and `events`.`category` = 'Shoes'
    group by 1
  ),
  `orders_items_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.orders` as `orders`
    join `shop.order_items` as `items` on `items`.`order_id` = `orders`.`order_id`
    left join `shop.products` as `product` on `product`.`product_id` = `items`.`product_id`
    where `orders`.`ordered_at` >= datetime(timestamp '2026-10-02 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `product`.`category` = 'Shoes'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
      max(case when `events`.`event_name` = 'Email Opened' then timestamp(`events`.`occurred_at`, 'UTC') end) as `max_1`,
      max(case when `events`.`event_name` = 'Order Completed' then timestamp(`events`.`occurred_at`, 'UTC') end) as `max_2`,
      count(case when `events`.`event_name` = 'Email Opened' then 1 end) as `count_3`
    from `shop.events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      and (`events`.`event_name` = 'Email Opened' or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and not coalesce(`events`.`max_1` > `events`.`max_2` or (not (`events`.`max_2` is not null) and coalesce(`events`.`count_3`, 0) >= 1), false)
  and `events`.`max_2` < timestamp '2026-10-18 00:00:00.000000+00';

-- app_regulars
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(distinct safe.date(timestamp(`events`.`occurred_at`, 'UTC'), 'Europe/Berlin')) as `count_distinct_1`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-05-05 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` = 'App Opened'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and (`events`.`event_name` in ('Product Viewed', 'Search Performed') or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-02 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` = 'Search Performed'
      and case when regexp_contains(trim(json_value(`events`.`properties`['results']), ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then safe_cast(trim(json_value(`events`.`properties`['results']), ' ') as float64) end = cast('0' as float64)
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`events`.`count_1`, 0) >= 1;

-- new_buyers
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      min(timestamp(`events`.`occurred_at`, 'UTC')) as `min_1`
    from `shop.events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      and `events`.`event_name` = 'Order Completed'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events`.`min_1` >= timestamp '2026-09-30 23:00:00.000000+00' and `events`.`min_1` < timestamp '2026-11-01 00:00:00.000000+00';

-- viewed_to_bought
with
  `events_in_order` as (
    select
      `events`.`customer_id` as `key_1`,
      timestamp(`events`.`occurred_at`, 'UTC') as `at`,
      max(case when `events`.`event_name` = 'Product Viewed' and `events`.`device` = 'mobile' then 1 else 0 end) as `step_1`,
      max(case when `events`.`event_name` = 'Checkout Started' then 1 else 0 end) as `step_2`,
      max(case when `events`.`event_name` = 'Order Completed' then 1 else 0 end) as `step_3`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
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
      max(case when `events_in_order_steps`.`step_2` = 1 and `events_in_order_steps`.`chain_1` is not null and `events_in_order_steps`.`at` <= timestamp_add(`events_in_order_steps`.`chain_1`, interval 1800000000 microsecond) then `events_in_order_steps`.`at` end) over (partition by `events_in_order_steps`.`key_1` order by `events_in_order_steps`.`at` rows between unbounded preceding and 1 preceding) as `chain_2`
    from `events_in_order_steps`
  ),
  `events_in_order_found` as (
    select distinct
      `events_in_order_steps_2`.`key_1` as `key_1`,
      1 as `found`
    from `events_in_order_steps_2`
    where `events_in_order_steps_2`.`step_3` = 1
      and `events_in_order_steps_2`.`chain_2` is not null
      and `events_in_order_steps_2`.`at` <= timestamp_add(`events_in_order_steps_2`.`chain_2`, interval 1800000000 microsecond)
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_in_order_found` as `events_in_order` on `events_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events_in_order`.`found` is not null;

-- churn_risk
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (select null as `raw_id` from unnest([0]) where false union all (
select user_id
    from ml.predictions
    where churn_score > 0.8
)) as `raw_rows` where `raw_id` is not null
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `in_churn_risk` on `in_churn_risk`.`id` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `in_churn_risk`.`id` is not null;

-- contacted_this_week
with
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-25 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk.tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-25 00:00:00.000000+00' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (coalesce(`events`.`count_1`, 0) >= 1 or coalesce(`tickets`.`count_1`, 0) >= 1);

-- win_back
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (select null as `raw_id` from unnest([0]) where false union all (
select user_id
    from ml.predictions
    where churn_score > 0.8
)) as `raw_rows` where `raw_id` is not null
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when `orders`.`ordered_at` >= datetime(timestamp '2026-04-30 23:00:00.000000+00', 'UTC') then 1 end) as `count_2`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-25 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` in ('Email Opened', 'Email Clicked')
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk.tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-25 00:00:00.000000+00' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and not coalesce(ends_with(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or (`customer`.`country` is null or trim(`customer`.`country`, ' ') = '') or (`customer`.`full_name` is null or trim(`customer`.`full_name`, ' ') = '') or (`customer`.`email` is null or trim(`customer`.`email`, ' ') = ''), false);

-- needs_attention
with
  `in_churn_risk` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (select null as `raw_id` from unnest([0]) where false union all (
select user_id
    from ml.predictions
    where churn_score > 0.8
)) as `raw_rows` where `raw_id` is not null
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk.tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(case when `orders`.`ordered_at` >= datetime(timestamp '2026-04-30 23:00:00.000000+00', 'UTC') then 1 end) as `count_2`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      max(case when `events`.`event_name` = 'Email Opened' then timestamp(`events`.`occurred_at`, 'UTC') end) as `max_1`,
      max(case when `events`.`event_name` = 'Order Completed' then timestamp(`events`.`occurred_at`, 'UTC') end) as `max_2`,
      count(case when `events`.`event_name` = 'Email Opened' then 1 end) as `count_3`
    from `shop.events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      and (`events`.`event_name` = 'Email Opened' or `events`.`event_name` = 'Order Completed')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `in_churn_risk` on `in_churn_risk`.`id` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (cast((cast(case when `in_churn_risk`.`id` is not null then 1 else 0 end as bignumeric) + case when coalesce(`tickets`.`count_1`, 0) >= 1 then 1 else 0 end) as bignumeric) + (cast(case when coalesce(`orders`.`count_1`, 0) >= 3 and not (coalesce(`orders`.`count_2`, 0) >= 1) then 1 else 0 end as bignumeric) + case when not coalesce(`events`.`max_1` > `events`.`max_2` or (not (`events`.`max_2` is not null) and coalesce(`events`.`count_3`, 0) >= 1), false) and `events`.`max_2` < timestamp '2026-10-18 00:00:00.000000+00' then 1 else 0 end)) >= 2
  and not coalesce(ends_with(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))) or (`customer`.`country` is null or trim(`customer`.`country`, ' ') = '') or (`customer`.`full_name` is null or trim(`customer`.`full_name`, ' ') = '') or (`customer`.`email` is null or trim(`customer`.`email`, ' ') = ''), false);

-- employees
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and ends_with(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß')));

-- big_cities
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and lower(translate(`customer`.`city`, 'İΣςẞ', 'iσσß')) in (lower(translate('istanbul', 'İΣςẞ', 'iσσß')), lower(translate('münchen', 'İΣςẞ', 'iσσß')), lower(translate('αθηνασ', 'İΣςẞ', 'iσσß')), lower(translate('são paulo', 'İΣςẞ', 'iσσß')), lower(translate('straße', 'İΣςẞ', 'iσσß')));

-- gold_members
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and (json_value(`customer`.`attributes`['plan']['tier']) in ('gold', 'platinum') or `customer`.`loyalty_tier` = 'gold');

-- interested_in_running
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and ((('runner' in unnest(`customer`.`tags`)) or ('marathon' in unnest(`customer`.`tags`))) or exists (select 1 from unnest(`customer`.`tags`) as element_of_array where starts_with(element_of_array, 'run:')));

-- incomplete_profile
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and ((`customer`.`country` is null or trim(`customer`.`country`, ' ') = '') or (`customer`.`full_name` is null or trim(`customer`.`full_name`, ' ') = '') or (`customer`.`email` is null or trim(`customer`.`email`, ' ') = ''));

-- abroad
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and `customer`.`country` is not null
  and not coalesce(`customer`.`country` in ('DE', 'AT', 'CH'), false);

-- birthday_next_week
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and ((extract(month from `customer`.`birthday`) * 100 + extract(day from `customer`.`birthday`)) >= 1101 and (extract(month from `customer`.`birthday`) * 100 + extract(day from `customer`.`birthday`)) <= 1107)
  and `customer`.`marketing_consent`;

-- campaign_codes
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and (regexp_contains(`customer`.`referral_code`, '^[A-Z]{2}-[0-9]{4}$') or strpos(`customer`.`referral_code`, '50%') > 0);

-- autumn_test_group
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
where `customer`.`customer_id` is not null
  and (mod(cast(concat('0x', substr(to_hex(md5('autumn-2026' || ':' || `customer`.`customer_id`)), 1, 8)) as int64), 100) >= 0 and mod(cast(concat('0x', substr(to_hex(md5('autumn-2026' || ':' || `customer`.`customer_id`)), 1, 8)) as int64), 100) <= 9)
  and `customer`.`marketing_consent`;

-- open_tickets
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk.tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`tickets`.`count_1`, 0) >= 1;

-- urgent_and_unhappy
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(case when `tickets`.`created_at` >= timestamp '2026-10-02 00:00:00.000000+00' and `tickets`.`priority` = 'urgent' and not coalesce('spam' in unnest(`tickets`.`tags`), false) then 1 end) as `count_1`,
      count(`tickets`.`rating`) as `count_2`,
      cast(sum(cast(`tickets`.`rating` as bignumeric)) as float64) / nullif(count(`tickets`.`rating`), 0) as `avg_3`
    from `zendesk.tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and (coalesce(`tickets`.`count_1`, 0) >= 1 or (coalesce(`tickets`.`count_2`, 0) >= 2 and `tickets`.`avg_3` < cast('4' as float64)));

-- big_spenders
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(case when `orders`.`ordered_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') then `orders`.`amount` end), 0) as `sum_1`,
      count(case when `orders`.`channel` in ('web', 'app') then 1 end) as `count_2`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and `orders`.`ordered_at` >= datetime(timestamp '2025-12-31 23:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
    group by 1
  ),
  `events_by_customer` as (
    select
      `events`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.events` as `events`
    where `events`.`occurred_at` >= datetime(timestamp '2026-10-02 00:00:00.000000+00', 'UTC') and `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `events`.`event_name` = 'Product Viewed'
    group by 1
  ),
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(*) as `count_1`
    from `zendesk.tickets` as `tickets`
    where `tickets`.`created_at` >= timestamp '2026-10-18 00:00:00.000000+00' and `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00'
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `customer`.`country` in ('US', 'CA', 'DE')
  and coalesce(`orders`.`sum_1`, numeric '0') >= 500
  and coalesce(`events`.`count_1`, 0) >= 3
  and coalesce(`orders`.`count_2`, 0) >= 2
  and not (coalesce(`tickets`.`count_1`, 0) >= 1)
  and not coalesce(ends_with(lower(translate(`customer`.`email`, 'İΣςẞ', 'iσσß')), lower(translate('@shop.example', 'İΣςẞ', 'iσσß'))), false);

-- top_spenders
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(case when `orders`.`status` = 'paid' then `orders`.`amount` end), 0) as `sum_1`,
      count(*) as `count_2`
    from `shop.orders` as `orders`
    where `orders`.`ordered_at` >= datetime(timestamp '2025-12-31 23:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      row_number() over (order by coalesce(`orders`.`sum_1`, numeric '0') desc, `customer`.`customer_id`) as `rank`,
      count(*) over () as `rank_of`
    from `shop.customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
      and coalesce(`orders`.`sum_1`, numeric '0') is not null
      and `customer`.`marketing_consent`
      and coalesce(`orders`.`count_2`, 0) >= 1
  )
select `customer_1`.`id` as `id`
from `customer_1`
where ((cast(`customer_1`.`rank` as bignumeric) - 1) * 10000) < (cast(`customer_1`.`rank_of` as bignumeric) * 500);

-- champions
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      max(timestamp(`orders`.`ordered_at`, 'UTC')) as `max_1`,
      count(case when `orders`.`ordered_at` >= datetime(timestamp '2025-11-01 00:00:00.000000+00', 'UTC') then 1 end) as `count_2`,
      coalesce(sum(case when `orders`.`ordered_at` >= datetime(timestamp '2025-11-01 00:00:00.000000+00', 'UTC') then `orders`.`amount` end), 0) as `sum_3`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      (div(timestamp_diff(timestamp '2026-11-01 00:00:00.000000+00', `orders`.`max_1`, microsecond) + 864000000000000000, 86400000000) - 10000000) as `rfm_recency_days`,
      coalesce(`orders`.`count_2`, 0) as `rfm_frequency`,
      coalesce(`orders`.`sum_3`, numeric '0') as `rfm_monetary`
    from `shop.customers` as `customer`
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
      count(case when `orders`.`ordered_at` >= datetime(timestamp '2026-04-30 23:00:00.000000+00', 'UTC') then 1 end) as `count_2`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
      min(timestamp(`orders`.`ordered_at`, 'UTC')) as `min_2`
    from `shop.orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      and `orders`.`status` = 'paid'
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) = 1
  and `orders`.`min_2` < timestamp '2026-10-02 00:00:00.000000+00';

-- coupon_hunters
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`,
      count(`orders`.`coupon`) as `count_2`
    from `shop.orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 3
  and safe_divide(cast(coalesce(`orders`.`count_2`, 0) as float64), cast(coalesce(`orders`.`count_1`, 0) as float64)) >= cast('0.8' as float64);

-- beverage_fans
with
  `items_by_orders` as (
    select
      `items`.`order_id` as `key_1`,
      count(*) as `count_1`
    from `shop.order_items` as `items`
    left join `shop.products` as `product` on `product`.`product_id` = `items`.`product_id`
    where `product`.`category` = 'Beverages'
    group by 1
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.orders` as `orders`
    left join `items_by_orders` as `items` on `items`.`key_1` = `orders`.`order_id`
    where `orders`.`ordered_at` >= datetime(timestamp '2025-11-01 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `orders`.`status` = 'paid'
      and coalesce(`items`.`count_1`, 0) >= 2
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
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
    from `shop.orders` as `orders`
    where `orders`.`ordered_at` >= datetime(timestamp '2026-05-05 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 1
  and coalesce(`orders`.`count_2`, 0) = 0;

-- repeat_buyers_within_a_month
with
  `orders_in_order` as (
    select
      `orders`.`customer_id` as `key_1`,
      timestamp(`orders`.`ordered_at`, 'UTC') as `at`,
      max(1) as `step_1`,
      max(1) as `step_2`
    from `shop.orders` as `orders`
    where `orders`.`ordered_at` >= datetime(timestamp '2025-12-31 23:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
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
      and `orders_in_order_steps`.`at` <= timestamp_add(`orders_in_order_steps`.`chain_1`, interval 2592000000000 microsecond)
  )
select `customer`.`customer_id` as `id`
from `shop.customers` as `customer`
left join `orders_in_order_found` as `orders_in_order` on `orders_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `orders_in_order`.`found` is not null;

-- account_health
with
  `orders_by_people` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop.orders` as `orders`
    where `orders`.`ordered_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
    group by 1
  ),
  `people_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      count(*) as `count_1`,
      count(case when coalesce(`orders`.`count_1`, 0) >= 1 then 1 end) as `count_2`
    from `shop.customers` as `people`
    left join `orders_by_people` as `orders` on `orders`.`key_1` = `people`.`customer_id`
    group by 1
  ),
  `people_orders_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_1`
    from `shop.customers` as `people`
    join `shop.orders` as `orders` on `orders`.`customer_id` = `people`.`customer_id`
    where `orders`.`ordered_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') and `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC')
      and `orders`.`status` = 'paid'
    group by 1
  ),
  `people_tickets_by_account` as (
    select
      `people`.`account_id` as `key_1`,
      count(*) as `count_1`
    from `shop.customers` as `people`
    join `zendesk.tickets` as `tickets` on `tickets`.`requester_id` = `people`.`customer_id`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00')
      and `tickets`.`status` in ('new', 'open', 'pending')
    group by 1
  )
select
  cast(`account`.`account_id` as string) as `id`,
  coalesce(`people`.`count_1`, 0) as `people_known`,
  coalesce(`people`.`count_2`, 0) as `people_buying`,
  safe_divide(sign(safe_divide(cast(coalesce(`people`.`count_2`, 0) as float64), cast(coalesce(`people`.`count_1`, 0) as float64))) * floor(safe_add(safe_multiply(abs(safe_divide(cast(coalesce(`people`.`count_2`, 0) as float64), cast(coalesce(`people`.`count_1`, 0) as float64))), safe.pow(10.0, cast(3 as float64))), 0.5)), safe.pow(10.0, cast(3 as float64))) as `share_buying`,
  coalesce(`people_orders`.`sum_1`, numeric '0') as `revenue_90d`,
  coalesce(`people_tickets`.`count_1`, 0) as `open_tickets`,
  safe_divide(cast(coalesce(`people_orders`.`sum_1`, numeric '0') as float64), cast(`account`.`employees` as float64)) as `revenue_per_employee`,
  (cast(0 as bignumeric) - date_diff(date '2026-11-01', `account`.`renewal_on`, day)) as `days_to_renewal`,
  coalesce(safe_divide(sign(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end) * floor(safe_add(safe_multiply(abs(case when `account`.`health_score` between -1.7976931348623157e308 and 1.7976931348623157e308 then `account`.`health_score` end), safe.pow(10.0, cast(1 as float64))), 0.5)), safe.pow(10.0, cast(1 as float64))), cast('0' as float64)) as `health`,
  case when `account`.`plan` = 'enterprise' then 'A' when `account`.`employees` >= 100 then 'B' else 'C' end as `tier`
from `crm.accounts` as `account`
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
      max(timestamp(`events`.`occurred_at`, 'UTC')) as `max_2`,
      count(case when `events`.`occurred_at` >= datetime(timestamp '2026-10-02 00:00:00.000000+00', 'UTC') and `events`.`event_name` in ('Page Viewed', 'App Opened') then 1 end) as `count_3`,
      count(case when `events`.`occurred_at` >= datetime(timestamp '2026-09-02 00:00:00.000000+00', 'UTC') and `events`.`event_name` in ('Page Viewed', 'App Opened') then 1 end) as `count_4`,
      count(case when `events`.`event_name` = 'Newsletter Unsubscribed' then 1 end) as `count_5`
    from `shop.events` as `events`
    where (`events`.`occurred_at` is null or `events`.`occurred_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
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
    from `shop.customers` as `customer`
    left join `events_by_customer` as `events` on `events`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  ),
  `customer_2` as (
    select
      `customer_1`.*,
      (cast(`customer_1`.`count_events_3` as bignumeric) - `customer_1`.`churn_visits_30d`) as `churn_visits_previous_30d`
    from `customer_1`
  )
select
  `customer_2`.`id` as `id`,
  (div(timestamp_diff(timestamp '2026-11-01 00:00:00.000000+00', `customer_2`.`max_events`, microsecond) + 864000000000000000, 86400000000) - 10000000) as `days_since_visit`,
  `customer_2`.`count_events_2` as `visits_30d`,
  (cast(`customer_2`.`count_events_3` as bignumeric) - `customer_2`.`churn_visits_30d`) as `visits_previous_30d`,
  safe_divide(sign(safe_divide(cast((cast(`customer_2`.`churn_visits_30d` as bignumeric) - `customer_2`.`churn_visits_previous_30d`) as float64), cast(`customer_2`.`churn_visits_previous_30d` as float64))) * floor(safe_add(safe_multiply(abs(safe_divide(cast((cast(`customer_2`.`churn_visits_30d` as bignumeric) - `customer_2`.`churn_visits_previous_30d`) as float64), cast(`customer_2`.`churn_visits_previous_30d` as float64))), safe.pow(10.0, cast(2 as float64))), 0.5)), safe.pow(10.0, cast(2 as float64))) as `trend`,
  coalesce(`customer_2`.`count_events_4` >= 1, false) as `unsubscribed`,
  case when (`customer_2`.`count_events_4` >= 1) then 'lost' when (div(timestamp_diff(timestamp '2026-11-01 00:00:00.000000+00', `customer_2`.`max_events`, microsecond) + 864000000000000000, 86400000000) - 10000000) > 180 then 'asleep' when `customer_2`.`churn_visits_30d` = 0 then 'cooling' else 'active' end as `stage`
from `customer_2`
where `customer_2`.`count_events` >= 1;

-- commerce
with
  `orders_by_customer` as (
    select
      `groups`.`key_1` as `key_1`,
      `groups`.`sum_1` as `sum_1`,
      `groups`.`count_2` as `count_2`,
      `groups`.`count_3` as `count_3`,
      `groups`.`count_4` as `count_4`,
      `groups`.`median_5` as `median_5`,
      `groups`.`min_6` as `min_6`,
      `groups`.`last_7` as `last_7`,
      if(`groups`.`list_8` is null, null, array(select one from unnest(`groups`.`list_8`) as one order by one limit 100)) as `list_8`,
      `groups`.`count_distinct_9` as `count_distinct_9`,
      `groups`.`sum_10` as `sum_10`
    from (
      select
        `orders`.`customer_id` as `key_1`,
        coalesce(sum(case when `orders`.`status` = 'paid' then `orders`.`amount` end), 0) as `sum_1`,
        count(*) as `count_2`,
        count(case when `orders`.`ordered_at` >= datetime(timestamp '2026-08-03 00:00:00.000000+00', 'UTC') then 1 end) as `count_3`,
        count(case when `orders`.`status` = 'paid' then 1 end) as `count_4`,
        cast(cast(array_agg(case when `orders`.`status` = 'paid' then `orders`.`amount` end ignore nulls order by case when `orders`.`status` = 'paid' then `orders`.`amount` end)[safe_offset(div(count(case when `orders`.`status` = 'paid' then `orders`.`amount` end) - 1, 2))] as bignumeric) + array_agg(case when `orders`.`status` = 'paid' then `orders`.`amount` end ignore nulls order by case when `orders`.`status` = 'paid' then `orders`.`amount` end)[safe_offset(div(count(case when `orders`.`status` = 'paid' then `orders`.`amount` end), 2))] as float64) / 2 as `median_5`,
        min(timestamp(`orders`.`ordered_at`, 'UTC')) as `min_6`,
        array_agg(if(timestamp(`orders`.`ordered_at`, 'UTC') is null, null, case when `orders`.`coupon` is not null and `orders`.`ordered_at` is not null then `orders`.`coupon` end) ignore nulls order by timestamp(`orders`.`ordered_at`, 'UTC') desc, case when `orders`.`coupon` is not null and `orders`.`ordered_at` is not null then `orders`.`coupon` end desc limit 1)[safe_offset(0)] as `last_7`,
        array_agg(distinct `orders`.`coupon` ignore nulls) as `list_8`,
        count(distinct `orders`.`channel`) as `count_distinct_9`,
        coalesce(cast(sum(cast(floor(case when `orders`.`discount` between -1.7976931348623157e308 and 1.7976931348623157e308 then `orders`.`discount` end * 1000000 + 0.5) as bignumeric)) as float64) / 1000000, 0) as `sum_10`
      from `shop.orders` as `orders`
      where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      group by 1
    ) as `groups`
  ),
  `orders_items_by_customer` as (
    select
      `groups`.`key_1` as `key_1`,
      `groups`.`sum_1` as `sum_1`,
      (select one from unnest(`groups`.`most_frequent_2`) as one group by one order by count(*) desc, one limit 1) as `most_frequent_2`
    from (
      select
        `orders`.`customer_id` as `key_1`,
        coalesce(sum((cast(`items`.`quantity` as bignumeric) * `items`.`unit_price`)), 0) as `sum_1`,
        array_agg(case when `orders`.`ordered_at` >= datetime(timestamp '2026-05-05 00:00:00.000000+00', 'UTC') then `product`.`name` end ignore nulls) as `most_frequent_2`
      from `shop.orders` as `orders`
      join `shop.order_items` as `items` on `items`.`order_id` = `orders`.`order_id`
      left join `shop.products` as `product` on `product`.`product_id` = `items`.`product_id`
      where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
      group by 1
    ) as `groups`
  )
select
  `customer`.`customer_id` as `id`,
  coalesce(`orders`.`sum_1`, numeric '0') as `lifetime_value`,
  coalesce(`orders_items`.`sum_1`, numeric '0') as `revenue`,
  coalesce(`orders`.`count_2`, 0) as `orders_total`,
  coalesce(`orders`.`count_3`, 0) as `orders_90d`,
  safe_divide(cast(coalesce(`orders`.`sum_1`, numeric '0') as float64), cast(coalesce(`orders`.`count_4`, 0) as float64)) as `average_order`,
  `orders`.`median_5` as `median_order`,
  `orders`.`min_6` as `first_order_at`,
  `orders`.`last_7` as `last_coupon`,
  nullif(to_json_string(`orders`.`list_8`), 'null') as `coupons`,
  coalesce(`orders`.`count_distinct_9`, 0) as `channels`,
  `orders_items`.`most_frequent_2` as `favourite_product`,
  coalesce(`orders`.`sum_10`, cast('0' as float64)) as `total_discount`,
  (`customer`.`country` is not null and not coalesce(`customer`.`country` = 'DE', false)) as `is_abroad`,
  ('Hello ' || coalesce(`customer`.`full_name`, 'there')) as `greeting`
from `shop.customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `orders_items_by_customer` as `orders_items` on `orders_items`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null;

-- rfm
with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      max(timestamp(`orders`.`ordered_at`, 'UTC')) as `max_1`,
      count(case when `orders`.`ordered_at` >= datetime(timestamp '2025-11-01 00:00:00.000000+00', 'UTC') then 1 end) as `count_2`,
      coalesce(sum(case when `orders`.`ordered_at` >= datetime(timestamp '2025-11-01 00:00:00.000000+00', 'UTC') then `orders`.`amount` end), 0) as `sum_3`
    from `shop.orders` as `orders`
    where `orders`.`status` = 'paid'
      and (`orders`.`ordered_at` is null or `orders`.`ordered_at` < datetime(timestamp '2026-11-01 00:00:00.000000+00', 'UTC'))
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      `orders`.`max_1` as `max_orders`,
      coalesce(`orders`.`count_2`, 0) as `count_orders`,
      coalesce(`orders`.`sum_3`, numeric '0') as `sum_orders`,
      (div(timestamp_diff(timestamp '2026-11-01 00:00:00.000000+00', `orders`.`max_1`, microsecond) + 864000000000000000, 86400000000) - 10000000) as `rfm_recency_days`,
      coalesce(`orders`.`count_2`, 0) as `rfm_frequency`,
      coalesce(`orders`.`sum_3`, numeric '0') as `rfm_monetary`
    from `shop.customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  )
select
  `customer_1`.`id` as `id`,
  (div(timestamp_diff(timestamp '2026-11-01 00:00:00.000000+00', `customer_1`.`max_orders`, microsecond) + 864000000000000000, 86400000000) - 10000000) as `recency_days`,
  `customer_1`.`count_orders` as `frequency`,
  `customer_1`.`sum_orders` as `monetary`,
  case when `customer_1`.`rfm_recency_days` <= 30 then 5 when `customer_1`.`rfm_recency_days` <= 90 then 4 when `customer_1`.`rfm_recency_days` <= 180 then 3 when `customer_1`.`rfm_recency_days` <= 365 then 2 else 1 end as `recency_score`,
  case when `customer_1`.`rfm_frequency` >= 10 then 5 when `customer_1`.`rfm_frequency` >= 5 then 4 when `customer_1`.`rfm_frequency` >= 3 then 3 when `customer_1`.`rfm_frequency` >= 1 then 2 else 1 end as `frequency_score`,
  case when `customer_1`.`rfm_monetary` >= 2000 then 5 when `customer_1`.`rfm_monetary` >= 800 then 4 when `customer_1`.`rfm_monetary` >= 300 then 3 when `customer_1`.`rfm_monetary` > 0 then 2 else 1 end as `monetary_score`,
  (cast((cast(case when `customer_1`.`rfm_recency_days` <= 30 then 5 when `customer_1`.`rfm_recency_days` <= 90 then 4 when `customer_1`.`rfm_recency_days` <= 180 then 3 when `customer_1`.`rfm_recency_days` <= 365 then 2 else 1 end as bignumeric) + case when `customer_1`.`rfm_frequency` >= 10 then 5 when `customer_1`.`rfm_frequency` >= 5 then 4 when `customer_1`.`rfm_frequency` >= 3 then 3 when `customer_1`.`rfm_frequency` >= 1 then 2 else 1 end) as bignumeric) + case when `customer_1`.`rfm_monetary` >= 2000 then 5 when `customer_1`.`rfm_monetary` >= 800 then 4 when `customer_1`.`rfm_monetary` >= 300 then 3 when `customer_1`.`rfm_monetary` > 0 then 2 else 1 end) as `total_score`
from `customer_1`;

-- zendesk
with
  `tickets_by_customer` as (
    select
      `tickets`.`requester_id` as `key_1`,
      count(case when `tickets`.`status` in ('new', 'open', 'pending') then 1 end) as `count_1`,
      count(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000+00' then 1 end) as `count_2`,
      cast(sum(cast(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000+00' then `tickets`.`rating` end as bignumeric)) as float64) / nullif(count(case when `tickets`.`created_at` >= timestamp '2026-08-03 00:00:00.000000+00' then `tickets`.`rating` end), 0) as `avg_3`,
      min(case when `tickets`.`status` in ('new', 'open', 'pending') then `tickets`.`created_at` end) as `min_4`,
      array_agg(if(`tickets`.`created_at` is null, null, case when `tickets`.`subject` is not null and `tickets`.`created_at` is not null then `tickets`.`subject` end) ignore nulls order by `tickets`.`created_at` desc, case when `tickets`.`subject` is not null and `tickets`.`created_at` is not null then `tickets`.`subject` end desc limit 1)[safe_offset(0)] as `last_5`
    from `zendesk.tickets` as `tickets`
    where (`tickets`.`created_at` is null or `tickets`.`created_at` < timestamp '2026-11-01 00:00:00.000000+00')
    group by 1
  )
select
  `customer`.`customer_id` as `id`,
  (coalesce(`tickets`.`count_1`, 0) >= 1) as `has_open_ticket`,
  coalesce(`tickets`.`count_2`, 0) as `num_tickets_90_days`,
  `tickets`.`avg_3` as `avg_zendesk_rating_90_days`,
  `tickets`.`min_4` as `oldest_open_ticket`,
  `tickets`.`last_5` as `last_subject`
from `shop.customers` as `customer`
left join `tickets_by_customer` as `tickets` on `tickets`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null;
