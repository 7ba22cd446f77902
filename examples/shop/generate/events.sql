-- Visits number `first` up to, not including, `past`: eight events each, seconds to minutes apart.
insert into shop.events
with visits as (
  select v, customer_of(v, 130) as k,
    u(v, 132) as source,
    u(v, 133) < 0.24 as checks_out,
    u(v, 133) < 0.15 as buys,
    pick(['Shoes', 'Beverages', 'Shirts', 'Books', 'Toys', 'Garden', 'Electronics', 'Home & Living'], u(v, 134) * sqrt(u(v, 134))) as category
  from range(getvariable('first'), getvariable('past')) as numbers(v)
),
steps as (
  select v, k, step, source, category, v * 8 + step as e, visit(k, v, 135) + to_seconds((step * (20 + 160 * u(v, 138)))::bigint) as seen,
    case step
      when 0 then case when source < 0.16 then 'Email Opened' when source < 0.34 then 'App Opened' else 'Page Viewed' end
      when 1 then case when source < 0.06 then 'Email Clicked' else 'Page Viewed' end
      when 2 then case when u(v, 139) < 0.3 then 'Search Performed' else 'Product Viewed' end
      when 5 then case when checks_out then 'Cart Updated' when u(v, 140) < 0.12 then 'Wishlist Added' else 'Product Viewed' end
      when 6 then case when checks_out then 'Checkout Started' else 'Page Viewed' end
      when 7 then case when buys then 'Order Completed' when u(v, 141) < 0.03 then 'Review Written'
                       when u(v, 141) < 0.034 then 'Newsletter Unsubscribed' else 'Page Viewed' end
      else 'Product Viewed' end as name
  from visits, range(8) as steps(step)
)
select
  e,
  case when u(v, 142) < 0.05 then null else 'c' || k end, -- some visitors never signed in
  case when u(e, 143) < 0.0005 then null else seen end,
  name,
  case when name like 'Email%' then null when source between 0.16 and 0.34 then 'mobile'
       else pick(['desktop', 'mobile', 'tablet'], u(v, 144) * u(v, 144)) end,
  case when name in ('Product Viewed', 'Wishlist Added', 'Cart Updated', 'Review Written') then category end,
  case when source < 0.16 then pick(['autumn', 'WELCOME', '50% off 🍂', 'O''Brien''s "pick"', ''], u(v, 145)) end,
  case when name = 'Search Performed' then ('{"query": "'
    || pick(['shoe', 'tea 50%', 'größe', 'çay', 'say \"hi\"', 'back\\slash', ''], u(v, 146)) || '", "results": '
    || pick(['12', '7', '"3"', '0', '"0"', 'null', '[]'], u(v, 147) * sqrt(u(v, 147))) || '}')::json end
from steps;
