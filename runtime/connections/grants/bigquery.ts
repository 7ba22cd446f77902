import type { ResolvedBigQuery } from '../resolved.ts'
import { type GrantFacts, type Grants, inBackticks } from './grants.ts'

type Facts = GrantFacts<ResolvedBigQuery>

const memberOf = ({ connection, user }: Facts): string => {
  const email = connection.credentials?.client_email ?? user
  if (email === undefined) return 'serviceAccount:EMAIL'
  return email.endsWith('.gserviceaccount.com') || connection.credentials ? `serviceAccount:${email}` : `user:${email}`
}

/** https://cloud.google.com/bigquery/docs/access-control#bigquery.jobUser */
const runJobs = (facts: Facts): readonly string[] => [
  `gcloud projects add-iam-policy-binding ${facts.object.at(-1) ?? facts.connection.project} --member="${memberOf(facts)}" --role="roles/bigquery.jobUser"`,
]

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/data-control-language#grant_statement */
const view = (facts: Facts, what: 'SCHEMA' | 'TABLE' | 'VIEW', parts: number): readonly string[] => {
  const known = facts.object.slice(-parts)
  const placeholders = [facts.connection.project, 'DATASET', 'TABLE'].slice(0, parts)
  const path = [...placeholders.slice(0, parts - known.length), ...known]
  return [`GRANT \`roles/bigquery.dataViewer\` ON ${what} ${inBackticks(path.join('.'))} TO "${memberOf(facts)}";`]
}

/** The dataset's role reads every table of it; a table's role that one alone. */
const readTable = (what: 'TABLE' | 'VIEW') => (facts: Facts) => {
  const dataset = facts.object.length > 1 ? facts.object.slice(0, -1) : []
  return [...view({ ...facts, object: dataset }, 'SCHEMA', 2), ...view(facts, what, 3)]
}

export const bigqueryGrants: Grants<ResolvedBigQuery> = {
  project: runJobs,
  action: (facts) =>
    /jobs/.test(facts.message) ? runJobs({ ...facts, object: [] }) : readTable('TABLE')({ ...facts, object: [] }),
  schema: (facts) => view(facts, 'SCHEMA', 2),
  table: readTable('TABLE'),
  view: readTable('VIEW'),
  column: readTable('TABLE'),
  other: (facts) => [...runJobs({ ...facts, object: [] }), ...view({ ...facts, object: [] }, 'SCHEMA', 2)],
  runBy: 'an administrator of the Google Cloud project; of the lines for a dataset and for one table, one is enough',
}
