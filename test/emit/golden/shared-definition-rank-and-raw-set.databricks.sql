with
  `in_vip` as (
    select distinct cast(`raw_rows`.`raw_id` as string) as `id` from (
select customer_id from shop.vips
) as `raw_rows` (`raw_id`) where `raw_id` is not null
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_1`
    from `shop`.`orders` as `orders`
    where `orders`.`ordered_at` >= (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-08-03 12:00:00.000000Z') * interval '0.000001' second) and `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 12:00:00.000000Z') * interval '0.000001' second)
    group by 1
  ),
  `customer_1` as (
    select
      `customer`.`customer_id` as `id`,
      coalesce(`orders`.`sum_1`, 0) as `spent`
    from `shop`.`customers` as `customer`
    left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
    where `customer`.`customer_id` is not null
  ),
  `customer_2` as (
    select
      `customer_1`.*,
      row_number() over (order by `customer_1`.`spent` desc, `customer_1`.`id`) as `rank`,
      count(*) over () as `rank_of`
    from `customer_1`
    where `customer_1`.`spent` is not null
  )
select `customer_2`.`id` as `id`
from `customer_2`
left join `in_vip` on `in_vip`.`id` = `customer_2`.`id`
where ((cast(`customer_2`.`rank` as decimal(38, 0)) - 1) * 10000) < (cast(`customer_2`.`rank_of` as decimal(38, 0)) * 500)
  and not (`in_vip`.`id` is not null)
  and `customer_2`.`spent` > 1
