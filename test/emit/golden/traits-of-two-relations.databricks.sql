with
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(`orders`.`amount`), 0) as `sum_1`
    from `shop`.`orders` as `orders`
    where (`orders`.`ordered_at` is null or `orders`.`ordered_at` < (timestamp_ntz'1970-01-01 00:00:00' + unix_micros(timestamp '2026-11-01 12:00:00.000000Z') * interval '0.000001' second))
    group by 1
  ),
  `orders_items_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      coalesce(sum(cast(`items`.`quantity` as decimal(38, 0))), 0) as `sum_1`
    from `shop`.`orders` as `orders`
    join `shop`.`items` as `items` on `items`.`order_id` = `orders`.`order_id`
    group by 1
  )
select
  `customer`.`customer_id` as `id`,
  coalesce(`orders`.`sum_1`, 0) as `total`,
  coalesce(`orders_items`.`sum_1`, 0) as `pieces`,
  coalesce(`customer`.`country` = 'US', false) as `is_us`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
left join `orders_items_by_customer` as `orders_items` on `orders_items`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
