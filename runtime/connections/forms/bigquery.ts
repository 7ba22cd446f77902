import type { Form } from '../fields.ts'
import { schemas } from './shared.ts'

export const bigquery: Form = {
  kind: 'bigquery',
  title: 'Google BigQuery',
  ways: {
    question: 'Sign in with',
    of: [
      { name: 'key', label: "a service account's key, as JSON" },
      { name: 'machine', label: 'the credentials that Google finds on this machine' },
    ],
  },
  fields: [
    {
      setting: 'credentials',
      fileOption: 'key-file',
      label: 'Key file',
      about: 'the JSON file that Google Cloud gave when the key was made; its content is kept encrypted',
      required: true,
      secret: true,
      only: ['key'],
    },
    {
      setting: 'project',
      label: 'Project',
      about: 'the ID of the project that runs and pays for queries',
      required: true,
    },
    {
      setting: 'location',
      label: 'Location',
      about: 'of the datasets, such as `EU` or `europe-west3`',
      required: true,
    },
    { ...schemas, label: 'Datasets' },
    { setting: 'endpoint', label: 'Endpoint', about: 'for Private Service Connect' },
  ],
}
