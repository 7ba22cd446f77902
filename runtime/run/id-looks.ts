import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { quoteText } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'

/** Identifiers that are often taken for the ID, by how they look (RE2). */
const looks = [
  { of: 'e-mail addresses', pattern: '[^@\\s]+@[^@\\s]+\\.[^@\\s.]+' },
  // https://help.salesforce.com/s/articleView?id=000385008
  { of: 'IDs of Salesforce', pattern: '(001|003|005|00Q)[0-9A-Za-z]{12}([A-Z0-5]{3})?' },
  // https://docs.stripe.com/api/customers/object
  { of: 'customers of Stripe', pattern: 'cus_[0-9A-Za-z]{8,}' },
  // https://developers.google.com/analytics/devguides/collection/ga4/reference/config#client_id
  { of: 'client IDs of Google Analytics', pattern: '(GA1\\.\\d\\.)?\\d{6,10}\\.\\d{10}' },
] as const

/** Warns of IDs, a query's one column `id`, that look like another system's. */
export const foreignLooks = async (bench: Session, ids: string): Promise<readonly Diagnostic[]> => {
  const counts = looks.map(({ pattern }) => {
    const found = `filter (regexp_full_match(id, ${quoteText(pattern)}))`
    return `count(*) ${found}, min(id) ${found}`
  })
  const [row = []] = await bench.read(`select ${counts.join(', ')} from (${ids})`)
  return looks.flatMap(({ of }, index) => {
    const count = Number(row[2 * index] ?? 0)
    return count > 0 ? [failure('W967', { count, of, examples: `\`${String(row[2 * index + 1])}\`` })] : []
  })
}
