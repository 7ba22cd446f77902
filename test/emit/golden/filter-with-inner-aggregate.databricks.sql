with
  `orders_rows` as (
    select distinct
      `orders`.`order_id` as `value_1`,
      `orders`.`status` as `value_2`
    from `shop`.`orders` as `orders`
  ),
  `items_by_orders` as (
    select
      `orders_rows`.`value_1` as `key_1`,
      `orders_rows`.`value_2` as `key_2`,
      count(*) as `count_1`
    from `orders_rows`
    join `shop`.`items` as `items` on `items`.`order_id` = `orders_rows`.`value_1`
    where `orders_rows`.`value_2` = 'paid'
    group by 1, 2
  ),
  `orders_by_customer` as (
    select
      `orders`.`customer_id` as `key_1`,
      count(*) as `count_1`
    from `shop`.`orders` as `orders`
    left join `items_by_orders` as `items` on `items`.`key_1` = `orders`.`order_id` and `items`.`key_2` is not distinct from `orders`.`status`
    where coalesce(`items`.`count_1`, 0) >= 1
    group by 1
  )
select `customer`.`customer_id` as `id`
from `shop`.`customers` as `customer`
left join `orders_by_customer` as `orders` on `orders`.`key_1` = `customer`.`customer_id`
where `customer`.`customer_id` is not null
  and coalesce(`orders`.`count_1`, 0) >= 1
