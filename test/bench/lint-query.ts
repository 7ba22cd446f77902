/** A trait query of 20 lines that reads the same in every dialect. */
export const lintQuery = `with paid as (
  select user_id, order_id, amount
  from orders
  where status = 'paid'
), ranked as (
  select user_id, amount, row_number() over (partition by user_id order by amount desc) as place
  from paid
)
select
  p.user_id,
  count(distinct o.order_id) as orders,
  sum(o.amount) as revenue,
  max(case when r.place = 1 then r.amount end) as best,
  coalesce(p.country, 'unknown') as country
from people p
join paid o on o.user_id = p.user_id
left join ranked r on r.user_id = p.user_id
where p.email is not null and p.country in ('US', 'CA') and lower(p.email) like '%@example.com'
group by p.user_id, coalesce(p.country, 'unknown')
having sum(o.amount) > 100`
