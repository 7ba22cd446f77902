export { type CatalogOptions, readCatalog } from './catalog.ts'
export { configFile, parseConfig, readConfig } from './config.ts'
export type { Config, Connection, DuckDbConnection } from './config-schema.ts'
export { testConnection } from './connections/probe/probe.ts'
export { resolveConnection } from './connections/resolve.ts'
export type { ResolvedConnection } from './connections/resolved.ts'
export { introspect } from './duckdb/introspect.ts'
export { type OpenDuckDb, type OpenOptions, openDuckDb } from './duckdb/open.ts'
export type { Cell, CellRow, Session } from './duckdb/session.ts'
export { type Draft, type DraftOptions, draftProject, writeDraft } from './init/init.ts'
export { hasErrors, type Project, readDocument, readProject, settingsOf } from './project.ts'
export { type ExplainOptions, explainTarget } from './run/explain.ts'
export type { Outcome, RunReport, Step } from './run/outcome.ts'
export { type Preview, type PreviewColumn, type PreviewOptions, previewTarget } from './run/preview.ts'
export { type RunOptions, run } from './run/run.ts'
export { listTargets, type Target } from './run/target.ts'
export { openStore, type Store, type StoreOptions } from './store/open.ts'
export {
  type Current,
  type ReadCurrent,
  type ResultPlace,
  readCurrent,
  resultFile,
  resultFolder,
} from './store/results.ts'
