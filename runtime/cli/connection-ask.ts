import { type Field, fieldsOf, forms } from '../connections/fields.ts'
import type { ConnectionKind } from '../connections/schema.ts'
import { hasReference } from '../connections/written.ts'
import { type Described, readValueFile } from './connection-given.ts'
import type { Prompt } from './prompt.ts'

const kinds = Object.keys(forms) as readonly ConnectionKind[]

/** Asks for a connection, field by field. `say` shows what was wrong with an answer, which is then asked for again. */
export const askConnection = async (prompt: Prompt, say: (text: string) => void): Promise<Described> => {
  const chosen = await prompt.choose(
    'The warehouse is',
    kinds.map((kind) => forms[kind].title),
  )
  const kind = kinds[chosen] ?? 'duckdb'
  const form = forms[kind]
  const way =
    form.ways?.of[
      await prompt.choose(
        form.ways.question,
        form.ways.of.map(({ label }) => label),
      )
    ]
  const settings: Record<string, unknown> = { ...way?.sets }
  const secrets: Record<string, string> = {}
  for (const field of fieldsOf(form, way?.name)) {
    const suggestion = field.setting === 'project' ? projectOf(secrets.credentials) : field.default
    const value = await askField(prompt, say, field, suggestion)
    if (value === '') continue
    if (field.secret && !hasReference(value)) secrets[field.setting] = value
    else settings[field.setting] = field.many ? value.split(',').map((one) => one.trim()) : value
  }
  return { kind, settings, secrets, makesKey: way?.name === 'new key', diagnostics: [] }
}

const askField = async (
  prompt: Prompt,
  say: (text: string) => void,
  field: Field,
  suggestion: string | undefined,
): Promise<string> => {
  const question = `${field.label} (${field.about}${field.required ? '' : '; may be left empty'})`
  for (;;) {
    const hidden = field.secret === true && field.fileOption === undefined
    const answer = hidden ? await prompt.secret(question) : await prompt.text(question, suggestion)
    if (answer === '' && field.required) say(`${field.label} is needed.`)
    else if (answer !== '' && field.fileOption) {
      const value = readValueFile(answer, field.fileOption)
      if (typeof value === 'string') return value
      say(value.mistake.diagnostics[0]?.message ?? '')
    } else return answer
  }
}

/** The project that a service account's key belongs to. */
export const projectOf = (credentials: string | undefined): string | undefined => {
  try {
    const { project_id: project } = JSON.parse(credentials ?? '{}') as { readonly project_id?: unknown }
    return typeof project === 'string' ? project : undefined
  } catch {
    return undefined
  }
}
