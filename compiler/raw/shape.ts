import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { rawDiagnostic } from '../diagnostics/raw.ts'
import type { SqlColumn } from '../sql-reader.ts'
import { columnKey } from './names.ts'
import type { SqlRules } from './rules.ts'

/** What the result of a raw SQL text is to be. */
export type RawShape =
  | { readonly kind: 'segment'; readonly idNames?: readonly string[] }
  | {
      readonly kind: 'traits'
      /** What the ID column may be called: as it is sent, as in the entity's table, or plainly. */
      readonly idNames?: readonly string[]
      /** The most columns, the ID included. */
      readonly most: number
    }

/** The names of an ID column when no entity says another. */
export const usualIdNames = ['user_id', 'group_id', 'id'] as const

const otherIdentifiers: readonly { readonly pattern: RegExp; readonly kind: string }[] = [
  { pattern: /^(e_?mail|e_?mail_address|.*_e_?mail)$/, kind: 'an e-mail address' },
  { pattern: /^(anonymous_?id|.*_anonymous_id)$/, kind: 'an anonymous ID' },
]

/** Whether the columns make a segment or a trait set; findings stand at the column. */
export const checkShape = (
  columns: readonly SqlColumn[],
  shape: RawShape,
  rules: SqlRules,
  text: string,
): readonly Diagnostic[] =>
  shape.kind === 'segment' ? segmentShape(columns, shape, text) : traitsShape(columns, shape, rules, text)

const at = (column: SqlColumn | undefined, text: string) => ({
  span: column?.span ?? { start: text.search(/\S|$/), end: text.trimEnd().length },
})

const shownName = ({ name }: SqlColumn, index: number): string => name ?? `column ${index + 1}`

const segmentShape = (
  columns: readonly SqlColumn[],
  { idNames = usualIdNames }: RawShape,
  text: string,
): readonly Diagnostic[] => {
  if (columns.length !== 1) {
    const second = columns[1]
    return [rawDiagnostic('E720', at(second, text), { columns: columns.map(shownName) })]
  }
  return otherIdentifier(columns[0], idNames, text)
}

/** A list of e-mail addresses or of anonymous IDs is no list of people, unless the entity says so. */
const otherIdentifier = (
  column: SqlColumn | undefined,
  idNames: readonly string[],
  text: string,
): readonly Diagnostic[] => {
  const name = column?.name?.toLowerCase()
  if (name === undefined || idNames.some((id) => id.toLowerCase() === name)) return []
  const found = otherIdentifiers.find(({ pattern }) => pattern.test(name))
  if (!found) return []
  return [
    rawDiagnostic('E726', at(column, text), { name: column?.name ?? '', kind: found.kind, id: idNames[0] ?? 'id' }),
  ]
}

const traitsShape = (
  columns: readonly SqlColumn[],
  { idNames = usualIdNames, most }: Extract<RawShape, { kind: 'traits' }>,
  rules: SqlRules,
  text: string,
): readonly Diagnostic[] => {
  const unnamed = columns.flatMap((column, index) =>
    column.name === undefined ? [rawDiagnostic('E724', at(column, text), { position: index + 1 })] : [],
  )
  const ids = new Set(idNames.map((name) => name.toLowerCase()))
  const id = columns.find(({ name }) => name !== undefined && ids.has(name.toLowerCase()))
  if (!id && unnamed.length === 0) {
    const emails = columns.flatMap((column) => otherIdentifier(column, idNames, text)).slice(0, 1)
    const [first] = columns
    return emails.length > 0 ? emails : [rawDiagnostic('E721', at(first, text), { names: idNames })]
  }
  if (columns.length > most) {
    return [rawDiagnostic('E722', at(columns[most], text), { limit: most, found: columns.length })]
  }
  if (id && columns.length === 1) return [rawDiagnostic('E725', at(id, text), {})]
  return [...unnamed, ...repeated(columns, rules, text)]
}

const repeated = (columns: readonly SqlColumn[], rules: SqlRules, text: string): readonly Diagnostic[] => {
  const seen = new Set<string>()
  return columns.flatMap((column) => {
    if (column.name === undefined) return []
    const key = columnKey(column.name, rules)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [rawDiagnostic('E723', at(column, text), { name: column.name })]
  })
}
