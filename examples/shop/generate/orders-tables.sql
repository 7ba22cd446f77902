create table shop.orders (
  order_id varchar, customer_id varchar, ordered_at timestamp, status varchar, channel varchar, amount decimal(12, 2),
  discount double, coupon varchar, shipping_country varchar, delivered_on date, gift_note varchar
);
create table shop.order_items (
  order_id varchar, line integer, product_id varchar, quantity integer, unit_price decimal(10, 2)
);
-- One to five lines an order; a few products sell most.
create macro lines_of(o) as
  case when u(o, 101) < 0.45 then 1 when u(o, 101) < 0.75 then 2 when u(o, 101) < 0.9 then 3 when u(o, 101) < 0.97 then 4 else 5 end;
create macro product_of(o, line) as 1 + (floor(500 * u(o * 8 + line, 102) * u(o * 8 + line, 103))::bigint * 211) % 500;
create macro quantity_of(o, line) as 1 + floor(4 * u(o * 8 + line, 104) * u(o * 8 + line, 105))::integer;
