import { basename } from 'node:path'
import type { Catalog } from '../../compiler/catalog.ts'
import { homesOf } from '../../compiler/check/homes.ts'
import { checkProject } from '../../compiler/index.ts'
import type { SqlFacts, SqlReader } from '../../compiler/sql-reader.ts'
import { asRulesDiagnostic } from '../../dialects/lint/as-rules/diagnostics.ts'
import { offerRules } from '../../dialects/lint/as-rules/offer.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { ParsedDocument } from '../../grammar/document.ts'
import { parseText } from '../../grammar/index.ts'
import type { Config } from '../config-schema.ts'
import { readProject, settingsOf } from '../project.ts'

export interface AsRulesAnswer {
  /** The segment's text, or null when the query stays SQL. */
  readonly segment: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/** `segql lint --as-rules`: the rules of the project that find the same people as the query. */
export const asRules = async (
  { query }: SqlFacts,
  reader: SqlReader,
  asked: { readonly root: string; readonly connection: string; readonly file: string; readonly of?: string },
): Promise<AsRulesAnswer> => {
  if (!query) return { segment: null, diagnostics: [] }
  const { root, connection, file, of } = asked
  const { config, catalog, documents } = await readProject(root)
  const tables = catalog.connections[connection]
  if (!config || !tables) return { segment: null, diagnostics: [] }
  const { segment, diagnostics } = offerRules(query, {
    rules: reader.rules,
    catalog: tables,
    connection,
    homes: homesOf(documents, catalog, settingsOf(config)),
    name: freeName(segmentName(file), documents),
    ...(of !== undefined && { of }),
  })
  const mistake = segment === undefined ? undefined : mistakeIn(segment, [...documents], catalog, config)
  if (mistake)
    return { segment: null, diagnostics: [asRulesDiagnostic('I770', {}, { what: lowerFirst(mistake.message) })] }
  return { segment: segment ?? null, diagnostics }
}

/** The segment must pass the check of the project it is offered to. */
const mistakeIn = (
  segment: string,
  documents: readonly ParsedDocument[],
  catalog: Catalog,
  config: Config,
): Diagnostic | undefined => {
  const file = 'as-rules.segql'
  const parsed = parseText(segment, { file })
  const { diagnostics } = checkProject([...documents, parsed], catalog, settingsOf(config))
  return diagnostics.find((one) => one.file === file && one.severity === 'error')
}

const lowerFirst = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`

/** The name, or the first with a number behind it that nothing in the project has. */
const freeName = (name: string, documents: readonly ParsedDocument[]): string => {
  const taken = new Set(
    documents.flatMap(({ items }) => items.map(({ item }) => (item && 'name' in item ? item.name : ''))),
  )
  const names = [name, ...Array.from(taken, (_, index) => `${name}_${index + 2}`)]
  return names.find((one) => !taken.has(one)) ?? `${name}_${taken.size + 2}`
}

/** `queries/Churn risk.sql` as `churn_risk`. */
const segmentName = (file: string): string => {
  const word = basename(file)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  return /^[\p{L}_]/u.test(word) ? word : `segment_${word || 'of_query'}`
}
