import { dialects } from '../../dialects/index.ts'
import type { Opened } from '../../runtime/drivers/driver.ts'
import { driver } from '../../runtime/drivers/redshift/driver.ts'
import { freePort } from '../engines/free-port.ts'
import { startRedshiftFacade } from '../facades/redshift/server.ts'
import { startSts } from '../facades/redshift/sts.ts'
import { echoBy, postgresTexts } from './postgres.ts'
import { createRedshiftDatabase } from './redshift-database.ts'
import type { Opening, Subject } from './subject.ts'

const types = {
  query: {
    sql: `select cast(9223372036854775807 as bigint) as "big", cast(1 as smallint) as "small", cast('1.50' as numeric(10,2)) as "money",
      cast('12345678901234567890123456789012.123456' as numeric(38,6)) as "wide", cast(1e300 as float8) as "huge", cast('NaN' as float8) as "nan",
      true as "yes", false as "no", date '2026-01-31' as "day", timestamptz '2026-01-31 10:00+02' as "instant", timestamp '2026-01-31 10:00:00.5' as "wall",
      json_parse('{"a": [1, null]}') as "json", time '10:00' as "clock", cast('x' as char(3)) as "padded", cast(null as varchar) as "nothing"`,
    parameters: [],
  },
  columns: [
    ['big', { kind: 'integer' }],
    ['small', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 2 }],
    ['wide', { kind: 'decimal', scale: 6 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['no', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['wall', { kind: 'timestamp' }],
    ['json', { kind: 'json' }],
    ['clock', { kind: 'other', native: 'time without time zone' }],
    ['padded', { kind: 'text' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '9223372036854775807',
      '1',
      '1.50',
      '12345678901234567890123456789012.123456',
      '1e+300',
      'NaN',
      'true',
      'false',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '2026-01-31T10:00:00.500000',
      '{"a": [1, null]}',
      '10:00:00',
      'x  ',
      null,
    ],
  ],
} as const

const texts: Subject['texts'] = {
  ...postgresTexts,
  many: (rows) =>
    `select cast(i as varchar) as id, md5(cast(i as varchar)) as a, repeat('x', 100) as b from generate_series(1, ${rows}) i`,
  nothing: `select cast('x' as varchar) as id, 1 as n where 1 = 0`,
  writing: 'delete from shop.customers',
  creating: `create table shop.written as select cast('1' as varchar) as id`,
}

const role = { roleArn: 'arn:aws:iam::123456789012:role/segql', externalId: 'shop' }
const user = { accessKeyId: 'AKIAUSER', secretAccessKey: 'user-secret-4711' }
const session = { accessKeyId: 'ASIASESSION', secretAccessKey: 'session-secret-0815', token: 'session-token' }

/** The Data API, reached through a role assumed of STS, in front of PostgreSQL with Redshift's functions. */
export const startRedshiftDataApi = async (): Promise<Subject> => {
  const database = await createRedshiftDatabase()
  const { owner, config, superType } = database
  const typeNames = { [superType]: 'super' }
  const secretOf = (id: string) => (id === session.accessKeyId ? session.secretAccessKey : undefined)
  const sts = await startSts({ accessKeys: { [user.accessKeyId]: user.secretAccessKey }, ...role, session })
  const reader = await startRedshiftFacade({ postgres: config, admin: owner, secretOf, typeNames })
  const writer = await startRedshiftFacade({
    postgres: { ...config, user: 'postgres' },
    admin: owner,
    secretOf,
    typeNames,
  })
  const nobody = await freePort()
  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, port }: Opening = {}): Promise<Opened> => {
      reader.restore()
      const ports = { reader: reader.port, writer: writer.port, 'to nobody': nobody, 'wrong credentials': reader.port }
      return driver.open(
        {
          kind: 'redshift',
          via: 'data-api',
          region: 'eu-central-1',
          workgroup: 'shop',
          database: 'shop',
          ...role,
          ...user,
          ...(as === 'wrong credentials' && { secretAccessKey: 'another-secret-1234' }),
          endpoint: `http://127.0.0.1:${port ?? ports[as]}`,
          stsEndpoint: `http://127.0.0.1:${sts.port}`,
          ...(as === 'writer' && { writes: true }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      )
    },
    texts,
    echo: echoBy(dialects.redshift.parameter),
    types,
    server: {
      running: async () => reader.running(),
      breakOff: async () => reader.breakOff(),
      busy: reader.busy,
      sentRows: reader.sentRows,
    },
    secrets: ['another-secret-1234', session.secretAccessKey],
    close: async () => {
      await Promise.all([sts.close(), reader.close(), writer.close()])
      await database.close()
    },
  }
}

/** The same database over PostgreSQL's protocol. */
export const startRedshiftWire = async (): Promise<Subject> => {
  const database = await createRedshiftDatabase()
  const { owner, config } = database
  const nobody = await freePort()
  const activity = `pg_stat_activity where datname = '${config.database}' and application_name = 'segql'`
  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, port }: Opening = {}) =>
      driver.open(
        {
          kind: 'redshift',
          via: 'wire',
          host: '127.0.0.1',
          port: port ?? (as === 'to nobody' ? nobody : Number(config.port)),
          database: String(config.database),
          username: as === 'wrong credentials' ? 'missing' : as === 'writer' ? 'postgres' : String(config.user),
          password: 'Sesame-open-1',
          tls: 'off',
          ...(as === 'writer' && { writes: true }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      ),
    texts,
    echo: echoBy(dialects.redshift.parameter),
    types,
    server: {
      running: async () => Number((await owner.query(`select 1 from ${activity} and state <> 'idle'`)).rowCount),
      breakOff: async () => {
        await owner.query(`select pg_terminate_backend(pid) from ${activity} and state <> 'idle'`)
      },
    },
    secrets: ['Sesame-open-1'],
    close: database.close,
  }
}
