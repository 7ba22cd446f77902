import { type Form, forms } from '../../connections/fields.ts'
import { connectionKinds } from '../../connections/schema.ts'
import type { ConnectionForm } from '../api/connections.ts'
import type { Handlers } from '../handlers.ts'

/** Warehouses that bill for what is read have budgets in bytes, the others in their planner's unit. */
const costKinds: ReadonlySet<Form['kind']> = new Set(['redshift', 'postgres'])

const toForm = ({ kind, title, ways, fields }: Form): ConnectionForm => ({
  kind,
  title,
  ...(ways && {
    ways: {
      question: ways.question,
      of: ways.of.map(({ name, label, sets }) => ({ name, label, ...(sets && { sets: { ...sets } }) })),
    },
  }),
  fields: fields.map((field) => ({
    setting: field.setting,
    label: field.label,
    about: field.about,
    required: field.required ?? false,
    secret: field.secret ?? false,
    file: field.fileOption !== undefined,
    many: field.many ?? false,
    ...(field.default !== undefined && { default: field.default }),
    ...(field.only && { only: [...field.only] }),
  })),
  budget: costKinds.has(kind) ? 'cost' : 'bytes',
})

export const connectionFormHandlers = {
  'GET /api/connection-forms': async () => ({ forms: connectionKinds.map((kind) => toForm(forms[kind])) }),
} satisfies Partial<Handlers>
