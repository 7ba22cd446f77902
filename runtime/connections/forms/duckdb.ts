import type { Form } from '../fields.ts'

export const duckdb: Form = {
  kind: 'duckdb',
  title: 'DuckDB',
  ways: {
    question: 'The data are in',
    of: [
      { name: 'file', label: 'a DuckDB file' },
      { name: 'folder', label: 'a folder of CSV and Parquet files' },
    ],
  },
  fields: [
    { setting: 'path', label: 'File', about: 'relative to the project folder', required: true, only: ['file'] },
    { setting: 'folder', label: 'Folder', about: 'relative to the project folder', required: true, only: ['folder'] },
  ],
}
