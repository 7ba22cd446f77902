with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when "orders"."status" = 'paid' then "orders"."amount" end), 0) as "sum_1",
      coalesce(sum(case when "orders"."ordered_at" >= timestamp '2026-10-25 12:00:00.000000' then "orders"."amount" end), 0) as "sum_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= timestamp '2026-08-03 12:00:00.000000' and "orders"."ordered_at" < timestamp '2026-11-01 12:00:00.000000'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."sum_1", 0) >= 500
  and not (coalesce("orders"."sum_2", 0) >= 1)
