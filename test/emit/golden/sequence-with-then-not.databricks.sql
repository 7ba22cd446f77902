with
  `events_in_order` as (
    select
      `events`.`customer_id` as `key_1`,
      timestamp_seconds(cast(cast(`events`.`at` - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6))) as `at`,
      max(case when `events`.`name` = 'Cart' then 1 else 0 end) as `step_1`,
      max(case when `events`.`name` = 'Order' then 1 else 0 end) as `step_2`,
      max(case when `events`.`name` = 'Refund' then 1 else 0 end) as `step_3`
    from `shop`.`events` as `events`
    where `events`.`at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 12:00:00.000000Z') * interval '0.000001' second)
      and (`events`.`name` = 'Cart' or `events`.`name` = 'Order' or `events`.`name` = 'Refund')
    group by 1, 2
  ),
  `events_in_order_steps` as (
    select
      `events_in_order`.*,
      min(case when `events_in_order`.`step_3` = 1 then `events_in_order`.`at` end) over (partition by `events_in_order`.`key_1` order by `events_in_order`.`at` rows between 1 following and unbounded following) as `after_3`
    from `events_in_order`
  ),
  `events_in_order_steps_2` as (
    select
      `events_in_order_steps`.*,
      max(case when `events_in_order_steps`.`step_1` = 1 then `events_in_order_steps`.`at` end) over (partition by `events_in_order_steps`.`key_1` order by `events_in_order_steps`.`at` rows between unbounded preceding and 1 preceding) as `chain_1`
    from `events_in_order_steps`
  ),
  `events_in_order_found` as (
    select distinct
      `events_in_order_steps_2`.`key_1` as `key_1`,
      1 as `found`
    from `events_in_order_steps_2`
    where `events_in_order_steps_2`.`step_2` = 1
      and `events_in_order_steps_2`.`chain_1` is not null
      and `events_in_order_steps_2`.`at` <= timestamp_micros(unix_micros(`events_in_order_steps_2`.`chain_1`) + 3600000000)
      and `events_in_order_steps_2`.`after_3` is null
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `events_in_order_found` as `events_in_order` on `events_in_order`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and `events_in_order`.`found` is not null
