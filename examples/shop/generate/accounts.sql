create table crm.accounts as
select
  a::integer as account_id,
  pick(['Acme', 'Müller & Söhne', 'O''Brien "Partners"', 'İnci Tekstil', '東京商事', '100% Natural', 'Back\Office', 'Gräßlin', 'Nord_West'],
    u(a, 201)) || ' ' || a as name,
  case when u(a, 202) < 0.1 then null else pick(['Retail', 'Health', 'Education', 'Software', 'Public sector'], u(a, 203)) end as industry,
  pick(['free', 'team', 'team', 'pro', 'enterprise'], u(a, 204)) as plan,
  case when u(a, 205) < 0.08 then null else floor(2000 * u(a, 206) * u(a, 207) * u(a, 208))::integer end as employees,
  (floor(900000 * u(a, 209) * u(a, 210)) / 100)::decimal(12, 2) as mrr,
  case when u(a, 211) < 0.15 then null else date '2026-06-01' + floor(600 * u(a, 212))::integer end as renewal_on,
  case when u(a, 213) < 0.05 then null when u(a, 213) < 0.07 then 'nan'::double else u(a, 214) * 10 end as health_score
from range(1, getvariable('accounts') + 1) as numbers(a);
alter table crm.accounts add primary key (account_id);

create table shop.products as
select
  'p' || p as product_id,
  pick(['Trail', 'City', 'Café', 'Größe L', '50% Wool', 'O''Hara', 'Über', '"Pro"', 'Zen 🎋'], u(p, 221)) || ' '
    || pick(['Runner', 'Mug', 'Lamp', 'Tea', 'Sock', 'Atlas', 'Juice', 'Kite'], u(p, 222)) || ' ' || p as name,
  case when u(p, 223) < 0.02 then null
       else pick(['Shoes', 'Beverages', 'Shirts', 'Books', 'Toys', 'Garden', 'Electronics', 'Home & Living'], u(p, 224)) end as category,
  case when u(p, 225) < 0.05 then null else pick(['Norda', 'Ağaç', 'Weiß', 'O''Hara'], u(p, 226)) end as brand,
  (price_of(p) / 100)::decimal(10, 2) as price,
  u(p, 227) < 0.1 as discontinued
from range(1, 501) as numbers(p);
alter table shop.products add primary key (product_id);
