import { forms, optionOf } from '../connections/fields.ts'
import type { Option } from './command.ts'

const kinds = Object.keys(forms).join('|')

/** One option a setting, whatever kinds have it. */
const settingOptions = (): Record<string, Option> => {
  const options: Record<string, { kind: 'text'; value: string; about: string; of: string[] }> = {}
  for (const form of Object.values(forms)) {
    for (const field of form.fields) {
      const name = optionOf(field)
      const value = field.fileOption ? 'FILE' : field.secret ? 'TEXT|-' : 'TEXT'
      const known = options[name]
      if (known) known.of.push(form.kind)
      else options[name] = { kind: 'text', value, about: `${field.label}: ${field.about}`, of: [form.kind] }
    }
  }
  return Object.fromEntries(
    Object.entries(options).map(([name, { of, about, ...option }]) => [
      name,
      { ...option, about: `${about} (${[...new Set(of)].join(', ')})` },
    ]),
  )
}

export const connectionOptions: Readonly<Record<string, Option>> = {
  kind: { kind: 'text', value: kinds, about: 'add: the kind of warehouse' },
  ...settingOptions(),
  url: { kind: 'text', value: 'URL|-', about: 'add: a `postgres://` address instead of its parts (postgres)' },
  'generate-key': { kind: 'flag', about: 'add: make a key pair here and show what attaches it (snowflake)' },
  writes: { kind: 'flag', about: 'add: SegQL may write tables there (`--into`)' },
  budget: {
    kind: 'text',
    value: 'SIZE|COST',
    about: 'add: what one run may cost: bytes such as `50GB`, or the cost of a plan',
  },
  'query-minutes': { kind: 'text', value: 'MINUTES', about: 'add: how long a statement may run' },
  table: { kind: 'text', value: 'SCHEMA.TABLE', about: 'test: a table to read a row of' },
  confirm: { kind: 'flag', about: 'rotate-key: try the new key, and use it when that succeeds' },
  abandon: { kind: 'flag', about: 'rotate-key: delete the new key; the old one stays in use' },
  force: { kind: 'flag', about: 'remove: although entities or segments name it' },
}
