-- 1. Names, paths and keys

-- a path through one relation is a field
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "account"."plan" = 'pro';

-- without a partner a field beyond has no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "account"."seats" is not null;

-- a negative holds those without a partner
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and not coalesce("account"."plan" = 'pro', false);

-- a missing key joins no missing key
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "account"."plan" = 'ghost';

-- a field of a partner as a trait
select
  "customer"."customer_id" as "id",
  "account"."seats" as "subject"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null;

-- an aggregate over two many relations
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("items"."quantity"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count of rows of the last relation
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- revenue: two columns of the same row
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum((cast("items"."quantity" as number(38, 2)) * "items"."unit_price")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- paths of different depth speak of the same row
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum((cast("items"."quantity" as number(38, 2)) * "orders"."amount")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a many and then a one relation
with
  "orders_items_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "product"."name" as "value_1"
          from "shop"."orders" as "orders"
          join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
          left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders_items"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count of a column beyond a one relation
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count("product"."category") as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a bare name in where is a column of the last relation
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "items"."status" = 'sent'
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- rows further up are named by their relation
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."status" = 'paid'
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- the person is named by the entity
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."customer_id" as "customer_id",
      "customer"."city" as "city"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  ),
  "orders_by_customer" as (
    select
      "customer_1"."id" as "key_1",
      count(*) as "count_1"
    from "customer_1"
    join "shop"."orders" as "orders" on "orders"."customer_id" = "customer_1"."customer_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."status" = "customer_1"."city"
    group by 1
  )
select
  "customer_1"."id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "customer_1"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer_1"."id";

-- a condition on a product of an item
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("items"."quantity"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "product"."category" = 'Beverages'
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a negative beyond a one relation holds rows without partner
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and not coalesce("product"."category" = 'Beverages', false)
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a window uses the last relation that has a time
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-05-16 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- has over a chain counts rows of its last relation
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "product"."name" = 'Tea'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders_items"."count_1", 0) >= 2;

-- a where may ask the row's own relations
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where ("product"."category" is not null or "items"."sku" = 's2')
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."count_1", 0) >= 3
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- nested has
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
    where "product"."category" = 'Beverages'
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."count_1", 0) >= 1
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- nested has no
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."count_1", 0) = 0
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a nested aggregate in a where
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      coalesce(sum("items"."quantity"), 0) as "sum_1"
    from "shop"."order_items" as "items"
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."sum_1", 0) > 3
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a nested aggregate as a value
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."amount") as "max_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."count_1", 0) = 1
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- nested all
with
  "items_by_orders" as (
    select
      "items"."order_id" as "key_1",
      count(*) as "count_1"
    from "shop"."order_items" as "items"
    where not coalesce("items"."quantity" > 0, false)
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and coalesce("items"."count_1", 0) = 0
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- two branches do not multiply each other
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."customer_id" as "key_1",
      coalesce(sum("tickets"."priority"), 0) as "sum_1"
    from "shop"."tickets" as "tickets"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  (coalesce("orders"."sum_1", 0) + coalesce("tickets"."sum_1", 0)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- two branches in one rule
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."tickets" as "tickets"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 2
  and coalesce("tickets"."count_1", 0) = 2;

-- a relation without time
with
  "tickets_by_customer" as (
    select
      "tickets"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."tickets" as "tickets"
    where "tickets"."status" = 'open'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("tickets"."count_1", 0) >= 1;

-- has a partner
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "account"."account_id" is not null;

-- a trait is named by another trait of its set, in any order
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1",
      count(*) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast(coalesce("orders"."sum_1", 0) as double) / nullif(cast(coalesce("orders"."count_2", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "average",
  coalesce("orders"."sum_1", 0) as "total",
  coalesce("orders"."count_2", 0) as "orders_made"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a trait equals another trait of its set
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "tickets_by_customer" as (
    select
      "tickets"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."tickets" as "tickets"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "bought",
  coalesce("tickets"."count_1", 0) as "asked_for",
  (coalesce("orders"."count_1", 0) = coalesce("tickets"."count_1", 0)) as "same"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
left join "tickets_by_customer" as "tickets" on "tickets"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a trait of another set is named by its set
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."sum_1", 0) >= 6;

-- traits of those of its where
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "n"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US';

-- IDs are text
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."region" is not null;

-- two pairs of a key both have to be equal
with
  "orders_by_customer" as (
    select
      "orders"."customer" as "key_1",
      "orders"."region" as "key_2",
      count(*) as "count_1"
    from "the ledger"."Order Lines" as "orders"
    where ("orders"."when" is null or "orders"."when" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1, 2
  )
select
  cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "the ledger"."select" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."Customer No" and "orders"."key_2" = "customer"."region"
where "customer"."Customer No" is not null;

-- a key with a part missing joins nothing
with
  "orders_by_customer" as (
    select
      "orders"."customer" as "key_1",
      "orders"."region" as "key_2",
      coalesce(sum("orders"."where"), 0) as "sum_1"
    from "the ledger"."Order Lines" as "orders"
    where ("orders"."when" is null or "orders"."when" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1, 2
  )
select
  cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "the ledger"."select" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."Customer No" and "orders"."key_2" = "customer"."region"
where "customer"."Customer No" is not null;

-- a one relation by two columns
select
  cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id",
  "address"."town" as "subject"
from "the ledger"."select" as "customer"
left join "the ledger"."addresses" as "address" on "address"."customer" = "customer"."Customer No" and "address"."region" = "customer"."region"
where "customer"."Customer No" is not null;

-- a column name with a quote
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."a""b" = 'x';

-- words of SegQL name columns where they are used
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."count" > 5
  and "customer"."last" = 'y';

-- a column of other letters
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."größe" = 1;

-- members come ordered as text
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and not coalesce("customer"."count" = 99, false);

-- the ID compares as what it is
select cast(cast("customer"."Customer No" as number(38, 0)) as varchar) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."Customer No" >= 2;

-- 1. Entities and their IDs

-- an ID in its normal form: trimmed and lower
select lower(trim("customer"."key", ' ')) as "id"
from "shop"."people" as "customer"
where "customer"."key" is not null
  and "customer"."country" = 'US';

-- relations join by the stored key
with
  "orders_by_customer" as (
    select
      "orders"."key" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  lower(trim("customer"."key", ' ')) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."people" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."key"
where "customer"."key" is not null;

-- an integer ID as text
select cast(cast("customer"."key" as number(38, 0)) as varchar) as "id"
from "shop"."people" as "customer"
where "customer"."key" is not null
  and not ("customer"."country" is not null);

-- an integer ID as text still joins
with
  "orders_by_customer" as (
    select
      "orders"."key" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select cast(cast("customer"."key" as number(38, 0)) as varchar) as "id"
from "shop"."people" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."key"
where "customer"."key" is not null
  and coalesce("orders"."sum_1", 0) = 3;

-- ties of a rank go to the smaller ID as text
with
  "orders_by_customer" as (
    select
      "orders"."key" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "customer_1" as (
    select
      cast(cast("customer"."key" as number(38, 0)) as varchar) as "id",
      row_number() over (order by (coalesce(coalesce("orders"."count_1", 0), 0, null) * 0) desc, cast(cast("customer"."key" as number(38, 0)) as varchar)) as "rank",
      count(*) over () as "rank_of"
    from "shop"."people" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."key"
    where "customer"."key" is not null
      and (coalesce(coalesce("orders"."count_1", 0), 0, null) * 0) is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- a UUID as ID is lower-case text
select cast("customer"."key" as varchar) as "id"
from "shop"."people" as "customer"
where "customer"."key" is not null
  and "customer"."country" = 'US';

-- a UUID joins
with
  "orders_by_customer" as (
    select
      cast("orders"."key" as varchar) as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  cast("customer"."key" as varchar) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."people" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = cast("customer"."key" as varchar)
where "customer"."key" is not null;

-- distinct IDs of a table are people once each
with
  "customer" as (
    select distinct "source"."customer_id" as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      "purchases"."customer_id" as "key_1",
      coalesce(sum("purchases"."amount"), 0) as "sum_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."id" as "id",
  coalesce("purchases"."sum_1", 0) as "subject"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id";

-- a person of a distinct entity is one even when all rows are later
with
  "customer" as (
    select distinct "source"."customer_id" as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      "purchases"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) = 0;

-- repeat buyers of a distinct entity
with
  "customer" as (
    select distinct "source"."customer_id" as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      "purchases"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 2;

-- distinct IDs of one normal form are one person with all of its rows
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim("purchases"."customer_id", ' ')) as "key_1",
      coalesce(sum("purchases"."amount"), 0) as "sum_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."id" as "id",
  coalesce("purchases"."sum_1", 0) as "subject"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id";

-- a second relation of such a person joins by the normal form too
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "notes_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        lower(trim("notes"."customer_id", ' ')) as "key_1",
        array_agg(distinct "notes"."note") as "list_1"
      from "shop"."notes" as "notes"
      group by 1
    ) as "groups"
  )
select
  "customer"."id" as "id",
  to_json(to_variant("notes"."list_1")) as "subject"
from "customer"
left join "notes_by_customer" as "notes" on "notes"."key_1" = "customer"."id";

-- such a person is in a segment once
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim("purchases"."customer_id", ' ')) as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 3;

-- the ID column of such a person is its normal form
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  )
select distinct "customer"."id" as "id"
from "customer"
where "customer"."id" = 'ann';

-- such people are in the segments of others
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim("purchases"."customer_id", ' ')) as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 1;

-- such people are ranked once
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim("purchases"."customer_id", ' ')) as "key_1",
      coalesce(sum("purchases"."amount"), 0) as "sum_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."id" as "id",
      row_number() over (order by coalesce("purchases"."sum_1", 0) desc, "customer"."id") as "rank",
      count(*) over () as "rank_of"
    from "customer"
    left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
    where coalesce("purchases"."sum_1", 0) is not null
  )
select distinct "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- a sequence over all spellings of such a person
with
  "customer" as (
    select distinct lower(trim("source"."customer_id", ' ')) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_in_order" as (
    select
      lower(trim("purchases"."customer_id", ' ')) as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "purchases"."bought_at")) as timestamp_ntz) as "at",
      max(1) as "step_1",
      max(1) as "step_2",
      max(1) as "step_3"
    from "shop"."purchases" as "purchases"
    where "purchases"."bought_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1, 2
  ),
  "purchases_in_order_steps" as (
    select
      "purchases_in_order".*,
      lag(case when "purchases_in_order"."step_1" = 1 then "purchases_in_order"."at" end) ignore nulls over (partition by "purchases_in_order"."key_1" order by "purchases_in_order"."at") as "chain_1"
    from "purchases_in_order"
  ),
  "purchases_in_order_steps_2" as (
    select
      "purchases_in_order_steps".*,
      lag(case when "purchases_in_order_steps"."step_2" = 1 and "purchases_in_order_steps"."chain_1" is not null and "purchases_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "purchases_in_order_steps"."chain_1") then "purchases_in_order_steps"."at" end) ignore nulls over (partition by "purchases_in_order_steps"."key_1" order by "purchases_in_order_steps"."at") as "chain_2"
    from "purchases_in_order_steps"
  ),
  "purchases_in_order_found" as (
    select distinct
      "purchases_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "purchases_in_order_steps_2"
    where "purchases_in_order_steps_2"."step_3" = 1
      and "purchases_in_order_steps_2"."chain_2" is not null
      and "purchases_in_order_steps_2"."at" <= dateadd(microsecond, 86400000000, "purchases_in_order_steps_2"."chain_2")
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_in_order_found" as "purchases_in_order" on "purchases_in_order"."key_1" = "customer"."id"
where "purchases_in_order"."found" is not null;

-- an entity without a table: the members are what raw SQL gives
with
  "in_first_ones" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets where priority = 1
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "in_second_ones" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets where priority = 2
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "customer" as (
    select "ids"."id" as "id"
    from "in_first_ones" as "ids"
    union select "ids"."id" as "id"
    from "in_second_ones" as "ids"
  )
select "customer"."id" as "id"
from "customer"
left join "in_first_ones" on "in_first_ones"."id" = "customer"."id"
left join "in_second_ones" on "in_second_ones"."id" = "customer"."id"
where ("in_first_ones"."id" is not null or "in_second_ones"."id" is not null);

-- an entity without a table: and, except
with
  "in_first_ones" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets where priority = 1
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "in_second_ones" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets where priority = 2
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "customer" as (
    select "ids"."id" as "id"
    from "in_first_ones" as "ids"
    union select "ids"."id" as "id"
    from "in_second_ones" as "ids"
  )
select "customer"."id" as "id"
from "customer"
left join "in_first_ones" on "in_first_ones"."id" = "customer"."id"
left join "in_second_ones" on "in_second_ones"."id" = "customer"."id"
where (("in_first_ones"."id" is not null and "in_second_ones"."id" is not null) or ("in_second_ones"."id" is not null and not ("in_first_ones"."id" is not null)));

-- 1. How a column is stored

-- a timestamp without zone is read in the model's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end = to_timestamp_ntz('2026-06-15 10:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a skipped stored time moves forward by the gap
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end = to_timestamp_ntz('2026-03-29 01:30:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a doubled stored time means the earlier
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end = to_timestamp_ntz('2026-10-25 00:30:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a zoned column in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end >= to_timestamp_ntz('2026-06-15 09:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end < to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a timestamp without zone is UTC unless the model says otherwise
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."seen_at" = to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- such a timestamp in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."seen_at" >= to_timestamp_ntz('2026-06-14 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "customer"."seen_at" < to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a timestamp kept to the nanosecond compares to the microsecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and date_trunc('microsecond', "customer"."measured_at") = to_timestamp_ntz('2026-06-15 11:59:59.123456', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- a timestamp kept to the nanosecond in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."measured_at" >= to_timestamp_ntz('2026-06-15 11:59:59.123456', 'YYYY-MM-DD HH24:MI:SS.FF6') and "customer"."measured_at" < to_timestamp_ntz('2026-06-15 11:59:59.123457', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- unix seconds are an instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and to_timestamp_ntz(cast("customer"."signup_unix" * 1000000 as number(38, 0)), 6) = to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- unix seconds in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and to_timestamp_ntz(cast("customer"."signup_unix" * 1000000 as number(38, 0)), 6) >= to_timestamp_ntz('2026-06-15 11:59:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and to_timestamp_ntz(cast("customer"."signup_unix" * 1000000 as number(38, 0)), 6) < to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- unix seconds before 1970
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and to_timestamp_ntz(cast("customer"."signup_unix" * 1000000 as number(38, 0)), 6) < to_timestamp_ntz('1970-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- unix seconds as a trait
select
  "customer"."customer_id" as "id",
  dateadd(microsecond, date_part(epoch_microsecond, to_timestamp_ntz(cast("customer"."signup_unix" * 1000000 as number(38, 0)), 6)), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a zoned column as a trait
select
  "customer"."customer_id" as "id",
  dateadd(microsecond, date_part(epoch_microsecond, case when convert_timezone('UTC', 'Europe/Berlin', dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered")))) = "customer"."registered" then dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', convert_timezone('Europe/Berlin', 'UTC', "customer"."registered")) = "customer"."registered" then convert_timezone('Europe/Berlin', 'UTC', "customer"."registered") else dateadd(hour, 24, convert_timezone('Europe/Berlin', 'UTC', dateadd(hour, -24, "customer"."registered"))) end), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- days of a zoned column
select
  "customer"."customer_id" as "id",
  (datediff(day, "customer"."seen_at", to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast("customer"."seen_at" as time) then 1 else 0 end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a UUID is lower-case text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast("customer"."device" as varchar) = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';

-- a UUID has text operators
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and startswith(cast("customer"."device" as varchar), 'a0ee');

-- CHAR(n) is read without trailing spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and rtrim("customer"."code", ' ') = 'ab';

-- CHAR(n) keeps inner spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and endswith(rtrim("customer"."code", ' '), 'b c')
  and length(rtrim("customer"."code", ' ')) = 4;

-- an empty CHAR(n) is the empty text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (rtrim("customer"."code", ' ') is null or trim(rtrim("customer"."code", ' '), ' ') = '');

-- a column of an unknown type may be set or not
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."picture" is not null;

-- a column of an unknown type is not set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not ("customer"."picture" is not null);

-- two texts are equal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = "customer"."customer_id";

-- two truth values are equal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip" = "customer"."opted_out";

-- a truth value equals true
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip" = true;

-- two dates compare
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" = "customer"."birthday";

-- one date is before another
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" < "customer"."birthday";

-- two timestamps compare to the microsecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz) = "customer"."seen_at";

-- two timestamps in order
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz) > "customer"."seen_at";

-- a field equals one of two fields
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."customer_id" in ("customer"."name", 'b');

-- the ID is a column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."customer_id" = 'a', false);

-- a trait with several columns
select
  "customer"."customer_id" as "id",
  "customer"."name" as "n",
  "customer"."is_vip" as "vip",
  "customer"."joined_on" as "day_of"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- fields named by the entity
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" = 5;

-- 2. Truth: no third value

-- a positive test of a missing value is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US';

-- != is everyone else, those without a value too
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- not (a = b) is !=
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- not in is everyone else
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" in ('US'), false);

-- in takes several options
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" in ('US', 'CA');

-- having a value and another one is said with is set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" is not null
  and not coalesce("customer"."country" = 'US', false);

-- the empty string is a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" is not null;

-- is not set finds the missing value only
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not ("customer"."country" is not null);

-- is blank on text: no value or empty
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" is null or trim("customer"."country", ' ') = '');

-- is blank on text: nothing but spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" is null or trim("customer"."name", ' ') = '');

-- a tab is not blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not ("customer"."name" is null or trim("customer"."name", ' ') = '');

-- is blank on a number is is not set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" is null;

-- is blank on a truth value is is not set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip" is null;

-- equal to the empty string
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = '';

-- NaN and infinity are no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) is not null;

-- NaN is greater than nothing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) > cast('1' as double);

-- not (x > n) holds NaN
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) > cast('1' as double), false);

-- < on a missing value is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" < 18;

-- not (age < 18) includes people without an age
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."age" < 18, false);

-- between on a missing value is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" >= 0 and "customer"."age" <= 20);

-- not between includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(("customer"."age" >= 0 and "customer"."age" <= 20), false);

-- a = b of two fields is false when either is missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = "customer"."city";

-- a != b of two fields is the complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = "customer"."city", false);

-- a < b of two numeric fields is false when either is missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."points" < "customer"."age";

-- a truth value alone is is true
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip";

-- not is_vip includes those without a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."is_vip", false);

-- is false is a positive test
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not "customer"."is_vip";

-- is not false is its complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(not "customer"."is_vip", false);

-- is not true is not
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."is_vip", false);

-- double negation
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not (not coalesce("customer"."country" = 'US', false));

-- De Morgan over missing values: not (a and b)
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US' and "customer"."age" > 18, false);

-- or of a test and its negation is everybody
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" > 5 or not coalesce("customer"."age" > 5, false));

-- and of a test and its negation is nobody
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" > 5
  and not coalesce("customer"."age" > 5, false);

-- not contains includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(contains("customer"."country", 'U'), false);

-- not starts with includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(startswith("customer"."country", 'C'), false);

-- not matches includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(regexp_instr("customer"."country", '^U') > 0, false);

-- without where everybody is in
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- arithmetic with a missing operand has no value
select
  "customer"."customer_id" as "id",
  ("customer"."age" + "customer"."points") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- arithmetic with NaN has no value
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) + cast('1' as double)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- concat with a missing operand has no value
select
  "customer"."customer_id" as "id",
  ("customer"."country" || '-' || "customer"."city") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a function of a missing value has none
select
  "customer"."customer_id" as "id",
  lower(translate("customer"."country", 'İΣẞ', 'iσß')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- length of a missing value has none
select
  "customer"."customer_id" as "id",
  length("customer"."country") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce is the cure
select
  "customer"."customer_id" as "id",
  (coalesce("customer"."age", 99, null) + 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce passes over NaN
select
  "customer"."customer_id" as "id",
  coalesce(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)), cast('0.5' as double), null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce keeps the empty string
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country", '?', null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of several takes the first that has a value
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country", "customer"."city", '?', null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- when without a matching arm or else has no value
select
  "customer"."customer_id" as "id",
  case when "customer"."age" > 18 then 'adult' end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- when takes the first matching arm
select
  "customer"."customer_id" as "id",
  case when "customer"."age" > 10 then 'big' when "customer"."age" > 5 then 'middle' else 'small' end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an arm whose value is missing gives no value and not the else
select
  "customer"."customer_id" as "id",
  case when "customer"."country" is not null then "customer"."age" else 1 end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a condition used as a trait is true or false, never missing
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country" = 'US', false) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a negative condition used as a trait
select
  "customer"."customer_id" as "id",
  coalesce("customer"."age" >= 18 or not coalesce("customer"."country" = 'US', false), false) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a truth column used as a trait keeps its missing value
select
  "customer"."customer_id" as "id",
  "customer"."is_vip" as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a NaN column used as a trait has no value
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- rows without an ID are not people
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US';

-- nor are they in a negative
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- nor do they have traits
select
  "customer"."customer_id" as "id",
  "customer"."country" as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an empty array is blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."tags" is null or array_size("customer"."tags") = 0);

-- an empty array is a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."tags" is not null;

-- an empty population has no members
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- and no traits
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- 3. Aggregates over related rows

-- count counts rows
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count of a column counts the rows that have it
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count("orders"."coupon") as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count_distinct counts different values
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(distinct "orders"."coupon") as "count_distinct_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_distinct_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- sum of no rows, or of rows without the value, is 0
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- sum of integers
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."quantity"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg leaves out rows without the value
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum("orders"."quantity") as double precision) / nullif(count("orders"."quantity"), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."avg_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg is one float division of the exact sum
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."avg_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- min of no rows has no value
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      min("orders"."amount") as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."min_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- max of no rows has no value
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."amount") as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- median of an odd count is the middle one
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(percentile_disc(0.5) within group (order by "orders"."amount") - percentile_disc(0.5) within group (order by (- "orders"."amount")) as double) / 2 as "median_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."median_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- first of no rows has no value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."status" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."status" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."first_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- last leaves out rows that lack the value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."status" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."status" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."last_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- first leaves out rows without a time
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."quantity" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."quantity" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."first_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- most_frequent of no rows has no value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."coupon" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of no rows has no value
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."coupon") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- where restricts the rows
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."status" = 'paid'
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- where takes and and or without parentheses
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and (("orders"."status" = 'paid' and "orders"."coupon" = 'X') or "orders"."quantity" = 4)
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a negative in where holds rows without the value
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and not coalesce("orders"."status" = 'paid', false)
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- an expression of columns of the same row
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum((cast("orders"."amount" as number(38, 2)) * "orders"."quantity")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count in a comparison, no rows included
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) < 2;

-- sum of nobody compares as 0
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."sum_1", 0) = 0;

-- avg of no rows fails every comparison
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders"."avg_1" < cast('1000' as double);

-- min of truth values: false before true
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      booland_agg("orders"."gift") as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."min_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- max of truth values
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      boolor_agg("orders"."gift") as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- max of instants
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max(cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz)) as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  dateadd(microsecond, date_part(epoch_microsecond, "orders"."max_1"), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- min of text by code point
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      min("orders"."status") as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."min_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- two aggregates of one relation divide
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."quantity"), 0) as "sum_1",
      count(*) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast(coalesce("orders"."sum_1", 0) as double) / nullif(cast(coalesce("orders"."count_2", 0) as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- has is at least one
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- not has is none
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not (coalesce("orders"."count_1", 0) >= 1);

-- has no is none
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- has at least N
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 3;

-- has at most N includes none
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) <= 1;

-- has exactly N
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 4;

-- has more than N
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) > 1;

-- has fewer than N
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) < 4;

-- has between N and M
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("orders"."count_1", 0) >= 1 and coalesce("orders"."count_1", 0) <= 3);

-- has with where
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."status" = 'paid'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 2;

-- has no with where
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."coupon" = 'X'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- all over no rows is true
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and not coalesce("orders"."status" = 'paid', false)
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- all where a row lacks its value is false
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and not coalesce("orders"."amount" > 1, false)
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- all with where asks the filtered rows
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "orders"."coupon" = 'X'
      and not coalesce("orders"."status" = 'paid', false)
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- has and all
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1",
      count(case when not coalesce("orders"."status" = 'paid', false) then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1
  and coalesce("orders"."count_2", 0) = 0;

-- all with a window
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-03 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and not (not ("orders"."quantity" is not null))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- the person is named inside a where
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."customer_id" as "customer_id"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  ),
  "orders_by_customer" as (
    select
      "customer_1"."id" as "key_1",
      count(*) as "count_1"
    from "customer_1"
    join "shop"."orders" as "orders" on "orders"."customer_id" = "customer_1"."customer_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "customer_1"."id" = 'a'
      and "orders"."coupon" = 'Y'
    group by 1
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer_1"."id"
where coalesce("orders"."count_1", 0) >= 1;

-- first of two at one time takes the smaller value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."coupon" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."first_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- last of two at one time takes the larger value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."coupon" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."last_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- first of a number
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."amount" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."first_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- last is of the last row that has the value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."gift" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."gift" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."last_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- most_frequent ties go to the smallest value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."amount" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- most_frequent of text ties by code point
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."status" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- most_frequent of truth values ties to false
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."gift" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- median of an even count is the mean of the middle two
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(percentile_disc(0.5) within group (order by "orders"."amount") - percentile_disc(0.5) within group (order by (- "orders"."amount")) as double) / 2 as "median_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."median_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- max of text orders by code point, not by UTF-16
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."coupon") as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- min of dates
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      min("orders"."deliver_on") as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."min_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list is distinct and sorted by code point
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."coupon") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- rows without a time are counted
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- first with a where
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."gift"
          and "orders"."coupon" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."first_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list holds the 100 smallest
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."coupon") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of instants, to the microsecond
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz)) as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant(transform("orders"."list_1", one_of_array -> to_char(cast(one_of_array as timestamp_ntz), 'YYYY-MM-DD"T"HH24:MI:SS.FF6') || 'Z'))) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of dates
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."deliver_on") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant(transform("orders"."list_1", one_of_array -> to_char(cast(one_of_array as date), 'YYYY-MM-DD')))) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of truth values
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."gift") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a list contains a date
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."deliver_on") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains(to_variant(to_date('2026-01-31', 'YYYY-MM-DD')), cast("orders"."list_1" as array));

-- a list contains an instant
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz)) as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains(to_variant(to_timestamp_ntz('2026-06-02 10:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')), cast("orders"."list_1" as array));

-- a list contains an instant, to the microsecond
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz)) as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (array_contains(to_variant(to_timestamp_ntz('2026-06-01 10:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')), cast("orders"."list_1" as array)) or array_contains(to_variant(to_timestamp_ntz('2026-06-01 10:00:00.123456', 'YYYY-MM-DD HH24:MI:SS.FF6')), cast("orders"."list_1" as array)));

-- a list contains a truth value
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."gift") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains(to_variant(false), cast("orders"."list_1" as array));

-- a list has an element
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."deliver_on") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_size(filter("orders"."list_1", element_of_array -> (cast(element_of_array as date) > to_date('2026-02-01', 'YYYY-MM-DD')))) > 0;

-- a list of instants has an element
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz)) as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_size(filter("orders"."list_1", element_of_array -> (cast(element_of_array as timestamp_ntz) < to_timestamp_ntz('2026-06-01 10:00:00.123457', 'YYYY-MM-DD HH24:MI:SS.FF6')))) > 0;

-- 3. Numbers

-- decimals add exactly
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- integers beyond 2^53 add exactly
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."quantity"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- decimals of different scales add exactly
select
  "customer"."customer_id" as "id",
  ("customer"."balance" + "customer"."rate") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- decimals multiply exactly
select
  "customer"."customer_id" as "id",
  (cast("customer"."balance" as number(38, 6)) * "customer"."rate") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an exact sum equals its literal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."balance" + "customer"."rate") = cast(0.3 as number(38, 4));

-- a large integer is compared exactly
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."points" > 9007199254740992
  and "customer"."points" = 9007199254740993;

-- a decimal and an integer compare exactly
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."sum_1", 0) = 100000000000000;

-- a literal with more places than the column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast("customer"."balance" as number(38, 4)) = 0.1000
  and cast("customer"."balance" as number(38, 5)) < 0.10001;

-- an integer and a fraction
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."points" < 9007199254740993.5;

-- floats are summed as decimals of 6 places, in any order
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg of floats is the exact sum divided once
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum(cast(floor(nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision) / nullif(count(nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."avg_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- count leaves out NaN
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- max leaves out infinity
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max(nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- median of floats
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(percentile_disc(0.5) within group (order by nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) - percentile_disc(0.5) within group (order by (- nullif(nullif(nullif("orders"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)))) as double) / 2 as "median_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."median_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- integer division never truncates
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast("customer"."age" as double) / nullif(cast("customer"."points" as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- division by 0 has no value
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast("customer"."age" as double) / nullif(cast('0' as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- division by a float 0 has no value
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) / nullif(nullif(nullif(nullif((nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) - nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a division by 0 fails a comparison
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and nullif(nullif(nullif((cast("customer"."age" as double) / nullif(cast('0' as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) > cast('1' as double);

-- decimal division gives a float
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast("customer"."balance" as double) / nullif(cast('3' as double), 0)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- times before plus
select
  "customer"."customer_id" as "id",
  ("customer"."age" + ("customer"."points" * 10)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- from left to right
select
  "customer"."customer_id" as "id",
  (("customer"."age" - "customer"."points") - 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- parentheses
select
  "customer"."customer_id" as "id",
  (("customer"."age" + "customer"."points") * 10) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a minus before a value
select
  "customer"."customer_id" as "id",
  ((- "customer"."age") + 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a minus without blanks
select
  "customer"."customer_id" as "id",
  ("customer"."age" - 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- integer and float make a float
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((cast("customer"."age" as double) * nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a float goes half away from zero
select
  "customer"."customer_id" as "id",
  (sign(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) + 0.5)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a negative decimal goes half away from zero
select
  "customer"."customer_id" as "id",
  round(cast("customer"."balance" as number(38, 2))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a negative float goes half away from zero
select
  "customer"."customer_id" as "id",
  (sign(nullif(nullif(nullif("customer"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif("customer"."weight", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) + 0.5)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round to places
select
  "customer"."customer_id" as "id",
  round("customer"."rate", cast(2 as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of an integer
select
  "customer"."customer_id" as "id",
  round(cast("customer"."age" as number(38, 0))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- floor of a negative
select
  "customer"."customer_id" as "id",
  floor(cast("customer"."balance" as number(38, 2))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- ceil of a negative
select
  "customer"."customer_id" as "id",
  ceil(cast("customer"."balance" as number(38, 2))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- abs
select
  "customer"."customer_id" as "id",
  abs("customer"."balance") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of a number to text
select
  "customer"."customer_id" as "id",
  cast(cast("customer"."age" as number(38, 0)) as varchar) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of text to a number
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((case when regexp_like(trim('12.5', ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim('12.5', ' ')) end + cast('1' as double)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a failed cast has no value
select
  "customer"."customer_id" as "id",
  case when regexp_like(trim('12x', ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim('12x', ' ')) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of text to a date
select
  "customer"."customer_id" as "id",
  case when regexp_like(trim('2026-02-28', ' '), '^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}$') then try_to_date(trim('2026-02-28', ' '), 'YYYY-MM-DD') end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an impossible date has no value
select
  "customer"."customer_id" as "id",
  case when regexp_like(trim('2026-02-30', ' '), '^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}$') then try_to_date(trim('2026-02-30', ' '), 'YYYY-MM-DD') end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- between holds both ends
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" >= 10 and "customer"."age" <= 12);

-- a reversed between is empty
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" >= 12 and "customer"."age" <= 10);

-- multiple of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and mod("customer"."age", nullif(5, 0)) = 0;

-- not multiple of holds the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(mod("customer"."age", nullif(5, 0)) = 0, false);

-- a multiple of 0 is nothing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and mod("customer"."age", nullif(0, 0)) = 0;

-- is integer of decimals
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" = floor(cast("customer"."balance" as number(38, 2)));

-- is integer of floats
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) = floor(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)));

-- is not integer
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) = floor(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), false);

-- >= and <=
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" >= 10
  and "customer"."balance" <= cast(12.5 as number(38, 2));

-- decimal equals integer column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" = "customer"."age";

-- float equals integer column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) = cast("customer"."age" as double);

-- numbers in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" in (10, (-10), 3);

-- a decimal in a list of other scales
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" in (cast(12.5 as number(38, 2)), 10);

-- another field as the limit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (cast("customer"."age" as double) >= cast("customer"."balance" as double) and cast("customer"."age" as double) <= nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)));

-- abs of the largest and smallest integers
select
  "customer"."customer_id" as "id",
  abs("customer"."points") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of the largest and smallest integers to hundreds
select
  "customer"."customer_id" as "id",
  round("customer"."points", cast((-2) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of the largest integer up to a thousand
select
  "customer"."customer_id" as "id",
  round("customer"."points", cast((-3) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a position beyond 32 bits is beyond every text
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when 9999999999 < 1 then 1 when 9999999999 > 2147483647 then 2147483647 else cast(9999999999 as integer) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a length beyond 32 bits is the rest of the text
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when 2 < 1 then 1 when 2 > 2147483647 then 2147483647 else cast(2 as integer) end, case when 9999999999 < 0 then 0 when 9999999999 > 2147483647 then 2147483647 else cast(9999999999 as integer) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a position far before the text is its start
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when (-9999999999) < 1 then 1 when (-9999999999) > 2147483647 then 2147483647 else cast((-9999999999) as integer) end, case when 2 < 0 then 0 when 2 > 2147483647 then 2147483647 else cast(2 as integer) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a missing position or length gives no value
select
  "customer"."customer_id" as "id",
  coalesce(substring('abc', case when "customer"."age" < 1 then 1 when "customer"."age" > 2147483647 then 2147483647 else cast("customer"."age" as integer) end), substring('abc', case when 1 < 1 then 1 when 1 > 2147483647 then 2147483647 else cast(1 as integer) end, case when "customer"."age" < 0 then 0 when "customer"."age" > 2147483647 then 2147483647 else cast("customer"."age" as integer) end), 'none', null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a list keeps every digit of integers
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."quantity") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a list keeps every digit of decimals
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."amount") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- round of a decimal to the places of a column
select
  "customer"."customer_id" as "id",
  round("customer"."rate", cast("customer"."age" as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a float to the places of a column
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif(sign(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * floor(abs(nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) * power(cast(10 as double precision), "customer"."age") + 0.5) / power(cast(10 as double precision), "customer"."age"), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of an integer to the places of a column
select
  "customer"."customer_id" as "id",
  round("customer"."points", cast("customer"."age" as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round to places that are computed
select
  "customer"."customer_id" as "id",
  round("customer"."rate", cast(("customer"."age" * (-1)) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the model may name other places: each float is rounded half up
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(nullif(nullif(nullif("orders"."cents", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 100 + 0.5) as bigint)) as double precision) / cast(100 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- no places: halves go up
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(nullif(nullif(nullif("orders"."whole", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 1 + 0.5) as bigint)) as double precision) / cast(1 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- approximate sums are plain
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(nullif(nullif(nullif("orders"."loose", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- what is below the places counts nothing
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(nullif(nullif(nullif("orders"."plain", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg with places
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum(cast(floor(nullif(nullif(nullif("orders"."whole", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) * 1 + 0.5) as bigint)) as double precision) / cast(1 as double precision) / nullif(count(nullif(nullif(nullif("orders"."whole", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))), 0) as "avg_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."avg_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- min and max are not rounded
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      min(nullif(nullif(nullif("orders"."cents", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) as "min_1",
      max(nullif(nullif(nullif("orders"."cents", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))) as "max_2"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif(("orders"."min_1" + "orders"."max_2"), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- coalesce keeps the places of a decimal beside a rounded number
select
  "customer"."customer_id" as "id",
  coalesce("customer"."balance", cast(floor(cast("customer"."age" as number(38, 0))) as number(38, 2)), null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- when keeps the places of a decimal beside a rounded number
select
  "customer"."customer_id" as "id",
  case when "customer"."age" > 3 then cast(ceil(cast("customer"."age" as number(38, 0))) as number(38, 2)) else "customer"."balance" end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of decimals of different places keeps all
select
  "customer"."customer_id" as "id",
  coalesce(cast("customer"."balance" as number(38, 4)), "customer"."rate", null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round after round
select
  "customer"."customer_id" as "id",
  round(round("customer"."rate", cast(3 as integer)), cast(1 as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a decimal less a literal of more places
select
  "customer"."customer_id" as "id",
  ("customer"."balance" - 0.12345) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of a truth value to text
select
  "customer"."customer_id" as "id",
  case when coalesce("customer"."age" > 3, false) then 'true' else 'false' end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- 3. Events

-- did is at least one row of that name
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- event names are compared exactly
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'view'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- not did includes people with no rows at all
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not (coalesce("events"."count_1", 0) >= 1);

-- did not is not did
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not (coalesce("events"."count_1", 0) >= 1);

-- at least N times
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 2;

-- at most N times includes people with no rows
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) <= 1;

-- exactly N times
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) = 3;

-- exactly 0 times includes people with no rows
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) = 0;

-- more than N times
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) > 1;

-- fewer than N times
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) < 3;

-- between N and M times
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("events"."count_1", 0) >= 1 and coalesce("events"."count_1", 0) <= 3);

-- on at least N days counts different days
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)))) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_distinct_1", 0) >= 2;

-- on exactly N days: a row without a time is on no day
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)))) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_distinct_1", 0) = 0;

-- an event with where
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
      and "events"."category" = 'shoes'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- an event with a window
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-05-16 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- an event with count, window and where
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-05-16 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'View'
      and "events"."category" = 'shoes'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 2;

-- a row at now does not exist, one a minute before does
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(case when "events"."event_name" = 'Cart' then 1 end) as "count_1",
      count(case when "events"."occurred_at" >= to_timestamp_tz('2026-06-11 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'View' then 1 end) as "count_2"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("events"."event_name" = 'Cart' or "events"."event_name" = 'View')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (coalesce("events"."count_1", 0) >= 1 or coalesce("events"."count_2", 0) >= 1);

-- any of counts all names together
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" in ('View', 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 2;

-- any of once
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" in ('Cart', 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_1", 0) >= 1;

-- not any of
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" in ('View', 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not (coalesce("events"."count_1", 0) >= 1);

-- first_time: the earliest row ever lies in the window
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min(cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)) as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= to_timestamp_ntz('2026-05-16 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."min_1" < to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- first_time with where
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min(cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)) as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
      and "events"."category" = 'hats'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= to_timestamp_ntz('2026-05-16 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and "events"."min_1" < to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- first_time in an older window
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min(cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)) as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" < to_timestamp_ntz('2026-05-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- days are those of the project's zone
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct to_date(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)))) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_distinct_1", 0) = 2;

-- days of the zone: 23:30 and 00:30 UTC are one day in Berlin
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct to_date(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)))) as "count_distinct_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-01 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'View'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("events"."count_distinct_1", 0) >= 2;

-- since last: rows strictly after the latest such event
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Open' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_1",
      max(case when "events"."event_name" = 'Order' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_2",
      count(case when "events"."event_name" = 'Open' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("events"."event_name" = 'Open' or "events"."event_name" = 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1));

-- not did since last
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Open' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_1",
      max(case when "events"."event_name" = 'Order' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_2",
      count(case when "events"."event_name" = 'Open' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("events"."event_name" = 'Open' or "events"."event_name" = 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not coalesce("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1), false);

-- since last with a count
with
  "events_by_customer_2" as (
    select
      "events"."customer_id" as "key_1",
      max(cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz)) as "max_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "events"."event_name" = 'Order'
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."customer_id" as "customer_id",
      "events"."max_1" as "max_events"
    from "shop"."customers" as "customer"
    left join "events_by_customer_2" as "events" on "events"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
  ),
  "events_by_customer" as (
    select
      "customer_1"."id" as "key_1",
      count(*) as "count_1"
    from "customer_1"
    join "shop"."events" as "events" on "events"."customer_id" = "customer_1"."customer_id"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("customer_1"."max_events" is null or cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) > "customer_1"."max_events")
      and "events"."event_name" = 'Open'
    group by 1
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "events_by_customer" as "events" on "events"."key_1" = "customer_1"."id"
where coalesce("events"."count_1", 0) <= 0;

-- the earlier event's own condition stands in parentheses
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Open' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_1",
      max(case when "events"."event_name" = 'Order' and "events"."total" > 50 then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_2",
      count(case when "events"."event_name" = 'Open' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("events"."event_name" = 'Open' or ("events"."event_name" = 'Order' and "events"."total" > 50))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1));

-- a where after since last belongs to the did
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Open' and "events"."campaign" = 'x' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_1",
      max(case when "events"."event_name" = 'Order' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_2",
      count(case when "events"."event_name" = 'Open' and "events"."campaign" = 'x' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and (("events"."event_name" = 'Open' and "events"."campaign" = 'x') or "events"."event_name" = 'Order')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1));

-- no such event: the whole history
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      max(case when "events"."event_name" = 'Open' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_1",
      max(case when "events"."event_name" = 'Never' then cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) end) as "max_2",
      count(case when "events"."event_name" = 'Open' then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and ("events"."event_name" = 'Open' or "events"."event_name" = 'Never')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1));

-- with several event relations did names one
with
  "web_by_customer" as (
    select
      "web"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."web" as "web"
    where ("web"."seen_at" is null or "web"."seen_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "web"."event" = 'X'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "web_by_customer" as "web" on "web"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("web"."count_1", 0) >= 1;

-- the other event relation
with
  "app_by_customer" as (
    select
      "app"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."app" as "app"
    where ("app"."seen_at" is null or "app"."seen_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "app"."event" = 'X'
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "app_by_customer" as "app" on "app"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("app"."count_1", 0) >= 1;

-- 3. Sequences

-- each step strictly later than the one before
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- at most D later, the end included
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 604800000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- not a sequence
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 604800000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not ("events_in_order"."found" is not null);

-- any choice of rows will do
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- steps in the other order
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'B' or "events"."event_name" = 'A')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a step's where
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' and "events"."campaign" = 'y' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or ("events"."event_name" = 'B' and "events"."campaign" = 'y'))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- the first step's where
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' and "events"."campaign" = 'x' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and (("events"."event_name" = 'A' and "events"."campaign" = 'x') or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- three steps
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'C' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'C')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- the window bounds the positive steps: all of them inside
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-04 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a window that starts later than A leaves A out
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-06 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- rows at or after now do not exist for a sequence
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 172800000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a window that reaches beyond now lifts the cut
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-10 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."occurred_at" is not null
      and (("events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'A') or ("events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'B'))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a window that reaches beyond now lifts the cut of positive steps only
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when ("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')) and "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-10 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."occurred_at" is not null
      and (("events"."occurred_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'A') or (("events"."occurred_at" is null or "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')) and "events"."event_name" = 'B'))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and "events_in_order_steps"."after_2" is null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a sequence in minutes
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- three steps: any B between A and C, near to both
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'C' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'C')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd(microsecond, 345600000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- the earlier B is near to A, the later near to C, none to both
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'C' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'C')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a later A does not break the chain
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'C' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'C')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd(microsecond, 172800000000, "events_in_order_steps_2"."chain_2")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- the same event twice
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'A'
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- rows of the same instant follow each other in neither order
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'A'
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "events_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- four steps
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_3",
      max(case when "events"."event_name" = 'C' then 1 else 0 end) as "step_4"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'C')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_steps_3" as (
    select
      "events_in_order_steps_2".*,
      lag(case when "events_in_order_steps_2"."step_3" = 1 and "events_in_order_steps_2"."chain_2" is not null then "events_in_order_steps_2"."at" end) ignore nulls over (partition by "events_in_order_steps_2"."key_1" order by "events_in_order_steps_2"."at") as "chain_3"
    from "events_in_order_steps_2"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_3"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_3"
    where "events_in_order_steps_3"."step_4" = 1
      and "events_in_order_steps_3"."chain_3" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- then not within D: no such row up to D later, D included, and the time has passed
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'Cart' or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 86400000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 86400000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a cart younger than D is not yet abandoned
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'Cart' or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 86400000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 86400000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a cart of 10 minutes counts when 10 minutes have passed
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= to_timestamp_tz('2026-06-13 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'Cart' or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 600000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 600000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- then not without within looks up to now
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'Cart' or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and "events_in_order_steps"."after_2" is null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a window that holds no abandoned cart
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."occurred_at" < to_timestamp_tz('2026-06-02 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and (("events"."occurred_at" < to_timestamp_tz('2026-06-02 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'Cart') or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 86400000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 86400000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- the window does not bound negative steps
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."occurred_at" < to_timestamp_tz('2026-06-11 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'Cart' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'Order' then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and (("events"."occurred_at" < to_timestamp_tz('2026-06-11 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "events"."event_name" = 'Cart') or "events"."event_name" = 'Order')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 172800000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 172800000000, "events_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- not between two steps
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'X' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'X' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lag(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "before_2"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_1" is not null
      and ("events_in_order_steps_2"."before_2" is null or "events_in_order_steps_2"."before_2" <= "events_in_order_steps_2"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- not within D before a later step is a property of its own row
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'X' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'X' or "events"."event_name" = 'B')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_2"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_1" = 1 and dateadd(microsecond, 43200000000, "events_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd(microsecond, 43200000000, "events_in_order_steps"."at")) then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- not after the last step
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'X' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'X')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_3" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_3"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_2" = 1
      and "events_in_order_steps_2"."chain_1" is not null
      and dateadd(microsecond, 86400000000, "events_in_order_steps_2"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps_2"."after_3" is null or "events_in_order_steps_2"."after_3" > dateadd(microsecond, 86400000000, "events_in_order_steps_2"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- not after the last step, its time has passed exactly at now
with
  "events_in_order" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      max(case when "events"."event_name" = 'A' then 1 else 0 end) as "step_1",
      max(case when "events"."event_name" = 'B' then 1 else 0 end) as "step_2",
      max(case when "events"."event_name" = 'X' then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and ("events"."event_name" = 'A' or "events"."event_name" = 'B' or "events"."event_name" = 'X')
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      lead(case when "events_in_order"."step_3" = 1 then "events_in_order"."at" end) ignore nulls over (partition by "events_in_order"."key_1" order by "events_in_order"."at") as "after_3"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      lag(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) ignore nulls over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at") as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_2" = 1
      and "events_in_order_steps_2"."chain_1" is not null
      and dateadd(microsecond, 43200000000, "events_in_order_steps_2"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("events_in_order_steps_2"."after_3" is null or "events_in_order_steps_2"."after_3" > dateadd(microsecond, 43200000000, "events_in_order_steps_2"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a step may be a relation with a time
with
  "orders_in_order" as (
    select
      "orders"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "at",
      max(1) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      lag(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) ignore nulls over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at") as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd(microsecond, 2592000000000, "orders_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_in_order_found" as "orders_in_order" on "orders_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders_in_order"."found" is not null;

-- microseconds are later
with
  "orders_in_order" as (
    select
      "orders"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "at",
      max(case when "orders"."status" = 'paid' then 1 else 0 end) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      lag(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) ignore nulls over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at") as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd(microsecond, 60000000, "orders_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_in_order_found" as "orders_in_order" on "orders_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders_in_order"."found" is not null;

-- an event and a relation
with
  "events_in_order_rows" as (
    select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      case when "events"."event_name" = 'View' then 1 else 0 end as "step_1",
      0 as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'View'
    union all select
      "orders"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "at",
      0 as "step_1",
      1 as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
  ),
  "events_in_order_moments" as (
    select
      "events_in_order_rows"."key_1" as "key_1",
      "events_in_order_rows"."at" as "at",
      max("events_in_order_rows"."step_1") as "step_1",
      max("events_in_order_rows"."step_2") as "step_2"
    from "events_in_order_rows"
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order_moments".*,
      lag(case when "events_in_order_moments"."step_1" = 1 then "events_in_order_moments"."at" end) ignore nulls over (partition by "events_in_order_moments"."key_1" order by "events_in_order_moments"."at") as "chain_1"
    from "events_in_order_moments"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_in_order_found" as "events_in_order" on "events_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events_in_order"."found" is not null;

-- a relation and then an event
with
  "orders_in_order_rows" as (
    select
      "orders"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "at",
      1 as "step_1",
      0 as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    union all select
      "events"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "events"."occurred_at")) as timestamp_ntz) as "at",
      0 as "step_1",
      case when "events"."event_name" = 'View' then 1 else 0 end as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
      and "events"."event_name" = 'View'
  ),
  "orders_in_order_moments" as (
    select
      "orders_in_order_rows"."key_1" as "key_1",
      "orders_in_order_rows"."at" as "at",
      max("orders_in_order_rows"."step_1") as "step_1",
      max("orders_in_order_rows"."step_2") as "step_2"
    from "orders_in_order_rows"
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order_moments".*,
      lag(case when "orders_in_order_moments"."step_1" = 1 then "orders_in_order_moments"."at" end) ignore nulls over (partition by "orders_in_order_moments"."key_1" order by "orders_in_order_moments"."at") as "chain_1"
    from "orders_in_order_moments"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd(microsecond, 86400000000, "orders_in_order_steps"."chain_1")
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_in_order_found" as "orders_in_order" on "orders_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders_in_order"."found" is not null;

-- then not a relation
with
  "orders_in_order" as (
    select
      "orders"."customer_id" as "key_1",
      cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "at",
      max(1) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      lead(case when "orders_in_order"."step_2" = 1 then "orders_in_order"."at" end) ignore nulls over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at") as "after_2"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_1" = 1
      and dateadd(microsecond, 2592000000000, "orders_in_order_steps"."at") <= to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')
      and ("orders_in_order_steps"."after_2" is null or "orders_in_order_steps"."after_2" > dateadd(microsecond, 2592000000000, "orders_in_order_steps"."at"))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_in_order_found" as "orders_in_order" on "orders_in_order"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders_in_order"."found" is not null;

-- 3. Ranks and 5. buckets

-- top N
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- top N: ties go to the smaller ID
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 3;

-- bottom N
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points", "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 2;

-- bottom N: ties go to the smaller ID
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points", "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 4;

-- people without a value are in no rank
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 100;

-- not top holds people without a value
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      case when "customer"."points" is not null then row_number() over (partition by "customer"."points" is not null order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where not coalesce("customer_1"."rank" <= 100, false);

-- NaN and infinity are in no rank
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and nullif(nullif(nullif("customer"."score", cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 100;

-- top 0 is nobody
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 0;

-- N % takes the ceiling: 50 % of 6
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 5000);

-- N % takes the ceiling: 1 % of 6 is one
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 100);

-- 17 % of 6 is 1.02, so two
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 1700);

-- 100 % is all with a value
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 10000);

-- bottom N %
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points", "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 2000);

-- a rank is over the whole population whatever stands beside it
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of",
      "customer"."country" as "country"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 2
  and "customer_1"."country" = 'US';

-- among ranks those of a condition only
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
      and "customer"."country" = 'US'
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 2;

-- percent of those among
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
      and "customer"."country" = 'US'
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 5000);

-- among a negative
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points", "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
      and not coalesce("customer"."country" = 'US', false)
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- a rank by an aggregate: sums of no rows are 0
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
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
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 3;

-- a rank by an aggregate that may be missing
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "orders"."avg_1" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
    where "customer"."customer_id" is not null
      and "orders"."avg_1" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 3;

-- a rank by a date
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."joined_on" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."joined_on" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- two ranks in one rule
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      case when "customer"."points" is not null then row_number() over (partition by "customer"."points" is not null order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of",
      case when "customer"."points" is not null then row_number() over (partition by "customer"."points" is not null order by "customer"."points", "customer"."customer_id") end as "rank_2",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_2_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 3
  and "customer_1"."rank_2" <= 5;

-- a rank as a trait
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      case when "customer"."points" is not null then row_number() over (partition by "customer"."points" is not null order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select
  "customer_1"."id" as "id",
  coalesce("customer_1"."rank" <= 1, false) as "subject"
from "customer_1";

-- two decimals of a percent: 2.43 % of 41 is 0.9963
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 243);

-- 2.44 % of 41 is 1.0004
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 244);

-- 5 % of 41 is 2.05
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where (("customer_1"."rank" - 1) * 10000) < ("customer_1"."rank_of" * 500);

-- ties by ID compare by code point
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 3;

-- ties by ID: the first plane before the others
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points", "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 4;

-- a bucket is md5 of salt:id modulo N
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) >= 0 and mod(to_number(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) <= 4);

-- the other half is the other buckets
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) >= 5 and mod(to_number(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) <= 9);

-- without a salt the entity's name
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('customer' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 100) >= 0 and mod(to_number(left(md5('customer' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 100) <= 49);

-- one bucket, both ends included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('x' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 1000) >= 395 and mod(to_number(left(md5('x' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 1000) <= 395);

-- a salt with quotes and letters
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('ü''"%' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10000) >= 0 and mod(to_number(left(md5('ü''"%' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10000) <= 4999);

-- all buckets are everybody, the empty ID included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(to_number(left(md5('customer' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) >= 0 and mod(to_number(left(md5('customer' || ':' || "customer"."customer_id"), 8), 'XXXXXXXX'), 10) <= 9);

-- 3. Segments in segments

-- in segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US';

-- not in segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- in segment beside conditions
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US'
  and "customer"."points" > 1;

-- a segment of segments
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US'
  and not coalesce("customer"."points" >= 2, false);

-- a segment used twice
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      coalesce("customer"."country" = 'US', false) as "us",
      "customer"."points" as "points"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where ("customer_1"."us" or ("customer_1"."points" >= 2 and not coalesce("customer_1"."us", false)));

-- a segment over traits
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."sum_1", 0) > 0;

-- in at least k of
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ((case when "customer"."country" = 'US' then 1 else 0 end + case when "customer"."points" >= 2 then 1 else 0 end) + case when "in_by_sql"."id" is not null then 1 else 0 end) >= 2;

-- in at least k of all
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US'
  and "customer"."points" >= 2
  and "customer"."points" > 100;

-- an empty segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."points" > 100, false);

-- a segment of raw SQL: strangers are dropped, repeated IDs count once
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "in_by_sql"."id" is not null;

-- the complement of raw SQL with a missing ID among its rows
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not ("in_by_sql"."id" is not null);

-- a segment as a trait
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country" = 'US', false) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a segment in a when
select
  "customer"."customer_id" as "id",
  case when "customer"."country" = 'US' then "customer"."points" else 0 end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a rank among a segment
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by "customer"."points" desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and "customer"."points" is not null
      and "customer"."country" = 'US'
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- a field in a segment of another entity
with
  "in_pro" as (
    select distinct "account"."account_id" as "id"
    from "shop"."accounts" as "account"
    where "account"."account_id" is not null
      and "account"."plan" = 'pro'
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_pro" on "in_pro"."id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "in_pro"."id" is not null;

-- a field not in a segment of another entity, the missing included
with
  "in_pro" as (
    select distinct "account"."account_id" as "id"
    from "shop"."accounts" as "account"
    where "account"."account_id" is not null
      and "account"."plan" = 'pro'
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_pro" on "in_pro"."id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and not ("in_pro"."id" is not null);

-- a field in a segment of raw SQL of another entity: its strangers are dropped
with
  "in_paying" as (
    with "raw_rows" ("raw_id") as (
select 'A1' union all select 'A9'
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_paying" on "in_paying"."id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and "in_paying"."id" is not null;

-- a column of related rows in a segment of another entity
with
  "in_pro" as (
    select distinct "account"."account_id" as "id"
    from "shop"."accounts" as "account"
    where "account"."account_id" is not null
      and "account"."plan" = 'pro'
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    left join "in_pro" on "in_pro"."id" = "orders"."coupon"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and "in_pro"."id" is not null
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- set: one segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US';

-- set: and
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US'
  and "customer"."points" >= 2;

-- set: or
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' or "in_by_sql"."id" is not null);

-- set: except
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" = 'US'
  and not coalesce("customer"."points" >= 2, false);

-- set: not
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false);

-- set: not binds tightest
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."country" = 'US', false)
  and "customer"."points" >= 2;

-- set: and and except from left to right
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and "customer"."country" = 'US'
  and not ("in_by_sql"."id" is not null);

-- set: except before and
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and not coalesce("customer"."country" = 'US', false)
  and "in_by_sql"."id" is not null;

-- set: or binds least
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."country" as "country",
      coalesce("customer"."points" >= 2, false) as "rich"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "in_by_sql" on "in_by_sql"."id" = "customer_1"."id"
where (("customer_1"."country" = 'US' and not coalesce("customer_1"."rich", false)) or ("customer_1"."rich" and "in_by_sql"."id" is not null));

-- set: parentheses
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."country" as "country",
      coalesce("customer"."points" >= 2, false) as "rich"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "in_by_sql" on "in_by_sql"."id" = "customer_1"."id"
where (("customer_1"."country" = 'US' and not coalesce("customer_1"."rich", false)) or "customer_1"."rich")
  and "in_by_sql"."id" is not null;

-- set: parentheses change the meaning
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and not coalesce("customer"."country" = 'US' and "in_by_sql"."id" is not null, false);

-- set: not of raw SQL
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not ("in_by_sql"."id" is not null);

-- set: a and not b is a except b
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and not ("in_by_sql"."id" is not null);

-- set: in at least k of
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ((case when "customer"."country" = 'US' then 1 else 0 end + case when "customer"."points" >= 2 then 1 else 0 end) + case when "in_by_sql"."id" is not null then 1 else 0 end) >= 2;

-- the members of raw SQL itself are people
with
  "in_by_sql" as (
    with "raw_rows" ("raw_id") as (
select customer_id from shop.tickets
) select distinct cast("raw_rows"."raw_id" as varchar) as "id" from "raw_rows" where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "in_by_sql"."id" is not null;

-- another entity's members
select "account"."account_id" as "id"
from "shop"."accounts" as "account"
where "account"."account_id" is not null
  and "account"."seats" >= 2;

-- another entity's negative
select "account"."account_id" as "id"
from "shop"."accounts" as "account"
where "account"."account_id" is not null
  and not coalesce("account"."plan" = 'pro', false);

-- 4. Windows

-- the last N hours are half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a day is 24 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last N days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-08 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last N weeks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-08 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last N minutes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 11:30:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last month goes back on the calendar
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-05-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2025-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- today is the whole day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-16 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- yesterday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this week starts on Monday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-22 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the previous week
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-08 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this month holds later days of a column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-07-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the previous month
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-05-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-04-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-07-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the previous quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-04-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2027-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the previous year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2025-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the next N days are half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-22 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- more than N days ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < to_timestamp_tz('2026-05-16 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- more than N hours ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- less than N days ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-05-16 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
  and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- since a date includes its day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- before a date ends at its first instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- after a date starts the day after
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- on a date is its whole day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- from and to a date: both days whole
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-08 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- between two dates: both days whole
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-08 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- since an instant includes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- before an instant excludes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- after an instant excludes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000001 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- from one instant to another is half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- instants with another offset
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- an instant equals its microsecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz) = to_timestamp_ntz('2026-06-15 11:59:59.999999', 'YYYY-MM-DD HH24:MI:SS.FF6');

-- this week may start on Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the previous week that starts on Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-07 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- the last N calendar days are today and those before
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- one calendar day is today
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- today in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- yesterday in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-13 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-14 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a date in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-13 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-14 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- calendar days in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-13 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this week in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-14 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-21 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this month in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-05-31 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-30 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- this year in the project's zone, winter time
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2025-12-31 23:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-12-31 23:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- before a date in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < to_timestamp_tz('2025-12-31 23:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a day of 23 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-28 23:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-03-29 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- up to a day of 23 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-27 23:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-03-29 22:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a day of 25 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-11-01 04:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-11-02 05:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- after a day of 25 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-11-02 05:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a day whose midnight was skipped starts an hour later
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2018-11-04 03:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2018-11-05 02:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a day stays 24 hours over a change of clocks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-03-29 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a month back keeps the local time of day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-15 11:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-04-15 10:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a skipped local time moves forward by the gap
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-03-29 01:30:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-04-29 00:30:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a doubled local time means the earlier
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-10-25 00:30:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-11-25 01:30:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a month back from the 31st is clamped to the last day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-02-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-03-31 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a month back in a leap year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2024-02-29 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2024-03-31 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a quarter back is clamped once
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-02-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-05-31 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- twelve months back over a short month
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2025-02-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-03-31 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a year back from February 29
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2023-02-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2024-02-29 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a week of a zone over a change of clocks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-10-26 04:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-11-02 05:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- a month forward from the 31st is clamped
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-01-31 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-02-28 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- now is a whole millisecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= to_timestamp_tz('2026-06-15 11:59:00.123000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "customer"."created_at" < to_timestamp_tz('2026-06-15 12:00:00.123000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM');

-- 4. Time

-- on a date column days are calendar days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-09', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-16', 'YYYY-MM-DD');

-- on a date column weeks are calendar days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-09', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-16', 'YYYY-MM-DD');

-- calendar days of a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-14', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-16', 'YYYY-MM-DD');

-- today on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-15', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-16', 'YYYY-MM-DD');

-- yesterday on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-14', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-15', 'YYYY-MM-DD');

-- this week on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-15', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-22', 'YYYY-MM-DD');

-- the previous week on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-08', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-15', 'YYYY-MM-DD');

-- the previous month on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-05-01', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-01', 'YYYY-MM-DD');

-- since on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-15', 'YYYY-MM-DD');

-- after on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-16', 'YYYY-MM-DD');

-- before on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" < to_date('2026-06-08', 'YYYY-MM-DD');

-- on on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-08', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-09', 'YYYY-MM-DD');

-- from and to on a date column include both days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-08', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-15', 'YYYY-MM-DD');

-- between on a date column includes both days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."joined_on" >= to_date('2026-06-08', 'YYYY-MM-DD') and "customer"."joined_on" <= to_date('2026-06-14', 'YYYY-MM-DD'));

-- a date equals a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" = to_date('2026-06-08', 'YYYY-MM-DD');

-- days_since of a date counts calendar days
select
  "customer"."customer_id" as "id",
  datediff(day, "customer"."joined_on", to_date('2026-06-15', 'YYYY-MM-DD')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- today on a date column is that of the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= to_date('2026-06-16', 'YYYY-MM-DD') and "customer"."joined_on" < to_date('2026-06-17', 'YYYY-MM-DD');

-- days_since of a date in the project's zone
select
  "customer"."customer_id" as "id",
  datediff(day, "customer"."joined_on", to_date('2026-06-16', 'YYYY-MM-DD')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- rows at or after now do not exist
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- nor do their rows
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a row without a time exists
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- a row without a time is in no window
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('1970-01-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) >= 1;

-- has no of later rows only
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- since does not reach beyond now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- this month does not reach beyond now on a relation
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- within next reaches beyond now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-22 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- from and to reach beyond now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-15 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-07-01 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- on reaches beyond now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-20 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- after reaches beyond now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-16 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a window of a chain that reaches beyond now
with
  "orders_items_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-20 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-21 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders_items"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_items_by_customer" as "orders_items" on "orders_items"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- the last N days end before now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" >= to_timestamp_tz('2026-06-14 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM') and "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- last sees nothing at or after now
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by(case when "rows"."time_1" is not null then "rows"."value_1" end, "rows"."place_1") as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null or "rows"."time_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1",
          cast(convert_timezone('UTC', date_trunc('microsecond', "orders"."ordered_at")) as timestamp_ntz) as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
          and "orders"."amount" is not null
          and "orders"."ordered_at" is not null
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."last_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- all sees nothing at or after now
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      and not coalesce("orders"."amount" = 1, false)
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and coalesce("orders"."count_1", 0) = 0;

-- a later now sees more
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-16 00:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- year
select
  "customer"."customer_id" as "id",
  year(to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- month
select
  "customer"."customer_id" as "id",
  month(to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- day
select
  "customer"."customer_id" as "id",
  day(to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- hour
select
  "customer"."customer_id" as "id",
  hour(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- weekday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case dayofweekiso(to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' when 7 then 'Sunday' end in ('Sunday', 'Thursday');

-- hours between
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (hour(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz))) >= 22 and hour(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz))) <= 22);

-- parts of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and year("customer"."joined_on") = 2024
  and month("customer"."joined_on") = 2
  and day("customer"."joined_on") = 29;

-- days_between of timestamps counts whole 24 hours
select
  "customer"."customer_id" as "id",
  (datediff(day, cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz), coalesce("customer"."seen_at", cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz), null)) - case when cast(coalesce("customer"."seen_at", cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz), null) as time) < cast(cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz) as time) then 1 else 0 end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- start_of_quarter of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('quarter', "customer"."joined_on") as date) = to_date('2026-10-01', 'YYYY-MM-DD');

-- start_of_day of an instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and to_date(convert_timezone('UTC', 'UTC', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz))) = to_date('2026-06-14', 'YYYY-MM-DD');

-- start_of_month of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('month', "customer"."joined_on") as date) = to_date('2024-02-01', 'YYYY-MM-DD');

-- start_of_year of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('year', "customer"."joined_on") as date) = to_date('2026-01-01', 'YYYY-MM-DD');

-- start_of_week of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(dateadd(day, - mod(dayofweekiso("customer"."joined_on") - 1 + 0, 7), "customer"."joined_on") as date) = to_date('2026-12-28', 'YYYY-MM-DD');

-- days_since of a timestamp counts whole 24 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (datediff(day, cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz), to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6')) - case when cast(to_timestamp_ntz('2026-06-15 12:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.FF6') as time) < cast(cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz) as time) then 1 else 0 end) = 0;

-- days_between of dates
select
  "customer"."customer_id" as "id",
  datediff(day, "customer"."joined_on", case when regexp_like(trim('2026-12-31', ' '), '^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}$') then try_to_date(trim('2026-12-31', ' '), 'YYYY-MM-DD') end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the year of the project's zone
select
  "customer"."customer_id" as "id",
  year(to_date(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the hour of the project's zone, summer and winter
select
  "customer"."customer_id" as "id",
  hour(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the day of the project's zone
select
  "customer"."customer_id" as "id",
  day(to_date(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the weekday of the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case dayofweekiso(to_date(convert_timezone('UTC', 'Europe/Berlin', cast(convert_timezone('UTC', date_trunc('microsecond', "customer"."created_at")) as timestamp_ntz)))) when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' when 7 then 'Sunday' end = 'Monday';

-- start_of_week from Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(dateadd(day, - mod(dayofweekiso("customer"."joined_on") - 1 + 1, 7), "customer"."joined_on") as date) = to_date('2026-12-27', 'YYYY-MM-DD');

-- an anniversary within the next days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 615 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 621);

-- an anniversary within this month
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 601 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 630);

-- an anniversary yesterday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 614 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 614);

-- years_since counts full years
select
  "customer"."customer_id" as "id",
  cast(extract(year from to_date('2026-06-15', 'YYYY-MM-DD')) - extract(year from "customer"."birthday") - case when (extract(month from to_date('2026-06-15', 'YYYY-MM-DD')) * 100 + extract(day from to_date('2026-06-15', 'YYYY-MM-DD'))) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from to_date('2026-06-15', 'YYYY-MM-DD')), 4) = 0 and (mod(extract(year from to_date('2026-06-15', 'YYYY-MM-DD')), 100) <> 0 or mod(extract(year from to_date('2026-06-15', 'YYYY-MM-DD')), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an anniversary over the turn of the year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 1229 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 1231 or (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 101 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 104);

-- an anniversary in the last days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 1130 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 1229);

-- February 29 has its day on the 28th in other years
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 228 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 229);

-- years_since of February 29 on the 28th
select
  "customer"."customer_id" as "id",
  cast(extract(year from to_date('2026-02-28', 'YYYY-MM-DD')) - extract(year from "customer"."birthday") - case when (extract(month from to_date('2026-02-28', 'YYYY-MM-DD')) * 100 + extract(day from to_date('2026-02-28', 'YYYY-MM-DD'))) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from to_date('2026-02-28', 'YYYY-MM-DD')), 4) = 0 and (mod(extract(year from to_date('2026-02-28', 'YYYY-MM-DD')), 100) <> 0 or mod(extract(year from to_date('2026-02-28', 'YYYY-MM-DD')), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- February 29 has its own day in a leap year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) >= 228 and (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) <= 228);

-- years_since of February 29 in a leap year, the day before
select
  "customer"."customer_id" as "id",
  cast(extract(year from to_date('2024-02-28', 'YYYY-MM-DD')) - extract(year from "customer"."birthday") - case when (extract(month from to_date('2024-02-28', 'YYYY-MM-DD')) * 100 + extract(day from to_date('2024-02-28', 'YYYY-MM-DD'))) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from to_date('2024-02-28', 'YYYY-MM-DD')), 4) = 0 and (mod(extract(year from to_date('2024-02-28', 'YYYY-MM-DD')), 100) <> 0 or mod(extract(year from to_date('2024-02-28', 'YYYY-MM-DD')), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- years_since of February 29 on its day
select
  "customer"."customer_id" as "id",
  cast(extract(year from to_date('2024-02-29', 'YYYY-MM-DD')) - extract(year from "customer"."birthday") - case when (extract(month from to_date('2024-02-29', 'YYYY-MM-DD')) * 100 + extract(day from to_date('2024-02-29', 'YYYY-MM-DD'))) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from to_date('2024-02-29', 'YYYY-MM-DD')), 4) = 0 and (mod(extract(year from to_date('2024-02-29', 'YYYY-MM-DD')), 100) <> 0 or mod(extract(year from to_date('2024-02-29', 'YYYY-MM-DD')), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- 5. Text

-- starts with takes % literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and startswith("customer"."name", '50%');

-- contains takes % literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains("customer"."name", '%');

-- contains takes _ literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains("customer"."name", 'a_b');

-- ends with takes _ literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and endswith("customer"."name", '_b');

-- contains takes a backslash literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains("customer"."name", '\\ 100%;');

-- equality with a hostile text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = 'it''s "so" \\ 100%; drop table x -- {name} $1 ?';

-- a hostile text in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" in ('50% off', 'so"', 'x''y', 'a_b');

-- contains the empty text is true where there is a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains("customer"."name", '');

-- contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (contains("customer"."name", '%') or contains("customer"."name", 'x'));

-- contains all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (contains("customer"."name", '5') and contains("customer"."name", '0%'));

-- not contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce((contains("customer"."name", '0') or contains("customer"."name", '_') or contains("customer"."name", 'x')), false);

-- not ends with
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(endswith("customer"."name", 'off'), false);

-- length counts code points
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and length("customer"."name") = 6;

-- comparison is case-sensitive
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = 'abc';

-- equal ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('aBc', 'İΣςẞ', 'iσσß'));

-- not equal ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('aBc', 'İΣςẞ', 'iσσß')), false);

-- the dotted capital I is i
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('ISTANBUL', 'İΣςẞ', 'iσσß'));

-- the two small sigmas are one
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('ΟΔΟΣ', 'İΣςẞ', 'iσσß'));

-- final sigma on the right
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('οδος', 'İΣςẞ', 'iσσß'));

-- the capital sharp s
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('Straße', 'İΣςẞ', 'iσσß'));

-- accents keep
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('É', 'İΣςẞ', 'iσσß'));

-- no normalisation
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = 'é';

-- in ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) in (lower(translate('ABC', 'İΣςẞ', 'iσσß')), lower(translate('é', 'İΣςẞ', 'iσσß')));

-- contains ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('STAN', 'İΣςẞ', 'iσσß')));

-- starts with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and startswith(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('i', 'İΣςẞ', 'iσσß')));

-- ends with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and endswith(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('Σ', 'İΣςẞ', 'iσσß')));

-- contains any of ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('àb', 'İΣςẞ', 'iσσß'))) or contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('AbC', 'İΣςẞ', 'iσσß'))));

-- contains all of ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('A', 'İΣςẞ', 'iσσß'))) and contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('b', 'İΣςẞ', 'iσσß'))) and contains(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('C', 'İΣςẞ', 'iσσß'))));

-- trim removes U+0020 only
select
  "customer"."customer_id" as "id",
  trim("customer"."name", ' ') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- length of each
select
  "customer"."customer_id" as "id",
  length("customer"."name") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- upper
select
  "customer"."customer_id" as "id",
  upper(replace(trim("customer"."name", ' '), 'ß', 'ss')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- lower
select
  "customer"."customer_id" as "id",
  lower(translate(('ÀÉ' || "customer"."name"), 'İΣẞ', 'iσß')) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- substring starts at 1 and counts code points
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when 1 < 1 then 1 when 1 > 2147483647 then 2147483647 else cast(1 as integer) end, case when 2 < 0 then 0 when 2 > 2147483647 then 2147483647 else cast(2 as integer) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- substring from the second
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when 2 < 1 then 1 when 2 > 2147483647 then 2147483647 else cast(2 as integer) end, case when 1 < 0 then 0 when 1 > 2147483647 then 2147483647 else cast(1 as integer) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- concat
select
  "customer"."customer_id" as "id",
  ("customer"."name" || '|' || "customer"."name") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- equality keeps spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = ' a b ';

-- text literals with escapes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" = '	x ' or "customer"."name" = '🎉é');

-- matches is unanchored
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'b') > 0;

-- . is not a newline
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a[^
]b') > 0;

-- . is any other character
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a[^
]c') > 0;

-- an escaped . is itself
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a\\.c') > 0;

-- \d is an ASCII digit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[0-9]') > 0;

-- ^ and $ are the ends
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[0-9]+$') > 0;

-- \w is ASCII
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[0-9A-Z_a-z]+$') > 0;

-- \W is its complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[-/:-@\\[-\\^`{-􏿿]$') > 0;

-- \s is white space
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[	- ]') > 0;

-- classes and ranges
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[A-C]{3}-[0-9]{1,2}') > 0;

-- a negated class
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[^a-z]+$') > 0;

-- a group and |
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^(abc|12)$') > 0;

-- a literal +
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'x\\+') > 0;

-- ? and *
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^ab?c*$') > 0;

-- an exact count
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[^
]{3}$') > 0;

-- matches ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[aA][bB][cC]') > 0;

-- not matches holds the missing and the empty
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(regexp_instr("customer"."name", '[^
]') > 0, false);

-- $ is the very end, not before a last newline
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a$') > 0;

-- a last newline is a character of its own
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'b$') > 0;

-- ignoring case in a class
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[a-bA-B]+$') > 0;

-- a blank at the end tells two texts apart
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" = 'ab';

-- unequal by a blank at the end
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce("customer"."name" = 'ab ', false);

-- a text with a blank at the end in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" in ('ab ', '');

-- a text is smaller than itself with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" > 'ab';

-- a line break is smaller than a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" > 'ab'
  and "customer"."name" < 'ab ';

-- starts with a text that ends in a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and startswith("customer"."name", 'ab ');

-- ends with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and endswith("customer"."name", ' ');

-- blanks alone are blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" is null or trim("customer"."name", ' ') = '');

-- texts that differ in blanks at the end are counted one by one
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(distinct "orders"."coupon") as "count_distinct_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_distinct_1", 0) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- the largest of texts that differ in blanks at the end
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      max("orders"."coupon") as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- the most frequent of texts that differ in blanks at the end
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      min_by("rows"."value_1", "rows"."place_1") as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1") as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1") as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."coupon" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
        ) as "rows"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."most_frequent_1" as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a list of texts that differ in blanks at the end
with
  "orders_by_customer" as (
    select
      "groups"."key_1" as "key_1",
      case when array_size("groups"."list_1") > 0 then array_slice(array_sort("groups"."list_1"), 0, 100) end as "list_1"
    from (
      select
        "orders"."customer_id" as "key_1",
        array_agg(distinct "orders"."coupon") as "list_1"
      from "shop"."orders" as "orders"
      where ("orders"."ordered_at" is null or "orders"."ordered_at" < to_timestamp_tz('2026-06-15 12:00:00.000000 +00:00', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'))
      group by 1
    ) as "groups"
  )
select
  "customer"."customer_id" as "id",
  to_json(to_variant("orders"."list_1")) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- 5. JSON and arrays

-- a path has a value where it ends in text, a number or a truth value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end is not null and typeof(to_variant(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end)) <> 'NULL_VALUE');

-- null, absent, objects and arrays are no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not (case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end is not null and typeof(to_variant(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end)) <> 'NULL_VALUE');

-- a path equals a text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end = 'gold';

-- a path does not equal a text, the missing included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end = 'gold', false);

-- a path in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end in ('gold', '');

-- compared with a number, numbers and text that spells one count
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) end = cast('12' as double);

-- a path greater than a number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) end > cast('12' as double);

-- not greater than a number holds what is no number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) end > cast('12' as double), false);

-- a path between numbers
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) end >= cast('12' as double) and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) end <= cast('13' as double));

-- a path contains a text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and contains(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, 'ol');

-- a path starts with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and startswith(lower(translate(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, 'İΣςẞ', 'iσσß')), lower(translate('GO', 'İΣςẞ', 'iσσß')));

-- a path is a truth value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when lower(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) in ('true', 't', 'yes', 'y', '1') then true when lower(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) in ('false', 'f', 'no', 'n', '0') then false end;

-- a path is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when lower(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) in ('true', 't', 'yes', 'y', '1') then true when lower(trim(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x')) as varchar) end, ' ')) in ('false', 'f', 'no', 'n', '0') then false end;

-- an empty text of a path is blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end is null or replace(to_json(to_variant(case when typeof(to_variant(get("customer"."attributes", 'x'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get("customer"."attributes", 'x') end)), ' ', '') in ('null', '""', '[]'));

-- a deeper path
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", 'x'), 'y')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", 'x'), 'y')) as varchar) end, ' ')) end = cast('1' as double);

-- a deeper path of no object
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get("customer"."attributes", 'x'), 'y') end is not null and typeof(to_variant(case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get("customer"."attributes", 'x'), 'y') end)) <> 'NULL_VALUE');

-- the column itself is set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."attributes" is not null and typeof(to_variant("customer"."attributes")) <> 'NULL_VALUE');

-- a key with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'a b'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'a b')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'a b'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'a b')) as varchar) end, ' ')) end = cast('1' as double);

-- a key with an apostrophe
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'it''s'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'it''s')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'it''s'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'it''s')) as varchar) end, ' ')) end = cast('1' as double);

-- a key with a dot
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'x.y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x.y')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'x.y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'x.y')) as varchar) end, ' ')) end = cast('1' as double);

-- a key of a dollar sign
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", '$'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '$')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", '$'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '$')) as varchar) end, ' ')) end = cast('1' as double);

-- a key of a digit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '0')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '0')) as varchar) end, ' ')) end = cast('1' as double);

-- a key of other letters
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'größe'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'größe')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'größe'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'größe')) as varchar) end, ' ')) end = cast('1' as double);

-- a key with a double quote
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'q"q'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'q"q')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'q"q'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'q"q')) as varchar) end, ' ')) end = cast('1' as double);

-- a key with a backslash
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'a\\b'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'a\\b')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'a\\b'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'a\\b')) as varchar) end, ' ')) end = cast('1' as double);

-- a key of a star
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", '*'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '*')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", '*'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", '*')) as varchar) end, ' ')) end = cast('1' as double);

-- a path of two keys
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", 'x'), 'y')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get(get("customer"."attributes", 'x'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", 'x'), 'y')) as varchar) end, ' ')) end = cast('1' as double);

-- a step never reaches into an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get(get(get("customer"."attributes", 'x'), '1'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get(get("customer"."attributes", 'x'), '1'), 'y') end is not null and typeof(to_variant(case when typeof(to_variant(get(get(get("customer"."attributes", 'x'), '1'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get(get("customer"."attributes", 'x'), '1'), 'y') end)) <> 'NULL_VALUE');

-- the last step never reaches into an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when typeof(to_variant(get(get("customer"."attributes", 'x'), '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get("customer"."attributes", 'x'), '0') end is not null and typeof(to_variant(case when typeof(to_variant(get(get("customer"."attributes", 'x'), '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then get(get("customer"."attributes", 'x'), '0') end)) <> 'NULL_VALUE');

-- a key of a digit within a path
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get(get(get("customer"."attributes", 'x'), '0'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get(get("customer"."attributes", 'x'), '0'), 'y')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get(get(get("customer"."attributes", 'x'), '0'), 'y'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get(get("customer"."attributes", 'x'), '0'), 'y')) as varchar) end, ' ')) end = cast('1' as double);

-- a key of a digit below a key of a star
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get(get("customer"."attributes", '*'), '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", '*'), '0')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get(get("customer"."attributes", '*'), '0'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get("customer"."attributes", '*'), '0')) as varchar) end, ' ')) end = cast('1' as double);

-- a failed cast of a path is no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' ')) end = cast('7' as double);

-- text that spells a negative decimal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' ')) end = cast('-7.5' as double);

-- NaN in a text spells no number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, ' ')) end > cast('100000' as double);

-- a path cast to text
select
  "customer"."customer_id" as "id",
  case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a path cast to a number
select
  "customer"."customer_id" as "id",
  nullif(nullif(nullif((case when regexp_like(trim(case when typeof(to_variant(get("customer"."attributes", 'm'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'm')) as varchar) end, ' '), '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$') then try_to_double(trim(case when typeof(to_variant(get("customer"."attributes", 'm'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'm')) as varchar) end, ' ')) end + cast('1' as double)), cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of a path
select
  "customer"."customer_id" as "id",
  coalesce(case when typeof(to_variant(get("customer"."attributes", 'n'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get("customer"."attributes", 'n')) as varchar) end, 'none', null) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- JSON stored as text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when typeof(to_variant(get(get(try_parse_json("customer"."payload"), 'plan'), 'tier'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get(try_parse_json("customer"."payload"), 'plan'), 'tier')) as varchar) end = 'gold';

-- JSON stored as text, the negative
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(case when typeof(to_variant(get(get(try_parse_json("customer"."payload"), 'plan'), 'tier'))) not in ('OBJECT', 'ARRAY', 'NULL_VALUE') then cast(to_variant(get(get(try_parse_json("customer"."payload"), 'plan'), 'tier')) as varchar) end = 'gold', false);

-- an array contains an element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_contains(to_variant('x'), cast("customer"."tags" as array));

-- an array does not contain an element, the missing included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(array_contains(to_variant('x'), cast("customer"."tags" as array)), false);

-- an array contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (array_contains(to_variant('yy'), cast("customer"."tags" as array)) or array_contains(to_variant('X'), cast("customer"."tags" as array)));

-- an array contains all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (array_contains(to_variant('x'), cast("customer"."tags" as array)) and array_contains(to_variant('yy'), cast("customer"."tags" as array)));

-- an array does not contain all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce((array_contains(to_variant('x'), cast("customer"."tags" as array)) and array_contains(to_variant('yy'), cast("customer"."tags" as array))), false);

-- length of an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size("customer"."tags") = 2;

-- length of an empty array is 0
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size("customer"."tags") < 2;

-- has element where
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size(filter("customer"."tags", element_of_array -> startswith(cast(element_of_array as varchar), 'x'))) > 0;

-- has element where, several conditions on one element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size(filter("customer"."tags", element_of_array -> (startswith(cast(element_of_array as varchar), 'y') and length(cast(element_of_array as varchar)) = 2))) > 0;

-- a negative within has element holds a missing element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size(filter("customer"."tags", element_of_array -> (not coalesce(cast(element_of_array as varchar) = 'x', false)))) > 0;

-- not has element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not coalesce(array_size(filter("customer"."tags", element_of_array -> startswith(cast(element_of_array as varchar), 'x'))) > 0, false);

-- an array of numbers contains one
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_contains(to_variant(5), cast("customer"."numbers" as array));

-- an element of numbers
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size(filter("customer"."numbers", element_of_array -> (cast(element_of_array as number(38, 0)) > 4))) > 0;

-- an array contains ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_size(filter("customer"."tags", element_of_array -> (lower(translate(cast(element_of_array as varchar), 'İΣςẞ', 'iσσß')) = lower(translate('x', 'İΣςẞ', 'iσσß'))))) > 0;
