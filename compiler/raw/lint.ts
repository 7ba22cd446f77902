import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest, nearestAmong } from '../../grammar/nearest.ts'
import type { ConnectionCatalog } from '../catalog.ts'
import { rawDiagnostic } from '../diagnostics/raw.ts'
import type { Describe, ReadOnly, SqlFacts, SqlNamed, SqlReader, SqlReading, SqlTableUse } from '../sql-reader.ts'
import { adviseSql, type People } from './advice/index.ts'
import { resolveQuery } from './resolve.ts'
import type { SqlRules } from './rules.ts'
import type { Columns } from './scope.ts'
import { checkShape, type RawShape } from './shape.ts'

export interface LintOptions {
  readonly catalog?: ConnectionCatalog
  /** Functions, operators and types that the connection says only read. */
  readonly safeFunctions?: readonly string[]
  /** What the result is to be. */
  readonly as?: RawShape
  /** The table and ID column of the entity that the result speaks of: it is proposed where another ID is selected. */
  readonly people?: People
  /** The online stage. It is asked only of texts that are not refused. */
  readonly describe?: Describe
}

/** Everything that is known of a raw SQL text before it is run. */
export const lintSql = async (reader: SqlReader, text: string, options: LintOptions = {}): Promise<SqlFacts> => {
  const { catalog } = options
  const { rules } = reader
  const reading = await reader.read(text, catalog && !catalog.absent ? { catalog } : {})
  const { query, statement } = reading
  if (!query) {
    return {
      readOnly: 'refused',
      columns: undefined,
      tables: [],
      functions: [],
      statement,
      diagnostics: reading.diagnostics,
    }
  }
  const resolved = resolveQuery(query, rules, catalog)
  const proof = prove(reading, resolved, rules, options)
  const offline = reading.columns ?? resolved.columns
  const described = proof.readOnly === 'refused' ? undefined : await describeText(options.describe, statement, offline)
  const columns = described?.columns ?? offline
  const found = [...reading.diagnostics, ...proof.diagnostics, ...(described?.diagnostics ?? [])]
  const broken = found.some(({ severity }) => severity === 'error')
  const { as, people } = options
  const shape = as && columns && !broken ? checkShape(columns, as, rules, text) : []
  const advised = {
    rules,
    ...(catalog && { catalog }),
    ...(as && { as }),
    ...(people && { people }),
    ...(columns && { columns }),
  }
  const advice = broken || shape.length > 0 ? [] : adviseSql(query, text, advised)
  return {
    readOnly: proof.readOnly,
    columns,
    tables: resolved.tables,
    functions: reading.calls,
    query,
    statement,
    ...(described?.bytes !== undefined && { bytes: described.bytes }),
    diagnostics: [...found, ...shape, ...advice],
  }
}

interface Proof {
  readonly readOnly: ReadOnly
  readonly diagnostics: readonly Diagnostic[]
}

const prove = (
  reading: SqlReading,
  { tables, fieldCalls }: Pick<ReturnType<typeof resolveQuery>, 'tables' | 'fieldCalls'>,
  rules: SqlRules,
  { catalog, safeFunctions = [] }: LintOptions,
): Proof => {
  const safe = new Set(safeFunctions.map((name) => name.toLowerCase()))
  const known = catalog && !catalog.absent ? catalog : undefined
  const diagnostics = [
    ...(known ? tables.flatMap((table) => tableFinding(table, known) ?? []) : []),
    ...(known || tables.length === 0 ? [] : [rawDiagnostic('W750', {}, {})]),
    ...[...reading.calls, ...fieldCalls].flatMap((call) => callFinding(call, rules, safe) ?? []),
    ...reading.foreign.flatMap((one) => foreignFinding(one, rules, safe) ?? []),
  ]
  const refused = diagnostics.some(({ severity }) => severity === 'error')
  return {
    readOnly: refused ? 'refused' : diagnostics.length > 0 ? 'unproven' : 'proven',
    diagnostics: once(diagnostics),
  }
}

/** The same name at several places is one finding. */
const once = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Set<string>()
  return diagnostics.filter(({ code, message }) => {
    const key = `${code} ${message}`
    return seen.has(key) ? false : seen.add(key)
  })
}

const placed = ({ span }: { readonly span?: SqlNamed['span'] }) => (span ? { span } : {})

const tableFinding = (table: SqlTableUse, catalog: ConnectionCatalog): Diagnostic | undefined => {
  if (table.known) return undefined
  const name = table.path.map(({ text }) => text).join('.')
  if (table.elsewhere) {
    return rawDiagnostic('W753', placed(table), { table: name, known: table.elsewhere.join('.') })
  }
  const names = catalog.tables.map((one) => one.name.join('.'))
  const short = catalog.tables.map((one) => one.name.at(-1) ?? '')
  const near = table.path.length > 1 ? nearest(name, names) : nearest(name, short)
  return rawDiagnostic('E711', placed(table), { table: name, near })
}

const callFinding = (call: SqlNamed, rules: SqlRules, safe: ReadonlySet<string>): Diagnostic | undefined => {
  const name = call.path.join('.')
  const plain = plainName(call.path, rules)
  if (safe.has(name.toLowerCase())) return undefined
  if (plain !== undefined && rules.functions.has(plain) && !rules.forbidden.has(plain)) return undefined
  const last = call.path.at(-1) ?? ''
  const reason = rules.forbidden.get(plain ?? name) ?? rules.forbidden.get(last) ?? forbiddenByBeginning(name, rules)
  if (reason !== undefined) return rawDiagnostic('E712', placed(call), { name, reason })
  const near = call.path.length === 1 ? nearFunctions(rules)(name).filter((one) => one.length > 3) : []
  return rawDiagnostic('W751', placed(call), { name, title: rules.title, near })
}

/** A dialect has hundreds of functions: they are made ready once. */
const prepared = new WeakMap<SqlRules, (name: string) => readonly string[]>()
const nearFunctions = (rules: SqlRules): ((name: string) => readonly string[]) => {
  const known = prepared.get(rules) ?? nearestAmong(rules.functions)
  prepared.set(rules, known)
  return known
}

/** A function of the database itself may be named with the schema it stands in. */
const plainName = (path: readonly string[], { functionSchemas, functions }: SqlRules): string | undefined => {
  const name = path.join('.')
  if (path.length === 1 || functions.has(name)) return name
  const [schema = '', ...rest] = path
  return functionSchemas.has(schema) ? rest.join('.') : undefined
}

const forbiddenByBeginning = (name: string, { forbidden }: SqlRules): string | undefined => {
  for (const [beginning, reason] of forbidden) {
    if (beginning.endsWith('*') && name.startsWith(beginning.slice(0, -1))) return reason
  }
  return undefined
}

const foreignFinding = (one: SqlNamed, { title }: SqlRules, safe: ReadonlySet<string>): Diagnostic | undefined => {
  const name = one.path.join('.')
  return safe.has(name.toLowerCase()) ? undefined : rawDiagnostic('W752', placed(one), { name, title })
}

interface Described {
  readonly columns?: Columns
  readonly bytes?: bigint
  readonly diagnostics: readonly Diagnostic[]
}

/** Names and types of the warehouse itself count; where a column stands is what the text shows. */
const describeText = async (
  describe: Describe | undefined,
  statement: string,
  offline: Columns,
): Promise<Described | undefined> => {
  const description = await describe?.(statement)
  if (!description) return undefined
  if (description.kind === 'described') {
    const columns = description.columns.map((column, index) => {
      const span = offline?.length === description.columns.length ? offline[index]?.span : undefined
      return { ...(span && { span }), ...column }
    })
    return { columns, diagnostics: [], ...(description.bytes !== undefined && { bytes: description.bytes }) }
  }
  const { message: reason, hint, span } = description
  const origin = span ? { span } : {}
  const found =
    description.reason === 'permission'
      ? rawDiagnostic('E728', origin, { reason })
      : rawDiagnostic('E729', origin, { reason, ...(hint !== undefined && { hint }) })
  return { diagnostics: [found] }
}
