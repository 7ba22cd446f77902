import type { Form } from '../fields.ts'
import { authority, schemas } from './shared.ts'

export const redshift: Form = {
  kind: 'redshift',
  title: 'Amazon Redshift',
  ways: {
    question: 'Reach it through',
    of: [
      { name: 'cluster', label: 'the Data API, a provisioned cluster', sets: { via: 'data-api' } },
      { name: 'workgroup', label: 'the Data API, a serverless workgroup', sets: { via: 'data-api' } },
      { name: 'wire', label: 'its own address, as PostgreSQL', sets: { via: 'wire' } },
    ],
  },
  fields: [
    {
      setting: 'cluster',
      label: 'Cluster identifier',
      about: 'one connection a cluster',
      required: true,
      only: ['cluster'],
    },
    { setting: 'workgroup', label: 'Workgroup', about: 'its name', required: true, only: ['workgroup'] },
    {
      setting: 'host',
      label: 'Host',
      about: 'the endpoint of the cluster without port and database',
      required: true,
      only: ['wire'],
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '5439', only: ['wire'] },
    {
      setting: 'region',
      label: 'Region',
      about: 'such as `eu-central-1`',
      required: true,
      only: ['cluster', 'workgroup'],
    },
    { setting: 'database', label: 'Database', about: 'one connection a database', required: true },
    {
      setting: 'roleArn',
      label: 'Role ARN',
      about: "assumed through STS; the machine's own identity without it",
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'externalId',
      label: 'External ID',
      about: 'that the trust policy of the role asks for',
      only: ['cluster', 'workgroup'],
    },
    { setting: 'dbUser', label: 'Database user', about: 'the queries run as this user', only: ['cluster'] },
    {
      setting: 'secretArn',
      label: 'Secret ARN',
      about: 'of AWS Secrets Manager, instead of a user',
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'accessKeyId',
      label: 'Access key ID',
      about: "of an IAM user; the machine's own identity without it",
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'secretAccessKey',
      label: 'Secret access key',
      about: 'that belongs to the access key ID',
      secret: true,
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'endpoint',
      label: 'Endpoint',
      about: 'of the Data API, for a VPC endpoint',
      only: ['cluster', 'workgroup'],
    },
    { setting: 'stsEndpoint', label: 'STS endpoint', about: 'for a VPC endpoint', only: ['cluster', 'workgroup'] },
    {
      setting: 'username',
      label: 'User name',
      about: 'a user that may only read is best',
      required: true,
      only: ['wire'],
    },
    { setting: 'password', label: 'Password', about: 'of that user', secret: true, only: ['wire'] },
    { setting: 'tls', label: 'TLS', about: '`verify`, `require` or `off`', only: ['wire'] },
    { ...authority, only: ['wire'] },
    schemas,
  ],
}
