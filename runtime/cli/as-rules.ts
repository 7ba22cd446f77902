import { basename } from 'node:path'
import { homesOf } from '../../compiler/check/homes.ts'
import type { SqlFacts, SqlReader } from '../../compiler/sql-reader.ts'
import { offerRules } from '../../dialects/lint/as-rules/offer.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
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
    name: segmentName(file),
    ...(of !== undefined && { of }),
  })
  return { segment: segment ?? null, diagnostics }
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
