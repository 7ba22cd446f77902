import { type LintOptions, lintSql } from '../../../compiler/raw/lint.ts'
import { checkShape, type RawShape, usualIdNames } from '../../../compiler/raw/shape.ts'
import type { SqlFacts, SqlReader } from '../../../compiler/sql-reader.ts'
import { fillTemplate, type Template, templateDialects, templates } from '../../../dialects/templates/index.ts'
import { idNames as entityIdNames, safeFunctionsOf } from '../../raw-sql/lint-options.ts'
import { openForLint } from '../../raw-sql/open-for-lint.ts'
import { readerOf } from '../../readers/index.ts'
import type { LintAnswer, TemplateEntry } from '../api/sql.ts'
import { type WholeProject, wholeProject } from '../edited.ts'
import { toFinding } from '../findings.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal, type Refusal, refusal, refuseFor } from '../refusal.ts'

const verdicts = { proven: 'read-only', unproven: 'unproven', refused: 'refused' } as const satisfies Record<
  SqlFacts['readOnly'],
  LintAnswer['verdict']
>

interface Question {
  readonly connection: string
  readonly sql: string
  readonly as?: 'segment' | 'traits' | undefined
  readonly online: boolean
}

/** What an ID column may be called: as in any entity of the connection, or plainly. */
const shapeOf = (kind: RawShape['kind'], connection: string, { checked, config }: WholeProject): RawShape => {
  const own = [...checked.entities.values()].filter((entity) => entity.connection === connection)
  const idNames = [...new Set([...own.flatMap(entityIdNames), ...usualIdNames])]
  return kind === 'traits' ? { kind, idNames, most: config.limits.traitColumns } : { kind, idNames }
}

/** A raw query of the project's, judged: offline, or by the warehouse's own word too. */
export const lintQuery = async (
  { connection: name, sql, as, online }: Question,
  project: WholeProject,
  signal: AbortSignal,
): Promise<{ readonly facts: SqlFacts; readonly reader: SqlReader } | Refusal> => {
  const connection = project.config.connections[name]
  if (!connection) return refusal(404, 'connection', `There is no connection \`${name}\`.`)
  const reader = await readerOf(connection.kind)
  const shape = as && shapeOf(as, name, project)
  const catalog = project.catalog.connections[name]
  const options: LintOptions = {
    safeFunctions: safeFunctionsOf(connection),
    ...(catalog && { catalog }),
    ...(shape && { as: shape }),
  }
  if (!online) return { facts: await lintSql(reader, sql, options), reader }
  const opened = await openForLint(project.root, name, signal)
  if ('failed' in opened) return refuseFor(502, opened.failed)
  try {
    return { facts: await lintSql(reader, sql, { ...opened.value.options, ...options }), reader }
  } finally {
    await opened.value.close()
  }
}

const toAnswer = (
  facts: SqlFacts,
  { rules }: SqlReader,
  { sql, connection }: Question,
  project: WholeProject,
): LintAnswer => {
  const { columns } = facts
  const fits = (kind: RawShape['kind']): boolean =>
    facts.readOnly !== 'refused' &&
    columns !== undefined &&
    !checkShape(columns, shapeOf(kind, connection, project), rules, sql).some(({ severity }) => severity === 'error')
  return {
    findings: facts.diagnostics.map(toFinding),
    verdict: verdicts[facts.readOnly],
    ...(columns && {
      columns: columns.map(({ name, type, native, span }) => ({
        name: name ?? null,
        ...((native ?? type) !== undefined && { type: native ?? type?.kind }),
        ...(span && { span: { ...span } }),
      })),
    }),
    tables: facts.tables.map(({ path, known }) => [...(known ?? path.map(({ text }) => text))]),
    fits: { segment: fits('segment'), traits: fits('traits') },
  }
}

const toEntry = (template: Template): TemplateEntry => ({
  name: template.name,
  title: template.title,
  category: template.category,
  source: template.source,
  description: template.description,
  kind: template.as,
  sql: Object.fromEntries(
    templateDialects.map((dialect) => [dialect, fillTemplate(template, dialect).value ?? template.sql[dialect]]),
  ),
  parameters: template.parameters.map(({ name, kind, description, default: value }) => ({
    name,
    type: kind,
    description,
    value,
  })),
})

export const sqlHandlers = {
  'POST /api/lint': async ({ body, signal }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const linted = await lintQuery(body, project, signal)
    if (isRefusal(linted)) return linted
    return toAnswer(linted.facts, linted.reader, body, project)
  },
  'GET /api/templates': async () => ({ templates: templates.map(toEntry) }),
} satisfies Partial<Handlers>
