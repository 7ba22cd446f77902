import type { CatalogColumn, CatalogTable } from '../../catalog.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { columnKey } from '../names.ts'
import { usualIdNames } from '../shape.ts'
import type { Adviser, Advising, People } from './adviser.ts'
import { type Origin, originOf, trace } from './origin.ts'

/** Systems whose own IDs are often taken for the product's. */
const systems =
  /(^|_)(salesforce|sf|sfdc|hubspot|zendesk|stripe|marketo|intercom|braze|mixpanel|amplitude|segment|shopify|mailchimp|klaviyo|iterable|pipedrive|freshdesk|chargebee|recurly|anonymous|visitor|device|cookie|contact|lead|requester)(_|$)/i
const ownIds = /^(user|customer|person|member|account|group|profile|subscriber)_?id$/i

/** The ID comes from a column that is probably another system's, so nobody or somebody else would be found. */
export const foreignId: Adviser = (advising) => {
  const { id, seen } = advising
  const origin = id && originOf(throughCasts(id, seen), seen)
  if (!id || !origin || !isForeign(origin, advising)) return []
  const { table, column } = origin
  const span = id.value.span
  const people = peopleOf(advising)
  const join = people && people.table !== table ? joinThrough(origin, people, advising) : undefined
  const facts = { column: column.name, table: table.name.at(-1) ?? '', ...(join !== undefined && { join }) }
  return [adviceDiagnostic('W765', span ? { span } : {}, facts)]
}

const throughCasts = (id: NonNullable<Advising['id']>, seen: Advising['seen']): NonNullable<Advising['id']> => {
  const traced = trace(id, seen)
  return traced.value.kind === 'cast' ? throughCasts({ ...traced, value: traced.value.value }, seen) : traced
}

const isForeign = ({ table, column }: Origin, { people, as, rules }: Advising): boolean => {
  const name = column.name.toLowerCase()
  const wanted = [people?.id, ...(as?.idNames ?? usualIdNames.filter((one) => one !== 'id'))].map((one) =>
    one?.toLowerCase(),
  )
  if (people && people.table === table) return columnKey(people.id, rules) !== columnKey(column.name, rules)
  if (wanted.includes(name)) return false
  const fromSystem = systems.test(table.name.at(-2) ?? '')
  return /e_?mail/.test(name) || systems.test(name) || (fromSystem && (name === 'id' || ownIds.test(name)))
}

/** The table of people: the entity's, else the one that has users' IDs and a name like theirs. */
const peopleOf = ({ people, catalog }: Advising): People | undefined => {
  if (people) return people
  for (const table of catalog?.tables ?? []) {
    const id = table.columns.find(({ name }) => /^(user|customer)_id$/i.test(name))
    if (id && /^(users?|customers?|people|persons?|members?|profiles?)$/i.test(table.name.at(-1) ?? '')) {
      return { table, id: id.name }
    }
  }
  return undefined
}

const isEmail = ({ name }: CatalogColumn): boolean => /(^|_)e_?mail(_address)?$/i.test(name)

/** The join by a column that both know: of that name, of the system's, or the e-mail address. */
const joinThrough = ({ table, column }: Origin, people: People, { rules }: Advising): string | undefined => {
  const path = people.table.name.join('.')
  const own = people.table.columns.filter(({ name }) => columnKey(name, rules) !== columnKey(people.id, rules))
  const other = table.name.at(-1) ?? ''
  const same = own.find(({ name }) => columnKey(name, rules) === columnKey(column.name, rules))
  const system = systems.exec(table.name.at(-2) ?? '')?.[2] ?? systems.exec(column.name)?.[2]
  const named =
    same ??
    own.find(
      ({ name }) => system !== undefined && name.toLowerCase().includes(system.toLowerCase()) && /id$/i.test(name),
    )
  if (named) return `join ${path} on ${named.name} = ${other}.${column.name}`
  const theirs = emailOf(table, column)
  const ours = own.find(isEmail)
  return theirs && ours && `join ${path} on lower(${ours.name}) = lower(${other}.${theirs})`
}

const emailOf = (table: CatalogTable, column: CatalogColumn): string | undefined =>
  (isEmail(column) ? column : table.columns.find(isEmail))?.name
