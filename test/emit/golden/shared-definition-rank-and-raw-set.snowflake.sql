with
  "in_vip" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.vips
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_ntz('2026-08-03 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "orders"."ordered_at" < to_timestamp_ntz('2026-11-01 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      coalesce("orders"."sum_1", 0) as "spent"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  ),
  "customer_2" as (
    select
      "customer_1".*,
      row_number() over (order by "customer_1"."spent" desc, "customer_1"."id") as "rank",
      count(*) over () as "rank_of"
    from "customer_1"
    where "customer_1"."spent" is not null
  )
select "customer_2"."id" as "id"
from "customer_2"
left join "in_vip" on "in_vip"."id" = "customer_2"."id"
where (("customer_2"."rank" - 1) * 10000) < ("customer_2"."rank_of" * 500)
  and not ("in_vip"."id" is not null)
  and "customer_2"."spent" > 1
