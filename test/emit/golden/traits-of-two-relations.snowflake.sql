with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6'))
    group by 1
  ),
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("items"."quantity"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."items" as "items" on "items"."order_id" = "orders"."order_id"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "total",
  coalesce("orders_items"."sum_1", 0) as "pieces",
  coalesce("customer"."country" = 'US', false) as "is_us"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
