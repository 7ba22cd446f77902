import type { Form } from '../fields.ts'
import { schemas } from './shared.ts'

export const snowflake: Form = {
  kind: 'snowflake',
  title: 'Snowflake',
  ways: {
    question: 'Sign in with',
    of: [
      { name: 'new key', label: 'a key pair that is made here' },
      { name: 'key', label: 'a key pair of my own' },
      { name: 'password', label: 'a password' },
      { name: 'token', label: 'a programmatic access token' },
    ],
  },
  fields: [
    {
      setting: 'account',
      label: 'Account identifier',
      about: 'the start of `https://ACCOUNT_IDENTIFIER.snowflakecomputing.com`; Snowsight shows it at the bottom left',
      required: true,
    },
    { setting: 'warehouse', label: 'Warehouse', about: 'executes the queries, such as `COMPUTE_WH`', required: true },
    { setting: 'database', label: 'Database', about: 'the tables are read from it', required: true },
    { setting: 'schema', label: 'Schema', about: 'of tables that are named without one' },
    { setting: 'username', label: 'User name', about: 'the user that SegQL signs in as', required: true },
    { setting: 'role', label: 'Role', about: "executes the queries; the user's default role without it" },
    { setting: 'password', label: 'Password', about: 'of that user', required: true, secret: true, only: ['password'] },
    { setting: 'token', label: 'Token', about: 'of that user', required: true, secret: true, only: ['token'] },
    {
      setting: 'privateKey',
      fileOption: 'private-key-file',
      label: 'Private key file',
      about: 'PEM (PKCS #8); its content is kept encrypted',
      required: true,
      secret: true,
      only: ['key'],
    },
    {
      setting: 'passphrase',
      label: 'Passphrase',
      about: 'of the private key, if it has one',
      secret: true,
      only: ['key'],
    },
    schemas,
    {
      setting: 'endpoint',
      label: 'Endpoint',
      about: 'for AWS PrivateLink: `https://…privatelink.snowflakecomputing.com`',
    },
  ],
}
