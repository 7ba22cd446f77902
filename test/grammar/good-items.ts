/** Items in the layout of the formatter. */
export const goodItems: readonly string[] = [
  `entity customer on demo {
  title "Customers"
  from shop.customers
  id customer_id as text trimmed lower
  sends identify as user_id
  field email pii
  field signup_unix timestamp from unix seconds title "Signed up"
  field created_at timestamp in "Europe/Berlin"
  field amount number places 2
  field score approximate

  many orders from shop.orders by customer_id at ordered_at {
    many items from shop.order_items by order_id {
      field price number

      one product from shop.products by product_id
    }
  }
  many events from shop.events by customer_id and site = web_site at occurred_at named event_name

  also on support {
    from ZENDESK.PUBLIC.USERS
    id EXTERNAL_ID
    many tickets from ZENDESK.PUBLIC.TICKETS by ID = REQUESTER_ID at CREATED_AT
  }
}`.replace('      field price number\n\n', '      field price number\n'),
  'entity buyer on demo {\n  from purchases\n  id customer_id distinct\n}',
  'entity nobody {}',
  'entity `last` on test {\n  from `my-project`.shop.`select it`\n  id `not`\n}',
  'segment everybody of customer {}',
  `segment big_spenders of customer {
  title "Big spenders"
  description "Paid 500 or more in the last 90 days, still active"
  folder "RFM / High value"
  where country in ("US", "CA")
    and sum(orders.amount within last 90 days where status = "paid") >= 500
    and did "Product Viewed" at least 3 times within last 30 days where (category = "shoes")
    and has at least 2 orders since 2026-01-01 where (status = "paid" and channel = "web")
    and not has tickets within last 14 days where (status in ("open", "pending")) // runs on "support"
    and not in segment employees
  refresh every 1 hour
}`,
  'segment a of customer {\n  where country = "US" and is_vip\n}',
  'segment a of customer {\n  where country = "US"\n    or is_vip\n    or total > 5\n}',
  `segment a of customer {
  where country = "United States of America"
    and (
      first_name contains "something rather long"
      or last_name contains "something rather long"
      or email contains "something rather long"
    )
}`,
  `segment a of customer {
  where country in (
      "United States of America",
      "United Kingdom of Great Britain",
      "Federal Republic of Germany",
      "Canada"
    )
}`,
  `traits commerce of customer {
  title "Commerce"
  where country = "US"
  lifetime_value = sum(orders.amount where status = "paid") title "Lifetime value"
  orders_90d     = count(orders within last 90 days)
  average_order  = lifetime_value / count(orders where status = "paid")
  is_us          = (country = "US")
  is_active      = (has orders)
  tier           = when lifetime_value > 100 then "gold" else "none"
  \`count\`        = 5
  refresh every 12 hours
}`,
  'segment churn_risk of customer on ml { sql """ select user_id from ml.predictions """ }',
  'segment quoted of customer { sql """ select "a" from "b" """ }',
  'segment fenced of customer { sql """" select """a""" """" }',
  'traits scores of customer on ml {\n  sql """\n    select user_id,\n      churn_score\n    from ml.predictions\n  """\n}',
  'segment empty of customer { sql """ """ }',
  'segment described of customer {\n  description """\n    Two lines,\n    "quoted".\n  """\n}',
  'segment win_back of customer = (churn and big_spenders) except contacted { refresh every 6 hours }',
  'segment b of customer on x = not a or in at least 2 of (a, b, `last`)',
  'segment a of customer = b',
  `test big_spenders "country is missing" {
  as of 2026-11-01T00:00:00Z
  given customer { customer_id, country } = [("c1", "US"), ("c2", null)]
  given orders.items { order_id, amount, tags, paid, day, at } = [
    ("o1", 700.00, ["a", null], true, 2026-10-20, 2026-10-20T10:00:00Z)
  ]
  given segment employees = []
  given \`segment\` {} = []
  expect "c1" in
  expect "c2" out because country
  expect 3 lifetime_value = -30.5
  expect "c4" \`in\` = null
}`,
  // Comments stay where they are.
  `// about the file

// about the segment
segment a of customer {
  // a title
  title "x" // short
  // conditions
  where
    // home
    country = "US" // or elsewhere
    // money
    and total > 5
  // hourly
  refresh every 1 hour
  // nothing more
} // done

traits t of customer {
  // first
  a  = 1 // one
  bb = 2
}

// the end`,
  `test a "x" {
  // rows
  given customer { id } = [
    // one
    ("c1"), // first
    ("c2") // second
    // never moved
  ]
}`.replace('\n    // never moved', ''),
]

/** What people type, and what the formatter makes of it. */
export const rewritten: readonly (readonly [string, string])[] = [
  [
    'test a "x" {\n  given customer { id, tags, } = [("c1", ["x", "y",],),]\n  given segment b = ["c1",]\n}',
    'test a "x" {\n  given customer { id, tags } = [("c1", ["x", "y"])]\n  given segment b = ["c1"]\n}',
  ],
  [
    'segment a of customer { where country in ("US", "CA",) and did any of ("A", "B",) and in at least 2 of (b, c,) }',
    'segment a of customer {\n  where country in ("US", "CA")\n    and did any of ("A", "B")\n    and in at least 2 of (b, c)\n}',
  ],
  [
    'segment a of customer{where country="US"and is_vip}',
    'segment a of customer {\n  where country = "US" and is_vip\n}',
  ],
  [
    'segment a of customer { refresh every 1 hours title "x" }',
    'segment a of customer {\n  title "x"\n  refresh every 1 hour\n}',
  ],
  ['segment a of customer {}segment b of customer {}', 'segment a of customer {}\n\nsegment b of customer {}'],
  ["segment a of customer { title 'it''s' }".replace("''", ' '), 'segment a of customer {\n  title "it s"\n}'],
  ['segment a of c = b and c except d', 'segment a of c = (b and c) except d'],
  ['segment a of c = b or c and d', 'segment a of c = b or (c and d)'],
  ['entity e { one a from t by x = x }', 'entity e {\n  one a from t by x\n}'],
  ['traits t of c { a = 1 title "A"\ntitle "T" }', 'traits t of c {\n  title "T"\n  a = 1 title "A"\n}'],
  ['segment a of c { // why\n  where x }', '// why\nsegment a of c {\n  where x\n}'],
  [
    'segment a of c {\n  where x // left\n    and y // right\n}',
    'segment a of c {\n  where x // left\n    and y // right\n}',
  ],
  [
    'segment a of c {\n  where sum( // inside\n    x) > 5\n}',
    'segment a of c {\n  where\n    // inside\n    sum(x) > 5\n}',
  ],
  [
    'segment a of c {\n  where x\n  and // between\n  y\n}',
    'segment a of c {\n  where x\n    // between\n    and y\n}',
  ],
  ['// only a comment', '// only a comment'],
  ['', ''],
].map(([source = '', canonical = '']) => [source, canonical] as const)
