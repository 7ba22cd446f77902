import prql from 'prqlc'

const query = (least: number): string => `from shop.customers
join side:left paid = (
  from shop.orders
  filter status == "paid" && ordered_at >= @2026-08-03T00:00:00 && ordered_at < @2026-11-01T00:00:00
  group customer_id (aggregate { amount = sum amount })
) (==customer_id)
filter paid.amount >= ${least}
select customers.customer_id`

/** prqlc, which knows no model. */
export const prqlcQuery = (): ((least: number) => string) => {
  const options = new prql.CompileOptions()
  options.target = 'sql.duckdb'
  options.format = false
  options.signature_comment = false
  return (least) => {
    const sql = prql.compile(query(least), options)
    if (sql === undefined) throw new Error('prqlc gave no SQL')
    return sql
  }
}
