import type { Entity } from '../../grammar/tree/index.ts'
import type { Report } from '../check/report.ts'

const looks: readonly (readonly [RegExp, string])[] = [
  [/(^|_)e?mails?(_|$)|email/i, 'an e-mail address'],
  [/(^|_)(anonymous|device|cookie|session|visit)_?id$/i, 'the ID of a device or visit'],
  [
    /(^|_)(zendesk|salesforce|sfdc|hubspot|stripe|intercom|facebook|google|shopify|braze|klaviyo|mailchimp|marketo|external|partner)(_[a-z]+)*_?id$/i,
    'the ID of another system',
  ],
]

/** An ID column named like something that is no ID of the people themselves. */
export const lintIdColumn = (entity: Entity, report: Report): void => {
  const { id } = entity
  if (!id) return
  const found = looks.find(([pattern]) => pattern.test(id.column))
  if (found) report.at('W607', { node: id, part: 'column' }, { column: id.column, looks: found[1] })
}
