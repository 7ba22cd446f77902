import type { BodyOf, ConnectionEntry, ConnectionForm } from '../../runtime/server/api/index.ts'

/** A connection as it is being entered: every field as text. */
export interface Draft {
  readonly name: string
  readonly kind: string
  readonly way: string | undefined
  readonly values: Readonly<Record<string, string>>
  readonly budget: string
  readonly minutes: string
}

type Field = ConnectionForm['fields'][number]

export const fieldsOf = ({ fields }: ConnectionForm, way: string | undefined): readonly Field[] =>
  fields.filter(({ only }) => only === undefined || (way !== undefined && only.includes(way)))

const asText = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value)

const budgetText = (budget: unknown): string => {
  if (typeof budget !== 'object' || budget === null) return ''
  const [value] = Object.values(budget)
  return value === undefined ? '' : String(value)
}

/** The way that a saved connection goes: the one whose own fields are set. */
const wayOf = ({ ways, fields }: ConnectionForm, { settings, secrets }: ConnectionEntry): string | undefined => {
  const set = new Set([...Object.keys(settings), ...secrets])
  const marks = (way: string): number =>
    fields.filter(({ setting, only }) => only?.includes(way) && only.length === 1 && set.has(setting)).length
  const sets = (way: NonNullable<typeof ways>['of'][number]): boolean =>
    Object.entries(way.sets ?? {}).every(([setting, value]) => settings[setting] === value)
  return ways?.of.filter(sets).toSorted((left, right) => marks(right.name) - marks(left.name))[0]?.name
}

export const emptyDraft = (form: ConnectionForm): Draft => ({
  name: '',
  kind: form.kind,
  way: form.ways?.of[0]?.name,
  values: {},
  budget: '',
  minutes: '',
})

export const draftOf = (form: ConnectionForm, entry: ConnectionEntry): Draft => ({
  name: entry.name,
  kind: entry.kind,
  way: wayOf(form, entry),
  values: Object.fromEntries(Object.entries(entry.settings).map(([setting, value]) => [setting, asText(value)])),
  budget: budgetText(entry.settings.budget),
  minutes: entry.settings.queryMinutes === undefined ? '' : String(entry.settings.queryMinutes),
})

/** Settings that are numbers. */
const numeric: ReadonlySet<string> = new Set(['port'])

const readValue = ({ setting, many }: Field, text: string): unknown => {
  if (many) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  }
  return numeric.has(setting) && /^\d+$/.test(text) ? Number(text) : text
}

/** What the server is sent; fields that were left empty are not. */
export const toBody = (form: ConnectionForm, { kind, way, values, budget, minutes }: Draft) => {
  const given = fieldsOf(form, way).flatMap((field) => {
    const text = (values[field.setting] ?? field.default ?? '').trim()
    return text === '' ? [] : [{ field, text }]
  })
  const settings: Record<string, unknown> = { ...form.ways?.of.find(({ name }) => name === way)?.sets }
  const secrets: Record<string, string> = {}
  for (const { field, text } of given) {
    if (field.secret) secrets[field.setting] = text
    else settings[field.setting] = readValue(field, text)
  }
  if (budget.trim() !== '') {
    settings.budget = form.budget === 'cost' ? { cost: Number(budget) } : { bytes: budget.trim() }
  }
  if (minutes.trim() !== '') settings.queryMinutes = Number(minutes)
  return { kind, settings, secrets, makesKey: way === 'new key' } satisfies BodyOf<'PUT /api/connections/{name}'>
}

/** Fields that must be filled before it can be tested. */
export const missingOf = (form: ConnectionForm, { way, values }: Draft, known: ConnectionEntry | undefined) =>
  fieldsOf(form, way).filter(
    ({ setting, required, secret, default: usual }) =>
      required && (values[setting] ?? usual ?? '').trim() === '' && !(secret && known?.secrets.includes(setting)),
  )
