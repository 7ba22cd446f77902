import type { LintOptions } from '../../compiler/raw/lint.ts'
import { usualIdNames } from '../../compiler/raw/shape.ts'
import type { SqlDialect } from '../../dialects/lint/index.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import { readCatalog } from '../catalog.ts'
import { readConfigAndStore } from '../config-and-store.ts'
import type { Config } from '../config-schema.ts'
import { openWarehouse } from '../drivers/index.ts'
import { failure } from '../failures.ts'
import { hasErrors, readDocument } from '../project.ts'
import { describeWith } from '../readers/index.ts'
import { readyConnection } from '../run/resolve-connection.ts'
import { readSources } from '../sources.ts'
import { safeFunctionsOf } from './lint-options.ts'

export interface LintConnection {
  readonly kind: SqlDialect
  readonly options: LintOptions
  /** What the ID column may be called: as the project's entities of the connection call it, and as usual. */
  readonly idNames: readonly string[]
  /** The most columns of a trait set. */
  readonly traitColumns: number
  /** Findings about the connection that do not keep a text from being read. */
  readonly diagnostics: readonly Diagnostic[]
  readonly close: () => Promise<void>
}

type Opened = { readonly value: LintConnection } | { readonly failed: readonly Diagnostic[] }

/** A connection's catalog, and the warehouse to ask how it compiles a text. One that cannot be reached leaves what is known of it. */
export const openForLint = async (root: string, name: string, signal?: AbortSignal): Promise<Opened> => {
  const { value: config, diagnostics: found } = await readConfigAndStore(root)
  if (!config) return { failed: found }
  const connection = config.connections[name]
  if (!connection) {
    const near = nearest(name, Object.keys(config.connections))
    return { failed: [failure('E930', { name, kind: 'connection', near })] }
  }
  const only = { ...config, connections: { [name]: connection } }
  const { value: catalogs, diagnostics } = await readCatalog(root, only, signal ? { signal } : {})
  const catalog = catalogs.connections[name]
  const options: LintOptions = { safeFunctions: safeFunctionsOf(connection), ...(catalog && { catalog }) }
  const offline: LintConnection = {
    idNames: idNamesOf(root, config, name),
    traitColumns: config.limits.traitColumns,
    kind: connection.kind,
    options,
    diagnostics: asWarnings(diagnostics),
    close: async () => {},
  }
  if (!catalog || catalog.absent || hasErrors(diagnostics)) return { value: offline }
  const ready = await readyConnection(name, connection, root)
  if ('failed' in ready) return { value: { ...offline, diagnostics: asWarnings([ready.failed]) } }
  const opened = await openWarehouse(ready.value, { name, root, minutes: 1, ...(signal && { signal }) })
  if ('failed' in opened) return { value: { ...offline, diagnostics: asWarnings([opened.failed]) } }
  const warehouse = opened.value
  const online = { ...options, describe: describeWith(warehouse) }
  return { value: { ...offline, options: online, close: () => warehouse.close() } }
}

const idNamesOf = (root: string, config: Config, connection: string): readonly string[] => {
  const items = readSources(root, config.sources).files.flatMap((file) => readDocument(file).document.items)
  const own = items.flatMap((item) => {
    if (item.kind !== 'entity' || (item.connection !== undefined && item.connection !== connection)) return []
    return [item.sends?.as, item.id?.column].filter((name) => name !== undefined)
  })
  return [...new Set([...own, ...usualIdNames])]
}

/** A connection that cannot be asked leaves the offline findings, which count on their own. */
const asWarnings = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }))
