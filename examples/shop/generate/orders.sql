-- Orders number `first` up to, not including, `past`, and their lines.
insert into shop.order_items
select 'o' || o, line, 'p' || product_of(o, line), quantity_of(o, line), (price_of(product_of(o, line)) / 100)::decimal(10, 2)
from range(getvariable('first'), getvariable('past')) as numbers(o), unnest(range(1, lines_of(o) + 1)) as lines(line);

insert into shop.orders
with bought as (
  select o, customer_of(o, 110) as k,
    sum(quantity_of(o, line) * price_of(product_of(o, line)))::bigint as cents
  from range(getvariable('first'), getvariable('past')) as numbers(o), unnest(range(1, lines_of(o) + 1)) as lines(line)
  group by o
),
timed as (select *, visit(k, o, 112) as seen, u(o, 116) < (case when hunts_coupons(k) then 0.9 else 0.2 end) as has_coupon from bought)
select
  'o' || o,
  case when never_buys(k) then null -- ordered as a guest
       when u(o, 115) < 0.003 then 'x' || k -- a customer of the old shop
       else 'c' || k end,
  case when u(o, 117) < 0.001 then null else seen end,
  case when seen > shop_end() - interval 4 days and u(o, 118) < 0.4 then 'pending'
       when u(o, 118) < 0.86 then 'paid' when u(o, 118) < 0.92 then 'refunded' when u(o, 118) < 0.985 then 'cancelled' end,
  case when u(o, 119) < 0.01 then null else pick(['web', 'web', 'web', 'web', 'app', 'app', 'app', 'store', 'store', 'marketplace'], u(o, 120)) end,
  case when u(o, 121) < 0.005 then null else (cents * (case when has_coupon then 90 else 100 end) // 100 / 100)::decimal(12, 2) end,
  case when u(o, 121) < 0.005 then null when u(o, 121) < 0.006 then 'nan'::double when has_coupon then cents / 1000.0 else 0.0 end,
  case when has_coupon then pick(['WELCOME', 'WELCOME', 'AUTUMN26', '50% off', 'O''Brien "VIP"', 'back\slash', 'GRÜẞE', ''], u(o, 122)) end,
  case when u(o, 123) < 0.05 then null else pick(['DE', 'US', 'FR', 'AT', 'GB', 'CA', 'TR', 'JP'], u(o, 124) * u(o, 124)) end,
  case when u(o, 125) < 0.2 then null else (seen::date + 1 + floor(9 * u(o, 126))::integer) end,
  case when u(o, 127) < 0.96 then null
       else pick(['Happy birthday 🎂', 'Für Dich', '  ', 'Line one' || chr(10) || 'line two', 'Σ''αγαπώ', '100%'], u(o, 128)) end
from timed;
