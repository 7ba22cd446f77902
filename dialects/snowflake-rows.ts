import type { Template } from '../compiler/template.ts'
import { aggregates } from './snowflake-aggregates.ts'
import { times } from './snowflake-times.ts'
import { values } from './snowflake-values.ts'

/** What Snowflake says otherwise than the default rows. */
export const rows: Readonly<Record<string, Template>> = {
  ...values,
  ...times,
  ...aggregates,
  // https://docs.snowflake.com/en/sql-reference/constructs/with: a subquery's columns are renamed by their position.
  'raw set': 'with {rows} ({column}) as ({text}) select distinct {id} as {name} from {rows} where {column} is not null',
}
