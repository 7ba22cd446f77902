/** Ten kinds of rules of ordinary size; every segment has numbers of its own, and every tenth builds on an earlier one. */
const shapes: readonly ((n: number) => string)[] = [
  (n) => `country in ("US", "DE") and sum(orders.amount within last 90 days where status = "paid") >= ${n}`,
  (n) => `did "Product Viewed" at least ${(n % 9) + 1} times within last 30 days where (category = "Shoes")`,
  (n) => `has at least ${(n % 5) + 2} orders since 2026-01-01 where (status = "paid" and channel = "web")`,
  (n) => `count(orders within last ${n + 1} days) >= 2 and not has tickets within last 14 days where (status = "open")`,
  (n) => `loyalty_points between ${n} and ${n + 500} and marketing_consent is true and email is set`,
  (n) => `did within last ${(n % 20) + 8} days "Checkout Started" then not "Order Completed" within 1 days`,
  (n) => `has orders where (amount > ${n} and has at least 2 items where (product.category = "Beverages"))`,
  (n) => `city in ("istanbul", "münchen", "city ${n}") ignoring case or tags contains any of ("runner", "tag ${n}")`,
  (n) => `attributes.plan.tier = "gold" and days_since(max(orders.ordered_at)) > ${n}`,
  (n) => `in segment segment_${n - 9} and account.plan != "free" and account.employees > ${n}`,
]

const segment = (n: number): string => `segment segment_${n} of customer {
  title "Segment ${n}"
  description "One of many, to measure the checker"
  folder "Bench / ${n % 20}"
  where ${shapes[n % shapes.length]?.(n)}
  refresh every 6 hours
}
`

/** Files of 50 segments each. */
export const manySegments = (count: number): readonly { readonly file: string; readonly text: string }[] =>
  Array.from({ length: Math.ceil(count / 50) }, (_, file) => ({
    file: `segments/many-${file}.segql`,
    text: Array.from({ length: Math.min(50, count - file * 50) }, (_, index) => segment(file * 50 + index)).join('\n'),
  }))

/** One file of about 3,600 lines. */
export const longFile = (): string => Array.from({ length: 515 }, (_, n) => segment(n)).join('')
