import { expect, test } from 'vitest'
import { readError as readBigQuery } from '../../runtime/drivers/bigquery/errors.ts'
import { readError as readDatabricks } from '../../runtime/drivers/databricks/errors.ts'
import { readError as readDuckDb } from '../../runtime/drivers/duckdb/errors.ts'
import { readError as readPostgres } from '../../runtime/drivers/postgres/errors.ts'
import { readError as readRedshift, readStatementError } from '../../runtime/drivers/redshift/errors.ts'
import { readError as readSnowflake } from '../../runtime/drivers/snowflake/errors.ts'
import type { Cause } from '../../runtime/drivers/warehouse-failure.ts'

const error = (message: string, more: object = {}): Error => Object.assign(new Error(message), more)
const google = (reason: string, message: string, code = 403) => error(message, { code, errors: [{ reason, message }] })
const postgres = (code: string, message: string) => error(message, { code, severity: 'ERROR' })
const snowflake = (code: string, sqlState: string, message: string) => error(message, { code, sqlState })
const aws = (name: string, message: string) => error(message, { name })
const http = (status: number, reason?: string) =>
  error(`Received a response with a bad HTTP status code: ${status}`, {
    statusCode: status,
    response: {
      status,
      headers: { get: (name: string) => (name === 'x-databricks-reason-phrase' ? (reason ?? null) : null) },
    },
  })
const operation = (sqlState: string, message: string) =>
  error(message, { errorCode: 'ERROR', response: { sqlState, errorMessage: `${message}\n\tat org.apache.spark` } })
const network = (code: string) => error(`connect ${code}`, { code })

type Read = (error: unknown, place: string, begun: boolean) => { readonly cause: Cause }

/** What vendors say, as their manuals and users have it, and what it means. */
const cases: readonly (readonly [string, Read, unknown, Cause])[] = [
  [
    'a job may not be made',
    readBigQuery,
    google(
      'accessDenied',
      'Access Denied: Project p: User does not have bigquery.jobs.create permission in project p.',
    ),
    { kind: 'permission', object: 'p', of: 'project' },
  ],
  [
    'a dataset',
    readBigQuery,
    google('accessDenied', 'Access Denied: Dataset p:d: User does not have permission to access dataset p:d'),
    { kind: 'permission', object: 'p:d', of: 'schema' },
  ],
  [
    'a table that is not there',
    readBigQuery,
    google('notFound', 'Not found: Table p:d.t was not found in location EU', 404),
    { kind: 'absent', object: 'p:d.t' },
  ],
  ['a rate', readBigQuery, google('rateLimitExceeded', 'Exceeded rate limits'), { kind: 'throttled' }],
  [
    'a budget',
    readBigQuery,
    google('bytesBilledLimitExceeded', 'Query exceeded limit for bytes billed: 1.', 400),
    { kind: 'too expensive' },
  ],
  [
    'a job cancelled',
    readBigQuery,
    google('stopped', 'Job execution was cancelled: User requested cancellation', 400),
    { kind: 'cancelled' },
  ],
  [
    'a job out of time',
    readBigQuery,
    google('stopped', 'Job execution was cancelled: Job timed out after 5s', 400),
    { kind: 'timed out' },
  ],
  ['a server error', readBigQuery, error('Service Unavailable', { code: 503 }), { kind: 'throttled' }],
  [
    'a key that cannot sign',
    readBigQuery,
    error('error:1E08010C:DECODER routines::unsupported', { code: 'ERR_OSSL_UNSUPPORTED' }),
    { kind: 'credentials' },
  ],
  [
    'a token refused',
    readBigQuery,
    error('invalid_grant: Invalid JWT Signature.', { code: 400 }),
    { kind: 'credentials' },
  ],

  [
    'a role without privileges',
    readSnowflake,
    snowflake('003001', '42501', "SQL access control error:\nInsufficient privileges to operate on schema 'SALES'"),
    { kind: 'permission', object: 'SALES', of: 'schema' },
  ],
  [
    'what is missing or hidden',
    readSnowflake,
    snowflake('002003', '42S02', "SQL compilation error:\nObject 'SHOP.NOPE' does not exist or not authorized."),
    { kind: 'absent', object: 'SHOP.NOPE' },
  ],
  [
    'no warehouse',
    readSnowflake,
    snowflake('000606', '57P03', 'No active warehouse selected in the current session.'),
    { kind: 'permission', of: 'warehouse' },
  ],
  [
    'a password',
    readSnowflake,
    error('Incorrect username or password was specified.', { code: '390100' }),
    { kind: 'credentials' },
  ],
  ['a JWT', readSnowflake, error('JWT token is invalid.', { code: '390144' }), { kind: 'credentials' }],
  ['cancelled', readSnowflake, snowflake('000604', '57014', 'SQL execution canceled'), { kind: 'cancelled' }],
  [
    'out of time',
    readSnowflake,
    snowflake(
      '000630',
      '57014',
      'Statement reached its statement or warehouse timeout of 5 second(s) and was canceled.',
    ),
    { kind: 'timed out' },
  ],
  [
    'an account that is not there',
    (found, place) => readSnowflake(found, place, false),
    error('Request failed', { code: 401002, response: { statusCode: 404 } }),
    { kind: 'unreachable' },
  ],

  [
    'a table',
    readDatabricks,
    operation(
      '42501',
      "[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have USE SCHEMA on Schema 'main.shop'.",
    ),
    { kind: 'permission', object: 'main.shop', of: 'schema' },
  ],
  [
    'a table that is not there',
    readDatabricks,
    operation('42P01', '[TABLE_OR_VIEW_NOT_FOUND] The table or view `main`.`shop`.`nope` cannot be found.'),
    { kind: 'absent', object: 'main.shop.nope' },
  ],
  ['a token', readDatabricks, http(403, 'Invalid access token.'), { kind: 'credentials' }],
  [
    'a warehouse that may not be used',
    readDatabricks,
    http(403, 'PERMISSION_DENIED: User does not have CAN USE on the warehouse'),
    { kind: 'permission', of: 'warehouse' },
  ],
  ['a warehouse that starts', readDatabricks, http(503, 'TEMPORARILY_UNAVAILABLE'), { kind: 'throttled' }],
  [
    'retries given up',
    readDatabricks,
    error('Max retry count exceeded', { payload: { response: { status: 429 } } }),
    { kind: 'throttled' },
  ],
  [
    'an operation out of time',
    readDatabricks,
    error('The operation is in a timed out state', { errorCode: 'TIMEOUT' }),
    { kind: 'timed out' },
  ],

  [
    'an IAM policy',
    readRedshift,
    aws(
      'AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: redshift-data:ExecuteStatement on resource: arn:aws:redshift:x',
    ),
    { kind: 'permission', object: 'redshift-data:ExecuteStatement', of: 'action' },
  ],
  [
    'an access key',
    readRedshift,
    aws('UnrecognizedClientException', 'The security token included in the request is invalid.'),
    { kind: 'credentials' },
  ],
  [
    'too many statements',
    readRedshift,
    aws('ActiveStatementsExceededException', 'Active statements exceeded the allowed quota (500).'),
    { kind: 'throttled' },
  ],
  [
    'a relation',
    (found) => readStatementError(String(found)),
    'ERROR: permission denied for relation salaries',
    { kind: 'permission', object: 'salaries', of: 'table' },
  ],
  [
    'a schema',
    (found) => readStatementError(String(found)),
    'ERROR: permission denied for schema hr [ErrorId: 1-6]',
    { kind: 'permission', object: 'hr', of: 'schema' },
  ],
  [
    'a relation that is not there',
    (found) => readStatementError(String(found)),
    'ERROR: relation "nope" does not exist',
    { kind: 'absent', object: 'nope' },
  ],

  [
    'a schema',
    readPostgres,
    postgres('42501', 'permission denied for schema hr'),
    { kind: 'permission', object: 'hr', of: 'schema' },
  ],
  [
    'a materialized view',
    readPostgres,
    postgres('42501', 'permission denied for materialized view totals'),
    { kind: 'permission', object: 'totals', of: 'table' },
  ],
  [
    'a password',
    readPostgres,
    postgres('28P01', 'password authentication failed for user "x"'),
    { kind: 'credentials' },
  ],
  ['too many connections', readPostgres, postgres('53300', 'sorry, too many clients already'), { kind: 'throttled' }],
  [
    'a server that stops',
    readPostgres,
    postgres('57P01', 'terminating connection due to administrator command'),
    { kind: 'lost' },
  ],

  [
    'a file outside',
    (found) => readDuckDb(found),
    error('Permission Error: Cannot access file "/etc/passwd" - file system operations are disabled by configuration'),
    { kind: 'permission', object: '/etc/passwd', of: 'file' },
  ],
]

test.each(cases)('%s', (_, read, given, cause) => {
  expect(read(given, 'host:1', true).cause).toEqual(cause)
})

test.each([readBigQuery, readSnowflake, readDatabricks, readRedshift, readPostgres] as readonly Read[])(
  'a network that refuses, before and after signing in',
  (read) => {
    expect(read(network('ECONNREFUSED'), 'host:1', false).cause).toEqual({ kind: 'unreachable' })
    expect(read(network('ECONNRESET'), 'host:1', true).cause).toEqual({ kind: 'lost' })
    expect(read(error('fetch failed', { cause: network('ENOTFOUND') }), 'host:1', false).cause).toEqual({
      kind: 'unreachable',
    })
  },
)
