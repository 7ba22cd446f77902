import type { Form } from '../fields.ts'
import { authority, schemas } from './shared.ts'

export const databricks: Form = {
  kind: 'databricks',
  title: 'Databricks',
  fields: [
    {
      setting: 'host',
      label: 'Host name',
      about: 'Server hostname in the connection details of the SQL warehouse',
      required: true,
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '443' },
    { setting: 'httpPath', label: 'HTTP path', about: 'in the same connection details', required: true },
    {
      setting: 'token',
      label: 'Access token',
      about: 'of a service principal, or of a user',
      required: true,
      secret: true,
    },
    { setting: 'catalog', label: 'Catalog', about: 'of Unity Catalog; the tables are read from it', required: true },
    schemas,
    authority,
  ],
}
