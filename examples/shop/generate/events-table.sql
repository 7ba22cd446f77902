create table shop.events (
  event_id bigint, customer_id varchar, occurred_at timestamp, event_name varchar, device varchar, category varchar,
  campaign varchar, properties json
);
create table ml.predictions as
select * from (
  select
    case when u(k, 61) < 0.01 then 'x' || k else 'c' || k end as user_id,
    case when u(k, 62) < 0.02 then null
         when left_at(k) > shop_end() then 0.6 * u(k, 63) else 0.3 + 0.7 * u(k, 63) end as churn_score,
    case when u(k, 64) < 0.1 then null else pick(['10% off', 'free shipping', 'new arrivals', 'none'], u(k, 65)) end as next_best_offer,
    timestamptz '2026-10-31 03:00:00+00' as scored_at
  from range(1, getvariable('customers') + 1) as numbers(k)
  where u(k, 60) < 0.97
);
alter table ml.predictions add primary key (user_id);
