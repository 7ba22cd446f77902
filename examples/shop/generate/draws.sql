-- Every value is a function of its row's number, of a number that names the draw, and of the seed: the same on every run,
-- machine and version. Integers only, below 2^63, so that nothing overflows.
create macro scrambled(n) as (xor(n, n >> 15) * 73244475) % 4294967291;
create macro hashed(n, draw) as
  scrambled(scrambled((n * 2654435761 + draw * 3928791 + getvariable('seed') * 48611 + 12345) % 4294967291));
-- From 0 up to, not including, 1.
create macro u(n, draw) as hashed(n, draw) / 4294967291.0;
create macro pick(list, share) as list[1 + floor(share * len(list))::integer];

create macro shop_end() as timestamp '2026-11-01 00:00:00';
create macro shop_days() as 1096;

-- Customers are numbered by the day they signed up; the shop grows steadily.
create macro signup(k) as
  shop_end() - to_seconds((86400.0 * shop_days() * (1 - sqrt((k - u(k, 1)) / getvariable('customers'))))::bigint);
-- 45 % are customers still, and go on for a week after the end; the others left some day.
create macro left_at(k) as
  case when u(k, 2) < 0.45 then shop_end() + interval 7 days
       else signup(k) + (shop_end() - signup(k)) * u(k, 3) end;
create macro never_buys(k) as u(k, 4) < 0.18;
create macro hunts_coupons(k) as u(k, 5) < 0.06;

-- Which customer a row belongs to: early ones more often, and a tail of heavy ones anywhere.
create macro skewed(share) as ((share + 0.1) * (share + 0.1) * (share + 0.1) - 0.001) / 1.33;
create macro ranked(n, draw) as floor(getvariable('customers') * skewed(u(n, draw)))::bigint;
create macro customer_of(n, draw) as
  1 + case when u(n, draw + 1) < 0.5 then ranked(n, draw)
           else (ranked(n, draw) * 1000003 + 17) % getvariable('customers') end;

-- An instant in the life of customer k, most often in the evening.
create macro visit(k, n, draw) as
  date_trunc('day', signup(k) + (left_at(k) - signup(k)) * u(n, draw))
    + to_seconds((3600.0 * (8 * u(n, draw + 1) + 8 * u(n, draw + 2) + 7.5))::bigint);

create macro price_of(product) as (199 + floor(34800 * u(product, 6) * u(product, 7) * u(product, 8)))::bigint;
