import type { Form } from '../fields.ts'
import { authority, schemas } from './shared.ts'

export const postgres: Form = {
  kind: 'postgres',
  title: 'PostgreSQL',
  fields: [
    {
      setting: 'host',
      label: 'Host',
      about: 'its name, or the folder of its socket',
      required: true,
      default: 'localhost',
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '5432' },
    { setting: 'database', label: 'Database', about: 'its name', required: true },
    { setting: 'username', label: 'User name', about: 'a user that may only read is best', required: true },
    { setting: 'password', label: 'Password', about: 'of that user', secret: true },
    { setting: 'tls', label: 'TLS', about: '`verify`, `require` or `off`' },
    authority,
    schemas,
  ],
}
