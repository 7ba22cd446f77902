import { describe, expect, test } from 'vitest'
import { type Refused, remedyFor } from '../../runtime/connections/remedy.ts'
import type { ResolvedConnection } from '../../runtime/connections/resolved.ts'
import { readError as readBigQueryError } from '../../runtime/drivers/bigquery/errors.ts'
import type { Cause } from '../../runtime/drivers/warehouse-failure.ts'

const email = 'segql@acme-prod.iam.gserviceaccount.com'
const bigquery: ResolvedConnection = {
  kind: 'bigquery',
  project: 'acme-prod',
  location: 'EU',
  credentials: { client_email: email, private_key: 'x' },
}
const snowflake: ResolvedConnection = {
  kind: 'snowflake',
  account: 'ab12345',
  warehouse: 'compute_wh',
  database: 'shop',
  username: 'segql',
  role: 'SEGQL_READER',
}
const databricks: ResolvedConnection = {
  kind: 'databricks',
  host: 'dbc-1.cloud.databricks.com',
  port: 443,
  httpPath: '/sql/1.0/warehouses/1234567890abcdef',
  token: 'x',
  catalog: 'main',
}
const dataApi: ResolvedConnection = {
  kind: 'redshift',
  via: 'data-api',
  region: 'eu-central-1',
  cluster: 'prod',
  database: 'dev',
  dbUser: 'segql',
  roleArn: 'arn:aws:iam::111122223333:role/segql-redshift-data-access',
  externalId: 'acme-42',
}
const postgres: ResolvedConnection = {
  kind: 'postgres',
  host: 'db.example',
  port: 5432,
  database: 'shop',
  username: 'segql "read"',
  tls: 'verify',
}
const user = 'b1c2d3e4-0000-4000-8000-000000000000'

const linesFor = (connection: ResolvedConnection, cause: Cause, more: Partial<Refused> = {}) =>
  remedyFor(connection, { cause, message: '', ...more })?.lines

const permission = (of?: Extract<Cause, { kind: 'permission' }>['of'], object?: string): Cause => ({
  kind: 'permission',
  ...(of && { of }),
  ...(object !== undefined && { object }),
})

describe('BigQuery', () => {
  const fromServer = (message: string) => {
    const { cause } = readBigQueryError({ code: 403, message, errors: [{ reason: 'accessDenied', message }] }, '', true)
    return linesFor(bigquery, cause, { message })
  }

  test('a project without jobs asks for BigQuery Job User', () => {
    const message =
      'Access Denied: Project acme-prod: User does not have bigquery.jobs.create permission in project acme-prod.'
    expect(fromServer(message)).toEqual([
      `gcloud projects add-iam-policy-binding acme-prod --member="serviceAccount:${email}" --role="roles/bigquery.jobUser"`,
    ])
  })

  test('a table that may not be read asks for BigQuery Data Viewer, on the dataset or on the table alone', () => {
    const message =
      'Access Denied: Table acme-prod:sales.orders: User does not have permission to query table acme-prod:sales.orders.'
    expect(fromServer(message)).toEqual([
      `GRANT \`roles/bigquery.dataViewer\` ON SCHEMA \`acme-prod.sales\` TO "serviceAccount:${email}";`,
      `GRANT \`roles/bigquery.dataViewer\` ON TABLE \`acme-prod.sales.orders\` TO "serviceAccount:${email}";`,
    ])
  })

  test('a dataset asks for BigQuery Data Viewer on it', () => {
    const message =
      'Access Denied: Dataset acme-prod:sales: Permission bigquery.tables.list denied on dataset acme-prod:sales.'
    expect(fromServer(message)).toEqual([
      `GRANT \`roles/bigquery.dataViewer\` ON SCHEMA \`acme-prod.sales\` TO "serviceAccount:${email}";`,
    ])
  })
})

describe('Snowflake', () => {
  const table = [
    'GRANT USAGE ON DATABASE SHOP TO ROLE SEGQL_READER;',
    'GRANT USAGE ON SCHEMA SHOP."SALES" TO ROLE SEGQL_READER;',
    'GRANT SELECT ON TABLE SHOP."SALES"."ORDERS" TO ROLE SEGQL_READER;',
  ]
  test('a table, named by itself or in full', () => {
    expect(linesFor({ ...snowflake, schema: 'SALES' }, permission('table', 'ORDERS'))).toEqual(
      table.map((line) => line.replace('"SALES"', 'SALES')),
    )
    expect(linesFor(snowflake, permission('table', 'SALES.ORDERS'))).toEqual(table)
    expect(linesFor(snowflake, permission('table', 'SHOP.SALES.ORDERS'))).toEqual(
      table.map((line) => line.replace(' SHOP', ' "SHOP"')),
    )
  })

  test('what does not exist may be what may not be seen', () => {
    expect(linesFor(snowflake, { kind: 'absent', object: 'SALES.ORDERS' })).toEqual(table)
  })

  test('a warehouse', () => {
    expect(linesFor(snowflake, permission('warehouse', 'COMPUTE_WH'))).toEqual([
      'GRANT USAGE ON WAREHOUSE COMPUTE_WH TO ROLE SEGQL_READER;',
    ])
  })

  test('without a word of what is missing: everything that a reader needs', () => {
    expect(linesFor(snowflake, permission())).toEqual([
      'GRANT USAGE ON WAREHOUSE COMPUTE_WH TO ROLE SEGQL_READER;',
      'GRANT USAGE ON DATABASE SHOP TO ROLE SEGQL_READER;',
      'GRANT USAGE ON SCHEMA SHOP.SCHEMA TO ROLE SEGQL_READER;',
      'GRANT SELECT ON TABLE SHOP.SCHEMA.TABLE TO ROLE SEGQL_READER;',
      'GRANT ROLE SEGQL_READER TO USER SEGQL;',
    ])
  })
})

describe('Databricks', () => {
  test('a table needs the way down to it', () => {
    expect(linesFor(databricks, permission('table', 'main.sales.orders'), { user })).toEqual([
      `GRANT USE CATALOG ON CATALOG \`main\` TO \`${user}\`;`,
      `GRANT USE SCHEMA ON SCHEMA \`main\`.\`sales\` TO \`${user}\`;`,
      `GRANT SELECT ON TABLE \`main\`.\`sales\`.\`orders\` TO \`${user}\`;`,
    ])
  })

  test('the SQL warehouse asks for Can use', () => {
    expect(linesFor(databricks, permission('warehouse'), { user })).toEqual([
      `databricks permissions update warehouses 1234567890abcdef --json '{"access_control_list":[{"service_principal_name":"${user}","permission_level":"CAN_USE"}]}'`,
    ])
  })
})

describe('Redshift', () => {
  const caller = 'arn:aws:sts::444455556666:assumed-role/segql-server/i-0abc'

  test('a table asks for the two grants', () => {
    expect(linesFor(dataApi, permission('table', 'orders'), { schema: 'sales' })).toEqual([
      'GRANT USAGE ON SCHEMA "sales" TO "segql";',
      'GRANT SELECT ON TABLE "sales"."orders" TO "segql";',
    ])
  })

  test('an action asks for a policy with that action on that resource', () => {
    const resource = 'arn:aws:redshift:eu-central-1:111122223333:cluster:prod'
    const message = `User: ${caller} is not authorized to perform: redshift-data:ExecuteStatement on resource: ${resource} because no identity-based policy allows it.`
    const [line = ''] = linesFor(dataApi, permission('action', 'redshift-data:ExecuteStatement'), { message }) ?? []
    expect(JSON.parse(line)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'redshift-data:ExecuteStatement', Resource: resource }],
    })
  })

  test('a role that may not be assumed asks for its trust policy and a policy of who assumes it', () => {
    const message = `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${dataApi.roleArn}`
    const lines = linesFor(dataApi, permission('action', 'sts:AssumeRole'), { message })?.map((line) =>
      JSON.parse(line),
    )
    expect(lines).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:role/segql-server' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': 'acme-42' } },
          },
        ],
      },
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: dataApi.roleArn }] },
    ])
  })
})

describe('PostgreSQL', () => {
  test('names of users and tables are quoted', () => {
    expect(linesFor(postgres, permission('table', 'Order "items"'), { schema: 'sales' })).toEqual([
      'GRANT USAGE ON SCHEMA "sales" TO "segql ""read""";',
      'GRANT SELECT ON TABLE "sales"."Order ""items""" TO "segql ""read""";',
    ])
  })

  test('an absent table is absent', () => {
    expect(linesFor(postgres, { kind: 'absent', object: 'orders' })).toBeUndefined()
  })
})

test('DuckDB: a file outside asks for `mayRead`', () => {
  const message = 'Permission Error: Cannot access file "/data/private/list.csv" - file system operations are disabled'
  expect(linesFor({ kind: 'duckdb', path: 'x.duckdb' }, permission('file'), { message })).toEqual([
    '"mayRead": ["/data/private"]',
  ])
})

test('other failures have no remedy of this kind', () => {
  for (const kind of ['unreachable', 'credentials', 'throttled', 'timed out'] as const) {
    expect(linesFor(snowflake, { kind })).toBeUndefined()
  }
})
