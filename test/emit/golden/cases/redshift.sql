-- 1. Names, paths and keys

-- a path through one relation is a field
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and ("account"."plan" = 'pro' and length("account"."plan") = length('pro'));

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
  and not case when ("account"."plan" = 'pro' and length("account"."plan") = length('pro')) then true else false end;

-- a missing key joins no missing key
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "shop"."accounts" as "account" on "account"."account_id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and ("account"."plan" = 'ghost' and length("account"."plan") = length('ghost'));

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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      coalesce(sum(("items"."quantity" * "items"."unit_price")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      coalesce(sum(("items"."quantity" * "orders"."amount")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1" || chr(1)) as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "product"."name" as "value_1"
          from "shop"."orders" as "orders"
          join "shop"."order_items" as "items" on "items"."order_id" = "orders"."order_id"
          left join "shop"."products" as "product" on "product"."product_id" = "items"."product_id"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("items"."status" = 'sent' and length("items"."status") = length('sent'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."status" = "customer_1"."city" and length("orders"."status") = length("customer_1"."city"))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("product"."category" = 'Beverages' and length("product"."category") = length('Beverages'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and not case when ("product"."category" = 'Beverages' and length("product"."category") = length('Beverages')) then true else false end
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
    where "orders"."ordered_at" >= (timestamp '2026-05-16 12:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("product"."name" = 'Tea' and length("product"."name") = length('Tea'))
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
    where ("product"."category" is not null or ("items"."sku" = 's2' and length("items"."sku") = length('s2')))
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("product"."category" = 'Beverages' and length("product"."category") = length('Beverages'))
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where not case when "items"."quantity" > 0 then true else false end
    group by 1
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    left join "items_by_orders" as "items" on "items"."key_1" = "orders"."order_id"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("tickets"."status" = 'open' and length("tickets"."status") = length('open'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  case when (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_2", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_2", 0) as double precision), 0)) end as "average",
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."count_1", 0) as "n"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- IDs are text
select cast("customer"."Customer No" as varchar(65535)) as "id"
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
    where ("orders"."when" is null or "orders"."when" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1, 2
  )
select
  cast("customer"."Customer No" as varchar(65535)) as "id",
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
    where ("orders"."when" is null or "orders"."when" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1, 2
  )
select
  cast("customer"."Customer No" as varchar(65535)) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "the ledger"."select" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."Customer No" and "orders"."key_2" = "customer"."region"
where "customer"."Customer No" is not null;

-- a one relation by two columns
select
  cast("customer"."Customer No" as varchar(65535)) as "id",
  "address"."town" as "subject"
from "the ledger"."select" as "customer"
left join "the ledger"."addresses" as "address" on "address"."customer" = "customer"."Customer No" and "address"."region" = "customer"."region"
where "customer"."Customer No" is not null;

-- a column name with a quote
select cast("customer"."Customer No" as varchar(65535)) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and ("customer"."a""b" = 'x' and length("customer"."a""b") = length('x'));

-- words of SegQL name columns where they are used
select cast("customer"."Customer No" as varchar(65535)) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."count" > 5
  and ("customer"."last" = 'y' and length("customer"."last") = length('y'));

-- a column of other letters
select cast("customer"."Customer No" as varchar(65535)) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."größe" = 1;

-- members come ordered as text
select cast("customer"."Customer No" as varchar(65535)) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and not case when "customer"."count" = 99 then true else false end;

-- the ID compares as what it is
select cast("customer"."Customer No" as varchar(65535)) as "id"
from "the ledger"."select" as "customer"
where "customer"."Customer No" is not null
  and "customer"."Customer No" >= 2;

-- 1. Entities and their IDs

-- an ID in its normal form: trimmed and lower
select lower(trim(both ' ' from "customer"."key")) as "id"
from "shop"."people" as "customer"
where "customer"."key" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- relations join by the stored key
with
  "orders_by_customer" as (
    select
      "orders"."key" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  lower(trim(both ' ' from "customer"."key")) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."people" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."key"
where "customer"."key" is not null;

-- an integer ID as text
select cast("customer"."key" as varchar(65535)) as "id"
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select cast("customer"."key" as varchar(65535)) as "id"
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  ),
  "customer_1" as (
    select
      cast("customer"."key" as varchar(65535)) as "id",
      row_number() over (order by (cast(coalesce(coalesce("orders"."count_1", 0), 0) as decimal(38, 0)) * 0) desc, cast("customer"."key" as varchar(65535))) as "rank",
      count(*) over () as "rank_of"
    from "shop"."people" as "customer"
    left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."key"
    where "customer"."key" is not null
      and (cast(coalesce(coalesce("orders"."count_1", 0), 0) as decimal(38, 0)) * 0) is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where "customer_1"."rank" <= 1;

-- a UUID as ID is lower-case text
select cast("customer"."key" as varchar(65535)) as "id"
from "shop"."people" as "customer"
where "customer"."key" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- a UUID joins
with
  "orders_by_customer" as (
    select
      cast("orders"."key" as varchar(65535)) as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  cast("customer"."key" as varchar(65535)) as "id",
  coalesce("orders"."sum_1", 0) as "subject"
from "shop"."people" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = cast("customer"."key" as varchar(65535))
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
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 2;

-- distinct IDs of one normal form are one person with all of its rows
with
  "customer" as (
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim(both ' ' from "purchases"."customer_id")) as "key_1",
      coalesce(sum("purchases"."amount"), 0) as "sum_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "notes_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          lower(trim(both ' ' from "notes"."customer_id")) as "key_1",
          "notes"."note" as "value_1"
        from "shop"."notes" as "notes"
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."id" as "id",
  json_serialize("notes"."list_1") as "subject"
from "customer"
left join "notes_by_customer" as "notes" on "notes"."key_1" = "customer"."id";

-- such a person is in a segment once
with
  "customer" as (
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim(both ' ' from "purchases"."customer_id")) as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 3;

-- the ID column of such a person is its normal form
with
  "customer" as (
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  )
select distinct "customer"."id" as "id"
from "customer"
where ("customer"."id" = 'ann' and length("customer"."id") = length('ann'));

-- such people are in the segments of others
with
  "customer" as (
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim(both ' ' from "purchases"."customer_id")) as "key_1",
      count(*) as "count_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_by_customer" as "purchases" on "purchases"."key_1" = "customer"."id"
where coalesce("purchases"."count_1", 0) >= 1;

-- such people are ranked once
with
  "customer" as (
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_by_customer" as (
    select
      lower(trim(both ' ' from "purchases"."customer_id")) as "key_1",
      coalesce(sum("purchases"."amount"), 0) as "sum_1"
    from "shop"."purchases" as "purchases"
    where ("purchases"."bought_at" is null or "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    select distinct lower(trim(both ' ' from "source"."customer_id")) as "id"
    from "shop"."purchases" as "source"
    where "source"."customer_id" is not null
  ),
  "purchases_in_order" as (
    select
      lower(trim(both ' ' from "purchases"."customer_id")) as "key_1",
      "purchases"."bought_at" at time zone 'UTC' as "at",
      max(1) as "step_1",
      max(1) as "step_2",
      max(1) as "step_3"
    from "shop"."purchases" as "purchases"
    where "purchases"."bought_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
    group by 1, 2
  ),
  "purchases_in_order_steps" as (
    select
      "purchases_in_order".*,
      max(case when "purchases_in_order"."step_1" = 1 then "purchases_in_order"."at" end) over (partition by "purchases_in_order"."key_1" order by "purchases_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "purchases_in_order"
  ),
  "purchases_in_order_steps_2" as (
    select
      "purchases_in_order_steps".*,
      max(case when "purchases_in_order_steps"."step_2" = 1 and "purchases_in_order_steps"."chain_1" is not null and "purchases_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "purchases_in_order_steps"."chain_1") then "purchases_in_order_steps"."at" end) over (partition by "purchases_in_order_steps"."key_1" order by "purchases_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "purchases_in_order_steps"
  ),
  "purchases_in_order_found" as (
    select distinct
      "purchases_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "purchases_in_order_steps_2"
    where "purchases_in_order_steps_2"."step_3" = 1
      and "purchases_in_order_steps_2"."chain_2" is not null
      and "purchases_in_order_steps_2"."at" <= dateadd('microsecond', 86400000000, "purchases_in_order_steps_2"."chain_2")
  )
select distinct "customer"."id" as "id"
from "customer"
left join "purchases_in_order_found" as "purchases_in_order" on "purchases_in_order"."key_1" = "customer"."id"
where "purchases_in_order"."found" is not null;

-- an entity without a table: the members are what raw SQL gives
with
  "in_first_ones" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets where priority = 1
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "in_second_ones" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets where priority = 2
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets where priority = 1
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "in_second_ones" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets where priority = 2
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end = timestamp '2026-06-15 10:00:00.000000';

-- a skipped stored time moves forward by the gap
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end = timestamp '2026-03-29 01:30:00.000000';

-- a doubled stored time means the earlier
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end = timestamp '2026-10-25 00:30:00.000000';

-- a zoned column in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end >= timestamp '2026-06-15 09:00:00.000000' and case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end < timestamp '2026-06-15 12:00:00.000000';

-- a timestamp without zone is UTC unless the model says otherwise
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."seen_at" = timestamp '2026-06-15 12:00:00.000000';

-- such a timestamp in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."seen_at" >= timestamp '2026-06-14 12:00:00.000000' and "customer"."seen_at" < timestamp '2026-06-15 12:00:00.000000';

-- a timestamp kept to the nanosecond compares to the microsecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."measured_at" = timestamp '2026-06-15 11:59:59.123456';

-- a timestamp kept to the nanosecond in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."measured_at" >= timestamp '2026-06-15 11:59:59.123456' and "customer"."measured_at" < timestamp '2026-06-15 11:59:59.123457';

-- unix seconds are an instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and dateadd('microsecond', cast("customer"."signup_unix" * 1000000 as bigint), timestamp '1970-01-01 00:00:00') = timestamp '2026-06-15 12:00:00.000000';

-- unix seconds in a window
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and dateadd('microsecond', cast("customer"."signup_unix" * 1000000 as bigint), timestamp '1970-01-01 00:00:00') >= timestamp '2026-06-15 11:59:00.000000' and dateadd('microsecond', cast("customer"."signup_unix" * 1000000 as bigint), timestamp '1970-01-01 00:00:00') < timestamp '2026-06-15 12:00:00.000000';

-- unix seconds before 1970
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and dateadd('microsecond', cast("customer"."signup_unix" * 1000000 as bigint), timestamp '1970-01-01 00:00:00') < timestamp '1970-01-01 00:00:00.000000';

-- unix seconds as a trait
select
  "customer"."customer_id" as "id",
  dateadd('microsecond', cast("customer"."signup_unix" * 1000000 as bigint), timestamp '1970-01-01 00:00:00') at time zone 'UTC' as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a zoned column as a trait
select
  "customer"."customer_id" as "id",
  case when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) when convert_timezone('UTC', 'Europe/Berlin', dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered")))) = "customer"."registered" then dateadd('hour', -24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', 24, "customer"."registered"))) else dateadd('hour', 24, convert_timezone('Europe/Berlin', 'UTC', dateadd('hour', -24, "customer"."registered"))) end at time zone 'UTC' as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- days of a zoned column
select
  "customer"."customer_id" as "id",
  ((datediff('microsecond', "customer"."seen_at", timestamp '2026-06-15 12:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a UUID is lower-case text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (cast("customer"."device" as varchar(65535)) = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' and length(cast("customer"."device" as varchar(65535))) = length('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'));

-- a UUID has text operators
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and left(cast("customer"."device" as varchar(65535)), length('a0ee')) || '.' = 'a0ee' || '.';

-- CHAR(n) is read without trailing spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (rtrim("customer"."code", ' ') = 'ab' and length(rtrim("customer"."code", ' ')) = length('ab'));

-- CHAR(n) keeps inner spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and right(rtrim("customer"."code", ' '), length('b c')) || '.' = 'b c' || '.'
  and length(rtrim("customer"."code", ' ')) = 4;

-- an empty CHAR(n) is the empty text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (rtrim("customer"."code", ' ') is null or trim(both ' ' from rtrim("customer"."code", ' ')) = '');

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
  and ("customer"."name" = "customer"."customer_id" and length("customer"."name") = length("customer"."customer_id"));

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
  and ("customer"."created_at" at time zone 'UTC') = "customer"."seen_at";

-- two timestamps in order
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."created_at" at time zone 'UTC') > "customer"."seen_at";

-- a field equals one of two fields
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."customer_id" = "customer"."name" and length("customer"."customer_id") = length("customer"."name")) or ("customer"."customer_id" = 'b' and length("customer"."customer_id") = length('b')));

-- the ID is a column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."customer_id" = 'a' and length("customer"."customer_id") = length('a')) then true else false end;

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
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- != is everyone else, those without a value too
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

-- not (a = b) is !=
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

-- not in is everyone else
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."country" = 'US' and length("customer"."country") = length('US') then true else false end;

-- in takes several options
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."country" = 'US' and length("customer"."country") = length('US')) or ("customer"."country" = 'CA' and length("customer"."country") = length('CA')));

-- having a value and another one is said with is set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."country" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

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
  and ("customer"."country" is null or trim(both ' ' from "customer"."country") = '');

-- is blank on text: nothing but spaces
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" is null or trim(both ' ' from "customer"."name") = '');

-- a tab is not blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not ("customer"."name" is null or trim(both ' ' from "customer"."name") = '');

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
  and ("customer"."country" = '' and length("customer"."country") = length(''));

-- NaN and infinity are no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end is not null;

-- NaN is greater than nothing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end > cast('1' as double precision);

-- not (x > n) holds NaN
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end > cast('1' as double precision) then true else false end;

-- < on a missing value is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" < 18;

-- not (age < 18) includes people without an age
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."age" < 18 then true else false end;

-- between on a missing value is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" >= 0 and "customer"."age" <= 20);

-- not between includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."age" >= 0 and "customer"."age" <= 20) then true else false end;

-- a = b of two fields is false when either is missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = "customer"."city" and length("customer"."country") = length("customer"."city"));

-- a != b of two fields is the complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = "customer"."city" and length("customer"."country") = length("customer"."city")) then true else false end;

-- a < b of two numeric fields is false when either is missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."points" < "customer"."age";

-- a truth value alone is is true
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip" = true;

-- not is_vip includes those without a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."is_vip" = true then true else false end;

-- is false is a positive test
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."is_vip" = false;

-- is not false is its complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."is_vip" = false then true else false end;

-- is not true is not
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."is_vip" = true then true else false end;

-- double negation
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not (not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end);

-- De Morgan over missing values: not (a and b)
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) and "customer"."age" > 18 then true else false end;

-- or of a test and its negation is everybody
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."age" > 5 or not case when "customer"."age" > 5 then true else false end);

-- and of a test and its negation is nobody
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" > 5
  and not case when "customer"."age" > 5 then true else false end;

-- not contains includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when (strpos("customer"."country", 'U') > 0 or length('U') = 0 and "customer"."country" is not null) then true else false end;

-- not starts with includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when left("customer"."country", length('C')) || '.' = 'C' || '.' then true else false end;

-- not matches includes the missing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when regexp_instr("customer"."country", '^U', 1, 1, 0, 'p') > 0 then true else false end;

-- without where everybody is in
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- arithmetic with a missing operand has no value
select
  "customer"."customer_id" as "id",
  (cast("customer"."age" as decimal(38, 0)) + "customer"."points") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- arithmetic with NaN has no value
select
  "customer"."customer_id" as "id",
  case when (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end + cast('1' as double precision)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end + cast('1' as double precision)) end as "subject"
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
  (cast(coalesce("customer"."age", 99) as decimal(38, 0)) + 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce passes over NaN
select
  "customer"."customer_id" as "id",
  coalesce(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end, cast('0.5' as double precision)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce keeps the empty string
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country", '?') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of several takes the first that has a value
select
  "customer"."customer_id" as "id",
  coalesce("customer"."country", "customer"."city", '?') as "subject"
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
  case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a negative condition used as a trait
select
  "customer"."customer_id" as "id",
  case when "customer"."age" >= 18 or not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end then true else false end as "subject"
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
  case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- rows without an ID are not people
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- nor are they in a negative
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

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
  and ("customer"."tags" is null or get_array_length("customer"."tags") = 0);

-- an empty array is a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."tags" is not null;

-- an empty population has no members
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

-- and no traits
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(*) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      count(distinct "orders"."coupon" || '.') as "count_distinct_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      cast(max(case when "rows"."place_1" * 2 in ("rows"."many_1", "rows"."many_1" + 1) then "rows"."value_1" end) + max(case when "rows"."place_1" * 2 in ("rows"."many_1" + 1, "rows"."many_1" + 2) then "rows"."value_1" end) as double precision) / 2 as "median_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        count("rows"."value_1") over (partition by "rows"."key_1") as "many_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."status" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" || chr(1) desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."status" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."quantity" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1" || chr(1)) as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."coupon" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ((("orders"."status" = 'paid' and length("orders"."status") = length('paid')) and ("orders"."coupon" = 'X' and length("orders"."coupon") = length('X'))) or "orders"."quantity" = 4)
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and not case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then true else false end
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
      coalesce(sum(("orders"."amount" * "orders"."quantity")), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "orders"."avg_1" < cast('1000' as double precision);

-- min of truth values: false before true
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      bool_and("orders"."gift") as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      bool_or("orders"."gift") as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max("orders"."ordered_at" at time zone 'UTC') as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  "orders"."max_1" at time zone 'UTC' as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- min of text by code point
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      left(min("orders"."status" || chr(1)), length(min("orders"."status" || chr(1))) - 1) as "min_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  case when (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_2", 0) as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast(coalesce("orders"."sum_1", 0) as double precision) / nullif(cast(coalesce("orders"."count_2", 0) as double precision), 0)) end as "subject"
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."status" = 'paid' and length("orders"."status") = length('paid'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."coupon" = 'X' and length("orders"."coupon") = length('X'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and not case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then true else false end
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and not case when "orders"."amount" > 1 then true else false end
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("orders"."coupon" = 'X' and length("orders"."coupon") = length('X'))
      and not case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then true else false end
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
      count(case when not case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then true else false end then 1 end) as "count_2"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where "orders"."ordered_at" >= (timestamp '2026-06-03 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("customer_1"."id" = 'a' and length("customer_1"."id") = length('a'))
      and ("orders"."coupon" = 'Y' and length("orders"."coupon") = length('Y'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" || chr(1) desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1") as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      bool_or(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."gift" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
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
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1" || chr(1)) as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."status" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      bool_or(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
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
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      cast(max(case when "rows"."place_1" * 2 in ("rows"."many_1", "rows"."many_1" + 1) then "rows"."value_1" end) + max(case when "rows"."place_1" * 2 in ("rows"."many_1" + 1, "rows"."many_1" + 2) then "rows"."value_1" end) as double precision) / 2 as "median_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        count("rows"."value_1") over (partition by "rows"."key_1") as "many_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
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
      left(max("orders"."coupon" || chr(1)), length(max("orders"."coupon" || chr(1))) - 1) as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "first_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1", "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
          and "orders"."gift" = true
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
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of instants, to the microsecond
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."ordered_at" at time zone 'UTC' as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of dates
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."deliver_on" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- list of truth values
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then case when "rows"."value_1" = true then 'true' when "rows"."value_1" = false then 'false' end end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."gift" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a list contains a date
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."deliver_on" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains("orders"."list_1", to_char(date '2026-01-31', 'YYYY-MM-DD'), true);

-- a list contains an instant
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."ordered_at" at time zone 'UTC' as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains("orders"."list_1", to_char(timestamp '2026-06-02 10:00:00.000000', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true);

-- a list contains an instant, to the microsecond
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."ordered_at" at time zone 'UTC' as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (array_contains("orders"."list_1", to_char(timestamp '2026-06-01 10:00:00.000000', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true) or array_contains("orders"."list_1", to_char(timestamp '2026-06-01 10:00:00.123456', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true));

-- a list contains a truth value
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then case when "rows"."value_1" = true then 'true' when "rows"."value_1" = false then 'false' end end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."gift" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and array_contains("orders"."list_1", false, true);

-- a list has an element
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."deliver_on" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and exists (select 1 from "orders"."list_1" as element_of_array where cast(element_of_array as date) > date '2026-02-01');

-- a list of instants has an element
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then '"' || to_char("rows"."value_1", 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"' end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."ordered_at" at time zone 'UTC' as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and exists (select 1 from "orders"."list_1" as element_of_array where cast(replace(replace(cast(element_of_array as varchar(65535)), 'T', ' '), 'Z', '') as timestamp) < timestamp '2026-06-01 10:00:00.123457');

-- 3. Numbers

-- decimals add exactly
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
  ("customer"."balance" * "customer"."rate") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an exact sum equals its literal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."balance" + "customer"."rate") = 0.3;

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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
  and "customer"."balance" = 0.1000
  and "customer"."balance" < 0.10001;

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
      coalesce(cast(sum(cast(floor(case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double precision)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg of floats is the exact sum divided once
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum(cast(floor(case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision) / nullif(count(case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end), 0) as "avg_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      count(case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end) as "count_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end) as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      (max(case when "rows"."place_1" * 2 in ("rows"."many_1", "rows"."many_1" + 1) then "rows"."value_1" end) + max(case when "rows"."place_1" * 2 in ("rows"."many_1" + 1, "rows"."many_1" + 2) then "rows"."value_1" end)) / 2 as "median_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        count("rows"."value_1") over (partition by "rows"."key_1") as "many_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          case when "orders"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."weight" end as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
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
  case when (cast("customer"."age" as double precision) / nullif(cast("customer"."points" as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast("customer"."age" as double precision) / nullif(cast("customer"."points" as double precision), 0)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- division by 0 has no value
select
  "customer"."customer_id" as "id",
  case when (cast("customer"."age" as double precision) / nullif(cast('0' as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast("customer"."age" as double precision) / nullif(cast('0' as double precision), 0)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- division by a float 0 has no value
select
  "customer"."customer_id" as "id",
  case when (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end / nullif(case when (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end - case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end - case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) end, 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end / nullif(case when (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end - case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end - case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) end, 0)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a division by 0 fails a comparison
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when (cast("customer"."age" as double precision) / nullif(cast('0' as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast("customer"."age" as double precision) / nullif(cast('0' as double precision), 0)) end > cast('1' as double precision);

-- decimal division gives a float
select
  "customer"."customer_id" as "id",
  case when (cast("customer"."balance" as double precision) / nullif(cast('3' as double precision), 0)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast("customer"."balance" as double precision) / nullif(cast('3' as double precision), 0)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- times before plus
select
  "customer"."customer_id" as "id",
  (cast("customer"."age" as decimal(38, 0)) + (cast("customer"."points" as decimal(38, 0)) * 10)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- from left to right
select
  "customer"."customer_id" as "id",
  (cast((cast("customer"."age" as decimal(38, 0)) - "customer"."points") as decimal(38, 0)) - 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- parentheses
select
  "customer"."customer_id" as "id",
  (cast((cast("customer"."age" as decimal(38, 0)) + "customer"."points") as decimal(38, 0)) * 10) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a minus before a value
select
  "customer"."customer_id" as "id",
  (cast((- cast("customer"."age" as decimal(38, 0))) as decimal(38, 0)) + 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a minus without blanks
select
  "customer"."customer_id" as "id",
  (cast("customer"."age" as decimal(38, 0)) - 1) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- integer and float make a float
select
  "customer"."customer_id" as "id",
  case when (cast("customer"."age" as double precision) * case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (cast("customer"."age" as double precision) * case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a float goes half away from zero
select
  "customer"."customer_id" as "id",
  (sign(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) * floor(abs(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) + 0.5)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a negative decimal goes half away from zero
select
  "customer"."customer_id" as "id",
  cast(round(cast("customer"."balance" as decimal(38, 2))) as decimal(38, 0)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a negative float goes half away from zero
select
  "customer"."customer_id" as "id",
  (sign(case when "customer"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."weight" end) * floor(abs(case when "customer"."weight" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."weight" end) + 0.5)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round to places
select
  "customer"."customer_id" as "id",
  round(cast("customer"."rate" as decimal(38, 4)), cast(2 as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of an integer
select
  "customer"."customer_id" as "id",
  cast(round(cast("customer"."age" as decimal(38, 0))) as decimal(38, 0)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- floor of a negative
select
  "customer"."customer_id" as "id",
  cast(floor(cast("customer"."balance" as decimal(38, 2))) as decimal(38, 0)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- ceil of a negative
select
  "customer"."customer_id" as "id",
  cast(ceil(cast("customer"."balance" as decimal(38, 2))) as decimal(38, 0)) as "subject"
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
  cast("customer"."age" as varchar(65535)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of text to a number
select
  "customer"."customer_id" as "id",
  case when (case when trim(both ' ' from '12.5') ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from '12.5') as double precision) end + cast('1' as double precision)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when trim(both ' ' from '12.5') ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from '12.5') as double precision) end + cast('1' as double precision)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a failed cast has no value
select
  "customer"."customer_id" as "id",
  case when trim(both ' ' from '12x') ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from '12x') as double precision) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- cast of text to a date
select
  "customer"."customer_id" as "id",
  (case when case when trim(both ' ' from '2026-02-28') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then cast(substring(trim(both ' ' from '2026-02-28'), 9, 2) as integer) between 1 and case when substring(trim(both ' ' from '2026-02-28'), 1, 4) = '0000' or substring(trim(both ' ' from '2026-02-28'), 6, 2) not between '01' and '12' then 0 else extract(day from last_day(cast(substring(trim(both ' ' from '2026-02-28'), 1, 7) || '-01' as date))) end end then cast(trim(both ' ' from '2026-02-28') as date) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- an impossible date has no value
select
  "customer"."customer_id" as "id",
  (case when case when trim(both ' ' from '2026-02-30') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then cast(substring(trim(both ' ' from '2026-02-30'), 9, 2) as integer) between 1 and case when substring(trim(both ' ' from '2026-02-30'), 1, 4) = '0000' or substring(trim(both ' ' from '2026-02-30'), 6, 2) not between '01' and '12' then 0 else extract(day from last_day(cast(substring(trim(both ' ' from '2026-02-30'), 1, 7) || '-01' as date))) end end then cast(trim(both ' ' from '2026-02-30') as date) end) as "subject"
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
  and not case when mod("customer"."age", nullif(5, 0)) = 0 then true else false end;

-- a multiple of 0 is nothing
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and mod("customer"."age", nullif(0, 0)) = 0;

-- is integer of decimals
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" = floor(cast("customer"."balance" as decimal(38, 2)));

-- is integer of floats
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end = floor(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end);

-- is not integer
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end = floor(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) then true else false end;

-- >= and <=
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" >= 10
  and "customer"."balance" <= 12.5;

-- decimal equals integer column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" = "customer"."age";

-- float equals integer column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end = cast("customer"."age" as double precision);

-- numbers in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."age" in (10, (-10), 3);

-- a decimal in a list of other scales
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."balance" in (12.5, 10);

-- another field as the limit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (cast("customer"."age" as double precision) >= cast("customer"."balance" as double precision) and cast("customer"."age" as double precision) <= case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end);

-- abs of the largest and smallest integers
select
  "customer"."customer_id" as "id",
  abs(cast("customer"."points" as decimal(38, 0))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of the largest and smallest integers to hundreds
select
  "customer"."customer_id" as "id",
  round(cast("customer"."points" as decimal(38, 0)), cast((-2) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of the largest integer up to a thousand
select
  "customer"."customer_id" as "id",
  round(cast("customer"."points" as decimal(38, 0)), cast((-3) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a position beyond 32 bits is beyond every text
select
  "customer"."customer_id" as "id",
  substring("customer"."name", case when 9999999999 < 1 then 1 when 9999999999 > 65536 then 65536 else cast(9999999999 as integer) end, 65535) as "subject"
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
  coalesce(substring('abc', case when "customer"."age" < 1 then 1 when "customer"."age" > 65536 then 65536 else cast("customer"."age" as integer) end, 65535), substring('abc', case when 1 < 1 then 1 when 1 > 2147483647 then 2147483647 else cast(1 as integer) end, case when "customer"."age" < 0 then 0 when "customer"."age" > 2147483647 then 2147483647 else cast("customer"."age" as integer) end), 'none') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a list keeps every digit of integers
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then cast("rows"."value_1" as varchar(65535)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."quantity" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- a list keeps every digit of decimals
with
  "orders_by_customer" as (
    select
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then cast("rows"."value_1" as varchar(65535)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1") as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" order by "rows"."value_1") as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- round of a decimal to the places of a column
select
  "customer"."customer_id" as "id",
  round(cast("customer"."rate" as decimal(38, 4)), cast("customer"."age" as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of a float to the places of a column
select
  "customer"."customer_id" as "id",
  case when (sign(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) * floor(abs(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) * power(cast(10 as double precision), "customer"."age") + 0.5) / power(cast(10 as double precision), "customer"."age")) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then sign(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) * floor(abs(case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end) * power(cast(10 as double precision), "customer"."age") + 0.5) / power(cast(10 as double precision), "customer"."age") end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round of an integer to the places of a column
select
  "customer"."customer_id" as "id",
  round(cast("customer"."points" as decimal(38, 0)), cast("customer"."age" as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round to places that are computed
select
  "customer"."customer_id" as "id",
  round(cast("customer"."rate" as decimal(38, 4)), cast((cast("customer"."age" as decimal(38, 0)) * (-1)) as integer)) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the model may name other places: each float is rounded half up
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(case when "orders"."cents" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."cents" end * 100 + 0.5) as bigint)) as double precision) / cast(100 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double precision)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- no places: halves go up
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(case when "orders"."whole" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."whole" end * 1 + 0.5) as bigint)) as double precision) / cast(1 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double precision)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- approximate sums are plain
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum(case when "orders"."loose" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."loose" end), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double precision)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- what is below the places counts nothing
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(cast(sum(cast(floor(case when "orders"."plain" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."plain" end * 1000000 + 0.5) as bigint)) as double precision) / cast(1000000 as double precision), 0) as "sum_1"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  coalesce("orders"."sum_1", cast('0' as double precision)) as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- avg with places
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      cast(sum(cast(floor(case when "orders"."whole" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."whole" end * 1 + 0.5) as bigint)) as double precision) / cast(1 as double precision) / nullif(count(case when "orders"."whole" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."whole" end), 0) as "avg_1"
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
      min(case when "orders"."cents" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."cents" end) as "min_1",
      max(case when "orders"."cents" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "orders"."cents" end) as "max_2"
    from "shop"."orders" as "orders"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  case when ("orders"."min_1" + "orders"."max_2") between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then ("orders"."min_1" + "orders"."max_2") end as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- coalesce keeps the places of a decimal beside a rounded number
select
  "customer"."customer_id" as "id",
  coalesce("customer"."balance", cast(floor(cast("customer"."age" as decimal(38, 0))) as decimal(38, 0))) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- when keeps the places of a decimal beside a rounded number
select
  "customer"."customer_id" as "id",
  case when "customer"."age" > 3 then cast(ceil(cast("customer"."age" as decimal(38, 0))) as decimal(38, 0)) else "customer"."balance" end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of decimals of different places keeps all
select
  "customer"."customer_id" as "id",
  coalesce("customer"."balance", "customer"."rate") as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- round after round
select
  "customer"."customer_id" as "id",
  round(cast(round(cast("customer"."rate" as decimal(38, 4)), cast(3 as integer)) as decimal(38, 4)), cast(1 as integer)) as "subject"
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
  case when case when "customer"."age" > 3 then true else false end then 'true' else 'false' end as "subject"
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'view' and length("events"."event_name") = length('view'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
      count(distinct cast(convert_timezone('UTC', 'UTC', "events"."occurred_at" at time zone 'UTC') as date)) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
      count(distinct cast(convert_timezone('UTC', 'UTC', "events"."occurred_at" at time zone 'UTC') as date)) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
      and ("events"."category" = 'shoes' and length("events"."category") = length('shoes'))
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
    where "events"."occurred_at" >= (timestamp '2026-05-16 12:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
    where "events"."occurred_at" >= (timestamp '2026-05-16 12:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
      and ("events"."category" = 'shoes' and length("events"."category") = length('shoes'))
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
      count(case when ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 end) as "count_1",
      count(case when "events"."occurred_at" >= (timestamp '2026-06-11 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'View' and length("events"."event_name") = length('View')) then 1 end) as "count_2"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'View' and length("events"."event_name") = length('View')))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'View' and length("events"."event_name") = length('View')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'View' and length("events"."event_name") = length('View')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
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
      min("events"."occurred_at" at time zone 'UTC') as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= timestamp '2026-05-16 12:00:00.000000' and "events"."min_1" < timestamp '2026-06-15 12:00:00.000000';

-- first_time with where
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min("events"."occurred_at" at time zone 'UTC') as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
      and ("events"."category" = 'hats' and length("events"."category") = length('hats'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" >= timestamp '2026-05-16 12:00:00.000000' and "events"."min_1" < timestamp '2026-06-15 12:00:00.000000';

-- first_time in an older window
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      min("events"."occurred_at" at time zone 'UTC') as "min_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "events"."min_1" < timestamp '2026-05-01 00:00:00.000000';

-- days are those of the project's zone
with
  "events_by_customer" as (
    select
      "events"."customer_id" as "key_1",
      count(distinct cast(convert_timezone('UTC', 'Europe/Berlin', "events"."occurred_at" at time zone 'UTC') as date)) as "count_distinct_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
      count(distinct cast(convert_timezone('UTC', 'Europe/Berlin', "events"."occurred_at" at time zone 'UTC') as date)) as "count_distinct_1"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-01 22:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
      max(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then "events"."occurred_at" at time zone 'UTC' end) as "max_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then "events"."occurred_at" at time zone 'UTC' end) as "max_2",
      count(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
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
      max(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then "events"."occurred_at" at time zone 'UTC' end) as "max_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then "events"."occurred_at" at time zone 'UTC' end) as "max_2",
      count(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "events_by_customer" as "events" on "events"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not case when "events"."max_1" > "events"."max_2" or (not ("events"."max_2" is not null) and coalesce("events"."count_3", 0) >= 1) then true else false end;

-- since last with a count
with
  "events_by_customer_2" as (
    select
      "events"."customer_id" as "key_1",
      max("events"."occurred_at" at time zone 'UTC') as "max_1"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order'))
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
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("customer_1"."max_events" is null or ("events"."occurred_at" at time zone 'UTC') > "customer_1"."max_events")
      and ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open'))
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
      max(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then "events"."occurred_at" at time zone 'UTC' end) as "max_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) and "events"."total" > 50 then "events"."occurred_at" at time zone 'UTC' end) as "max_2",
      count(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) or (("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) and "events"."total" > 50))
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
      max(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) and ("events"."campaign" = 'x' and length("events"."campaign") = length('x')) then "events"."occurred_at" at time zone 'UTC' end) as "max_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then "events"."occurred_at" at time zone 'UTC' end) as "max_2",
      count(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) and ("events"."campaign" = 'x' and length("events"."campaign") = length('x')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ((("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) and ("events"."campaign" = 'x' and length("events"."campaign") = length('x'))) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
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
      max(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then "events"."occurred_at" at time zone 'UTC' end) as "max_1",
      max(case when ("events"."event_name" = 'Never' and length("events"."event_name") = length('Never')) then "events"."occurred_at" at time zone 'UTC' end) as "max_2",
      count(case when ("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) then 1 end) as "count_3"
    from "shop"."events" as "events"
    where ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and (("events"."event_name" = 'Open' and length("events"."event_name") = length('Open')) or ("events"."event_name" = 'Never' and length("events"."event_name") = length('Never')))
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
    where ("web"."seen_at" is null or "web"."seen_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("web"."event" = 'X' and length("web"."event") = length('X'))
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
    where ("app"."seen_at" is null or "app"."seen_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and ("app"."event" = 'X' and length("app"."event") = length('X'))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 604800000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 604800000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'A' and length("events"."event_name") = length('A')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) and ("events"."campaign" = 'y' and length("events"."campaign") = length('y')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or (("events"."event_name" = 'B' and length("events"."event_name") = length('B')) and ("events"."campaign" = 'y' and length("events"."campaign") = length('y'))))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) and ("events"."campaign" = 'x' and length("events"."campaign") = length('x')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ((("events"."event_name" = 'A' and length("events"."event_name") = length('A')) and ("events"."campaign" = 'x' and length("events"."campaign") = length('x'))) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'C' and length("events"."event_name") = length('C')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'C' and length("events"."event_name") = length('C')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps_2"."chain_2")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-04 12:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-06 00:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 172800000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when "events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when "events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-10 00:00:00.000000' at time zone 'UTC')
      and "events"."occurred_at" is not null
      and (("events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'A' and length("events"."event_name") = length('A'))) or ("events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'B' and length("events"."event_name") = length('B'))))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when "events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')) and ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-10 00:00:00.000000' at time zone 'UTC')
      and "events"."occurred_at" is not null
      and (("events"."occurred_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'A' and length("events"."event_name") = length('A'))) or (("events"."occurred_at" is null or "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')) and ("events"."event_name" = 'B' and length("events"."event_name") = length('B'))))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'C' and length("events"."event_name") = length('C')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'C' and length("events"."event_name") = length('C')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd('microsecond', 345600000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps_2"."chain_2")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'C' and length("events"."event_name") = length('C')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'C' and length("events"."event_name") = length('C')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps_2"."chain_2")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'C' and length("events"."event_name") = length('C')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'C' and length("events"."event_name") = length('C')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1") then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_3" = 1
      and "events_in_order_steps_2"."chain_2" is not null
      and "events_in_order_steps_2"."at" <= dateadd('microsecond', 172800000000, "events_in_order_steps_2"."chain_2")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'A' and length("events"."event_name") = length('A'))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'A' and length("events"."event_name") = length('A'))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_2" = 1
      and "events_in_order_steps"."chain_1" is not null
      and "events_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "events_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_3",
      max(case when ("events"."event_name" = 'C' and length("events"."event_name") = length('C')) then 1 else 0 end) as "step_4"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'C' and length("events"."event_name") = length('C')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_1" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_2" = 1 and "events_in_order_steps"."chain_1" is not null then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_2"
    from "events_in_order_steps"
  ),
  "events_in_order_steps_3" as (
    select
      "events_in_order_steps_2".*,
      max(case when "events_in_order_steps_2"."step_3" = 1 and "events_in_order_steps_2"."chain_2" is not null then "events_in_order_steps_2"."at" end) over (partition by "events_in_order_steps_2"."key_1" order by "events_in_order_steps_2"."at" rows between unbounded preceding and 1 preceding) as "chain_3"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 86400000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 86400000000, "events_in_order_steps"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 86400000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 86400000000, "events_in_order_steps"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" >= (timestamp '2026-06-13 12:00:00.000000' at time zone 'UTC') and "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 600000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 600000000, "events_in_order_steps"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when "events"."occurred_at" < (timestamp '2026-06-02 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."occurred_at" < (timestamp '2026-06-02 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart'))) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 86400000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 86400000000, "events_in_order_steps"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when "events"."occurred_at" < (timestamp '2026-06-11 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')) then 1 else 0 end) as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."occurred_at" < (timestamp '2026-06-11 00:00:00.000000' at time zone 'UTC') and ("events"."event_name" = 'Cart' and length("events"."event_name") = length('Cart'))) or ("events"."event_name" = 'Order' and length("events"."event_name") = length('Order')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps"
    where "events_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 172800000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 172800000000, "events_in_order_steps"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      max(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between unbounded preceding and 1 preceding) as "before_2"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_2" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_1" = 1 and dateadd('microsecond', 43200000000, "events_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000' and ("events_in_order_steps"."after_2" is null or "events_in_order_steps"."after_2" > dateadd('microsecond', 43200000000, "events_in_order_steps"."at")) then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'X' and length("events"."event_name") = length('X')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_3" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_3"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_2" = 1
      and "events_in_order_steps_2"."chain_1" is not null
      and dateadd('microsecond', 86400000000, "events_in_order_steps_2"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps_2"."after_3" is null or "events_in_order_steps_2"."after_3" > dateadd('microsecond', 86400000000, "events_in_order_steps_2"."at"))
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      max(case when ("events"."event_name" = 'A' and length("events"."event_name") = length('A')) then 1 else 0 end) as "step_1",
      max(case when ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) then 1 else 0 end) as "step_2",
      max(case when ("events"."event_name" = 'X' and length("events"."event_name") = length('X')) then 1 else 0 end) as "step_3"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and (("events"."event_name" = 'A' and length("events"."event_name") = length('A')) or ("events"."event_name" = 'B' and length("events"."event_name") = length('B')) or ("events"."event_name" = 'X' and length("events"."event_name") = length('X')))
    group by 1, 2
  ),
  "events_in_order_steps" as (
    select
      "events_in_order".*,
      min(case when "events_in_order"."step_3" = 1 then "events_in_order"."at" end) over (partition by "events_in_order"."key_1" order by "events_in_order"."at" rows between 1 following and unbounded following) as "after_3"
    from "events_in_order"
  ),
  "events_in_order_steps_2" as (
    select
      "events_in_order_steps".*,
      max(case when "events_in_order_steps"."step_1" = 1 then "events_in_order_steps"."at" end) over (partition by "events_in_order_steps"."key_1" order by "events_in_order_steps"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "events_in_order_steps"
  ),
  "events_in_order_found" as (
    select distinct
      "events_in_order_steps_2"."key_1" as "key_1",
      1 as "found"
    from "events_in_order_steps_2"
    where "events_in_order_steps_2"."step_2" = 1
      and "events_in_order_steps_2"."chain_1" is not null
      and dateadd('microsecond', 43200000000, "events_in_order_steps_2"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("events_in_order_steps_2"."after_3" is null or "events_in_order_steps_2"."after_3" > dateadd('microsecond', 43200000000, "events_in_order_steps_2"."at"))
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
      "orders"."ordered_at" at time zone 'UTC' as "at",
      max(1) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      max(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd('microsecond', 2592000000000, "orders_in_order_steps"."chain_1")
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
      "orders"."ordered_at" at time zone 'UTC' as "at",
      max(case when ("orders"."status" = 'paid' and length("orders"."status") = length('paid')) then 1 else 0 end) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      max(case when "orders_in_order"."step_1" = 1 then "orders_in_order"."at" end) over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd('microsecond', 60000000, "orders_in_order_steps"."chain_1")
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
      "events"."occurred_at" at time zone 'UTC' as "at",
      case when ("events"."event_name" = 'View' and length("events"."event_name") = length('View')) then 1 else 0 end as "step_1",
      0 as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
    union all select
      "orders"."customer_id" as "key_1",
      "orders"."ordered_at" at time zone 'UTC' as "at",
      0 as "step_1",
      1 as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
      max(case when "events_in_order_moments"."step_1" = 1 then "events_in_order_moments"."at" end) over (partition by "events_in_order_moments"."key_1" order by "events_in_order_moments"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
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
      "orders"."ordered_at" at time zone 'UTC' as "at",
      1 as "step_1",
      0 as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
    union all select
      "events"."customer_id" as "key_1",
      "events"."occurred_at" at time zone 'UTC' as "at",
      0 as "step_1",
      case when ("events"."event_name" = 'View' and length("events"."event_name") = length('View')) then 1 else 0 end as "step_2"
    from "shop"."events" as "events"
    where "events"."occurred_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
      and ("events"."event_name" = 'View' and length("events"."event_name") = length('View'))
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
      max(case when "orders_in_order_moments"."step_1" = 1 then "orders_in_order_moments"."at" end) over (partition by "orders_in_order_moments"."key_1" order by "orders_in_order_moments"."at" rows between unbounded preceding and 1 preceding) as "chain_1"
    from "orders_in_order_moments"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_2" = 1
      and "orders_in_order_steps"."chain_1" is not null
      and "orders_in_order_steps"."at" <= dateadd('microsecond', 86400000000, "orders_in_order_steps"."chain_1")
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
      "orders"."ordered_at" at time zone 'UTC' as "at",
      max(1) as "step_1",
      max(1) as "step_2"
    from "shop"."orders" as "orders"
    where "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
    group by 1, 2
  ),
  "orders_in_order_steps" as (
    select
      "orders_in_order".*,
      min(case when "orders_in_order"."step_2" = 1 then "orders_in_order"."at" end) over (partition by "orders_in_order"."key_1" order by "orders_in_order"."at" rows between 1 following and unbounded following) as "after_2"
    from "orders_in_order"
  ),
  "orders_in_order_found" as (
    select distinct
      "orders_in_order_steps"."key_1" as "key_1",
      1 as "found"
    from "orders_in_order_steps"
    where "orders_in_order_steps"."step_1" = 1
      and dateadd('microsecond', 2592000000000, "orders_in_order_steps"."at") <= timestamp '2026-06-15 12:00:00.000000'
      and ("orders_in_order_steps"."after_2" is null or "orders_in_order_steps"."after_2" > dateadd('microsecond', 2592000000000, "orders_in_order_steps"."at"))
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
      case when "customer"."points" is not null then row_number() over (partition by case when "customer"."points" is not null then 1 else 0 end order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where not case when "customer_1"."rank" <= 100 then true else false end;

-- NaN and infinity are in no rank
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      row_number() over (order by case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end desc, "customer"."customer_id") as "rank",
      count(*) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
      and case when "customer"."score" between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then "customer"."score" end is not null
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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 5000);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 100);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 1700);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 10000);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 2000);

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
  and ("customer_1"."country" = 'US' and length("customer_1"."country") = length('US'));

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
      and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
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
      and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  )
select "customer_1"."id" as "id"
from "customer_1"
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 5000);

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
      and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      case when "customer"."points" is not null then row_number() over (partition by case when "customer"."points" is not null then 1 else 0 end order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of",
      case when "customer"."points" is not null then row_number() over (partition by case when "customer"."points" is not null then 1 else 0 end order by "customer"."points", "customer"."customer_id") end as "rank_2",
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
      case when "customer"."points" is not null then row_number() over (partition by case when "customer"."points" is not null then 1 else 0 end order by "customer"."points" desc, "customer"."customer_id") end as "rank",
      sum(case when "customer"."points" is not null then 1 else 0 end) over () as "rank_of"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select
  "customer_1"."id" as "id",
  case when "customer_1"."rank" <= 1 then true else false end as "subject"
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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 243);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 244);

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
where ((cast("customer_1"."rank" as decimal(38, 0)) - 1) * 10000) < (cast("customer_1"."rank_of" as decimal(38, 0)) * 500);

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
  and (mod(strtol(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 16), 10) >= 0 and mod(strtol(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 16), 10) <= 4);

-- the other half is the other buckets
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 16), 10) >= 5 and mod(strtol(left(md5('exp1' || ':' || "customer"."customer_id"), 8), 16), 10) <= 9);

-- without a salt the entity's name
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('customer' || ':' || "customer"."customer_id"), 8), 16), 100) >= 0 and mod(strtol(left(md5('customer' || ':' || "customer"."customer_id"), 8), 16), 100) <= 49);

-- one bucket, both ends included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('x' || ':' || "customer"."customer_id"), 8), 16), 1000) >= 395 and mod(strtol(left(md5('x' || ':' || "customer"."customer_id"), 8), 16), 1000) <= 395);

-- a salt with quotes and letters
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('ü''"%' || ':' || "customer"."customer_id"), 8), 16), 10000) >= 0 and mod(strtol(left(md5('ü''"%' || ':' || "customer"."customer_id"), 8), 16), 10000) <= 4999);

-- all buckets are everybody, the empty ID included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (mod(strtol(left(md5('customer' || ':' || "customer"."customer_id"), 8), 16), 10) >= 0 and mod(strtol(left(md5('customer' || ':' || "customer"."customer_id"), 8), 16), 10) <= 9);

-- 3. Segments in segments

-- in segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- not in segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

-- in segment beside conditions
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and "customer"."points" > 1;

-- a segment of segments
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and not case when "customer"."points" >= 2 then true else false end;

-- a segment used twice
with
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end as "us",
      "customer"."points" as "points"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
where ("customer_1"."us" or ("customer_1"."points" >= 2 and not case when "customer_1"."us" then true else false end));

-- a segment over traits
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (cast((cast(case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then 1 else 0 end as decimal(38, 0)) + case when "customer"."points" >= 2 then 1 else 0 end) as decimal(38, 0)) + case when "in_by_sql"."id" is not null then 1 else 0 end) >= 2;

-- in at least k of all
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and "customer"."points" >= 2
  and "customer"."points" > 100;

-- an empty segment
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when "customer"."points" > 100 then true else false end;

-- a segment of raw SQL: strangers are dropped, repeated IDs count once
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "in_by_sql"."id" is not null;

-- the complement of raw SQL with a missing ID among its rows
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not ("in_by_sql"."id" is not null);

-- a segment as a trait
select
  "customer"."customer_id" as "id",
  case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a segment in a when
select
  "customer"."customer_id" as "id",
  case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then "customer"."points" else 0 end as "subject"
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
      and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
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
      and ("account"."plan" = 'pro' and length("account"."plan") = length('pro'))
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
      and ("account"."plan" = 'pro' and length("account"."plan") = length('pro'))
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_pro" on "in_pro"."id" = "customer"."account_id"
where "customer"."customer_id" is not null
  and not ("in_pro"."id" is not null);

-- a field in a segment of raw SQL of another entity: its strangers are dropped
with
  "in_paying" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select 'A1' union all select 'A9'
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
      and ("account"."plan" = 'pro' and length("account"."plan") = length('pro'))
  ),
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    left join "in_pro" on "in_pro"."id" = "orders"."coupon"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'));

-- set: and
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and "customer"."points" >= 2;

-- set: or
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (("customer"."country" = 'US' and length("customer"."country") = length('US')) or "in_by_sql"."id" is not null);

-- set: except
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and not case when "customer"."points" >= 2 then true else false end;

-- set: not
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end;

-- set: not binds tightest
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end
  and "customer"."points" >= 2;

-- set: and and except from left to right
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and ("customer"."country" = 'US' and length("customer"."country") = length('US'))
  and not ("in_by_sql"."id" is not null);

-- set: except before and
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then true else false end
  and "in_by_sql"."id" is not null;

-- set: or binds least
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."country" as "country",
      case when "customer"."points" >= 2 then true else false end as "rich"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "in_by_sql" on "in_by_sql"."id" = "customer_1"."id"
where ((("customer_1"."country" = 'US' and length("customer_1"."country") = length('US')) and not case when "customer_1"."rich" then true else false end) or ("customer_1"."rich" and "in_by_sql"."id" is not null));

-- set: parentheses
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  ),
  "customer_1" as (
    select
      "customer"."customer_id" as "id",
      "customer"."country" as "country",
      case when "customer"."points" >= 2 then true else false end as "rich"
    from "shop"."customers" as "customer"
    where "customer"."customer_id" is not null
  )
select "customer_1"."id" as "id"
from "customer_1"
left join "in_by_sql" on "in_by_sql"."id" = "customer_1"."id"
where ((("customer_1"."country" = 'US' and length("customer_1"."country") = length('US')) and not case when "customer_1"."rich" then true else false end) or "customer_1"."rich")
  and "in_by_sql"."id" is not null;

-- set: parentheses change the meaning
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and "customer"."points" >= 2
  and not case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) and "in_by_sql"."id" is not null then true else false end;

-- set: not of raw SQL
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and not ("in_by_sql"."id" is not null);

-- set: a and not b is a except b
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
  )
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
left join "in_by_sql" on "in_by_sql"."id" = "customer"."customer_id"
where "customer"."customer_id" is not null
  and (cast((cast(case when ("customer"."country" = 'US' and length("customer"."country") = length('US')) then 1 else 0 end as decimal(38, 0)) + case when "customer"."points" >= 2 then 1 else 0 end) as decimal(38, 0)) + case when "in_by_sql"."id" is not null then 1 else 0 end) >= 2;

-- the members of raw SQL itself are people
with
  "in_by_sql" as (
    select distinct cast("raw_rows"."raw_id" as varchar(65535)) as "id" from (
select customer_id from shop.tickets
) as "raw_rows" ("raw_id") where "raw_id" is not null
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
  and not case when ("account"."plan" = 'pro' and length("account"."plan") = length('pro')) then true else false end;

-- 4. Windows

-- the last N hours are half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- a day is 24 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last N days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-08 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last N weeks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-08 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last N minutes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 11:30:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last month goes back on the calendar
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-05-15 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-15 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- the last year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2025-06-15 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- today is the whole day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-16 00:00:00.000000' at time zone 'UTC');

-- yesterday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- this week starts on Monday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-22 00:00:00.000000' at time zone 'UTC');

-- the previous week
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-08 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- this month holds later days of a column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-07-01 00:00:00.000000' at time zone 'UTC');

-- the previous month
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-05-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-01 00:00:00.000000' at time zone 'UTC');

-- this quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-04-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-07-01 00:00:00.000000' at time zone 'UTC');

-- the previous quarter
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-01-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-04-01 00:00:00.000000' at time zone 'UTC');

-- this year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-01-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2027-01-01 00:00:00.000000' at time zone 'UTC');

-- the previous year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2025-01-01 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-01-01 00:00:00.000000' at time zone 'UTC');

-- the next N days are half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-22 12:00:00.000000' at time zone 'UTC');

-- more than N days ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < (timestamp '2026-05-16 12:00:00.000000' at time zone 'UTC');

-- more than N hours ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC');

-- less than N days ago
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-05-16 12:00:00.000000' at time zone 'UTC')
  and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- since a date includes its day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- before a date ends at its first instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- after a date starts the day after
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- on a date is its whole day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- from and to a date: both days whole
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-08 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- between two dates: both days whole
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-08 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC');

-- since an instant includes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC');

-- before an instant excludes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC');

-- after an instant excludes it
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000001' at time zone 'UTC');

-- from one instant to another is half-open
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- instants with another offset
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- an instant equals its microsecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."created_at" at time zone 'UTC') = timestamp '2026-06-15 11:59:59.999999';

-- this week may start on Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC');

-- the previous week that starts on Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-07 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC');

-- the last N calendar days are today and those before
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- one calendar day is today
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- today in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 22:00:00.000000' at time zone 'UTC');

-- yesterday in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-13 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-14 22:00:00.000000' at time zone 'UTC');

-- a date in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-13 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-14 22:00:00.000000' at time zone 'UTC');

-- calendar days in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-13 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC');

-- this week in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-14 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-21 22:00:00.000000' at time zone 'UTC');

-- this month in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-05-31 22:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-30 22:00:00.000000' at time zone 'UTC');

-- this year in the project's zone, winter time
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2025-12-31 23:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-12-31 23:00:00.000000' at time zone 'UTC');

-- before a date in the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" < (timestamp '2025-12-31 23:00:00.000000' at time zone 'UTC');

-- a day of 23 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-28 23:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-03-29 22:00:00.000000' at time zone 'UTC');

-- up to a day of 23 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-27 23:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-03-29 22:00:00.000000' at time zone 'UTC');

-- a day of 25 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-11-01 04:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-11-02 05:00:00.000000' at time zone 'UTC');

-- after a day of 25 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-11-02 05:00:00.000000' at time zone 'UTC');

-- a day whose midnight was skipped starts an hour later
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2018-11-04 03:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2018-11-05 02:00:00.000000' at time zone 'UTC');

-- a day stays 24 hours over a change of clocks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-28 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-03-29 12:00:00.000000' at time zone 'UTC');

-- a month back keeps the local time of day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-15 11:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-04-15 10:00:00.000000' at time zone 'UTC');

-- a skipped local time moves forward by the gap
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-03-29 01:30:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-04-29 00:30:00.000000' at time zone 'UTC');

-- a doubled local time means the earlier
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-10-25 00:30:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-11-25 01:30:00.000000' at time zone 'UTC');

-- a month back from the 31st is clamped to the last day
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-02-28 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-03-31 12:00:00.000000' at time zone 'UTC');

-- a month back in a leap year
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2024-02-29 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2024-03-31 12:00:00.000000' at time zone 'UTC');

-- a quarter back is clamped once
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-02-28 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-05-31 12:00:00.000000' at time zone 'UTC');

-- twelve months back over a short month
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2025-02-28 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-03-31 12:00:00.000000' at time zone 'UTC');

-- a year back from February 29
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2023-02-28 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2024-02-29 12:00:00.000000' at time zone 'UTC');

-- a week of a zone over a change of clocks
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-10-26 04:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-11-02 05:00:00.000000' at time zone 'UTC');

-- a month forward from the 31st is clamped
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-01-31 12:00:00.000000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-02-28 12:00:00.000000' at time zone 'UTC');

-- now is a whole millisecond
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."created_at" >= (timestamp '2026-06-15 11:59:00.123000' at time zone 'UTC') and "customer"."created_at" < (timestamp '2026-06-15 12:00:00.123000' at time zone 'UTC');

-- 4. Time

-- on a date column days are calendar days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-09' and "customer"."joined_on" < date '2026-06-16';

-- on a date column weeks are calendar days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-09' and "customer"."joined_on" < date '2026-06-16';

-- calendar days of a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-14' and "customer"."joined_on" < date '2026-06-16';

-- today on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-15' and "customer"."joined_on" < date '2026-06-16';

-- yesterday on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-14' and "customer"."joined_on" < date '2026-06-15';

-- this week on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-15' and "customer"."joined_on" < date '2026-06-22';

-- the previous week on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-08' and "customer"."joined_on" < date '2026-06-15';

-- the previous month on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-05-01' and "customer"."joined_on" < date '2026-06-01';

-- since on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-15';

-- after on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-16';

-- before on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" < date '2026-06-08';

-- on on a date column
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-08' and "customer"."joined_on" < date '2026-06-09';

-- from and to on a date column include both days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-08' and "customer"."joined_on" < date '2026-06-15';

-- between on a date column includes both days
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."joined_on" >= date '2026-06-08' and "customer"."joined_on" <= date '2026-06-14');

-- a date equals a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" = date '2026-06-08';

-- days_since of a date counts calendar days
select
  "customer"."customer_id" as "id",
  datediff('day', "customer"."joined_on", date '2026-06-15') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- today on a date column is that of the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."joined_on" >= date '2026-06-16' and "customer"."joined_on" < date '2026-06-17';

-- days_since of a date in the project's zone
select
  "customer"."customer_id" as "id",
  datediff('day', "customer"."joined_on", date '2026-06-16') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- rows at or after now do not exist
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      coalesce(sum("orders"."amount"), 0) as "sum_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where "orders"."ordered_at" >= (timestamp '1970-01-01 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where "orders"."ordered_at" >= (timestamp '2026-06-01 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-01 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-22 12:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-15 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-07-01 00:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-20 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-16 00:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-20 00:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-21 00:00:00.000000' at time zone 'UTC')
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
    where "orders"."ordered_at" >= (timestamp '2026-06-14 12:00:00.000000' at time zone 'UTC') and "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC')
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "last_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."time_1" desc, "rows"."value_1" desc) as "place_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."amount" as "value_1",
          "orders"."ordered_at" at time zone 'UTC' as "time_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      and not case when "orders"."amount" = 1 then true else false end
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
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-16 00:00:00.000000' at time zone 'UTC'))
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
  cast(extract(year from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- month
select
  "customer"."customer_id" as "id",
  cast(extract(month from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- day
select
  "customer"."customer_id" as "id",
  cast(extract(day from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- hour
select
  "customer"."customer_id" as "id",
  cast(extract(hour from convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC')) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- weekday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((case extract(dow from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end = 'Sunday' and length(case extract(dow from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end) = length('Sunday')) or (case extract(dow from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end = 'Thursday' and length(case extract(dow from cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end) = length('Thursday')));

-- hours between
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (cast(extract(hour from convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC')) as bigint) >= 22 and cast(extract(hour from convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC')) as bigint) <= 22);

-- parts of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(extract(year from "customer"."joined_on") as bigint) = 2024
  and cast(extract(month from "customer"."joined_on") as bigint) = 2
  and cast(extract(day from "customer"."joined_on") as bigint) = 29;

-- days_between of timestamps counts whole 24 hours
select
  "customer"."customer_id" as "id",
  ((datediff('microsecond', "customer"."created_at" at time zone 'UTC', coalesce("customer"."seen_at", "customer"."created_at" at time zone 'UTC')) + 864000000000000000) / 86400000000 - 10000000) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- start_of_quarter of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('quarter', "customer"."joined_on") as date) = date '2026-10-01';

-- start_of_day of an instant
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(convert_timezone('UTC', 'UTC', "customer"."created_at" at time zone 'UTC') as date) = date '2026-06-14';

-- start_of_month of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('month', "customer"."joined_on") as date) = date '2024-02-01';

-- start_of_year of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(date_trunc('year', "customer"."joined_on") as date) = date '2026-01-01';

-- start_of_week of a date
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(dateadd('day', - cast(mod(extract(dow from "customer"."joined_on") + 6 + 0, 7) as integer), "customer"."joined_on") as date) = date '2026-12-28';

-- days_since of a timestamp counts whole 24 hours
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((datediff('microsecond', "customer"."created_at" at time zone 'UTC', timestamp '2026-06-15 12:00:00.000000') + 864000000000000000) / 86400000000 - 10000000) = 0;

-- days_between of dates
select
  "customer"."customer_id" as "id",
  datediff('day', "customer"."joined_on", case when case when trim(both ' ' from '2026-12-31') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then cast(substring(trim(both ' ' from '2026-12-31'), 9, 2) as integer) between 1 and case when substring(trim(both ' ' from '2026-12-31'), 1, 4) = '0000' or substring(trim(both ' ' from '2026-12-31'), 6, 2) not between '01' and '12' then 0 else extract(day from last_day(cast(substring(trim(both ' ' from '2026-12-31'), 1, 7) || '-01' as date))) end end then cast(trim(both ' ' from '2026-12-31') as date) end) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the year of the project's zone
select
  "customer"."customer_id" as "id",
  cast(extract(year from cast(convert_timezone('UTC', 'Europe/Berlin', "customer"."created_at" at time zone 'UTC') as date)) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the hour of the project's zone, summer and winter
select
  "customer"."customer_id" as "id",
  cast(extract(hour from convert_timezone('UTC', 'Europe/Berlin', "customer"."created_at" at time zone 'UTC')) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the day of the project's zone
select
  "customer"."customer_id" as "id",
  cast(extract(day from cast(convert_timezone('UTC', 'Europe/Berlin', "customer"."created_at" at time zone 'UTC') as date)) as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- the weekday of the project's zone
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case extract(dow from cast(convert_timezone('UTC', 'Europe/Berlin', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end = 'Monday' and length(case extract(dow from cast(convert_timezone('UTC', 'Europe/Berlin', "customer"."created_at" at time zone 'UTC') as date)) when 0 then 'Sunday' when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday' when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' end) = length('Monday'));

-- start_of_week from Sunday
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and cast(dateadd('day', - cast(mod(extract(dow from "customer"."joined_on") + 6 + 1, 7) as integer), "customer"."joined_on") as date) = date '2026-12-27';

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
  cast(extract(year from date '2026-06-15') - extract(year from "customer"."birthday") - case when (extract(month from date '2026-06-15') * 100 + extract(day from date '2026-06-15')) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from date '2026-06-15'), 4) = 0 and (mod(extract(year from date '2026-06-15'), 100) <> 0 or mod(extract(year from date '2026-06-15'), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
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
  cast(extract(year from date '2026-02-28') - extract(year from "customer"."birthday") - case when (extract(month from date '2026-02-28') * 100 + extract(day from date '2026-02-28')) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from date '2026-02-28'), 4) = 0 and (mod(extract(year from date '2026-02-28'), 100) <> 0 or mod(extract(year from date '2026-02-28'), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
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
  cast(extract(year from date '2024-02-28') - extract(year from "customer"."birthday") - case when (extract(month from date '2024-02-28') * 100 + extract(day from date '2024-02-28')) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from date '2024-02-28'), 4) = 0 and (mod(extract(year from date '2024-02-28'), 100) <> 0 or mod(extract(year from date '2024-02-28'), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- years_since of February 29 on its day
select
  "customer"."customer_id" as "id",
  cast(extract(year from date '2024-02-29') - extract(year from "customer"."birthday") - case when (extract(month from date '2024-02-29') * 100 + extract(day from date '2024-02-29')) < case when (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) = 229 and not (mod(extract(year from date '2024-02-29'), 4) = 0 and (mod(extract(year from date '2024-02-29'), 100) <> 0 or mod(extract(year from date '2024-02-29'), 400) = 0)) then 228 else (extract(month from "customer"."birthday") * 100 + extract(day from "customer"."birthday")) end then 1 else 0 end as bigint) as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- 5. Text

-- starts with takes % literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and left("customer"."name", length('50%')) || '.' = '50%' || '.';

-- contains takes % literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos("customer"."name", '%') > 0 or length('%') = 0 and "customer"."name" is not null);

-- contains takes _ literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos("customer"."name", 'a_b') > 0 or length('a_b') = 0 and "customer"."name" is not null);

-- ends with takes _ literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and right("customer"."name", length('_b')) || '.' = '_b' || '.';

-- contains takes a backslash literally
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos("customer"."name", '\\ 100%;') > 0 or length('\\ 100%;') = 0 and "customer"."name" is not null);

-- equality with a hostile text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" = 'it''s "so" \\ 100%; drop table x -- {name} $1 ?' and length("customer"."name") = length('it''s "so" \\ 100%; drop table x -- {name} $1 ?'));

-- a hostile text in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."name" = '50% off' and length("customer"."name") = length('50% off')) or ("customer"."name" = 'so"' and length("customer"."name") = length('so"')) or ("customer"."name" = 'x''y' and length("customer"."name") = length('x''y')) or ("customer"."name" = 'a_b' and length("customer"."name") = length('a_b')));

-- contains the empty text is true where there is a value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos("customer"."name", '') > 0 or length('') = 0 and "customer"."name" is not null);

-- contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((strpos("customer"."name", '%') > 0 or length('%') = 0 and "customer"."name" is not null) or (strpos("customer"."name", 'x') > 0 or length('x') = 0 and "customer"."name" is not null));

-- contains all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((strpos("customer"."name", '5') > 0 or length('5') = 0 and "customer"."name" is not null) and (strpos("customer"."name", '0%') > 0 or length('0%') = 0 and "customer"."name" is not null));

-- not contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ((strpos("customer"."name", '0') > 0 or length('0') = 0 and "customer"."name" is not null) or (strpos("customer"."name", '_') > 0 or length('_') = 0 and "customer"."name" is not null) or (strpos("customer"."name", 'x') > 0 or length('x') = 0 and "customer"."name" is not null)) then true else false end;

-- not ends with
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when right("customer"."name", length('off')) || '.' = 'off' || '.' then true else false end;

-- length counts code points
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and length("customer"."name") = 6;

-- comparison is case-sensitive
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" = 'abc' and length("customer"."name") = length('abc'));

-- equal ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('aBc', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('aBc', 'İΣςẞ', 'iσσß'))));

-- not equal ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('aBc', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('aBc', 'İΣςẞ', 'iσσß')))) then true else false end;

-- the dotted capital I is i
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('ISTANBUL', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('ISTANBUL', 'İΣςẞ', 'iσσß'))));

-- the two small sigmas are one
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('ΟΔΟΣ', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('ΟΔΟΣ', 'İΣςẞ', 'iσσß'))));

-- final sigma on the right
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('οδος', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('οδος', 'İΣςẞ', 'iσσß'))));

-- the capital sharp s
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('Straße', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('Straße', 'İΣςẞ', 'iσσß'))));

-- accents keep
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('É', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('É', 'İΣςẞ', 'iσσß'))));

-- no normalisation
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" = 'é' and length("customer"."name") = length('é'));

-- in ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('ABC', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('ABC', 'İΣςẞ', 'iσσß')))) or (lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) = lower(translate('é', 'İΣςẞ', 'iσσß')) and length(lower(translate("customer"."name", 'İΣςẞ', 'iσσß'))) = length(lower(translate('é', 'İΣςẞ', 'iσσß')))));

-- contains ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('STAN', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('STAN', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null);

-- starts with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and left(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), length(lower(translate('i', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('i', 'İΣςẞ', 'iσσß')) || '.';

-- ends with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and right(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), length(lower(translate('Σ', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('Σ', 'İΣςẞ', 'iσσß')) || '.';

-- contains any of ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('àb', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('àb', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null) or (strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('AbC', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('AbC', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null));

-- contains all of ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('A', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('A', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null) and (strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('b', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('b', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null) and (strpos(lower(translate("customer"."name", 'İΣςẞ', 'iσσß')), lower(translate('C', 'İΣςẞ', 'iσσß'))) > 0 or length(lower(translate('C', 'İΣςẞ', 'iσσß'))) = 0 and lower(translate("customer"."name", 'İΣςẞ', 'iσσß')) is not null));

-- trim removes U+0020 only
select
  "customer"."customer_id" as "id",
  trim(both ' ' from "customer"."name") as "subject"
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
  upper(replace(trim(both ' ' from "customer"."name"), 'ß', 'ss')) as "subject"
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
  and ("customer"."name" = ' a b ' and length("customer"."name") = length(' a b '));

-- text literals with escapes
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."name" = '	x ' and length("customer"."name") = length('	x ')) or ("customer"."name" = '🎉é' and length("customer"."name") = length('🎉é')));

-- matches is unanchored
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'b', 1, 1, 0, 'p') > 0;

-- . is not a newline
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a[^
]b', 1, 1, 0, 'p') > 0;

-- . is any other character
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a[^
]c', 1, 1, 0, 'p') > 0;

-- an escaped . is itself
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a\\.c', 1, 1, 0, 'p') > 0;

-- \d is an ASCII digit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[0-9]', 1, 1, 0, 'p') > 0;

-- ^ and $ are the ends
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[0-9]+\\z', 1, 1, 0, 'p') > 0;

-- \w is ASCII
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[0-9A-Z_a-z]+\\z', 1, 1, 0, 'p') > 0;

-- \W is its complement
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[-/:-@\\[-\\^`{-􏿿]\\z', 1, 1, 0, 'p') > 0;

-- \s is white space
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[	- ]', 1, 1, 0, 'p') > 0;

-- classes and ranges
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '[A-C]{3}-[0-9]{1,2}', 1, 1, 0, 'p') > 0;

-- a negated class
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[^a-z]+\\z', 1, 1, 0, 'p') > 0;

-- a group and |
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^(?:abc|12)\\z', 1, 1, 0, 'p') > 0;

-- a literal +
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'x\\+', 1, 1, 0, 'p') > 0;

-- ? and *
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^ab?c*\\z', 1, 1, 0, 'p') > 0;

-- an exact count
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[^
]{3}\\z', 1, 1, 0, 'p') > 0;

-- matches ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[aA][bB][cC]', 1, 1, 0, 'p') > 0;

-- not matches holds the missing and the empty
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when regexp_instr("customer"."name", '[^
]', 1, 1, 0, 'p') > 0 then true else false end;

-- $ is the very end, not before a last newline
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'a\\z', 1, 1, 0, 'p') > 0;

-- a last newline is a character of its own
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", 'b\\z', 1, 1, 0, 'p') > 0;

-- ignoring case in a class
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and regexp_instr("customer"."name", '^[a-bA-B]+\\z', 1, 1, 0, 'p') > 0;

-- a blank at the end tells two texts apart
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" = 'ab' and length("customer"."name") = length('ab'));

-- unequal by a blank at the end
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when ("customer"."name" = 'ab ' and length("customer"."name") = length('ab ')) then true else false end;

-- a text with a blank at the end in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (("customer"."name" = 'ab ' and length("customer"."name") = length('ab ')) or ("customer"."name" = '' and length("customer"."name") = length('')));

-- a text is smaller than itself with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" || chr(1) > 'ab' || chr(1);

-- a line break is smaller than a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and "customer"."name" || chr(1) > 'ab' || chr(1)
  and "customer"."name" || chr(1) < 'ab ' || chr(1);

-- starts with a text that ends in a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and left("customer"."name", length('ab ')) || '.' = 'ab ' || '.';

-- ends with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and right("customer"."name", length(' ')) || '.' = ' ' || '.';

-- blanks alone are blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ("customer"."name" is null or trim(both ' ' from "customer"."name") = '');

-- texts that differ in blanks at the end are counted one by one
with
  "orders_by_customer" as (
    select
      "orders"."customer_id" as "key_1",
      count(distinct "orders"."coupon" || '.') as "count_distinct_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      left(max("orders"."coupon" || chr(1)), length(max("orders"."coupon" || chr(1))) - 1) as "max_1"
    from "shop"."orders" as "orders"
    where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      max(case when "rows"."place_1" = 1 then "rows"."value_1" end) as "most_frequent_1"
    from (
      select
        "rows".*,
        row_number() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."times_1" desc, "rows"."value_1" || chr(1)) as "place_1"
      from (
        select
          "rows".*,
          count(*) over (partition by "rows"."key_1", "rows"."value_1" || chr(1)) as "times_1"
        from (
          select
            "orders"."customer_id" as "key_1",
            "orders"."coupon" as "value_1"
          from "shop"."orders" as "orders"
          where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
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
      "rows"."key_1" as "key_1",
      json_parse('[' || listagg(case when "rows"."place_1" <= 100 and "rows"."turn_1" = 1 then json_serialize(cast("rows"."value_1" as super)) end, ',') within group (order by "rows"."place_1") || ']') as "list_1"
    from (
      select
        "rows".*,
        dense_rank() over (partition by "rows"."key_1" order by case when "rows"."value_1" is null then 1 else 0 end, "rows"."value_1" || chr(1)) as "place_1",
        row_number() over (partition by "rows"."key_1", "rows"."value_1" || chr(1) order by "rows"."value_1" || chr(1)) as "turn_1"
      from (
        select
          "orders"."customer_id" as "key_1",
          "orders"."coupon" as "value_1"
        from "shop"."orders" as "orders"
        where ("orders"."ordered_at" is null or "orders"."ordered_at" < (timestamp '2026-06-15 12:00:00.000000' at time zone 'UTC'))
      ) as "rows"
    ) as "rows"
    group by 1
  )
select
  "customer"."customer_id" as "id",
  json_serialize("orders"."list_1") as "subject"
from "shop"."customers" as "customer"
left join "orders_by_customer" as "orders" on "orders"."key_1" = "customer"."customer_id"
where "customer"."customer_id" is not null;

-- 5. JSON and arrays

-- a path has a value where it ends in text, a number or a truth value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when json_typeof(case when json_typeof("customer"."attributes"."x") in ('string', 'number', 'boolean') then "customer"."attributes"."x" end) <> 'null' then true else false end;

-- null, absent, objects and arrays are no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when json_typeof(case when json_typeof("customer"."attributes"."x") in ('string', 'number', 'boolean') then "customer"."attributes"."x" end) <> 'null' then true else false end;

-- a path equals a text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end = 'gold' and length(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) = length('gold'));

-- a path does not equal a text, the missing included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when (case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end = 'gold' and length(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) = length('gold')) then true else false end;

-- a path in a list
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and ((case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end = 'gold' and length(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) = length('gold')) or (case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end = '' and length(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) = length('')));

-- compared with a number, numbers and text that spells one count
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) as double precision) end = cast('12' as double precision);

-- a path greater than a number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) as double precision) end > cast('12' as double precision);

-- not greater than a number holds what is no number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when case when trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) as double precision) end > cast('12' as double precision) then true else false end;

-- a path between numbers
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) as double precision) end >= cast('12' as double precision) and case when trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end) as double precision) end <= cast('13' as double precision));

-- a path contains a text
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (strpos(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end, 'ol') > 0 or length('ol') = 0 and case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end is not null);

-- a path starts with ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and left(lower(translate(case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end, 'İΣςẞ', 'iσσß')), length(lower(translate('GO', 'İΣςẞ', 'iσσß')))) || '.' = lower(translate('GO', 'İΣςẞ', 'iσσß')) || '.';

-- a path is a truth value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when lower(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end)) in ('true', 't', 'yes', 'y', '1') then true when lower(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end)) in ('false', 'f', 'no', 'n', '0') then false end = true;

-- a path is false
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when lower(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end)) in ('true', 't', 'yes', 'y', '1') then true when lower(trim(both ' ' from case json_typeof("customer"."attributes"."x") when 'string' then cast("customer"."attributes"."x" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x") when 'boolean' then json_serialize("customer"."attributes"."x") end)) in ('false', 'f', 'no', 'n', '0') then false end = false;

-- an empty text of a path is blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (case when json_typeof("customer"."attributes"."x") in ('string', 'number', 'boolean') then "customer"."attributes"."x" end is null or replace(json_serialize(case when json_typeof("customer"."attributes"."x") in ('string', 'number', 'boolean') then "customer"."attributes"."x" end), ' ', '') in ('null', '""', '[]'));

-- a deeper path
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x"."y") when 'string' then cast("customer"."attributes"."x"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."y") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x"."y") when 'string' then cast("customer"."attributes"."x"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."y") end) as double precision) end = cast('1' as double precision);

-- a deeper path of no object
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when json_typeof(case when json_typeof("customer"."attributes"."x"."y") in ('string', 'number', 'boolean') then "customer"."attributes"."x"."y" end) <> 'null' then true else false end;

-- the column itself is set
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when json_typeof("customer"."attributes") <> 'null' then true else false end;

-- a key with a blank
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."a b") when 'string' then cast("customer"."attributes"."a b" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."a b") when 'boolean' then json_serialize("customer"."attributes"."a b") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."a b") when 'string' then cast("customer"."attributes"."a b" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."a b") when 'boolean' then json_serialize("customer"."attributes"."a b") end) as double precision) end = cast('1' as double precision);

-- a key with an apostrophe
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."it's") when 'string' then cast("customer"."attributes"."it's" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."it's") when 'boolean' then json_serialize("customer"."attributes"."it's") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."it's") when 'string' then cast("customer"."attributes"."it's" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."it's") when 'boolean' then json_serialize("customer"."attributes"."it's") end) as double precision) end = cast('1' as double precision);

-- a key with a dot
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x.y") when 'string' then cast("customer"."attributes"."x.y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x.y") when 'boolean' then json_serialize("customer"."attributes"."x.y") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x.y") when 'string' then cast("customer"."attributes"."x.y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x.y") when 'boolean' then json_serialize("customer"."attributes"."x.y") end) as double precision) end = cast('1' as double precision);

-- a key of a dollar sign
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."$") when 'string' then cast("customer"."attributes"."$" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."$") when 'boolean' then json_serialize("customer"."attributes"."$") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."$") when 'string' then cast("customer"."attributes"."$" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."$") when 'boolean' then json_serialize("customer"."attributes"."$") end) as double precision) end = cast('1' as double precision);

-- a key of a digit
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."0") when 'string' then cast("customer"."attributes"."0" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."0") when 'boolean' then json_serialize("customer"."attributes"."0") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."0") when 'string' then cast("customer"."attributes"."0" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."0") when 'boolean' then json_serialize("customer"."attributes"."0") end) as double precision) end = cast('1' as double precision);

-- a key of other letters
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."größe") when 'string' then cast("customer"."attributes"."größe" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."größe") when 'boolean' then json_serialize("customer"."attributes"."größe") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."größe") when 'string' then cast("customer"."attributes"."größe" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."größe") when 'boolean' then json_serialize("customer"."attributes"."größe") end) as double precision) end = cast('1' as double precision);

-- a key with a double quote
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."q""q") when 'string' then cast("customer"."attributes"."q""q" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."q""q") when 'boolean' then json_serialize("customer"."attributes"."q""q") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."q""q") when 'string' then cast("customer"."attributes"."q""q" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."q""q") when 'boolean' then json_serialize("customer"."attributes"."q""q") end) as double precision) end = cast('1' as double precision);

-- a key with a backslash
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."a\b") when 'string' then cast("customer"."attributes"."a\b" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."a\b") when 'boolean' then json_serialize("customer"."attributes"."a\b") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."a\b") when 'string' then cast("customer"."attributes"."a\b" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."a\b") when 'boolean' then json_serialize("customer"."attributes"."a\b") end) as double precision) end = cast('1' as double precision);

-- a key of a star
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."*") when 'string' then cast("customer"."attributes"."*" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."*") when 'boolean' then json_serialize("customer"."attributes"."*") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."*") when 'string' then cast("customer"."attributes"."*" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."*") when 'boolean' then json_serialize("customer"."attributes"."*") end) as double precision) end = cast('1' as double precision);

-- a path of two keys
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x"."y") when 'string' then cast("customer"."attributes"."x"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."y") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x"."y") when 'string' then cast("customer"."attributes"."x"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."y") end) as double precision) end = cast('1' as double precision);

-- a step never reaches into an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when json_typeof(case when json_typeof("customer"."attributes"."x"."1"."y") in ('string', 'number', 'boolean') then "customer"."attributes"."x"."1"."y" end) <> 'null' then true else false end;

-- the last step never reaches into an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when json_typeof(case when json_typeof("customer"."attributes"."x"."0") in ('string', 'number', 'boolean') then "customer"."attributes"."x"."0" end) <> 'null' then true else false end;

-- a key of a digit within a path
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."x"."0"."y") when 'string' then cast("customer"."attributes"."x"."0"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."0"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."0"."y") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."x"."0"."y") when 'string' then cast("customer"."attributes"."x"."0"."y" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."x"."0"."y") when 'boolean' then json_serialize("customer"."attributes"."x"."0"."y") end) as double precision) end = cast('1' as double precision);

-- a key of a digit below a key of a star
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."*"."0") when 'string' then cast("customer"."attributes"."*"."0" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."*"."0") when 'boolean' then json_serialize("customer"."attributes"."*"."0") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."*"."0") when 'string' then cast("customer"."attributes"."*"."0" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."*"."0") when 'boolean' then json_serialize("customer"."attributes"."*"."0") end) as double precision) end = cast('1' as double precision);

-- a failed cast of a path is no value
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) as double precision) end = cast('7' as double precision);

-- text that spells a negative decimal
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) as double precision) end = cast('-7.5' as double precision);

-- NaN in a text spells no number
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and case when trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end) as double precision) end > cast('100000' as double precision);

-- a path cast to text
select
  "customer"."customer_id" as "id",
  case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- a path cast to a number
select
  "customer"."customer_id" as "id",
  case when (case when trim(both ' ' from case json_typeof("customer"."attributes"."m") when 'string' then cast("customer"."attributes"."m" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."m") when 'boolean' then json_serialize("customer"."attributes"."m") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."m") when 'string' then cast("customer"."attributes"."m" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."m") when 'boolean' then json_serialize("customer"."attributes"."m") end) as double precision) end + cast('1' as double precision)) between - cast('1.7976931348623157e308' as double precision) and cast('1.7976931348623157e308' as double precision) then (case when trim(both ' ' from case json_typeof("customer"."attributes"."m") when 'string' then cast("customer"."attributes"."m" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."m") when 'boolean' then json_serialize("customer"."attributes"."m") end) ~ '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$' then cast(trim(both ' ' from case json_typeof("customer"."attributes"."m") when 'string' then cast("customer"."attributes"."m" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."m") when 'boolean' then json_serialize("customer"."attributes"."m") end) as double precision) end + cast('1' as double precision)) end as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- coalesce of a path
select
  "customer"."customer_id" as "id",
  coalesce(case json_typeof("customer"."attributes"."n") when 'string' then cast("customer"."attributes"."n" as varchar(65535)) when 'number' then json_serialize("customer"."attributes"."n") when 'boolean' then json_serialize("customer"."attributes"."n") end, 'none') as "subject"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null;

-- JSON stored as text
select "customer"."customer_id" as "id"
from (
  select
    "customer".*,
    case when can_json_parse("customer"."payload") then json_parse("customer"."payload") end as "payload as json"
  from "shop"."customers" as "customer"
) as "customer"
where "customer"."customer_id" is not null
  and (case json_typeof("customer"."payload as json"."plan"."tier") when 'string' then cast("customer"."payload as json"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."payload as json"."plan"."tier") when 'boolean' then json_serialize("customer"."payload as json"."plan"."tier") end = 'gold' and length(case json_typeof("customer"."payload as json"."plan"."tier") when 'string' then cast("customer"."payload as json"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."payload as json"."plan"."tier") when 'boolean' then json_serialize("customer"."payload as json"."plan"."tier") end) = length('gold'));

-- JSON stored as text, the negative
select "customer"."customer_id" as "id"
from (
  select
    "customer".*,
    case when can_json_parse("customer"."payload") then json_parse("customer"."payload") end as "payload as json"
  from "shop"."customers" as "customer"
) as "customer"
where "customer"."customer_id" is not null
  and not case when (case json_typeof("customer"."payload as json"."plan"."tier") when 'string' then cast("customer"."payload as json"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."payload as json"."plan"."tier") when 'boolean' then json_serialize("customer"."payload as json"."plan"."tier") end = 'gold' and length(case json_typeof("customer"."payload as json"."plan"."tier") when 'string' then cast("customer"."payload as json"."plan"."tier" as varchar(65535)) when 'number' then json_serialize("customer"."payload as json"."plan"."tier") when 'boolean' then json_serialize("customer"."payload as json"."plan"."tier") end) = length('gold')) then true else false end;

-- an array contains an element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_contains("customer"."tags", 'x', true);

-- an array does not contain an element, the missing included
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when array_contains("customer"."tags", 'x', true) then true else false end;

-- an array contains any of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (array_contains("customer"."tags", 'yy', true) or array_contains("customer"."tags", 'X', true));

-- an array contains all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and (array_contains("customer"."tags", 'x', true) and array_contains("customer"."tags", 'yy', true));

-- an array does not contain all of
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when (array_contains("customer"."tags", 'x', true) and array_contains("customer"."tags", 'yy', true)) then true else false end;

-- length of an array
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and get_array_length("customer"."tags") = 2;

-- length of an empty array is 0
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and get_array_length("customer"."tags") < 2;

-- has element where
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and exists (select 1 from "customer"."tags" as element_of_array where left(cast(element_of_array as varchar(65535)), length('x')) || '.' = 'x' || '.');

-- has element where, several conditions on one element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and exists (select 1 from "customer"."tags" as element_of_array where left(cast(element_of_array as varchar(65535)), length('y')) || '.' = 'y' || '.' and length(cast(element_of_array as varchar(65535))) = 2);

-- a negative within has element holds a missing element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and exists (select 1 from "customer"."tags" as element_of_array where not case when (cast(element_of_array as varchar(65535)) = 'x' and length(cast(element_of_array as varchar(65535))) = length('x')) then true else false end);

-- not has element
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and not case when exists (select 1 from "customer"."tags" as element_of_array where left(cast(element_of_array as varchar(65535)), length('x')) || '.' = 'x' || '.') then true else false end;

-- an array of numbers contains one
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and array_contains("customer"."numbers", 5, true);

-- an element of numbers
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and exists (select 1 from "customer"."numbers" as element_of_array where cast(element_of_array as bigint) > 4);

-- an array contains ignoring case
select "customer"."customer_id" as "id"
from "shop"."customers" as "customer"
where "customer"."customer_id" is not null
  and exists (select 1 from "customer"."tags" as element_of_array where (lower(translate(cast(element_of_array as varchar(65535)), 'İΣςẞ', 'iσσß')) = lower(translate('x', 'İΣςẞ', 'iσσß')) and length(lower(translate(cast(element_of_array as varchar(65535)), 'İΣςẞ', 'iσσß'))) = length(lower(translate('x', 'İΣςẞ', 'iσσß')))));
